"""What patients type into the search, and what the starter answers them.

`tests/search_queries/` holds lists of each language. The questions were written by
people who had not seen the search, and asked once; the search has learned from none of
them. The unanswered ones are about things of which the site says nothing. To see all
that is missed: `bench/search_lists.py --missed FILE…`, or this file with `-s`.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override

from content.addresses import PLANNER
from content.drafts.reading import draft_book
from content.editions.reading import published
from content.languages import LANGUAGES
from content.public import site
from content.publishing.asked_places import dead_places
from content.search.engine import search
from content.search.words import is_stop_word

FOLDER = Path(__file__).parent.parent / "search_queries"

LEAST = {"first": 0.88, "section": 0.82, "within three": 0.94, "nothing": 0.45}
"""A few points below what the three languages together reached when first asked."""

ONE_OF = 10
"""Which part of the thousands of asked questions, and of words, is asked again."""

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Query:
    """A query and what answers it: "procedure", or "procedure#fasting"."""

    words: str
    answers: tuple[str, ...]

    @property
    def pages(self):
        return {answer.partition("#")[0] for answer in self.answers}


def lines(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read(language):
    parts = [line.split(" | ") for line in lines(language)]
    return [Query(words, tuple(answers.split())) for words, answers in parts]


@pytest.fixture(scope="module")
def found(ready):
    """Every question with the places that were found for it, best first."""
    return [
        (query, [(hit.page_key, hit.passage.section) for hit in hits])
        for language in LANGUAGES
        for query in read(language)
        for hits in [search(query.words, index=ready[language].index).hits]
    ]


def share(found, is_right):
    missed = [
        f"{query.words} → {places[:3]}; not {query.answers}"
        for query, places in found
        if not (places and is_right(query, places))
    ]
    print("\n".join(missed))
    return 1 - len(missed) / len(found)


def test_the_first_page_is_a_right_one(found):
    right = share(found, lambda query, places: places[0][0] in query.pages)
    assert right >= LEAST["first"]


def test_the_first_page_is_shown_at_a_right_section(found):
    def is_right(query, places):
        page, section = places[0]
        return {page, f"{page}#{section}"} & {*query.answers}

    assert share(found, is_right) >= LEAST["section"]


def test_a_right_page_is_among_the_first_three(found):
    right = share(
        found,
        lambda query, places: query.pages & {page for page, _section in places[:3]},
    )
    assert right >= LEAST["within three"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_site_is_found_alone_and_with_a_slip(ready, language):
    index = ready[language].index
    own = [
        word
        for word in index.lexicon.stems
        if len(word) > 3 and not is_stop_word(word, language=language)
    ][::ONE_OF]
    lost = [word for word in own if not search(word, index=index).hits]
    assert len(lost) <= 0.01 * len(own), lost
    long = [word for word in own if len(word) > 6]
    slips = [word[: len(word) // 2] + word[len(word) // 2 + 1 :] for word in long]
    lost = [slip for slip in slips if not search(slip, index=index).hits]
    assert len(lost) <= 0.15 * len(slips), lost


@pytest.fixture(scope="module")
def unanswered(ready):
    """Questions that the site does not answer → whether nothing was found."""
    return {
        (language, words): not search(words, index=ready[language].index).hits
        for language in LANGUAGES
        for words, _mark, _nothing in (
            line.partition(" | ") for line in lines(f"unanswered-{language}")
        )
    }


def test_half_of_what_the_site_does_not_answer_finds_nothing(unanswered):
    assert sum(unanswered.values()) >= 0.5 * len(unanswered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_finds_something_for_much_more(unanswered, language):
    silent = [nothing for (code, _), nothing in unanswered.items() if code == language]
    assert sum(silent) >= LEAST["nothing"] * len(silent)


def test_most_questions_asked_before_find_their_page_first(ready):
    book, asked, missed = published().facts, [], []
    for language in LANGUAGES:
        for place in book.asked.values():
            for question in place.questions.get(language, ()):
                asked.append((language, question, place.page))
    some = asked[::ONE_OF]
    for language, question, page in some:
        hits = search(question, index=ready[language].index).hits
        if not hits or hits[0].page_key != page:
            missed.append((language, question, page))
    assert len(missed) <= 0.06 * len(some), missed


def test_every_asked_question_leads_to_a_place_that_exists(starter):
    assert [str(finding) for finding in dead_places(draft_book())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queries_are_about_pages_that_exist(starter, language):
    pages = {entry.page_key for entry in site.load().pages(language=language)}
    asked = set().union(*(query.pages for query in read(language)))
    assert asked <= {*pages, PLANNER}
    words = [query.words.casefold() for query in read(language)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_to_a_place_that_exists(ready, client, language):
    everything = site.load()
    pages = {}
    with override(language):
        planner = reverse("public:planner")
    for query in read(language):
        for hit in search(query.words, index=ready[language].index).hits:
            entry = everything.newest(hit.page_key, language=language)
            url = entry.url if entry else planner
            if url not in pages:
                pages[url] = client.get(url).content.decode()
            if hit.passage.anchor:
                assert f'id="{hit.passage.anchor}"' in pages[url], (url, hit.passage)
    assert len(pages) > 15
