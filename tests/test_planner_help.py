"""The sheet of the day says what to do when something is wrong, also at night."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from content.facts.fact_book import Contact
from content.planner.help import (
    emergency_signs,
    out_of_hours,
    same_day_signs,
    what_helps,
)
from content.public import planner
from content.publishing.starter import publish_starter
from tests.picture_pages import words_of
from tests.planner_book import make_book, make_clinic, text, write_drafts

DOCTOR = Contact(
    key="doctor", kind="out_of_hours", phone="1733", name=text("Doctor"), note=text("x")
)
POST = Contact(
    key="post", kind="out_of_hours", name=text("Post"), note=text("Ask your GP")
)
CRISIS = Contact(key="crisis", kind="crisis", phone="113", name=text("Talk"))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def book_of(*contacts):
    book = make_book(make_clinic(), make_clinic("abroad", country="de"))
    country = replace(book.countries["nl"], contacts=contacts)
    return replace(book, countries={**book.countries, "nl": country})


def lines(*contacts, clinic="zeewind"):
    with override("en"):
        return [
            (one.name.words, one.note.words, one.dial)
            for one in out_of_hours(
                book_of(*contacts), clinic=clinic, languages=("en", "nl")
            )
        ]


def test_whom_to_call_at_night_is_the_doctor_of_the_clinics_own_country():
    assert lines(DOCTOR, CRISIS) == [("Doctor (en)", "", "1733")]
    assert lines(DOCTOR, clinic="abroad") == []


def test_without_a_number_the_sheet_says_how_to_find_one():
    assert lines(POST) == [("Post (en)", "Ask your GP (en)", "")]


@pytest.mark.parametrize(
    "address, heading, emergency",
    [
        ("/nl/mijn-behandeldag/", "Als er iets mis is", "Bel meteen 112"),
        ("/de/mein-behandlungstag/", "Wenn etwas nicht stimmt", "sofort die 112"),
        ("/en/my-treatment-day/", "If something is wrong", "Call 112 at once"),
    ],
)
def test_the_sheet_of_the_day_ends_with_what_to_do(
    db, client, monkeypatch, address, heading, emergency
):
    monkeypatch.setattr(planner.timezone, "now", lambda: NOW)
    write_drafts(make_book())
    publish_starter(now=NOW)
    answer = client.get(f"{address}?clinic=zeewind&date=2027-01-15&time=08:00")
    words = words_of(answer.content.decode())
    assert words.index(heading) < words.index(emergency)
    with override(answer.wsgi_request.path.split("/")[1]):
        for sign in (*emergency_signs(), *same_day_signs(), *what_helps()):
            assert sign in words
    assert heading not in words_of(client.get(address).content.decode())
