"""An index that was brought up to date answers like one that was made whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from content.search.building import Kept, assemble, build
from content.search.engine import search
from content.search.pages import read
from content.search.sayings import sayings
from content.search.words import Stemmer
from tests.search_pages import make_document, make_fillers, make_section

QUERIES = Path(__file__).parent / "search_queries" / "nl.txt"
SYNONYMS = (("overgeven", "braken"), ("pijn in de borst", "druk op de borst"))


def make_pages():
    texts = {
        "before": "Zes uur voor het infuus eet u niets meer. Drinken mag.",
        "after": "U rijdt een dag lang geen auto. Bel bij pijn in de borst.",
        "effects": "Misselijkheid en braken gaan over. Uw hartritme wordt bewaakt.",
        "costs": "De verzekering betaalt een deel van de kosten.",
    }
    return [
        *(
            make_document(key, make_section(html=f"<p>{text}</p>"), title=key.title())
            for key, text in texts.items()
        ),
        *make_fillers(),
    ]


def with_text(document, text):
    section = replace(document.sections[0], html=f"<p>{text}</p>")
    return replace(document, sections=(section,))


def read_all(documents):
    stemmer = Stemmer("nl")
    return [read(one, stemmer=stemmer) for one in documents]


def assembled(documents, *, kept, synonyms=SYNONYMS):
    return assemble(
        read_all(documents),
        language="nl",
        synonyms=synonyms,
        page_weights={},
        asked=(),
        kept=kept,
    )


def answers(index):
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    queries = [line.partition(" | ")[0] for line in lines if not line.startswith("#")]
    return {
        query: search(query, index=index)
        for query in (
            *queries,
            "auto",
            "borst druk",
            "ritme",
            "hart",
            "braken",
            "kosten",
        )
    }


@pytest.fixture
def pages_said(monkeypatch):
    """The keys of the pages whose terms are read from now on."""
    keys = []

    def noted(page, **named):
        keys.append(page.key)
        return sayings(page, **named)

    monkeypatch.setattr("content.search.building.sayings", noted)
    return keys


@pytest.mark.parametrize(
    "text",
    [
        "De verzekering betaalt niets.",
        "Het ritme van uw hart kost niets.",  # "hartritme" is a compound from now on
        "Druk op de borst: bel 112.",
    ],
)
def test_a_changed_page_is_answered_from_as_if_all_had_been_read(text):
    kept = Kept()
    pages = make_pages()
    assembled(pages, kept=kept)
    pages[3] = with_text(pages[3], text)
    kept.said.pop("costs")
    brought_up_to_date = assembled(pages, kept=kept)
    made_whole = build(pages, language="nl", synonyms=SYNONYMS)
    assert answers(brought_up_to_date) == answers(made_whole)


def test_changed_synonyms_are_answered_from_as_if_all_had_been_read(pages_said):
    kept = Kept()
    pages = make_pages()
    assembled(pages, kept=kept)
    pages_said.clear()
    synonyms = (*SYNONYMS, ("auto", "wagen"))
    brought_up_to_date = assembled(pages, kept=kept, synonyms=synonyms)
    assert pages_said == ["after"]
    made_whole = build(pages, language="nl", synonyms=synonyms)
    assert answers(brought_up_to_date) == answers(made_whole)
    assert [hit.page_key for hit in search("wagen", index=made_whole).hits] == ["after"]


def test_only_pages_with_its_compounds_are_read_for_a_new_word(pages_said):
    kept = Kept()
    pages = make_pages()
    assembled(pages, kept=kept)
    pages_said.clear()
    pages[3] = with_text(pages[3], "Het ritme van uw hart kost niets.")
    kept.said.pop("costs")
    assembled(pages, kept=kept)
    assert sorted(pages_said) == ["costs", "effects"]


def test_a_page_that_cannot_be_among_the_best_changes_nothing():
    """Many pages say a word; those that answer best are the same, whatever is left out."""
    few = [with_text(make_pages()[0], f"Eten mag {'niet ' * n}.") for n in range(3)]
    many = [replace(page, page_key=f"p{n}") for n, page in enumerate(few)]
    more = [
        replace(with_text(page, "Over eten staat hier weinig. " * 9), page_key=f"q{n}")
        for n, page in enumerate(few * 9)
    ]
    index = build([*many, *more, *make_fillers()], language="nl")
    hits = search("mag eten", index=index).hits
    assert {hit.page_key for hit in hits[:3]} == {"p0", "p1", "p2"}
