"""Spelling, asked of hunspell and its Debian dictionaries.

A word is right when hunspell knows it or each of its parts between hyphens, or when the
project's own lists have it (`content/spelling/<language>.txt`, and `names.txt` for
all languages). Figures, addresses and abbreviations in capitals are not asked about.
"""

import subprocess
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from content.checks.names import is_abbreviation
from content.checks.sentences import sentences
from content.checks.texts import Text
from content.declared_languages import DECLARED
from content.declared_languages import language as declared
from content.text.gendered import joined
from content.text.tokens import spoken

FOLDERS = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
"""Where Debian puts dictionaries."""

LISTS = Path(__file__).resolve().parent.parent / "spelling"
"""The project's own words."""


def missing() -> list[str]:
    """What is not installed here: the program, or dictionaries by their names."""
    try:
        subprocess.run(["hunspell", "--version"], check=True, capture_output=True)  # noqa: S607 (from the PATH, as every tool here)
    except OSError:
        return ["hunspell"]
    return [
        name
        for name in (one.locale for one in DECLARED.values())  # hunspell-nl, -de-de …
        if not any((folder / f"{name}.aff").exists() for folder in FOLDERS)
    ]


def words_of(texts: Iterable[Text]) -> dict[str, list[str]]:
    """Every word of texts in one language → the places where it stands."""
    places: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for sentence in sentences(text):
            for token in spoken(sentence.words):
                if token.kind == "word":
                    word = joined(token.text).replace("’", "'")
                    places[word].append(sentence.place)
    return dict(places)


def unknown(words: Iterable[str], *, language: str) -> list[str]:
    """The words that neither hunspell nor the project's lists know, sorted.

    Asks once about all parts, and again about each word with hyphens that has a part
    nobody knows: "meta-analyse" is right as a whole.
    """
    own = {plain(line) for line in own_lines(language)}
    parts = {word: list(filter(_is_asked, word.split("-"))) for word in words}
    asked = {part for found in parts.values() for part in found}
    wrong = misspelled(asked, language=language)
    return sorted(
        word
        for word, found in parts.items()
        if any(part in wrong and not _is_in(own, part) for part in found)
        and not _is_in(own, word)
        and not ("-" in word and not misspelled([word], language=language))
    )


def misspelled(words: Iterable[str], *, language: str) -> set[str]:
    """What hunspell does not know of the words; of some with hyphens just a part."""
    done = subprocess.run(  # noqa: S603
        ["hunspell", "-l", "-i", "utf-8", "-d", declared(language).locale],  # noqa: S607
        input="\n".join(words),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stdout.splitlines())


def own_lines(language: str) -> list[str]:
    """The entries of a language's list and of the names, as they are written there."""
    return [
        line
        for name in (language, "names")
        for line in (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def plain(line: str) -> str:
    """The word of an entry: "nepinfuus" for "nep|infuus"."""
    return line.replace("|", "")


def _is_in(own: Collection[str], word: str) -> bool:
    return word in own or word[:1].lower() + word[1:] in own


def _is_asked(part: str) -> bool:
    return len(part) > 1 and not is_abbreviation(part)
