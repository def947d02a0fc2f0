"""Sources: every citation leads to one, every one is cited and can be found."""

import re
from collections import defaultdict

import pytest

from content.exchange import folders
from content.exchange.clinic_pages import TEMPLATE
from content.exchange.shapes import SHAPES
from content.markup.problems import CITATION
from tests.conftest import STARTER

LITERATURE = {"guideline", "review", "trial", "study"}
"""Kinds of source that are published in a year."""

NO_YEAR = {"nl": "stond geen jaar", "de": "stand kein Jahr", "en": "No year"}
"""How `publication` says that the place where it was read shows none."""


@pytest.fixture(scope="module")
def content():
    return folders.read(STARTER)


@pytest.fixture(scope="module")
def sources(content):
    return {source["key"]: source for source in content.tables["sources"]}


@pytest.fixture(scope="module")
def cited(content):
    """Source → where it is cited."""
    places = defaultdict(set)
    for key, languages in content.pages.items():
        for page in languages.values():
            for section in page.sections:
                for source in CITATION.findall(section.body):
                    places[source].add(f"{key}#{section.key} ({page.language})")
    for path in TEMPLATE.glob("*.md"):
        for source in CITATION.findall(path.read_text(encoding="utf-8")):
            places[source].add(path.name)
    for name, shape in SHAPES.items():
        for field, target in shape.references.items():
            for row in content.tables[name] if target == "sources" else []:
                for source in [row[field]] if field == "source" else row[field]:
                    places[source].add(f"{name}: {row['key']}")
    return places


def test_every_citation_leads_to_a_source(cited, sources):
    assert {key: cited[key] for key in set(cited) - set(sources)} == {}
    assert len(cited) > 60


def test_every_source_is_cited_somewhere(cited, sources):
    assert [key for key in sources if key not in cited] == []


def test_every_source_has_authors_a_title_and_an_address(sources):
    for key, source in sources.items():
        assert source["authors"], key
        assert source["title"], key
        assert source["doi"] or source["url"], key
        assert source["checked_on"], key


def test_a_source_without_a_year_says_why(content, sources):
    """Of web pages and product texts the page of sources says it for all."""
    undated = [source for source in sources.values() if not source["year"]]
    for source in undated:
        if source["type"] in LITERATURE:
            for language, words in NO_YEAR.items():
                assert words in source["reading"][language], source["key"]
    reasons = {"nl": "Staat er geen jaar bij?", "de": "Fehlt das Jahr?"}
    reasons["en"] = "Is there no year?"
    for language, reason in reasons.items():
        about = content.pages["sources"][language].sections[0]
        assert (reason in about.body) == bool(undated)


def test_what_was_read_is_said_in_every_language_and_titles_say_theirs(sources):
    english = re.compile(
        r"\b(read|section|also|with|and|the|only|page)\b", re.IGNORECASE
    )
    for key, source in sources.items():
        said = {language: bool(text) for language, text in source["reading"].items()}
        assert len({*said.values()}) == 1, key
        assert all(source["note"].values()), key
        assert not english.search(source["publication"]), key
    french = {key for key, one in sources.items() if one["title_language"] == "fr"}
    assert french == {"R25", "R90", "R95"}
    assert {one["title_language"] for one in sources.values()} == {
        *("nl", "de", "en", "fr", "nb"),
    }


def test_identifiers_have_their_form(sources):
    for key, source in sources.items():
        assert re.fullmatch(r"(10\.\d{4,}/\S+)?", source["doi"]), key
        assert re.fullmatch(r"(https://\S+)?", source["url"]), key
