"""What did the German page say on 3 March? The editions that readers saw that day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from content.editions.timeline import between, spans
from content.publishing import actions, withdrawing
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
    publish_changes,
)
from tests.staff_reading import look, words_of

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
SECOND = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)  # 23:30 in Amsterdam
GONE = datetime(2026, 3, 5, 10, tzinfo=UTC)
BACK = GONE + timedelta(minutes=20)
GONE_AGAIN = datetime(2026, 3, 6, 10, tzinfo=UTC)
THIRD = datetime(2026, 3, 8, 10, tzinfo=UTC)


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def history(nurse):
    """Three German editions, a slip, and a withdrawal of two days."""
    doctor, page = make_reviewer(), make_page("costs")
    people = {"author": nurse, "approver": doctor}
    publish(page, **people, now=FIRST)
    page.sections.update(body_de="Ein besserer Satz.")
    publish_changes(changed(), **people, now=SECOND)
    act = {"page_key": "costs", "by": nurse}
    actions.withdraw(**act, now=GONE, reason="mistake")
    withdrawing.undo(**act, now=BACK)
    actions.withdraw(**act, now=GONE_AGAIN, reason="outdated")
    page.sections.update(body_de="Der beste Satz.")
    publish_changes(changed(), **people, now=THIRD)
    return page


def said(language="de"):
    return [
        (one.start, one.end, one.edition and one.edition.number, bool(one.withdrawal))
        for one in spans("costs", language=language)
    ]


def test_the_history_has_no_gap_and_names_every_withdrawal(history):
    assert said() == [
        (None, FIRST, None, False),
        (FIRST, SECOND, 1, False),
        (SECOND, GONE, 2, False),
        (GONE, BACK, 2, True),
        (BACK, GONE_AGAIN, 2, False),
        (GONE_AGAIN, THIRD, 2, True),
        (THIRD, None, 3, False),
    ]
    # Dutch words are the same; the page came back with an edition in each language.
    assert said("nl") == [
        (None, FIRST, None, False),
        (FIRST, GONE, 1, False),
        (GONE, BACK, 1, True),
        (BACK, GONE_AGAIN, 1, False),
        (GONE_AGAIN, THIRD, 1, True),
        (THIRD, None, 2, False),
    ]


def test_a_page_that_never_was_has_one_empty_span(db):
    (span,) = spans("none", language="de")
    assert (span.start, span.end, span.is_public) == (None, None, False)


def test_a_span_that_ends_as_the_day_begins_is_not_of_that_day(history):
    found = between("costs", language="de", start=SECOND, end=GONE)
    assert [one.edition.number for one in found] == [2]


def asked(client, user, day, *, language="de", page="costs"):
    url = reverse("admin:content_edition_then")
    html = look(client, user, f"{url}?page={page}&language={language}&day={day}")
    return html, words_of(html)


@pytest.mark.parametrize(
    "day,numbers",
    [
        ("2026-03-01", [1]),
        ("2026-03-02", [1]),
        ("2026-03-03", [1, 2]),  # it changed half an hour before midnight, local time
        ("2026-03-04", [2]),
        ("2026-03-07", []),
        ("2026-03-09", [3]),
    ],
)
def test_a_day_is_answered_with_what_readers_saw(day, numbers, history, client, nurse):
    html, _words = asked(client, nurse, day)
    for number in (1, 2, 3):
        link = f'href="/de/costs-de/{number}/"'
        assert (link in html) is (number in numbers), number
    for number in numbers:
        assert client.get(f"/de/costs-de/{number}/").status_code == 200


def test_a_day_without_the_page_says_why(history, client, nurse):
    _html, words = asked(client, nurse, "2026-02-28")
    assert "Not public in this language yet." in words
    _html, words = asked(client, nurse, "2026-03-05")
    assert "Withdrawn: readers did not see the page." in words
    assert "The page contained a mistake." in words
    assert words.count("Read it as it was") == 2  # before and after the slip
    _html, words = asked(client, nurse, "2026-03-07")
    assert "The page was out of date." in words


@pytest.mark.parametrize(
    "day,sentence",
    [
        ("2099-01-01", "This day is still to come."),
        ("1999-01-01", "There was no such site then."),
        ("soon", "Enter a valid date."),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(
    day, sentence, history, client, nurse
):
    _html, words = asked(client, nurse, day)
    assert sentence in words


def test_staff_ask_and_nobody_else(history, client):
    url = reverse("admin:content_edition_then")
    assert "/staff/login/" in client.get(url)["Location"]
    client.force_login(make_user("guest"))
    assert client.get(url).status_code == 403
    assert "2026" in asked(client, make_translator(), "2026-03-01")[1]
    answer = client.get(url)
    assert "no-store" in answer["Cache-Control"]
    assert client.post(url).status_code == 405


def test_the_list_of_editions_leads_there(history, client, nurse):
    html = look(client, nurse, reverse("admin:content_edition_changelist"))
    client.force_login(nurse)
    page = client.get(reverse("admin:content_edition_changelist")).content.decode()
    assert reverse("admin:content_edition_then") in page + html
