"""What patients type into the search, and the page that should come first.

`tests/search_queries/` holds the queries as somebody might type them. The search and
its synonyms were tuned on one list. The other was written by people who had not seen
the search, asked once, and nothing was changed for it: it tells what readers may
expect. To see everything that is missed, and both numbers:
`pytest tests/test_search_queries.py -s`.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override

from content.addresses import PLANNER
from content.editions.reading import published
from content.public import search_index, site
from content.public.search import is_emergency
from content.search.engine import search

FOLDER = Path(__file__).parent / "search_queries"
LANGUAGES = ("nl", "de", "en")
TUNED, HELD_OUT = "tuned", "held out"

LEAST_HELD_OUT = {"nl": 0.70, "de": 0.72, "en": 0.70}
"""A few points below what each language reached when it was first asked."""

IN_DANGER = {
    "nl": "kan niet ademen, krijg geen lucht, zelfmoord, ik wil dood, overdosis, "
    "te veel ketamine, wordt niet wakker, pijn op de borst, blauwe lippen, stuipen, "
    "scheve mond, levensgevaar, 112, dikke tong, opeens blind, mezelf iets aandoen, "
    "mijn tong wordt dik, ik zie niks meer met een oog, mijn man ademt heel langzaam",
    "de": "kann nicht atmen, keine Luft, Selbstmord, ich will sterben, Überdosis, "
    "zu viel Ketamin, wacht nicht auf, Schmerzen in der Brust, blaue Lippen, "
    "Krampfanfall, schiefer Mund, Lebensgefahr, 112, Zunge geschwollen, plötzlich blind, "
    "sehe auf einem Auge nichts mehr, er zuckt am ganzen Körper",
    "en": "can't breathe, not breathing, suicide, I want to die, overdose, "
    "too much ketamine, won't wake up, chest pain, blue lips, seizure, drooping face, "
    "life in danger, 112, swollen tongue, suddenly blind, hurt myself, can't see out of one eye",
}

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Query:
    """A query and what answers it: "procedure", or "procedure#fasting"."""

    words: str
    answers: tuple[str, ...]
    list_name: str


def read(language):
    queries, list_name = [], ""
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            list_name = line.strip("[]")
        elif line and not line.startswith("#"):
            words, answers = line.split(" | ")
            queries.append(Query(words, tuple(answers.split()), list_name))
    return queries


@pytest.fixture(scope="module")
def ask(starter, django_db_blocker):
    """Search the starter content in a language."""
    indexes = {}
    with django_db_blocker.unblock():
        everything, book = site.load(), published().facts
        for language in LANGUAGES:
            with override(language):
                indexes[language] = search_index.index_of(
                    everything, book, language=language
                )
    return lambda words, language: search(words, index=indexes[language])


def places(hits):
    return [(hit.page_key, f"{hit.page_key}#{hit.passage.section}") for hit in hits]


def is_right(place, query):
    return not set(place).isdisjoint(query.answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_the_right_one_for_19_of_20_queries(ask, language):
    asked, right = Counter(), Counter()
    print(f"\n{language}")
    for query in read(language):
        found = places(ask(query.words, language).hits)
        asked[query.list_name] += 1
        if found and is_right(found[0], query):
            right[query.list_name] += 1
        else:
            got = ", ".join(place for _page, place in found[:3]) or "nothing"
            print(f"  missed: {query.words} → {got}; not {' or '.join(query.answers)}")
    for name in asked:
        print(f"  {name}: {right[name]} of {asked[name]}")
    assert asked[TUNED] >= 60
    assert asked[HELD_OUT] >= 40
    assert right[TUNED] >= 0.95 * asked[TUNED]
    assert right[HELD_OUT] >= LEAST_HELD_OUT[language] * asked[HELD_OUT]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_page_is_among_the_first_five_for_all_but_a_few(ask, language):
    queries = read(language)
    found = [
        query
        for query in queries
        if any(
            is_right(place, query)
            for place in places(ask(query.words, language).hits[:5])
        )
    ]
    assert len(found) >= 0.96 * len(queries)


@pytest.mark.parametrize(
    "language,words",
    [(code, words) for code in LANGUAGES for words in IN_DANGER[code].split(", ")],
)
def test_who_is_in_danger_sees_the_emergency_number_first(ask, language, words):
    assert is_emergency(ask(words, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_something_else_is_seldom_frightened(ask, language):
    others = [
        query for query in read(language) if "emergency" not in " ".join(query.answers)
    ]
    shown = [query for query in others if is_emergency(ask(query.words, language))]
    assert len(shown) <= 0.1 * len(others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queries_are_about_pages_that_exist(starter, language):
    everything = site.load()
    pages = {entry.page_key for entry in everything.pages(language=language)}
    pages.add(PLANNER)
    asked = {a.partition("#")[0] for query in read(language) for a in query.answers}
    assert asked <= pages
    words = [query.words.casefold() for query in read(language)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_to_a_place_that_exists(ask, client, language):
    everything = site.load()
    pages = {}
    with override(language):
        planner = reverse("public:planner")
    for query in read(language):
        for hit in ask(query.words, language).hits:
            entry = everything.newest(hit.page_key, language=language)
            url = entry.url if entry else planner
            if url not in pages:
                pages[url] = client.get(url).content.decode()
            if hit.passage.anchor:
                assert f'id="{hit.passage.anchor}"' in pages[url], (url, hit.passage)
    assert len(pages) > 15
