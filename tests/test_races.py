"""Two people at the same moment: one is served, the other reads a plain sentence."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection, connections

from content.drafts.pages import Section
from content.editions.editions import Edition, Withdrawal
from content.editions.messages import Message
from content.editions.publications import Publication
from content.editions.reviews import Review
from content.editions.withdrawals import WithdrawalUndone
from content.publishing import actions, errors, mailing, timers, withdrawing
from content.publishing.starter import publish_starter
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    publish,
)

pytestmark = pytest.mark.usefixtures("shared_database")


def at_once(*acts):
    """What each act returned or was refused with; all start at the same moment."""
    start = threading.Barrier(len(acts), timeout=60)

    def run(act):
        connection.ensure_connection()
        try:
            start.wait()
            return act()
        except errors.PublishingError as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def kinds(results):
    return Counter(type(result) for result in results)


def user(name):
    return User.objects.get(username=name)


@pytest.fixture
def draft(shared_database):
    """A page, two editors and two reviewers."""
    for name in ("nurse", "second-nurse"):
        make_editor(name)
    for name in ("doctor", "second-doctor"):
        make_reviewer(name)
    return make_page()


def ask(name, now, *, only=()):
    return actions.request_review(chosen=changed(*only), by=user(name), now=now)


def approve(review, name, result, now):
    return lambda: actions.approve(
        review=review, by=user(name), now=now, comment=name, result=result
    )


@pytest.fixture
def review(draft, now):
    """Somebody has asked for the page."""
    confirm_translations()
    return ask("nurse", now)


@pytest.fixture
def result(review):
    """What stands on the screen of both reviewers."""
    return actions.plan_of(review).result


def test_two_people_who_ask_at_once_make_one_request(draft, now):
    results = at_once(lambda: ask("nurse", now), lambda: ask("second-nurse", now))
    assert kinds(results) == {Review: 1, errors.AlreadyAsked: 1}
    assert Review.objects.count() == 1


def test_two_reviewers_who_approve_at_once_publish_once(review, result, now):
    results = at_once(
        approve(review, "doctor", result, now),
        approve(review, "second-doctor", result, now),
    )
    assert kinds(results) == {Publication: 1, errors.AlreadyDecided: 1}
    approved = Review.objects.get()
    assert approved.comment == approved.decided_by.username
    assert Publication.objects.get().approver_id == approved.decided_by_id
    assert Edition.objects.count() == 3  # one in each language


def test_of_an_approval_and_a_return_at_once_one_stands(review, result, now):
    results = at_once(
        approve(review, "doctor", result, now),
        lambda: actions.return_to_author(
            review=review, by=user("second-doctor"), now=now, comment="No."
        ),
    )
    assert kinds(results)[errors.AlreadyDecided] == 1
    is_public = Review.objects.get().decision == "approved"
    assert Publication.objects.count() == is_public


def test_of_an_approval_and_taking_it_back_at_once_one_stands(review, result, now):
    results = at_once(
        approve(review, "doctor", result, now),
        lambda: actions.take_back(review=review, by=user("nurse"), now=now),
    )
    assert kinds(results)[errors.AlreadyDecided] == 1
    is_public = Review.objects.get().decision == "approved"
    assert Publication.objects.count() == is_public


def test_two_reviews_of_one_page_approved_at_once_never_mix(draft, now):
    publish(draft, author=user("nurse"), approver=user("doctor"))
    page, sections = "page/costs", Section.objects.filter(page=draft)
    sections.update(body_nl="Een nieuwe zin.")
    first = ask("nurse", now, only=[page])
    sections.update(body_nl="Een nieuwe zin.", body_de="Ein neuer Satz.")
    german = [key for key in changed(page) if key.language == "de"]
    second = actions.request_review(chosen=german, by=user("second-nurse"), now=now)
    seen = [actions.plan_of(one).result for one in (first, second)]
    results = at_once(
        approve(first, "doctor", seen[0], now),
        approve(second, "second-doctor", seen[1], now),
    )
    done = kinds(results)
    assert done[Publication] + done[errors.ResultChanged] == 2
    assert done[Publication] >= 1
    for one, outcome in zip((first, second), results, strict=True):
        one.refresh_from_db()
        assert one.is_pending == isinstance(outcome, errors.ResultChanged)


def test_what_is_due_is_published_once_by_two_clocks(review, result, now):
    actions.approve(
        review=review, by=user("doctor"), now=now, result=result, publish_at=now
    )
    results = at_once(
        lambda: actions.publish_due(now=now), lambda: actions.publish_due(now=now)
    )
    assert sum(len(done) for done in results) == 1
    assert Publication.objects.count() == 1


def test_two_people_who_withdraw_at_once_withdraw_once(draft, now):
    publish(draft, author=user("nurse"), approver=user("doctor"))

    def withdraw(name):
        return lambda: actions.withdraw(
            page_key="costs", by=user(name), now=now, reason="mistake"
        )

    results = at_once(withdraw("nurse"), withdraw("doctor"))
    assert kinds(results) == {Withdrawal: 1, errors.NothingToWithdraw: 1}
    assert Withdrawal.objects.count() == 1


def test_a_withdrawal_is_undone_once_by_a_double_click(draft, now):
    publish(draft, author=user("nurse"), approver=user("doctor"))
    act = {"page_key": "costs", "now": now}
    actions.withdraw(**act, by=user("nurse"), reason="mistake")
    results = at_once(
        *[lambda: withdrawing.undo(**act, by=user("nurse")) for _click in range(2)]
    )
    assert kinds(results) == {WithdrawalUndone: 1, errors.NothingToUndo: 1}


def test_two_timers_at_once_do_everything_once(review, result, now):
    """A publication, a planned withdrawal and an e-mail, by two processes."""
    later = now + timedelta(days=1)
    publish(make_page("other"), author=user("second-nurse"), approver=user("doctor"))
    withdrawing.plan_withdrawal(
        page_key="other", at=later, by=user("nurse"), now=now, reason="outdated"
    )
    actions.approve(
        review=review, by=user("doctor"), now=now, result=result, publish_at=later
    )
    before = Publication.objects.count()
    results = at_once(
        lambda: list(timers.run(now=later)), lambda: list(timers.run(now=later))
    )
    lines = [line for lines in results for line in lines]
    assert sorted(line.split(":")[0] for line in lines) == [
        "Published what was due",
        "Withdrawn as planned",
    ]
    assert Publication.objects.count() == before + 1
    assert Withdrawal.objects.count() == 1


def test_two_timers_at_once_send_each_mail_once(review, now, settings):
    settings.MAIL_IS_ON = True
    for person in User.objects.all():
        person.email = f"{person.username}@example.org"
        person.save()
    Message.objects.update(mail="waiting")
    mail.outbox = []
    results = at_once(*[lambda: mailing.send_waiting(now=now) for _timer in range(2)])
    assert sum(sent for sent, _failed in results) == len(mail.outbox) == 2


def test_two_reviewers_who_approve_different_parts_at_once_both_count(draft, now):
    publish(draft, author=user("nurse"), approver=user("doctor"))
    Section.objects.filter(page=draft).update(body_de="Neu.", body_en="New.")
    review = ask("nurse", now)
    german, english = sorted(changed(), key=lambda key: key.language)

    def some(name, key):
        seen = actions.plan_of(review, only=[key]).result
        return lambda: actions.approve(
            review=review,
            by=user(name),
            now=now,
            result=seen,
            only=[key],
            returns_rest=False,
        )

    results = at_once(some("doctor", german), some("second-doctor", english))
    done = kinds(results)
    assert done[Publication] >= 1
    assert done[Publication] + done[errors.ResultChanged] == 2
    public = Publication.objects.exclude(review_id=None)
    assert public.count() == 1 + done[Publication]


def test_a_loader_at_the_same_moment_never_replaces_what_a_person_approved(
    review, result, now
):
    at_once(
        approve(review, "doctor", result, now),
        lambda: publish_starter(now=now),
    )
    publications = list(Publication.objects.order_by("pk"))
    origins = [one.origin for one in publications]
    # The person was first: the loader is refused. Or the loader was first: then the
    # approval still counts for exactly what was on the screen, or is asked once more.
    assert origins in (["review"], ["starter", "review"], ["starter"])
    is_approved = Review.objects.get().decision == "approved"
    assert is_approved == ("review" in origins)
    newest = Edition.objects.newest()
    assert {one.is_example for one in newest} == {not is_approved}
