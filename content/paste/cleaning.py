"""The whole way of a pasted text."""

import re

from content.characters import readable
from content.paste.blocks import Block, Run
from content.paste.cleaned import Cleaned, Kind, Removed
from content.paste.debris import begins_related, debris, is_related
from content.paste.lines import cleaned_lines
from content.paste.reading import read
from content.paste.writing import write

_BULLET = re.compile(r"[•·▪▫◦‣●○■□➢➤✓§–—+*-][ \u00a0\t]+(?=\S)")


def clean(*, text: str = "", html: str = "") -> Cleaned:
    """What was copied, as a text in the dialect. Never raises, whatever it is.

    html: as the clipboard has it, where it has any; then text is not looked at, unless
    the HTML holds no words.
    """
    removed: Removed = Removed()
    if html:
        blocks = _without_debris(read(html, removed=removed), removed=removed)
        found = write(_items(blocks), removed=removed)
        if found or not text.strip():
            return Cleaned(text=found, removed=+removed)
    removed = Removed()
    return Cleaned(text=cleaned_lines(text, removed=removed), removed=+removed)


def _without_debris(blocks: list[Block], *, removed: Removed) -> list[Block]:
    kept: list[Block] = []
    is_related_list = False
    for block in blocks:
        words = readable(block.words)
        if is_related(words) or (begins_related(words) and _is_mostly_link(block)):
            removed[Kind.RELATED] += 1
            is_related_list = True
        elif is_related_list and block.is_link:
            removed[Kind.RELATED] += 1
        elif kind := debris(words) if block.kind != "table" and words else None:
            removed[kind] += 1
        else:
            is_related_list = False
            kept.append(block)
    return kept


def _is_mostly_link(block: Block) -> bool:
    """Everything but its first words is a link."""
    runs = [run for run in block.runs if run.text.strip()]
    return len(runs) > 1 and all(run.is_link for run in runs[1:])


def _items(blocks: list[Block]) -> list[Block]:
    """Paragraphs that begin with a bullet are items, if there are two of them."""
    marks = [_bullet(block) for block in blocks]
    for at, block in enumerate(blocks):
        if not marks[at]:
            continue
        is_typed = marks[at] in "-–—+*"
        if is_typed and marks[at] not in marks[max(0, at - 1) : at] + marks[at + 1 : at + 2]:  # fmt: skip
            continue  # alone it may be a minus or a note
        block.kind, block.level = "item", max(0, block.inside + 1)
        block.inside = -1
        block.runs = _without_bullet(block.runs)
    return blocks


def _bullet(block: Block) -> str:
    """The bullet with which a paragraph begins; "" where it begins with words."""
    text = "".join(run.text for run in block.runs).lstrip()
    found = _BULLET.match(text) if block.kind == "text" else None
    return found[0][0] if found else ""


def _without_bullet(runs: list[Run]) -> list[Run]:
    """The words behind the bullet, which may be in several runs."""
    left = _BULLET.match("".join(run.text for run in runs).lstrip())
    count = left.end() if left else 0
    found, is_begun = [], False
    for run in runs:
        text = run.text if is_begun else run.text.lstrip()
        is_begun = is_begun or bool(text)
        cut = min(count, len(text))
        count -= cut
        found.append(run._replace(text=text[cut:]))
    return found
