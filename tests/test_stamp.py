"""What a page says about itself: who approved it, and when it is to be reviewed again."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from content.addresses import permalink
from content.book import FIGURES, PartKey
from content.book.parts import Approval
from content.public.review_due import after_months, review_due
from content.publishing import actions
from content.publishing.starter import publish_starter
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
)

DAY = timedelta(days=1)


@pytest.fixture
def nurse(db):
    return make_editor()


@pytest.fixture
def doctor(db):
    return make_reviewer()


def stamp(client, address="/en/costs-en/"):
    html = client.get(address).content.decode()
    inner = html[html.index('class="review-stamp"') :].partition("</footer>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inner))


def ago(days):
    return timezone.now() - days * DAY


def in_words(moment, months=12):
    day = after_months(timezone.localtime(moment).date(), months)
    return f"{day.day} {day.strftime('%B')} {day.year}"


# --- Who approved it -----------------------------------------------------------------


def test_the_stamp_says_that_a_medical_reviewer_approved(client, nurse, doctor):
    publish(make_page(), author=nurse, approver=doctor)
    assert "Approved by a medical reviewer" in stamp(client)


def test_the_stamp_says_that_a_colleague_approved_what_a_medical_reviewer_asked_for(
    client, nurse, doctor
):
    publish(make_page(), author=doctor, approver=nurse)
    text = stamp(client)
    assert "Approved by a colleague of the medical reviewer who asked for it" in text
    assert "Approved by a medical reviewer" not in text


def test_no_name_of_a_person_stands_there(client, nurse, doctor):
    publish(make_page(), author=nurse, approver=doctor)
    assert not {"nurse", "doctor"} & set(stamp(client).split())


def test_what_nobody_approved_names_no_role_and_is_due_at_once(client, db):
    make_page()
    confirm_translations()
    publish_starter(now=timezone.now())
    text = stamp(client)
    assert "Approved by" not in text
    assert "now: not all of it has been approved yet" in text


# --- When it is due -------------------------------------------------------------------


def test_a_text_is_due_after_as_many_months_as_the_setting_says(
    client, nurse, doctor, settings
):
    approved = ago(100)
    publish(make_page(), author=nurse, approver=doctor, now=approved)
    assert f"To be reviewed (English) by {in_words(approved)}" in stamp(client)
    settings.REVIEW_MONTHS = 24
    assert f"by {in_words(approved, 24)}" in stamp(client)


def test_each_language_says_so_in_its_own_words(client, nurse, doctor):
    publish(make_page(), author=nurse, approver=doctor)
    assert "Opnieuw te beoordelen (Nederlands)" in stamp(client, "/nl/costs-nl/")
    assert "Wieder zu prüfen (Deutsch)" in stamp(client, "/de/costs-de/")


def test_a_text_that_was_not_reviewed_in_time_says_so(client, nurse, doctor):
    approved = ago(800)
    publish(make_page(), author=nurse, approver=doctor, now=approved)
    assert f"overdue since {in_words(approved)}" in stamp(client)


def test_it_counts_from_the_oldest_approval_on_the_page(client, nurse, doctor):
    """One approved comma is no review of the rest."""
    first, later = ago(300), ago(5)
    page = make_page(sections=[{"key": "first"}, {"key": "second"}])
    publish(page, author=nurse, approver=doctor, now=first)
    page.sections.filter(key="second").update(body_en="Another sentence.")
    publish_changes(changed(), author=nurse, approver=doctor, now=later)
    text = stamp(client)
    assert f"by {in_words(first)}" in text
    assert in_words(later, 0) in text  # the newest approval


def test_approving_everything_again_as_it_is_moves_the_day(client, nurse, doctor):
    page = make_page()
    publish(page, author=nurse, approver=doctor, now=ago(300))
    again = ago(2)
    parts = [
        PartKey(entry, language)
        for entry in ("page/costs", "section/costs/first")
        for language in (FIGURES, "nl", "de", "en")
    ]
    review = actions.request_review(chosen=(), confirmed=parts, by=nurse, now=again)
    approve(review, doctor, again)
    assert f"by {in_words(again)}" in stamp(client)


def test_a_language_that_was_reviewed_later_is_due_later(client, nurse, doctor):
    first, later = ago(300), ago(2)
    publish(make_page(), author=nurse, approver=doctor, now=first)
    parts = [
        PartKey(entry, language)
        for entry in ("page/costs", "section/costs/first")
        for language in (FIGURES, "de")
    ]
    review = actions.request_review(chosen=(), confirmed=parts, by=nurse, now=later)
    approve(review, doctor, later)
    days = re.findall(r"20\d\d", stamp(client, "/de/costs-de/"))
    assert str(after_months(later.date(), 12).year) in days
    assert f"by {in_words(first)}" in stamp(client)
    assert f"by {in_words(later)}" not in stamp(client)


def test_an_old_edition_is_not_to_be_reviewed(client, nurse, doctor):
    page = make_page()
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_en="Another sentence.")
    publish(page, author=nurse, approver=doctor)
    old = permalink("costs", "costs-en", language="en", number=1)
    assert "Edition 1" in stamp(client, old)
    assert "To be reviewed" not in stamp(client, old)


# --- The rule by itself ---------------------------------------------------------------


@pytest.mark.parametrize(
    "day, months, expected",
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-29", 12, "2027-11-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-31", 6, "2027-06-30"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_one(day, months, expected):
    assert after_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


def _approvals(**approved):
    return {
        PartKey(f"page/{name}", "nl"): Approval(
            publication=1,
            published_at=timezone.now(),
            approved_at=datetime.fromisoformat(moment) if moment else None,
        )
        for name, moment in approved.items()
    }


def test_it_is_due_on_the_day_itself_and_not_a_day_before():
    approvals = _approvals(a="2026-01-10T12:00:00+00:00")
    for today, is_due in ((date(2027, 1, 9), False), (date(2027, 1, 10), True)):
        due = review_due(approvals, approvals=approvals, today=today)
        assert (due.on, due.is_due) == (date(2027, 1, 10), is_due)


def test_one_part_without_an_approval_makes_the_page_due():
    approvals = _approvals(a="2026-01-10T12:00:00+00:00", b="")
    due = review_due(approvals, approvals=approvals, today=date(2026, 1, 11))
    assert (due.on, due.is_due) == (None, True)
