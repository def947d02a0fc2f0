"""Sentences as editors write them, read against the facts of the starter.

`literal_sentences/` has 60 in each language: 30 that type a fact by hand, with the same
value or another, and 30 with numbers of other things.
"""

from pathlib import Path

import pytest

from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.languages import LANGUAGES
from content.literals.finder import find
from tests.conftest import STARTER

SENTENCES = Path(__file__).parent / "literal_sentences"
WANTED = 0.95


def rows(language):
    """Each sentence with its clinic and what should be found: key, verdict, words."""
    lines = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            about, sentence = line.split(":: ")
            clinic, *found = about.split(maxsplit=3)
            yield clinic.strip("-"), tuple(part.strip() for part in found), sentence


@pytest.fixture(scope="module")
def book():
    return book_of(folders.read(STARTER).tables)


def read(sentence, *, language, book, clinic):
    return [
        (one.key, "same" if one.is_same else "other", one.quantity)
        for one in find(sentence, language=language, book=book, clinic=clinic)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_planted_facts_are_found_and_all_else_is_left_alone(language, book):
    missed, disturbed, planted, clean = [], [], 0, 0
    for clinic, wanted, sentence in rows(language):
        found = read(sentence, language=language, book=book, clinic=clinic)
        if wanted:
            planted += 1
            missed += [(sentence, found)] if found != [wanted] else []
        else:
            clean += 1
            disturbed += [(sentence, found)] if found else []
    print(*missed, *disturbed, sep="\n")
    assert (planted, clean) == (30, 30)
    assert planted - len(missed) >= WANTED * planted
    assert disturbed == []
