"""Every page says the same in three languages: sections, numbers, links, warnings."""

import re
from collections import Counter

import pytest

from content.exchange import folders, page_files
from content.exchange.shapes import NOUN_OF, SHAPES
from content.languages import LANGUAGES, source_language
from tests.conftest import STARTER

CONTENT = folders.read(STARTER)
FACT = re.compile(r"\{\{ *([a-z0-9_]+)(?::[a-z]+)? *\}\}")
LINK = re.compile(r"\]\(([^)\s]+)")
CITATION = re.compile(r"\[@(R\d+[a-z]?)\]")
BLOCK = re.compile(r"^/{3,} *([a-z-]+)", re.MULTILINE)
ITEM = re.compile(r"^ *(?:[-*]|\d+\.) ", re.MULTILINE)
ROW = re.compile(r"^\|", re.MULTILINE)
ORDINAL = re.compile(r"^ *\d+\. ", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")


def numbers(text):
    """The figures of a text, written as computers write them: 48.789 is 48789."""
    for pattern in (CITATION, LINK, FACT, ORDINAL):
        text = pattern.sub(" ", text)
    return Counter(
        THOUSANDS.sub("", figure).replace(",", ".") for figure in NUMBER.findall(text)
    )


MEASURES = {
    "numbers": numbers,
    "facts": lambda text: Counter(FACT.findall(text)),
    "links": lambda text: Counter(
        link for link in LINK.findall(text) if link.startswith(("page:", "http"))
    ),
    "sources": lambda text: Counter(CITATION.findall(text)),
    "cards and lists": lambda text: BLOCK.findall(text),
    "items": lambda text: len(ITEM.findall(text)),
    "table rows": lambda text: len(ROW.findall(text)),
    "paragraphs": lambda text: len(re.findall(r"\n\n(?=\S)", text)),
}


@pytest.mark.parametrize("key", CONTENT.pages)
def test_a_page_is_complete_in_every_language(key):
    languages = CONTENT.pages[key]
    assert set(languages) == set(LANGUAGES)
    shapes = {
        tuple((one.key, one.kind, one.safety) for one in page.sections)
        for page in languages.values()
    }
    assert len(shapes) == 1
    for page in languages.values():
        assert page.title
        assert page.summary
        for section in page.sections:
            assert section.heading


@pytest.mark.parametrize("key", CONTENT.pages)
def test_key_points_are_three_to_five(key):
    for page in CONTENT.pages[key].values():
        for section in page.sections:
            if section.kind == "key_points":
                assert 3 <= len(ITEM.findall(section.body)) <= 5


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("key", CONTENT.pages)
def test_a_section_says_the_same_in_every_language(key, measure):
    measured = MEASURES[measure]
    languages = CONTENT.pages[key]
    source = languages[source_language()]
    for language, page in languages.items():
        for ours, theirs in zip(page.sections, source.sections, strict=True):
            assert measured(f"{ours.heading}\n{ours.body}") == measured(
                f"{theirs.heading}\n{theirs.body}"
            ), f"{page_files.file_name(key, language)}#{ours.key}"


@pytest.mark.parametrize("table", SHAPES)
def test_a_record_says_the_same_numbers_in_every_language(table):
    for row in CONTENT.tables.get(table, ()):
        noun = NOUN_OF[table]
        for name in SHAPES[table].translated:
            if name in noun.own and name not in noun.seen:
                continue  # words that no reader sees, and no translations
            texts = {code: row.get(name, {}).get(code, "") for code in LANGUAGES}
            found = {code: numbers(text) for code, text in texts.items()}
            assert len({str(sorted(one.items())) for one in found.values()}) == 1, (
                row.get("key"),
                name,
                found,
            )
            assert len({bool(text) for text in texts.values()}) == 1


def test_the_measure_sees_a_number_that_one_language_lacks():
    assert numbers("48.789 mensen, 3,5 van de 100") == numbers("48,789 people, 3.5 of 100")  # fmt: skip
    assert numbers("4 Stunden") != numbers("6 hours")
