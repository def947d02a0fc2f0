"""A language that nothing is declared of: named by a check, and nothing breaks."""

import pytest

from content import language_checks
from content.documents import Document, SectionCopy
from content.facts.fact_book import FactBook, Term
from content.glossary.names import Lexicon
from content.literals.finder import find
from content.search.building import build
from content.search.engine import search
from tests.planner_book import make_book

FRENCH = "fr"


def test_the_check_names_everything_that_a_language_lacks(monkeypatch):
    unheard_of = "xx"  # Django does not know it either
    monkeypatch.setattr(language_checks, "LANGUAGES", ("nl", unheard_of))
    found = [one.msg for one in language_checks.languages_are_known(None)]
    assert len(found) == len(language_checks.KNOWN_BY_LANGUAGE)
    assert all("“xx”" in message for message in found)
    assert any("stop words" in message for message in found)


def test_a_page_can_be_searched_in_it():
    section = SectionCopy(
        key="first",
        kind="text",
        safety=False,
        language=FRENCH,
        heading="La perfusion",
        html="<p>Vous ne mangez pas avant la perfusion.</p>",
    )
    page = Document(
        page_key="costs",
        language=FRENCH,
        title="Le traitement",
        slug="traitement",
        summary="Ce qui se passe.",
        sections=(section,),
    )
    index = build([page], language=FRENCH, synonyms=(), page_weights={})
    assert [hit.page_key for hit in search("perfusion", index=index).hits] == ["costs"]


def test_its_difficult_words_are_found_as_they_are_written():
    term = Term(key="drip", term={FRENCH: "perfusion"}, meaning={FRENCH: "Un tuyau."})
    lexicon = Lexicon(FactBook(terms={"drip": term}), language=FRENCH)
    assert [use.key for use in lexicon.uses("La perfusion commence.")] == ["drip"]


@pytest.mark.parametrize("text", ["6 heures sans manger.", "Rien à dire."])
def test_facts_typed_by_hand_are_looked_for_without_breaking(text):
    assert isinstance(find(text, language=FRENCH, book=make_book()), list)
