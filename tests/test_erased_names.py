"""A name goes, and what its person did stays."""

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify

from content.editions.guarded import NOTES, PUBLISHED
from content.editions.journal import JournalEntry
from content.journal import erasing
from content.journal.erasing import erase_name
from content.publishing import actions, four_eyes
from content.publishing.errors import NotAllowed
from tests.factories import (
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
)
from tests.staff_reading import look, words_of

pytestmark = pytest.mark.django_db
NAMES = ("Wilhelmina", "Zonneschijn", "wilma@example.org", "wilma.z")


@pytest.fixture
def boss():
    return make_user("boss", is_superuser=True)


@pytest.fixture
def wilma(now):
    """A nurse with a name, who has asked for what is public."""
    person = make_editor("wilma.z")
    person.first_name, person.last_name, person.email = NAMES[:3]
    person.save()
    publish(make_page(), author=person, approver=make_reviewer(), now=now)
    return person


def url_of(person):
    return reverse("admin:content_erase_name", args=[person.pk])


def everything():
    """All that the database holds, as text."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        found += map(str, models.QuerySet(model).values_list())
    return "\n".join(found)


def rows():
    return {
        model: list(models.QuerySet(model).order_by("pk").values())
        for model in (*PUBLISHED, *NOTES)
        if model is not JournalEntry
    }


def test_no_table_holds_the_name_any_more_and_nothing_published_has_changed(
    client, wilma, boss
):
    client.force_login(wilma)  # a session that must end
    LogEntry.objects.create(
        user=boss,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(wilma.pk),
        object_repr="wilma.z",
        action_flag=CHANGE,
        change_message="Zonneschijn",
    )
    LogEntry.objects.create(
        user=boss,
        content_type=ContentType.objects.get_for_model(LogEntry),
        object_id="1",
        object_repr="wilma@example.org",
        action_flag=CHANGE,
        change_message="",
    )
    assert all(name in everything() for name in NAMES)
    before = rows()
    other = Client()
    other.force_login(boss)
    answer = other.post(url_of(wilma), {"sure": "yes"}, follow=True)
    assert answer.status_code == 200
    found = everything()
    assert [name for name in NAMES if name in found] == []
    assert rows() == before
    assert client.get("/staff/").status_code == 302  # signed out everywhere
    assert not client.login(username="wilma.z", password="secret")


def test_the_account_is_closed_and_has_a_neutral_name(wilma, boss, now):
    words = erase_name(person=wilma, by=boss, now=now)
    wilma.refresh_from_db()
    assert four_eyes.names([wilma.pk]) == {wilma.pk: words}
    assert str(wilma.pk) in words
    assert (wilma.is_active, wilma.is_staff, wilma.is_superuser) == (False,) * 3
    assert not wilma.has_usable_password()
    assert not wilma.groups.exists()


def test_the_journal_tells_that_it_was_done_and_not_to_which_name(wilma, boss, now):
    erase_name(person=wilma, by=boss, now=now)
    entry = JournalEntry.objects.get(kind="name_erased")
    assert (entry.by_id, entry.about_id, entry.note) == (boss.pk, wilma.pk, "")


def test_it_happens_once(wilma, boss, now):
    erase_name(person=wilma, by=boss, now=now)
    with pytest.raises(erasing.AlreadyErased):
        erase_name(person=wilma, by=boss, now=now)
    assert JournalEntry.objects.filter(kind="name_erased").count() == 1


def test_nobody_erases_the_own_name_and_one_administrator_always_stays(boss, now):
    with pytest.raises(erasing.OwnName):
        erase_name(person=boss, by=boss, now=now)
    second = make_user("second", is_superuser=True)
    erase_name(person=second, by=boss, now=now)
    with pytest.raises(NotAllowed):  # who was erased erases nobody
        erase_name(person=boss, by=second, now=now)
    boss.refresh_from_db()
    assert boss.is_active


@pytest.mark.parametrize("make", [make_editor, make_reviewer, make_translator])
def test_a_forged_request_of_another_role_changes_nothing(client, wilma, make):
    client.force_login(make("somebody"))
    assert client.get(url_of(wilma)).status_code == 403
    assert client.post(url_of(wilma), {"sure": "yes"}).status_code == 403
    wilma.refresh_from_db()
    assert wilma.last_name == "Zonneschijn"


def test_without_the_tick_it_says_what_to_do(client, wilma, boss):
    assert "Tick that you know" in look(client, boss, url_of(wilma), sure="")
    wilma.refresh_from_db()
    assert wilma.last_name == "Zonneschijn"


def test_texts_that_name_the_person_and_cannot_change_are_told(
    client, wilma, boss, now
):
    actions.withdraw(
        page_key="costs",
        by=wilma,
        now=now,
        reason="mistake",
        note="Ask Wilhelmina Zonneschijn.",
    )
    assert "withdrawals: 1" in words_of(look(client, boss, url_of(wilma)))


def test_a_name_that_is_taken_gets_a_number_more(wilma, boss, now):
    wanted = slugify(erasing.neutral_name(wilma.pk))
    make_user(wanted)
    erase_name(person=wilma, by=boss, now=now)
    wilma.refresh_from_db()
    assert wilma.username == f"{wanted}-1"


def test_no_published_document_and_no_review_holds_a_name(wilma):
    tables = [model._meta.db_table for model in (*PUBLISHED, *NOTES)]
    with connection.cursor() as cursor:
        for table in (*tables, "content_review"):
            cursor.execute(f"SELECT * FROM {table}")
            found = str(cursor.fetchall())
            assert [name for name in NAMES if name in found] == [], table
