"""`docs/parity-report.md`: what the guard between languages finds, and whom it disturbs."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from content.exchange.book_of_files import book_of
from content.exchange.folders import Content
from content.exchange.parity_lists import BrokenList, Row, rows
from content.exchange.parity_starter import Starter, measured, words_of

_HEAD = """\
# What the guard between languages finds

Made by `manage.py parity_report`; do not edit. Each list holds texts whose translation
people have approved, with one mistake planted in the translation, or one edit that leaves
what it says as it was. The guard has learned from the lists of this repository: what it
found in each when it was asked for the first time stands in
`docs/decisions/0027-parity.md`."""

_MISTAKES = """\
A *specific* check says what differs: a number, a word that denies, a lost item. The *rule*
says only that a sentence was changed while its source stands. Both are a reason to give in
a safety text; *everywhere*: a reason is asked for in every text. *First*: found without an
approved pair, as in a first translation."""

_EDITS = """\
*Silent*: nothing is said. *Safety alone*: a reason in a safety text, a hint in others.
*Everywhere*: a reason in every text."""


def parity_page(folder: Path, content: Content) -> str:
    """The whole document; ends with a newline.

    folder: of the lists, one in each folder that holds any. content: whose own
    translations are measured beside their sources.

    Raises:
        BrokenList: a list cannot be read, or there is none.
    """
    book = book_of(content)
    lists = [*rows(folder, cache(partial(words_of, book)))]
    if not lists:
        raise BrokenList(f"There is no list in {folder}.")
    mistakes = [one for one in lists if one.is_mistake]
    edits = [one for one in lists if not one.is_mistake]
    parts = [
        _HEAD,
        "## Planted mistakes",
        _MISTAKES,
        _table(
            ["list", "kind", *_OUTCOMES.values(), "everywhere", "first"],
            _mistakes(mistakes),
        ),
        "### Missed",
        _quoted(one for one in mistakes if one.outcome == "silent"),
        "## Harmless edits",
        _EDITS,
        _table(
            ["list", "edits", "silent", "safety alone", "everywhere"], _edits(edits)
        ),
        "### Asked for a reason everywhere",
        _quoted(one for one in edits if one.asks),
        "## Texts that nobody has broken",
        _untouched(measured(book)),
    ]
    return "\n\n".join(parts) + "\n"


_OUTCOMES = {"specific": "specific", "rule": "rule alone", "silent": "missed"}


def _mistakes(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Kind by kind, and all of a list."""
    for name, some in _by_list(rows):
        kinds = dict.fromkeys(one.kind for one in some)
        for kind in kinds:
            yield [name, kind, *_counts([one for one in some if one.kind == kind])]
        yield [name, "**all**", *_counts(some)]


def _counts(rows: Sequence[Row]) -> Iterator[str]:
    for outcome in _OUTCOMES:
        yield _of(sum(one.outcome == outcome for one in rows), len(rows))
    yield _of(sum(one.asks for one in rows), len(rows))
    yield _of(sum(one.first for one in rows), len(rows))


def _edits(rows: Sequence[Row]) -> Iterator[list[str]]:
    for name, some in _by_list(rows):
        silent = sum(one.outcome == "silent" for one in some)
        asking = sum(one.asks for one in some)
        rest = len(some) - silent - asking
        yield [name, *map(str, (len(some), silent, rest, asking))]


def _by_list(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    names = dict.fromkeys((one.place, one.language) for one in rows)
    for place, language in names:
        some = [one for one in rows if (one.place, one.language) == (place, language)]
        yield f"{place}, {language}", some


def _quoted(rows: Iterable[Row]) -> str:
    """The words that differ, row by row."""
    lines = [
        f"- {one.place}, {one.language}"
        + (f", {one.kind}" if one.kind else "")
        + ": "
        + " → ".join(_differing(one.right, one.typed))
        for one in rows
    ]
    return "\n".join(lines) or "None."


def _differing(old: str, new: str) -> tuple[str, str]:
    before, after = old.split(), new.split()
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    changed = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    if not changed:
        return "“”", "“”"
    first, last = changed[0], changed[-1]
    return (
        f"“{' '.join(before[first[1] : last[2]])}”",
        f"“{' '.join(after[first[3] : last[4]])}”",
    )


def _untouched(starter: Starter) -> str:
    told = _of(starter.hinted + starter.asked, starter.parts)
    return f"""\
Each translation of the starter beside its source, as a first translation: something is said
of {told}: {starter.hinted} hints, {starter.asked} reasons in safety texts.
Once people have approved the pair, of none: nothing changed.

When the last statement of a text is added to source and translation together, something is
said of {_of(starter.told, starter.added)}."""


def _of(number: int, whole: int) -> str:
    share = f" ({100 * number / whole:.0f} %)" if whole >= _FEWEST else ""
    return f"{number} of {whole}{share}" if number else f"0 of {whole}"


_FEWEST = 30
"""Of so many a share in percent says something."""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    every = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in every)
