"""The timer: all that is due, once; one that fails stops no other and shows no traceback."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from content.editions.publications import Publication
from content.publishing import actions, timers, withdrawing
from tests.factories import (
    approve,
    changed,
    make_editor,
    make_page,
    make_reviewer,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def timed(people, now):
    """Two approvals for one moment, of two pages."""
    later = now + timedelta(days=1)
    pages = [make_page(key) for key in ("costs", "other")]
    for page in pages:
        publish(page, **people)
    reviews = []
    for page in pages:
        page.sections.update(body_nl=f"Later {page.key}.")
        review = actions.request_review(
            chosen=changed(f"page/{page.key}"), by=people["author"], now=now
        )
        approve(review, people["approver"], publish_at=later)
        reviews.append(review)
    return reviews, later


def test_what_is_due_is_done_once_and_said(timed, now):
    _reviews, later = timed
    assert list(timers.run(now=now)) == []
    lines = list(timers.run(now=later))
    assert [line.startswith("Published what was due") for line in lines] == [True, True]
    assert list(timers.run(now=later)) == []
    assert Publication.objects.count() == 4


def test_one_that_fails_stops_no_other_and_is_tried_again(timed, monkeypatch, caplog):
    (bad, good), later = timed
    real = actions.publish_timed

    def broken(review, *, now):
        if review == bad:
            raise ZeroDivisionError("Boom")
        return real(review, now=now)

    monkeypatch.setattr(actions, "publish_timed", broken)
    lines = list(timers.run(now=later))
    assert f"Failed, and tried again next time: review {bad.pk}." in lines
    assert Publication.objects.filter(review_id=good.pk).exists()
    assert "Traceback" not in caplog.text
    assert "ZeroDivisionError('Boom')" in caplog.text
    monkeypatch.setattr(actions, "publish_timed", real)
    assert len(list(timers.run(now=later))) == 1
    assert Publication.objects.filter(review_id=bad.pk).exists()


def test_what_cannot_be_counted_stops_nothing_else(timed, people, monkeypatch, now):
    _reviews, later = timed

    def broken():
        raise OSError("disk")

    plan = withdrawing.plan_withdrawal(
        page_key="other", at=later, by=people["author"], now=now, reason="outdated"
    )
    monkeypatch.setattr(actions, "timed", broken)
    assert list(timers.run(now=plan.at)) == [
        "Failed, and tried again next time: approvals.",
        "Withdrawn as planned: other.",
    ]


def test_the_command_says_what_it_did(people, capsys, now, monkeypatch):
    page = make_page("costs")
    publish(page, **people)
    withdrawing.plan_withdrawal(
        page_key="costs",
        at=now + timedelta(seconds=1),
        by=people["author"],
        now=now,
        reason="outdated",
    )
    later = now + timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    for said in ("Withdrawn as planned: costs.\n", ""):
        call_command("publish_due")
        assert capsys.readouterr().out == said
