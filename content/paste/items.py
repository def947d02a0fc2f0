"""Items in levels and numbers that the dialect has."""

from collections.abc import Sequence

from content.paste.blocks import Block, Run

_DEEPEST = 5


def lift(blocks: Sequence[Block]) -> None:
    """Let no item stand more than one level below the item before it."""
    deepest = -1
    for one in blocks:
        if one.kind == "item":
            one.level = deepest = min(one.level, deepest + 1, _DEEPEST)
        elif one.inside > deepest:
            one.inside = deepest
        elif one.inside < 0:
            deepest = -1


def number(blocks: Sequence[Block]) -> None:
    """Find the lists, and let each begin at 1 and have a 2, or go on with one before.

    An item with any other number becomes a paragraph that begins with it, so that a
    reader sees the number that was copied.
    """
    ended = 0  # the last number of a list that something interrupted
    open_lists: list[list[Block]] = []
    for block in blocks:
        if block.kind != "item":
            if block.inside < 0:
                ended = _close(open_lists, 0, ended=ended)
                ended = 0 if block.kind == "heading" else ended
            continue
        _close(open_lists, block.level + 1)
        if len(open_lists) <= block.level:
            open_lists.append([])
        current = open_lists[block.level]
        if current and not _goes_on(current[-1], block):
            _close(open_lists, block.level)
            current = []
            open_lists.append(current)
        block.begins = not current
        block.is_after = bool(ended) and block.number == ended + 1
        current.append(block)
    _close(open_lists, 0)


def _goes_on(before: Block, block: Block) -> bool:
    if not before.number or not block.number:
        return before.number == block.number
    return block.number == before.number + 1


def _close(open_lists: list[list[Block]], level: int, *, ended: int = 0) -> int:
    """Close the lists from a level on; gives the last number of the outermost one."""
    for at in range(len(open_lists) - 1, level - 1, -1):
        items = open_lists.pop()
        if not items[0].number:
            items[0].is_alone = len(items) == 1
            continue
        is_sound = items[0].number == 1 and (len(items) > 1 or at > 0)
        if is_sound or items[0].is_after:
            ended = ended if at else items[-1].number
        else:
            _as_paragraphs(items, is_below=at > 0)
            ended = ended if at else 0
    return ended


def _as_paragraphs(items: list[Block], *, is_below: bool) -> None:
    for item in items:
        item.runs = [Run(f"{item.number}. "), *item.runs]
        item.number = 0
        if not is_below:
            item.kind = "text"
