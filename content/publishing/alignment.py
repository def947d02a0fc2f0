"""A safety text that is behind, block by block: what still holds stays translated.

Works on finished HTML of three texts: the source words that the translation says, the
translation, and today's source. Pure.
"""

import difflib
import re
from collections.abc import Sequence
from html.parser import HTMLParser

_LISTS = ("ul", "ol")
_VOID = frozenset(["br", "hr", "img", "source"])


def aligned(*, before: str, translation: str, today: str, language: str) -> str | None:
    """Today's source with the blocks whose source is unchanged in the translation.

    language: of the source; its blocks say so. None where source and translation are
    not built alike, so that nobody can tell which block says what.
    """
    old, ours, new = _blocks(before), _blocks(translation), _blocks(today)
    if [one.shape for one in old] != [one.shape for one in ours]:
        return None
    held = _held([one.html for one in old], [one.html for one in new])
    pieces: list[str] = []
    for place, block in enumerate(new):
        if place in held:
            pieces.append(ours[held[place]].html)
        elif block.items:
            pieces.append(_list(block, old, ours, language=language))
        else:
            pieces.append(f'<div lang="{language}">{block.html}</div>')
    return "\n".join(pieces)


def _list(
    block: "_Block", old: Sequence["_Block"], ours: Sequence["_Block"], *, language: str
) -> str:
    """A list item by item, beside the list that it was most like."""
    lists = [place for place, one in enumerate(old) if one.shape[0] == block.shape[0]]
    best = max(
        lists,
        key=lambda place: len(set(old[place].items) & set(block.items)),
        default=None,
    )
    held = _held(old[best].items, block.items) if best is not None else {}
    items = []
    for place, item in enumerate(block.items):
        if place in held and best is not None:
            items.append(ours[best].items[held[place]])
        else:
            items.append(re.sub(r"^<li", f'<li lang="{language}"', item))
    return block.opening + "\n".join(items) + f"</{block.shape[0]}>"


def _held(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Places in the new sequence whose text stands unchanged in the old one."""
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    return {
        b + offset: a + offset
        for a, b, length in matcher.get_matching_blocks()
        for offset in range(length)
    }


class _Block:
    """One element at the top of a text. items: of a list, each with its tags."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.html = ""
        self.opening = ""
        self.items: list[str] = []

    @property
    def shape(self) -> tuple[str, int]:
        """How it is built: two texts of one shape can be told apart by place."""
        return self.tag, len(self.items)


def _blocks(html: str) -> list[_Block]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks


class _Reader(HTMLParser):
    """Copies HTML to the letter, cut at its top elements and the items of its lists."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[_Block] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        text = self.get_starttag_text() or ""
        if not self._open:
            self.blocks.append(_Block(tag))
            self.blocks[-1].opening = text
        if len(self._open) == 1 and tag == "li" and self._open[0] in _LISTS:
            self.blocks[-1].items.append("")
        if tag not in _VOID:
            self._open.append(tag)
        self._write(text)

    def handle_endtag(self, tag: str) -> None:
        self._write(f"</{tag}>", closing=len(self._open) == 1)
        if self._open:
            self._open.pop()

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_data(self, data: str) -> None:
        self._write(data)

    def _write(self, text: str, *, closing: bool = False) -> None:
        is_between = not self._open and not closing
        if is_between and not text.strip():
            return
        if not self.blocks:
            self.blocks.append(_Block(""))
        block = self.blocks[-1]
        block.html += text
        if block.items and len(self._open) > 1 and not closing:
            block.items[-1] += text
