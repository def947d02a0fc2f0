"""What stands around the text of a page: ways on, whom to call, how old the text is."""

import re
from dataclasses import replace

import pytest
from django.utils import timezone
from django.utils.translation import override

from content.drafts.facts import FactValue
from content.public import footer
from content.publishing.starter import publish_starter
from tests.factories import (
    confirm_translations,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    publish,
    publish_shared,
)
from tests.picture_pages import document, draw
from tests.planner_book import make_book
from tests.planner_book import make_clinic as clinic_of_a_book


def numbers(book, clinic=""):
    found = footer.emergency_numbers(book, clinic=clinic)
    return [(number.dial, number.whose) for number in found]


def test_before_there_is_a_clinic_the_emergency_number_is_that_of_europe():
    book = replace(make_book(), clinics={}, countries={})
    assert numbers(book) == [("112", "")]
    assert footer.clinic_number(book, clinic="") is None


def test_where_countries_differ_each_emergency_number_names_its_countries():
    book = make_book(
        *(clinic_of_a_book(code, country=code) for code in ("nl", "be", "de"))
    )
    assert numbers(book) == [("112", "")]
    book.countries["de"] = replace(book.countries["de"], emergency="144")
    with override("en"):
        assert numbers(book) == [("112", "Netherlands, Belgium"), ("144", "Germany")]
    assert numbers(book, "de") == [("144", "")]


def test_only_112_is_said_to_be_free_in_the_whole_of_europe():
    free = [footer.Number(shown=n, dial=n).is_free_in_europe for n in ("112", "144")]
    assert free == [True, False]


def test_the_clinic_to_call_is_that_of_the_page_or_the_only_one():
    two = make_book(clinic_of_a_book("zeewind"), clinic_of_a_book("duinrand"))
    assert footer.clinic_number(two, clinic="") is None
    assert footer.clinic_number(two, clinic="duinrand").whose == "Duinrand"
    assert footer.clinic_number(make_book(), clinic="").whose == "Zeewind"


@pytest.fixture
def people(db):
    return {"author": make_editor(), "approver": make_reviewer()}


def read(client, address):
    return client.get(address).content.decode()


def part(html, tag):
    return re.search(f"<{tag}.*?</{tag}>", html, re.DOTALL)[0]


MY_DAY = 'href="/en/my-treatment-day/"'


def test_my_treatment_day_is_offered_once_there_is_a_clinic(client, people):
    publish(make_page("home"), **people)
    assert MY_DAY not in read(client, "/en/")
    make_clinic()
    publish_shared(**people)
    html = read(client, "/en/")
    assert MY_DAY in html[: html.index("<main")]
    assert MY_DAY in html[html.index("<main") :]
    menu = read(client, "/en/my-treatment-day/")
    assert f'{MY_DAY} aria-current="page"' in menu


def test_a_clinics_page_stands_below_the_list_of_clinics(client, people):
    make_clinic("zeewind", phone="+31205550199")
    publish_shared(**people)
    own = make_page("clinic-zeewind", menu="none")
    publish(own, **people)
    address = "/en/clinics/clinic-zeewind-en/"
    assert "/en/clinics-en/" not in read(client, address)
    publish(make_page("clinics"), **people)
    html = read(client, address)
    trail = part(html, "ol")
    steps = [
        trail.index(words) for words in ("/en/", "/en/clinics-en/", "Costs clinic")
    ]
    assert steps == sorted(steps)
    assert "tel:+31205550199" in html[html.rindex("<footer") :]
    trail = part(read(client, f"{address}editions/"), "ol")
    steps = [trail.index(words) for words in ("/en/clinics-en/", address, "Editions")]
    assert steps == sorted(steps)


def sections(count, **fields):
    return [{"key": f"part-{n}", "position": n, **fields} for n in range(1, count + 1)]


def bar(html):
    return re.search(r'<nav class="emergency-bar".*?</nav>', html, re.DOTALL)[0]


@pytest.mark.parametrize(
    "address", ["/en/", "/en/costs-en/", "/en/my-treatment-day/", "/en/search/"]
)
def test_every_page_dials_the_emergency_number_in_its_first_line(
    client, people, address
):
    publish(make_page("home"), **people)
    publish(make_page("costs"), **people)
    html = read(client, address)
    assert 'href="tel:112"' in bar(html)
    assert html.index("emergency-bar") < html.index("<main")
    assert "<details" not in html[: html.index("emergency-bar")]


def test_the_bar_leads_on_to_when_to_call_once_there_is_such_a_page(client, people):
    publish(make_page("home"), **people)
    assert "When to call whom" not in read(client, "/en/")
    publish(make_page("side-effects"), **people)
    assert 'href="/en/side-effects-en/#emergency"' in bar(read(client, "/en/"))


@pytest.mark.parametrize("count", [3, 4])
def test_a_page_of_more_than_three_parts_lists_them_beside_its_text(
    client, people, count
):
    publish(make_page("costs", sections=sections(count)), **people)
    html = read(client, "/en/costs-en/")
    before = html[: html.index("<main")]
    links = re.findall('href="#part-[0-9]"', before)
    assert len(links) == (count if count > 3 else 0)


def reason(key, check_words):
    return {
        "key": key,
        "language": "en",
        "name": key,
        "explanation": "Why.",
        "group": "usually_not",
        "group_words": "usually not",
        "check_words": check_words,
        "sources": [],
    }


def test_what_a_doctor_has_not_checked_is_marked_in_short_and_explained_once(rf):
    records = [reason("a", "Not checked yet"), reason("b", "Not checked yet")]
    html = draw(rf, document("contraindications", [*records, reason("c", "")]))
    assert html.count('href="#to_be_checked"') == 2
    assert html.count('id="to_be_checked"') == 1
    html = draw(rf, document("contraindications", [reason("c", "")]))
    assert "to_be_checked" not in html


def with_a_fact(**fields):
    return make_page(
        sections=[{f"body_{code}": "{{fasting_food}}" for code in ("nl", "de", "en")}],
        **fields,
    )


def test_a_page_with_a_new_fact_in_approved_words_says_when_it_was_updated(
    client, people
):
    fact = make_fact(low=6)
    publish_shared(**people)
    publish(with_a_fact(), **people)
    assert "Facts updated on" not in read(client, "/en/costs-en/")
    FactValue.objects.filter(fact=fact).update(low=4)
    publish_shared(**people)
    assert "Facts updated on" in read(client, "/en/costs-en/")
    assert "Facts updated on" not in read(client, "/en/costs-en/1/")


def test_example_content_stays_an_example_when_its_facts_are_approved(client, people):
    fact = make_fact(low=6)
    with_a_fact()
    confirm_translations()
    publish_starter(now=timezone.now())
    FactValue.objects.filter(fact=fact).update(low=4)
    publish_shared(**people)
    html = read(client, "/en/costs-en/")
    assert "4\u00a0hours" in html
    assert "Facts updated on" in html
    assert "Example content" in html
