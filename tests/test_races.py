"""Two people at the same moment: one is served, the other reads a plain sentence."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections

from content.drafts.pages import Page
from content.editions.editions import Edition, Publication, Withdrawal
from content.editions.reviews import Review
from content.publishing import actions, errors
from content.publishing.starter import publish_starter
from tests.factories import make_editor, make_page, make_reviewer, publish

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


def the_page():
    return Page.objects.get()


def test_two_people_who_ask_at_once_make_one_request(draft, now):
    def ask(name):
        return lambda: actions.request_review(page=the_page(), by=user(name), now=now)

    results = at_once(ask("nurse"), ask("second-nurse"))
    assert kinds(results) == {Review: 1, errors.AlreadyAsked: 1}
    assert Review.objects.count() == 1


def test_two_reviewers_who_approve_at_once_decide_once(draft, now):
    actions.request_review(page=draft, by=user("nurse"), now=now)

    def approve(name):
        return lambda: actions.approve(
            review=Review.objects.get(), by=user(name), now=now, comment=name
        )

    results = at_once(approve("doctor"), approve("second-doctor"))
    assert kinds(results) == {Review: 1, errors.AlreadyDecided: 1}
    approved = Review.objects.get()
    assert approved.comment == approved.decided_by.username


def test_of_an_approval_and_a_return_at_once_one_stands(draft, now):
    actions.request_review(page=draft, by=user("nurse"), now=now)
    results = at_once(
        lambda: actions.approve(
            review=Review.objects.get(), by=user("doctor"), now=now
        ),
        lambda: actions.return_to_author(
            review=Review.objects.get(),
            by=user("second-doctor"),
            now=now,
            comment="No.",
        ),
    )
    assert kinds(results) == {Review: 1, errors.AlreadyDecided: 1}
    decided = next(result for result in results if isinstance(result, Review))
    assert Review.objects.get().decision == decided.decision


def test_two_people_who_publish_at_once_make_one_edition(draft, now):
    review = actions.request_review(page=draft, by=user("nurse"), now=now)
    actions.approve(review=review, by=user("doctor"), now=now)

    def put(name):
        return lambda: actions.publish(page=the_page(), by=user(name), now=now)

    results = at_once(put("nurse"), put("doctor"))
    assert kinds(results) == {Publication: 1, errors.AlreadyPublished: 1}
    assert Edition.objects.count() == Publication.objects.count() == 1


def test_two_people_who_withdraw_at_once_withdraw_once(draft, now):
    publish(draft, author=user("nurse"), approver=user("doctor"))

    def withdraw(name):
        return lambda: actions.withdraw(
            page_key="costs", by=user(name), now=now, reason="mistake"
        )

    results = at_once(withdraw("nurse"), withdraw("doctor"))
    assert kinds(results) == {Withdrawal: 1, errors.NothingToWithdraw: 1}
    assert Withdrawal.objects.count() == 1


def test_a_loader_at_the_same_moment_never_replaces_what_a_person_approved(draft, now):
    review = actions.request_review(page=draft, by=user("nurse"), now=now)
    actions.approve(review=review, by=user("doctor"), now=now)
    at_once(
        lambda: actions.publish(page=the_page(), by=user("nurse"), now=now),
        lambda: publish_starter(pages=[the_page()], now=now),
    )
    newest = Edition.objects.current().get()
    assert newest.publication.origin == Publication.Origin.REVIEW
    numbers = Edition.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) in ([1], [1, 2])
