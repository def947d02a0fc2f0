"""Two translations of one text, block beside block. HTML in, HTML out; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from content.text.html import Piece, pieces

Pair = tuple[str, str]
"""What stands beside each other; "" where one side has nothing to say."""

_SEE_THROUGH = frozenset(["prose", "record-group", "clinics-compared"])
"""Frames whose blocks stand beside their twins, each within a frame of its own."""

_ASIDE = frozenset(
    ["notice", "translation-note", "earlier", "terms", "service-notices"]
)
"""What one language may say and the other not, without telling them apart."""

_VOID = frozenset(["br", "hr", "img", "source", "wbr"])


@dataclass(kw_only=True)
class _Block:
    """An element: its opening tag, what stands in it as it is written, its own blocks.

    Words that stand by themselves are an opening without more.
    """

    opening: Piece
    inner: str = ""
    closing: str = ""
    blocks: list["_Block"] = field(default_factory=list)

    @property
    def html(self) -> str:
        return self.opening.source + self.inner + self.closing

    @property
    def shape(self) -> tuple[str, ...]:
        """What it is: the same in both languages, whatever it says."""
        return (
            self.opening.tag,
            self.opening.attributes.get("id", ""),
            *self.opening.classes,
        )

    @property
    def is_aside(self) -> bool:
        return not _ASIDE.isdisjoint(self.opening.classes)

    @property
    def is_see_through(self) -> bool:
        return not _SEE_THROUGH.isdisjoint(self.opening.classes)


def pairs(first: str, second: str) -> list[Pair]:
    """Block beside block where both are built alike, else the one beside the other."""
    return _pairs(_blocks(first), _blocks(second))


def _pairs(first: Sequence[_Block], second: Sequence[_Block]) -> list[Pair]:
    if not _are_alike(first, second):
        return [(_whole(first), _whole(second))]
    found: list[Pair] = []
    left, right = [*first], [*second]
    while left or right:
        if left and right and left[0].shape == right[0].shape:
            found += _pair(left.pop(0), right.pop(0))
        elif left and left[0].is_aside:
            found.append((left.pop(0).html, ""))
        else:
            found.append(("", right.pop(0).html))
    return found


def _pair(first: _Block, second: _Block) -> list[Pair]:
    if not (first.is_see_through and _are_alike(first.blocks, second.blocks)):
        return [(first.html, second.html)]
    return [
        (_framed(first, left), _framed(second, right))
        for left, right in _pairs(first.blocks, second.blocks)
    ]


def _framed(frame: _Block, html: str) -> str:
    """A piece of what stood in a frame: no section of its own, as it has no heading."""
    attributes = frame.opening.source.removeprefix(f"<{frame.opening.tag}")
    return html and f"<div{attributes}{html}</div>"


def _are_alike(first: Sequence[_Block], second: Sequence[_Block]) -> bool:
    """They have the same number and kinds of blocks, so that place tells them apart."""
    return _shapes(first) == _shapes(second)


def _shapes(blocks: Sequence[_Block]) -> list[tuple[str, ...]]:
    return [block.shape for block in blocks if not block.is_aside]


def _whole(blocks: Sequence[_Block]) -> str:
    return "".join(block.html for block in blocks)


def _blocks(html: str) -> list[_Block]:
    """The elements at the top of a text, and whatever words stand outside of them."""
    top: list[_Block] = []
    within: list[_Block] = []
    for piece in pieces(html):
        if piece.kind == "end" and within:
            closed = within.pop()
            closed.closing = piece.source
            if within:
                within[-1].inner += closed.html
        elif piece.kind == "start":
            block = _Block(opening=piece)
            (within[-1].blocks if within else top).append(block)
            if piece.tag not in _VOID and not piece.source.endswith("/>"):
                within.append(block)
            elif within:
                within[-1].inner += block.html
        else:
            if piece.source.strip():
                (within[-1].blocks if within else top).append(_Block(opening=piece))
            if within:
                within[-1].inner += piece.source
    return top
