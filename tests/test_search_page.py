"""The search as readers get it: its page, its field everywhere, what it keeps to itself."""

from html.parser import HTMLParser
from unicodedata import normalize

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

from content.addresses import is_reserved
from content.drafts.asked_questions import AskedQuestion
from content.drafts.danger_signs import DangerSign
from content.drafts.reading import draft_book
from content.drafts.synonyms import Synonym
from content.editions.reading import published
from content.facts.from_book import fact_book
from content.public import search, search_index, search_making
from content.publishing import actions
from ketamine_info.logs import NoAddresses
from tests.factories import (
    make_clinic,
    make_country,
    make_editor,
    make_page,
    make_reviewer,
    make_section,
    publish,
    publish_shared,
)

pytestmark = pytest.mark.django_db

ADDRESSES = {"nl": "/nl/zoeken/", "de": "/de/suche/", "en": "/en/search/"}
BODIES = {
    "body_nl": "U kunt moeten braken. Rijd 24 uur geen auto.",
    "body_de": "Sie müssen vielleicht erbrechen. Fahren Sie 24 Stunden nicht.",
    "body_en": "You may vomit. Do not drive for 24 hours.",
}


class Page(HTMLParser):
    """What a test asks of the page: its elements, their attributes and their words."""

    def __init__(self, response):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), []))
        if tag not in ("meta", "link", "input", "img", "br"):
            self.open.append(self.elements[-1])

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data):
        for _tag, _attrs, said in self.open:
            said.append(data)

    def all(self, tag, **wanted):
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        return [
            (attrs, " ".join("".join(said).split()))
            for name, attrs, said in self.elements
            if name == tag and wanted.items() <= attrs.items()
        ]

    def texts(self, tag, **wanted):
        return [text for _attrs, text in self.all(tag, **wanted)]

    def links(self):
        return [attrs.get("href") for attrs, _text in self.all("a")]

    @property
    def text(self):
        return self.texts("body")[0]


def ask(client, query=None, *, language="en"):
    asked = "" if query is None else "?" + urlencode({"q": query})
    response = client.get(f"{ADDRESSES[language]}{asked}")
    assert response.status_code == 200
    return Page(response)


def titles(page):
    return page.texts("h3", class_="search-result__title")


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def road(nurse, doctor):
    """Publish a page by the whole road."""
    return lambda page: publish(page, author=nurse, approver=doctor)


@pytest.fixture
def site(road):
    """A page about the hours after, and two about something else."""
    page = make_page("after", sections=[BODIES])
    road(page)
    road(make_page("costs"))
    road(make_page("home"))
    return page


# --- The page ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "language,query,title,sentence",
    [
        ("nl", "braken", "Kosten after", "U kunt moeten braken."),
        ("de", "Erbrechen", "Kosten after", "Sie müssen vielleicht erbrechen."),
        ("en", "vomiting", "Costs after", "You may vomit."),
    ],
)
def test_what_is_found_has_a_title_a_section_and_a_sentence(
    client, site, language, query, title, sentence
):
    page = ask(client, query, language=language)
    assert titles(page) == [title]
    assert f"/{language}/after-{language}/" in page.links()
    assert f"/{language}/after-{language}/#first" in page.links()
    assert page.texts("p", class_="search-result__snippet") == [sentence]
    assert len(page.all("mark")) == 1
    assert len(page.all("ol", class_="search-results")) == 1


def test_the_count_is_said_in_a_sentence(client, site, road):
    assert "1 page about “drive”" in ask(client, "drive").texts("h2")
    road(make_page("procedure", sections=[BODIES]))
    assert "2 pages about “drive”" in ask(client, "drive").texts("h2")
    assert "2 pagina's over “rijden”" in ask(client, "rijden", language="nl").texts(
        "h2"
    )


def test_the_field_says_what_it_is_and_keeps_what_was_typed(client, site):
    page = ask(client, 'drive "now" <b>')
    ((form, _text),) = page.all("form", role="search")
    assert (form["method"], form["action"]) == ("get", "/en/search/")
    ((field, _none),) = page.all("input", type="search")
    assert field["value"] == 'drive "now" <b>'
    assert (field["name"], field["autocomplete"]) == ("q", "off")
    ((label, words),) = page.all("label", for_=field["id"])
    assert words == "Search this site"
    assert page.all("b") == []


def test_nothing_asked_shows_the_field_and_the_pages(client, site):
    for query in (None, "", "   "):
        page = ask(client, query)
        assert titles(page) == []
        assert "Type a word or a question" in page.text
        assert "/en/costs-en/" in page.links()
        assert "Nothing found" not in page.text


def test_where_nothing_is_found_there_is_a_way_on(client, site):
    page = ask(client, "xyzzy")
    assert "Nothing found about “xyzzy”" in page.text
    assert "/en/costs-en/" in page.links()
    assert "tel:112" in [
        attrs["href"] for attrs, text in page.all("a") if "emergency" in text
    ]


def test_a_word_that_looks_alike_is_mended_or_suggested(client, site):
    page = ask(client, "vomitng")
    assert titles(page) == ["Costs after"]
    assert "“vomitng” was read as “vomit”." in page.text
    page = ask(client, "vomattt")
    assert titles(page) == []
    ((_attrs, words),) = page.all("a", href="/en/search/?q=vomit")
    assert words == "vomit"


@pytest.mark.parametrize("word", ["müssen", "Führerschein"])
def test_marks_that_are_signs_of_their_own_give_the_very_same_page(client, site, word):
    composed, decomposed = (
        ask(client, normalize(form, word), language="de") for form in ("NFC", "NFD")
    )
    assert decomposed.elements == composed.elements
    assert bool(titles(composed)) == (word == "müssen")


def test_a_very_long_query_is_cut_and_says_so(client, site):
    query = "drive " + "x" * 5000
    page = ask(client, query)
    assert "Only the first 120 characters were looked at." in page.text
    ((field, _none),) = page.all("input", type="search")
    assert field["value"] == query[:120]
    assert titles(page) == ["Costs after"]


@pytest.mark.parametrize(
    "query",
    ["%", "\x00", "' OR 1=1 --", "<script>alert(1)</script>", "?&=#", "\ud83d\ude00"],
)
def test_garbage_finds_nothing_and_breaks_nothing(client, site, query):
    page = ask(client, query.encode("utf-8", "surrogatepass"))
    assert titles(page) == []
    assert not [attrs for attrs, text in page.all("script") if "alert" in text]


def test_many_parameters_are_one_query(client, site):
    response = client.get("/en/search/?q=costs&q=drive&x=1")
    assert titles(Page(response)) == ["Costs after"]


def test_the_language_menu_keeps_the_query(client, site):
    links = ask(client, "müde & matt", language="de").links()
    asked = "?q=m%C3%BCde+%26+matt"
    assert f"/nl/zoeken/{asked}" in links
    assert f"/en/search/{asked}" in links
    assert "/nl/zoeken/" in ask(client, language="de").links()


def test_a_section_shown_in_the_source_language_says_so(client, road):
    page = make_page("after", sections=[BODIES])
    page.sections.update(body_de="", heading_de="")
    road(page)
    found = ask(client, "braken", language="de")
    ((snippet, _text),) = found.all("p", class_="search-result__snippet")
    assert snippet["lang"] == "nl"


@pytest.fixture
def signs(nurse, doctor):
    """Two signs of danger, approved, and a country with a crisis line."""
    country = make_country()
    country.contacts.create(
        key="crisis_nl",
        kind="crisis",
        phone="113",
        name_nl="Hulplijn",
        name_en="Line",
        is_confirmed=True,
    )
    DangerSign.objects.create(key="lips", help="emergency", words_en="blue lip*")
    DangerSign.objects.create(key="suicide", help="crisis", words_en="kill myself")
    publish_shared(nurse, doctor)


def test_a_sign_of_danger_brings_the_number_first_whatever_is_found(
    client, site, signs
):
    for query in ("my lips are blue", "drive with blue lips", "blueish lips, xyzzy"):
        page = ask(client, query)
        numbers = page.texts("p", class_="search-emergency")
        assert numbers == ["In an emergency, call 112."], query
        assert page.texts("ul", class_="search-danger__lines") == []
    assert ask(client, "drive").all("p", class_="search-emergency") == []


def test_thoughts_of_suicide_bring_the_crisis_line_too(client, site, signs):
    page = ask(client, "I will kill myself")
    assert page.texts("p", class_="search-emergency") == ["In an emergency, call 112."]
    ((lines,),) = [page.texts("ul", class_="search-danger__lines")]
    assert lines.startswith("113 – Line (")
    assert "tel:113" in page.links()


def test_a_sign_counts_once_it_is_approved_and_in_its_language(
    client, site, nurse, doctor
):
    DangerSign.objects.create(key="lips", help="emergency", words_en="blue lip*")
    assert ask(client, "drive blue lips").all("p", class_="search-emergency") == []
    publish_shared(nurse, doctor)
    assert ask(client, "drive blue lips").all("p", class_="search-emergency")
    german = ask(client, "fahren blue lips", language="de")
    assert german.all("section", class_="search-danger") == []


def test_asked_questions_lead_to_their_section_once_they_are_approved(
    client, site, nurse, doctor
):
    AskedQuestion.objects.create(
        key="wheel", page="after", section="first", questions_en="back at the wheel"
    )
    assert titles(ask(client, "back at the wheel")) == []
    publish_shared(nurse, doctor)
    page = ask(client, "back at the wheel?")
    assert titles(page) == ["Costs after"]
    assert "/en/after-en/#first" in page.links()


def test_where_nothing_is_found_the_questions_to_ask_are_a_way_on(client, site, road):
    asked = {"key": "topics", "kind": "questions", "heading_en": "What to ask"}
    road(make_page("questions", sections=[asked]))
    page = ask(client, "xyzzy")
    assert "/en/questions-en/#topics" in page.links()
    assert "Questions? Call your clinic." in page.text


def test_my_treatment_day_is_found_although_it_is_no_page(client, nurse, doctor, road):
    make_clinic()
    publish_shared(nurse, doctor)
    road(make_page("costs"))
    page = ask(client, "calendar")
    assert titles(page) == ["My treatment day"]
    assert "/en/my-treatment-day/" in page.links()


# --- Everywhere ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["", "after-en/", "after-en/editions/", "search/", "no-such-page/"]
)
def test_every_page_has_one_field_to_search(client, site, path):
    page = Page(client.get(f"/en/{path}"))
    assert len(page.all("form", role="search", action="/en/search/")) == 1


@pytest.mark.parametrize(
    "language,word,is_taken",
    [("nl", "zoeken", True), ("de", "suche", True), ("en", "search", True)]
    + [("nl", "search", False), ("en", "costs", False)],
)
def test_no_page_can_have_the_address_of_the_search(language, word, is_taken):
    assert is_reserved(word, language=language) is is_taken


# --- What is searched -----------------------------------------------------------------------


def test_a_draft_is_not_found_until_it_is_published(client, site, road):
    assert titles(ask(client, "parking")) == []
    site.sections.update(body_en="There is free parking.")
    assert titles(ask(client, "parking")) == []
    road(site)
    assert titles(ask(client, "parking")) == ["Costs after"]
    assert titles(ask(client, "vomit")) == []


def test_a_withdrawn_page_is_not_found_until_it_comes_back(
    client, site, road, nurse, now
):
    assert titles(ask(client, "vomit")) == ["Costs after"]
    actions.withdraw(page_key="after", by=nurse, now=now, reason="mistake")
    assert titles(ask(client, "vomit")) == []
    make_section(site, key="second")
    road(site)
    assert titles(ask(client, "vomit")) == ["Costs after"]


def test_a_page_that_is_not_translated_is_found_where_it_exists(client, road):
    road(
        make_page("after", sections=[BODIES], title_de="", slug_de=None, summary_de="")
    )
    assert titles(ask(client, "braken", language="nl")) == ["Kosten after"]
    assert titles(ask(client, "braken", language="de")) == []


def test_synonyms_work_once_they_are_approved(client, site, nurse, doctor):
    Synonym.objects.create(
        key="vomiting",
        words_nl="braken, overgeven",
        words_de="erbrechen , sich übergeben,",
        words_en="vomit, throw up",
    )
    assert titles(ask(client, "throw up")) == []
    publish_shared(nurse, doctor)
    assert titles(ask(client, "throw up")) == ["Costs after"]
    assert titles(ask(client, "overgeven", language="nl")) == ["Kosten after"]
    Synonym.objects.all().delete()
    assert published().facts.synonyms["vomiting"]["de"] == (
        "erbrechen",
        "sich übergeben",
    )
    publish_shared(nurse, doctor)
    assert titles(ask(client, "throw up")) == []


def test_a_language_without_synonyms_has_none(db):
    Synonym.objects.create(key="vomiting", words_nl="braken, overgeven", words_de=" , ")
    assert fact_book(draft_book()).synonyms == {
        "vomiting": {"nl": ("braken", "overgeven")}
    }


# --- Rest and silence -----------------------------------------------------------------------


def test_a_search_asks_the_database_no_more_than_any_page(client, site):
    ask(client, "vomit")
    with CaptureQueriesContext(connection) as queries:
        ask(client, "drive")
    assert len(queries) <= 4


def test_the_index_is_made_once_for_the_same_pages(client, site, road, monkeypatch):
    search_index._kept.clear()
    made = []
    assemble = search_making.assemble
    monkeypatch.setattr(
        search_making, "assemble", lambda *a, **k: made.append(1) or assemble(*a, **k)
    )
    for query in ("vomit", "drive", "costs"):
        ask(client, query)
    assert len(made) == 1
    road(make_page("new"))
    ask(client, "vomit")
    assert len(made) == 2


def test_an_index_that_could_not_be_finished_is_never_used(client, site, monkeypatch):
    search_index._kept.clear()

    def broken(*args, **kwargs):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(search_making, "assemble", broken)
        client.raise_request_exception = False
        assert client.get("/en/search/?q=vomit").status_code == 500
    assert titles(ask(client, "vomit")) == ["Costs after"]


def test_what_was_asked_is_kept_nowhere(client, site):
    response = client.get("/en/search/?q=vomit")
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert 'content="noindex"' in response.content.decode()
    assert not response.cookies


def test_the_log_of_a_failure_does_not_tell_what_was_asked(
    client, site, monkeypatch, caplog
):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(search, "look_up", broken)
    client.raise_request_exception = False
    caplog.handler.addFilter(NoAddresses())
    assert client.get("/nl/zoeken/?q=aambeien").status_code == 500
    assert "Internal Server Error" in caplog.text
    assert "aambeien" not in caplog.text
    assert "zoeken" not in caplog.text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_search_is_only_read(client, method):
    assert getattr(client, method)("/en/search/").status_code == 405
