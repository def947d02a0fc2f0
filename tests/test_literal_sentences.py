"""Sentences as editors write them, read against the facts of the starter.

`literal_sentences/` has more than 100 in each language: half of them type a fact by
hand, with the same value or another, and half hold numbers of other things.
"""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.facts.from_book import fact_book
from content.facts.words import words
from content.languages import LANGUAGES
from content.literals.finder import find
from tests.conftest import STARTER

SENTENCES = Path(__file__).parent / "literal_sentences"


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
    return fact_book(book_of(folders.read(STARTER)))


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
    assert planted >= 60
    assert clean >= 60
    assert missed == []
    assert disturbed == []


PLACE = re.compile(r"\{\{([a-z_]+)(?::([a-z]+))?\}\}")


def filled(text, **where):
    """A text as the site would show it."""

    def value(place):
        return words(key=place[1], form=place[2] or "", **where).text

    return PLACE.sub(value, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_advice_changes_what_a_sentence_says(language, book):
    advised = 0
    for clinic, _wanted, sentence in rows(language):
        where = {"language": language, "book": book, "clinic": clinic}
        for one in find(sentence, **where):
            if not one.is_same:
                assert "{{" not in one.message, sentence
                assert one.said in one.message
                continue
            advised += 1
            before, after = sentence[: one.start], sentence[one.start :]
            instead = filled(one.instead, **where)
            followed = before + after.replace(one.quantity, instead, 1)
            (again,) = find(followed, **where)
            assert (again.key, again.is_same) == (one.key, True), followed
    assert advised >= 10


@pytest.mark.parametrize(
    "language, clinic, sentence",
    [
        ("nl", "", "Wees er een uur of twee van tevoren."),
        ("nl", "", "Wees er een goed uur van tevoren."),
        ("nl", "", "Rijd een dag niet zelf."),
        ("nl", "", "Rijd 24 extra uur niet zelf."),
        ("de", "", "Kommen Sie eine gute Stunde vor der Infusion."),
        ("de", "", "Fahren Sie einen Tag lang nicht."),
        ("de", "nebelhain", "Eine Serie hat 3 oder 6 Infusionen."),
        ("de", "sternwiese", "Sie kommen zweimal pro Woche zur Infusion."),
        ("en", "", "Arrive a good hour before the infusion."),
        ("en", "", "Do not drive for a day."),
        ("en", "nebelhain", "A series is 3 or 6 infusions."),
        ("en", "nebelhain", "You come in twice a week for an infusion."),
    ],
)
def test_nearly_the_same_is_not_the_same(language, clinic, sentence, book):
    (one,) = find(sentence, language=language, book=book, clinic=clinic)
    assert not one.is_same


@override("en")
def test_a_fact_that_says_something_else_is_shown_and_not_advised(book):
    (one,) = find("No alcohol for the first 48 hours.", language="en", book=book)
    assert one.message == (
        "“48 hours” is typed by hand, but the fact “No driving after the infusion” says "
        "“24\u00a0hours”. Which of the two is right? If this sentence is about something "
        "else, leave it as it is."
    )


@pytest.mark.parametrize("form", ["6 infusen", "6 wekelijkse infusen", "zes sessies"])
def test_what_is_counted_keeps_its_own_words(form, book):
    text = f"U krijgt een reeks van {form}."
    (one,) = find(text, language="nl", book=book, clinic="sternwiese")
    noun = form.split(" ", 1)[1]
    place = "{{sessions}}" if noun == "infusen" else f"{{{{sessions:number}}}} {noun}"
    assert (one.is_same, one.instead) == (True, place)
