"""Withdrawing is asked once more, undone within the hour, planned, and given up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.editions.editions import Withdrawal
from content.editions.withdrawals import (
    PlanGivenUp,
    PlannedWithdrawal,
    WithdrawalUndone,
)
from content.publishing import actions, errors, timers, withdrawing
from tests.factories import (
    changed,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_translator,
    publish,
    publish_changes,
    publish_shared,
)
from tests.staff_reading import look, readers_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def costs(nurse, doctor):
    page = make_page("costs")
    publish(page, author=nurse, approver=doctor)
    return page


def read(client, page="costs"):
    """Status and bytes of a page, its feed and its map, in every language."""
    paths = [f"/{code}/{page}-{code}/" for code in ("nl", "de", "en")]
    answers = [client.get(path) for path in (*paths, "/sitemap.xml", "/nl/")]
    return [(one.status_code, one.content) for one in answers]


def withdraw(by, now, page="costs"):
    return actions.withdraw(page_key=page, by=by, now=now, reason="mistake")


def undo(by, now, page="costs"):
    return withdrawing.undo(page_key=page, by=by, now=now)


def test_a_slip_is_undone_and_every_byte_is_as_before(costs, client, nurse, now):
    before = read(client)
    withdraw(nurse, now)
    assert {status for status, _html in read(client)[:3]} == {410}
    undo(nurse, now + timedelta(minutes=59))
    assert read(client) == before
    # It can be withdrawn again, for good.
    again = withdraw(nurse, now + timedelta(minutes=60))
    assert again.number == 2
    assert {status for status, _html in read(client)[:3]} == {410}
    undo(nurse, now + timedelta(minutes=61))
    assert read(client) == before


def test_only_who_withdrew_undoes_it_and_only_within_the_hour(
    costs, client, nurse, doctor, now
):
    with pytest.raises(errors.NothingToUndo):
        undo(nurse, now)
    withdraw(nurse, now)
    with pytest.raises(errors.NotYours):
        undo(doctor, now)
    with pytest.raises(errors.NotAllowed):
        undo(make_translator(), now)
    with pytest.raises(errors.TooLate):
        undo(nurse, now + timedelta(minutes=61))
    assert not WithdrawalUndone.objects.exists()
    assert client.get("/nl/costs-nl/").status_code == 410


def test_a_page_on_which_a_fact_has_changed_meanwhile_does_not_come_back_by_itself(
    client, nurse, doctor, now
):
    fact = make_fact("stay", low=2)
    publish_shared(nurse, doctor)
    page = make_page("prepare", sections=[{"body_nl": "Blijf {{stay}}."}])
    publish(page, author=nurse, approver=doctor)
    withdraw(nurse, now, "prepare")
    fact.values.update(low=3)
    publish_changes(changed(), author=nurse, approver=doctor)
    with pytest.raises(errors.ChangedMeanwhile):
        undo(nurse, now, "prepare")
    fact.values.update(low=2)
    publish_changes(changed(), author=nurse, approver=doctor)
    undo(nurse, now, "prepare")
    assert "Blijf 2" in client.get("/nl/prepare-nl/").content.decode()


def test_an_unrelated_publication_hinders_nothing(costs, client, nurse, doctor, now):
    withdraw(nurse, now)
    publish(make_page("other"), author=nurse, approver=doctor)
    undo(nurse, now)
    assert client.get("/nl/costs-nl/").status_code == 200


def test_a_page_that_came_back_by_approval_cannot_be_undone(
    costs, client, nurse, doctor, now
):
    withdraw(nurse, now)
    costs.sections.update(body_nl="Beter.")
    publish_changes(changed(), author=nurse, approver=doctor)
    with pytest.raises(errors.NothingToUndo):
        undo(nurse, now)


def test_the_page_asks_once_more_before_it_withdraws_and_offers_to_undo_it(
    costs, client, nurse, doctor
):
    typed = {"withdrawal_reason": "mistake", "note": "Wrong <price>."}
    html = look(client, nurse, readers_url(costs), step="withdraw", **typed)
    assert "Deutsch: Kosten costs" in html
    assert "Wrong &lt;price&gt;." in html
    assert not Withdrawal.objects.exists()
    html = look(client, nurse, readers_url(costs), step="withdraw-now", **typed)
    assert "Withdrawn: readers no longer see this page" in html
    assert 'value="undo"' in html
    assert 'value="undo"' not in look(client, doctor, readers_url(costs))
    html = look(client, doctor, readers_url(costs), step="undo")
    assert "Only the person who withdrew the page can undo that." in html
    html = look(client, nurse, readers_url(costs), step="undo")
    assert "The page is back, as it was." in html
    assert client.get("/nl/costs-nl/").status_code == 200
    html = look(client, nurse, readers_url(costs), step="undo")  # a double click
    assert "This page is not withdrawn." in html


@pytest.mark.parametrize("step", ["withdraw", "withdraw-now", "undo", "give-up"])
def test_a_translator_takes_none_of_these_steps(step, costs, client):
    html = look(
        client,
        make_translator(),
        readers_url(costs),
        step=step,
        withdrawal_reason="mistake",
    )
    assert "Your role does not include this step." in html
    assert not Withdrawal.objects.exists()


# --- By itself ---------------------------------------------------------------------------


def plan(by, now, **options):
    act = {"page_key": "costs", "by": by, "now": now, "reason": "not_offered"}
    return withdrawing.plan_withdrawal(
        **{**act, "at": now + timedelta(days=1), **options}
    )


def run(now):
    return list(timers.run(now=now))


def test_a_planned_withdrawal_happens_at_its_moment_and_once(costs, client, nurse, now):
    planned = plan(nurse, now, note="The offer ends.")
    assert run(now + timedelta(hours=23)) == []
    assert client.get("/nl/costs-nl/").status_code == 200
    assert run(planned.at) == ["Withdrawn as planned: costs."]
    assert client.get("/nl/costs-nl/").status_code == 410
    assert run(planned.at) == []
    row = Withdrawal.objects.get()
    assert (row.plan, row.withdrawn_by_id, row.note) == (
        planned,
        nurse.pk,
        "The offer ends.",
    )
    undo(nurse, planned.at + timedelta(minutes=5))
    assert run(planned.at + timedelta(minutes=6)) == []
    assert client.get("/nl/costs-nl/").status_code == 200


def test_a_plan_that_was_given_up_never_happens(costs, client, nurse, doctor, now):
    planned = plan(nurse, now)
    withdrawing.give_up(plan=planned, by=doctor, now=now)
    with pytest.raises(errors.NothingPlanned):
        withdrawing.give_up(plan=planned, by=nurse, now=now)
    assert run(planned.at) == []
    assert client.get("/nl/costs-nl/").status_code == 200


def test_a_plan_for_a_page_that_is_gone_already_takes_off_nothing_later(
    costs, client, nurse, doctor, now
):
    planned = plan(nurse, now)
    withdraw(nurse, now)
    assert run(planned.at) == []
    assert PlanGivenUp.objects.get().by_id is None
    costs.sections.update(body_nl="Beter.")
    publish_changes(changed(), author=nurse, approver=doctor)
    assert run(planned.at) == []
    assert client.get("/nl/costs-nl/").status_code == 200


def test_a_plan_is_for_later_for_a_public_page_and_one_at_a_time(costs, nurse, now):
    with pytest.raises(errors.MomentPassed):
        plan(nurse, now, at=now)
    with pytest.raises(errors.NothingToWithdraw):
        plan(nurse, now, page_key="none")
    plan(nurse, now)
    with pytest.raises(errors.AlreadyPlanned):
        plan(nurse, now)
    with pytest.raises(errors.NotAllowed):
        plan(make_translator(), now)
    assert PlannedWithdrawal.objects.count() == 1


def test_the_page_shows_the_plan_and_gives_it_up(costs, client, nurse):
    at = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    typed = {"withdrawal_reason": "not_offered", "withdraw_at": at}
    html = look(client, nurse, readers_url(costs), step="withdraw", **typed)
    assert "You can give this plan up at any time before." in html
    assert not PlannedWithdrawal.objects.exists()
    html = look(client, nurse, readers_url(costs), step="withdraw-now", **typed)
    assert "This page goes by itself on" in html
    assert client.get("/nl/costs-nl/").status_code == 200
    html = look(client, nurse, readers_url(costs), step="give-up")
    assert "The plan is given up." in html
    assert "goes by itself on" not in html
    html = look(client, nurse, readers_url(costs), step="give-up")
    assert "This is no longer planned." in html


def test_a_moment_that_cannot_be_is_refused_and_stays_in_its_field(
    costs, client, nurse
):
    for typed, words in (("soon", "no date and time"), ("2020-01-01T08:00", "passed")):
        html = look(
            client,
            nurse,
            readers_url(costs),
            step="withdraw",
            withdrawal_reason="mistake",
            withdraw_at=typed,
        )
        assert words in html
        assert f'value="{typed}"' in html
