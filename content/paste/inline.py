"""The words of a block as a line of the dialect: bold words, links, marks of notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from content.characters import UNNEEDED, normal
from content.paste.blocks import Run
from content.paste.cleaned import Kind, Removed
from content.paste.debris import without_marks
from content.paste.literal import within

_SOFT_HYPHEN = "\u00ad"
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = re.compile(" {2,}")


def seen(text: str, *, removed: Removed) -> str:
    """A text without characters that nobody sees, with ordinary spaces."""
    if hyphens := text.count(_SOFT_HYPHEN):
        removed[Kind.SOFT_HYPHENS] += hyphens
        text = text.replace(_SOFT_HYPHEN, "")
    text = _SPACE.sub(" ", normal(text))
    text, count = UNNEEDED.subn("", text)
    removed[Kind.INVISIBLE] += count
    return text


def single_spaces(text: str, *, removed: Removed) -> str:
    """A text with no more than one space in a row."""
    text, count = _SPACES.subn(" ", text)
    removed[Kind.SPACES] += count
    return text


def lines_of(
    runs: Sequence[Run],
    *,
    removed: Removed,
    notes: Iterable[str] = (),
    is_plain: bool = False,
) -> list[str]:
    """The lines that some words make. notes: of the footnotes that exist.

    is_plain: without bold words and links; for what would be none in the dialect.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=other, note="")] for other in others]
    known = frozenset(notes)
    found = [
        _line(line, removed=removed, notes=known, is_plain=is_plain) for line in lines
    ]
    return [line for line in found if line]


def _line(
    runs: Sequence[Run], *, removed: Removed, notes: frozenset[str], is_plain: bool
) -> str:
    if is_plain:
        text = "".join(run.text for run in _tidy(runs, removed=removed))
        return " ".join(within(text).split())
    parts: list[str] = []
    for address, group in groupby(_tidy(runs, removed=removed), key=_address):
        same = list(group)
        inner = "".join(_bold(same, is_linked=bool(address), notes=notes))
        before = parts[-1][-1:] if parts else ""
        parts.append(_link(inner, address, before=before))
    text = "".join(parts)
    return re.sub(" {2,}", " ", text).strip()


def _look(run: Run) -> tuple[bool, str, str, bool]:
    return run[1:]


def _address(run: Run) -> str:
    return run.address


def _tidy(runs: Sequence[Run], *, removed: Removed) -> list[Run]:
    """The same words, those of one look together, with single spaces between."""
    found: list[Run] = []
    space = True  # whether a space, or nothing, came last
    for look, same in groupby(runs, key=_look):
        run = Run("", *look)
        text = seen("".join(one.text for one in same), removed=removed)
        text = without_marks(text, removed=removed)
        text = single_spaces(text, removed=removed)
        if space:
            text = text.lstrip(" ")
        space = text.endswith(" ") if text else space
        if text or run.note:
            found.append(run._replace(text=text))
    return found


def _bold(
    runs: Sequence[Run], *, is_linked: bool, notes: frozenset[str]
) -> Iterator[str]:
    before = ""
    for at, run in enumerate(runs):
        text = within(run.text)
        if is_linked:
            text = text.replace("[", "(").replace("]", ")")
        if run.is_bold and text.strip():
            after = runs[at + 1].text[:1] if at + 1 < len(runs) else ""
            text = _starred(text, before=before, after=after)
        if run.note and run.note in notes:
            text = f"[^{run.note}]"
        elif run.note:
            text = f"[{run.note}]"
        before = text[-1:] or before
        yield text


def _starred(text: str, *, before: str, after: str) -> str:
    """Words in bold where the dialect can say so: whole words."""
    words = text.strip()
    start = len(text) - len(text.lstrip())
    lead, end = text[:start], text[start + len(words) :]
    is_whole = (lead or not _is_word(before)) and (end or not _is_word(after))
    if not is_whole or "*" in words or not any(map(str.isalnum, words)):
        return text
    return f"{lead}**{words}**{end}"


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign in ("_", "*")


def _link(text: str, address: str, *, before: str) -> str:
    words = text.strip()
    if not address or not words.strip("*"):
        return text
    start = len(text) - len(text.lstrip())
    lead, end = text[:start], text[start + len(words) :]
    if words == address or f"mailto:{words}" == address or before in ("]", "!"):
        return text  # it is a link for readers as it stands
    return f"{lead}[{words}]({address}){end}"
