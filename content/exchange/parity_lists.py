"""Lists of planted mistakes and of harmless edits, and what the guard says to each.

A list is a folder with a file per language: `de.yaml` of mistakes (`source`, `right`,
`wrong`, `kind`) and `clean-de.yaml` of edits (`source`, `right`, `edited`). `right` is
what people approved.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from content.languages import LANGUAGES
from content.parity import Difference, Pair, compare
from content.publishing.parity import asks

SOURCE_LANGUAGE = "nl"
"""In which every list has its sources."""

Outcome = Literal["specific", "rule", "silent"]
Words = Callable[[str], Collection[str]]
"""For a language, the words that other texts have."""


class BrokenList(ValueError):
    """A list cannot be read; says which."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row and what was found in it.

    place: of its list. first: something is found without an approved pair. asks: it asks
    for a reason in every text, not in safety texts alone.
    """

    place: str
    language: str
    kind: str
    is_mistake: bool
    right: str
    typed: str
    outcome: Outcome
    asks: bool
    first: bool


def rows(folder: Path, words: Words) -> Iterator[Row]:
    """Every row of every list in a folder and those within it.

    Raises:
        BrokenList: a file is none.
    """
    for path in sorted(folder.rglob("*.yaml")):
        name = path.stem.removeprefix("clean-")
        if name not in LANGUAGES:
            raise BrokenList(f"{path}: the name of a list is a language: de, clean-de.")
        is_mistake = name == path.stem
        try:
            for row in yaml.safe_load(path.read_text(encoding="utf-8")):
                yield _asked(
                    row,
                    "wrong" if is_mistake else "edited",
                    place=path.parent.name,
                    language=name,
                    is_word=words(name).__contains__,
                )
        except (yaml.YAMLError, KeyError, TypeError) as error:
            raise BrokenList(f"{path}: {error}") from error


def _asked(
    row: Mapping[str, str],
    name: str,
    *,
    place: str,
    language: str,
    is_word: Callable[[str], bool],
) -> Row:
    right, typed = (
        Pair(
            source=row["source"],
            translation=row[which],
            source_language=SOURCE_LANGUAGE,
            language=language,
        )
        for which in ("right", name)
    )
    found = compare(typed, approved=right, is_word=is_word)
    before = {(one.kind, one.what, one.surplus) for one in compare(right)}
    first = {(one.kind, one.what, one.surplus) for one in compare(typed)}
    return Row(
        place=place,
        language=language,
        kind=row.get("kind", "").replace("_", "-"),
        is_mistake=name == "wrong",
        right=row["right"],
        typed=row[name],
        outcome=_outcome(found),
        asks=any(asks(one, safety=False, is_approved=True) for one in found),
        first=bool(first - before),
    )


def _outcome(found: list[Difference]) -> Outcome:
    if not found:
        return "silent"
    by_rule = all(
        one.kind == "alone" and one.what in ("rewritten", "anew") for one in found
    )
    return "rule" if by_rule else "specific"
