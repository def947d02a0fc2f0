"""A search that learns from questions: what was asked before leads to its place."""

import pytest

from content.search.asked import Place, Votes
from content.search.building import build
from content.search.engine import search
from content.search.fitting import fits
from content.search.query import wanted
from tests.search_pages import FILLERS, make_document, make_fillers, make_section

DRIVING = Place("after", "driving")
FOOD = Place("before", "food")
ASKED = [
    (DRIVING, "when can i get behind the wheel again"),
    (DRIVING, "am i ok to drive"),
    (FOOD, "empty stomach"),
    (FOOD, "can i have breakfast"),
    (Place("gone", "x"), "is there parking"),
]


def make_pages():
    driving = make_section("driving", html="<p>You may not steer a car.</p>")
    other = make_section("other", html="<p>The wheel of the chair squeaks again.</p>")
    food = make_section("food", html="<p>Fast for six hours.</p>")
    return [
        make_document("after", other, driving, language="en"),
        make_document("before", food, language="en"),
        *make_fillers(),
    ]


@pytest.fixture(scope="module")
def index():
    return build(make_pages(), language="en", asked=ASKED)


def places(query, index):
    hits = search(query, index=index).hits
    return [(hit.page_key, hit.passage.section) for hit in hits]


@pytest.mark.parametrize(
    "query, place",
    [
        ("when can i get behind the wheel again", DRIVING),
        ("back behind the wheel", DRIVING),
        ("breakfast", FOOD),
        ("empty stomack?", FOOD),
    ],
)
def test_a_question_like_one_asked_before_finds_its_section(index, query, place):
    assert places(query, index)[0] == (place.page, place.section)


def test_without_the_questions_it_does_not():
    index = build(make_pages(), language="en")
    assert places("when can i get behind the wheel again", index)[0][1] != "driving"
    assert places("breakfast", index) == []


def test_a_question_about_a_page_that_is_not_there_is_forgotten(index):
    assert places("is there parking", index) == []


def test_a_section_that_is_gone_leads_to_its_page():
    asked = [(Place("before", "gone"), "empty stomach")]
    index = build(make_pages(), language="en", asked=asked)
    assert places("empty stomach", index)[0][0] == "before"


def test_an_earlier_name_of_a_section_still_leads_to_it():
    section = make_section("food", html="<p>Fast for six hours.</p>")
    other = make_section("first", html="<p>Fast for six hours, all of you.</p>")
    named = type(section)(**{**vars(section), "anchors": ("fasting",)})
    pages = [make_document("before", other, named, language="en"), *make_fillers()]
    asked = [(Place("before", "fasting"), "empty stomach")]
    index = build(pages, language="en", asked=asked)
    assert places("empty stomach", index)[0] == ("before", "food")


@pytest.mark.parametrize(
    "query", ["my washing machine is broken", "dentist in paris", "zzz qqq"]
)
def test_what_nothing_fits_finds_nothing(index, query):
    assert places(query, index) == []


@pytest.mark.parametrize("typed", ["ipsum", "ipsm", "“Ipsum”?"])
def test_a_word_alone_finds_the_pages_that_say_it(index, typed):
    assert {page for page, _section in places(typed, index)} == {*FILLERS}


def test_a_word_among_others_that_nobody_says_does_not(index):
    assert places("broken ipsum machine", index) == []


@pytest.mark.parametrize("typed, is_one", [("lorem", True), ("loremdolor", False)])
def test_the_parts_of_a_compound_are_not_the_word(typed, is_one):
    index = build(make_fillers(), language="nl")
    assert index.lexicon.parts("loremdolor") == ("lorem", "dolor")
    weakly = {0: {0: 0.1 * index.rarest}}
    asked = wanted(typed, index=index)
    assert fits(asked, Votes(), weakly, index=index) is is_one


def test_a_page_that_says_a_phrase_in_its_own_words_is_kept():
    pages = {"kaputt": "Der Arm hängt.", "lahm": "Der Arm ist gelähmt."}
    documents = [
        make_document(key, make_section(html=f"<p>{text}</p>"), language="de")
        for key, text in pages.items()
    ]
    synonyms = [("gelähmt", "Arm hängt")]
    index = build([*documents, *make_fillers()], language="de", synonyms=synonyms)
    found = [hit.page_key for hit in search("Arm hängt", index=index).hits]
    assert {*found} == {"kaputt", "lahm"}


@pytest.mark.parametrize(
    "language, said, typed",
    [("en", "a severe trial", "trail"), ("nl", "de naald", "staald naad")],
)
def test_a_word_that_exists_is_no_slip_for_another(language, said, typed):
    page = make_document("one", make_section(html=f"<p>{said}</p>"), language=language)
    index = build([page, *make_fillers()], language=language)
    assert all(typed != "trail" for typed, _known in search(typed, index=index).read_as)


@pytest.mark.parametrize(
    "language, word",
    [("de", "hängt"), ("en", "put"), ("en", "under"), ("nl", "veilig")],
)
def test_a_word_that_tells_something_is_asked_for(language, word):
    page = make_document(
        "one", make_section(html=f"<p>Lorem {word} ipsum.</p>"), language=language
    )
    index = build([page, *make_fillers()], language=language)
    typed = {"de": "was", "en": "what", "nl": "wat"}[language]
    assert places(f"{typed} {word}", index)[0][0] == "one"
