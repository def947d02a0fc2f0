"""The journal: who did what when, for administrators all of it, for others their own."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.admin.journal_file import harmless
from content.admin.journal_shown import entries_named
from content.drafts.reading import draft_parts
from content.editions.journal import JournalEntry, JournalKind, note
from content.journal.filters import Filter
from content.journal.reading import Journal
from content.publishing import actions, four_eyes
from content.publishing.notes import note_changes
from content.roles import EDITOR, TRANSLATOR
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    publish,
)
from tests.staff_reading import look, questions_of, words_of

pytestmark = pytest.mark.django_db
URL = "/staff/content/journalentry/"


def lines(**chosen):
    return list(Journal(Filter(**chosen)).all())


def kinds(**chosen):
    return [line.kind for line in lines(**chosen)]


def noted(kind):
    return list(JournalEntry.objects.filter(kind=kind).values_list("by_id", "about_id"))


@pytest.fixture
def boss():
    return make_user("boss", is_superuser=True, first_name="Bea", last_name="Baas")


def save_heading(page, person, *, at, heading):
    """A save of one heading, as a form notes it."""
    before = draft_parts({"page/costs"})
    page.sections.update(heading_nl=heading)
    note_changes(before, draft_parts({"page/costs"}), by=person, now=at)


@pytest.fixture
def road(now):
    """A page that went the whole road, was changed again and withdrawn."""
    nurse, doctor = make_editor(), make_reviewer()
    page = make_page()
    publish(page, author=nurse, approver=doctor, now=now)
    save_heading(page, nurse, at=now + timedelta(minutes=1), heading="Een kop")
    actions.withdraw(
        page_key="costs",
        by=doctor,
        now=now + timedelta(minutes=2),
        reason="mistake",
        note="A dose",
    )
    return nurse, doctor


# --- What is in it ------------------------------------------------------------------------


def test_every_step_of_the_road_is_a_line_the_newest_first(road):
    nurse, doctor = road
    wanted = [
        ("withdrawn", doctor.pk),
        ("saved", nurse.pk),
        ("published", doctor.pk),
        ("approved", doctor.pk),
        ("asked", nurse.pk),
    ]
    found = [(one.kind, one.by) for one in lines() if one.kind in dict(wanted)]
    assert found[:2] == wanted[:2]
    assert sorted(found) == sorted(wanted)
    moments = [line.at for line in lines()]
    assert moments == sorted(moments, reverse=True)


def test_a_save_is_one_line_that_names_its_parts(road):
    [save] = lines(kind="saved")
    assert [tuple(key) for key in save.parts] == [("section/costs/first", "nl")]


def test_a_review_that_is_returned_tells_what_was_written(now):
    nurse, doctor = make_editor(), make_reviewer()
    page = make_page()
    publish(page, author=nurse, approver=doctor, now=now)
    page.sections.update(body_nl="Anders.")
    review = actions.request_review(chosen=changed("page/costs"), by=nurse, now=now)
    actions.return_to_author(review=review, by=doctor, now=now, comment="Why?")
    [line] = lines(kind="returned")
    assert (line.by, line.words, line.review) == (doctor.pk, "Why?", review.pk)


def test_signing_in_and_out_is_written_down_and_what_was_typed_is_not(client):
    nurse = make_editor()
    login = reverse("account_login")
    secret = "my-secret-in-the-wrong-box"
    client.post(login, {"login": "nurse", "password": "wrong"})
    client.post(login, {"login": secret, "password": "wrong"})
    client.post(login, {"login": "nurse", "password": "secret"})
    client.post(reverse("admin:logout"))
    assert noted("sign_in_failed") == [(None, nurse.pk), (None, None)]
    assert noted("signed_in") == [(nurse.pk, None)]
    assert noted("signed_out") == [(nurse.pk, None)]
    everything = str(list(JournalEntry.objects.values()))
    assert secret not in everything
    assert "nurse" not in everything
    assert "127.0.0.1" not in everything


def test_a_name_that_no_account_can_have_does_not_break_the_sign_in(client):
    for name in ("a\x00b", "x" * 5000, "'; DROP TABLE auth_user; --"):
        answer = client.post(
            reverse("account_login"), {"login": name, "password": "wrong"}
        )
        assert answer.status_code == 200
    assert User.objects.count() == 0


def test_every_change_of_an_account_is_written_down_with_who_made_it(client, boss):
    nurse = make_editor()
    client.force_login(boss)
    form = {
        "name": "Nora",
        "email": "nora@example.org",
        "role": TRANSLATOR,
        "reads": ["nl"],
        "writes": ["nl"],
        "interface": "nl",
    }
    person = reverse("person", args=[nurse.pk])
    assert client.post(person, form).status_code == 302
    assert client.post(reverse("person_link", args=[nurse.pk])).status_code in (
        200,
        302,
    )
    client.post(reverse("person_deactivate", args=[nurse.pk]))
    about = JournalEntry.objects.filter(about_id=nurse.pk, by_id=boss.pk)
    assert set(about.values_list("kind", "note")) >= {
        ("account_off", ""),
        ("account_roles", f"+{TRANSLATOR}"),
        ("link_made", ""),
    }
    assert about.filter(kind="account_roles", note__contains=f"−{EDITOR}").exists()
    assert about.filter(kind="account_changed", note__contains="email").exists()


def test_a_command_is_nobody_who_has_signed_in():
    nurse = make_editor()
    nurse.set_password("something else")
    nurse.save()
    assert noted("password_changed") == [(None, nurse.pk)]
    User.objects.filter(pk=nurse.pk).get().delete()
    assert noted("account_deleted") == [(None, nurse.pk)]


def test_a_sign_in_alone_changes_no_account(client):
    nurse = make_editor()
    before = JournalEntry.objects.filter(about_id=nurse.pk).count()
    client.force_login(nurse)
    assert JournalEntry.objects.filter(about_id=nurse.pk).count() == before


def test_roles_that_are_given_from_the_side_of_the_role_are_told_as_well():
    nurse = make_user("nurse")
    group = Group.objects.get(name=EDITOR)
    group.user_set.add(nurse)
    group.user_set.clear()
    notes = JournalEntry.objects.filter(kind="account_roles", about_id=nurse.pk)
    assert list(notes.values_list("note", flat=True)) == [f"+{EDITOR}", f"−{EDITOR}"]


def test_what_one_says_to_read_is_told():
    nurse = make_editor()
    four_eyes.say_languages(nurse, ["de"])
    newest = JournalEntry.objects.filter(about_id=nurse.pk).order_by("-pk").first()
    assert newest.note == "reads de"


# --- Finding something in it --------------------------------------------------------------


def test_a_title_finds_what_was_done_to_the_page_in_any_language(road):
    found = lines(words="costs", entries=entries_named("Kosten costs"))
    wanted = {"withdrawn", "saved", "published", "approved", "asked"}
    assert {line.kind for line in found} == wanted
    assert entries_named("nothing like this") == frozenset()
    assert not lines(words="nothing like this")


def test_a_comment_is_found(road):
    assert kinds(words="A dose") == ["withdrawn"]


def test_days_are_those_of_the_site_and_both_are_included(now):
    make_editor()
    nurse = User.objects.get()
    day = timezone.localtime(now).date()
    for days in (-2, -1, 0):
        at = timezone.localtime(now) + timedelta(days=days)
        for hour in (0, 23):
            moment = at.replace(hour=hour, minute=59 if hour else 0)
            note(JournalKind.SIGNED_IN, at=moment, by=nurse.pk)
    yesterday = day - timedelta(days=1)
    assert len(lines(kind="signed_in", since=yesterday, until=yesterday)) == 2
    assert len(lines(kind="signed_in", since=yesterday)) == 4
    assert len(lines(kind="signed_in", until=yesterday)) == 4


def test_pages_of_the_list_join_without_a_gap_or_a_line_twice(road):
    journal = Journal(Filter())
    everything = [(line.kind, line.number) for line in journal.all(at_a_time=3)]
    assert journal.count() == len(everything) == len(set(everything)) > 10
    paged = [
        (line.kind, line.number)
        for start in range(0, len(everything), 4)
        for line in journal[start : start + 4]
    ]
    assert paged == everything


def test_more_lines_need_no_more_questions(client, road, boss, now):
    nurse, _doctor = road
    client.force_login(boss)
    client.get(URL)
    few = questions_of(lambda: client.get(URL))
    for number in range(20):
        page = make_page(f"page{number}")
        before = draft_parts({f"page/page{number}"})
        page.sections.update(heading_nl=f"Kop {number}")
        after = draft_parts({f"page/page{number}"})
        note_changes(before, after, by=nurse, now=now + timedelta(seconds=number))
    assert questions_of(lambda: client.get(URL)) <= few + 2


# --- Who may see what ---------------------------------------------------------------------


def test_an_administrator_sees_everybody_with_names_and_titles(client, road, boss):
    words = words_of(look(client, boss, URL))
    assert "nurse" in words
    assert "Costs costs: first en" in words
    assert "section/costs" not in words


@pytest.mark.parametrize("make", [make_editor, make_reviewer, make_translator])
def test_others_see_what_they_did_and_nothing_else(client, boss, make, now):
    person = make("me")
    other = make_editor("other")
    note(JournalKind.SIGNED_OUT, at=now, by=other.pk)
    note(JournalKind.EXPORTED, at=now, by=person.pk, words="12")
    for query in ("", f"?person={other.pk}", "?q=other", "?kind=signed_out"):
        html = look(client, person, URL + query)
        table = html[html.index("</form>") :]
        assert "other" not in words_of(table)
        assert "signed out" not in words_of(table).lower()
    assert "files: 12" in words_of(look(client, person, URL))


def test_a_single_row_has_no_page_and_cannot_be_changed(client, boss):
    entry = JournalEntry.objects.first()
    client.force_login(boss)
    for verb in ("change", "delete", "history"):
        url = reverse(f"admin:content_journalentry_{verb}", args=[entry.pk])
        assert client.get(url).status_code == 403
        assert client.post(url, {"note": "x", "post": "yes"}).status_code == 403
    assert client.post(f"{URL}add/", {"kind": "loaded"}).status_code == 403
    assert JournalEntry.objects.get(pk=entry.pk).note == entry.note


def test_strangers_and_patients_see_nothing(client):
    assert client.get(URL).status_code == 302
    client.force_login(User.objects.create_user("patient", password="x"))
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize(
    "query",
    ["?from=abc", "?to=2026-13-40", "?from=0001-01-01", "?to=9999-12-31"],
)
def test_a_day_that_is_none_gets_a_sentence(client, boss, query):
    assert "is no day" in words_of(look(client, boss, URL + query))


@pytest.mark.parametrize(
    "query",
    ["?page=abc", "?page=999", "?person=" + "9" * 40, "?kind=x", "?q=%00", "?q=%25_'"],
)
def test_an_address_that_somebody_made_up_shows_a_list(client, boss, query):
    assert "line" in words_of(look(client, boss, URL + query))


def test_the_page_is_never_stored_and_keeps_the_strict_policy(client, boss):
    client.force_login(boss)
    answer = client.get(URL)
    assert "no-store" in answer["Cache-Control"]
    assert "unsafe" not in answer["Content-Security-Policy"]


# --- As a file ----------------------------------------------------------------------------


def read_file(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_the_file_has_the_lines_that_are_shown_and_its_export_is_noted(
    client, road, boss
):
    nurse, _doctor = road
    client.force_login(boss)
    answer = client.post(URL, {"person": str(nurse.pk), "kind": "saved"})
    assert answer["Content-Type"].startswith("text/csv")
    assert "attachment" in answer["Content-Disposition"]
    [_head, row] = read_file(answer)
    assert row[1] == "nurse"
    assert noted("journal_exported") == [(boss.pk, None)]


def test_the_file_of_others_holds_their_own_lines_alone(client, road, boss):
    nurse, doctor = road
    client.force_login(nurse)
    english = {"accept-language": "en"}
    data = {"person": str(doctor.pk)}
    rows = read_file(client.post(URL, data, headers=english))[1:]
    rows += read_file(client.post(URL, headers=english))[1:]
    assert rows
    # What a colleague did to one's own text is one's own as well.
    assert {row[2] for row in rows if row[1] == "doctor"} == {"published"}
    assert {row[1] for row in rows} == {"doctor", "nurse", "without signing in"}


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u00a0=1", "%x"],
)
def test_no_cell_of_the_file_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


def test_a_formula_that_somebody_typed_is_text_in_the_file(client, boss, now):
    nurse, doctor = make_editor(), make_reviewer()
    page = make_page()
    publish(page, author=nurse, approver=doctor, now=now)
    actions.withdraw(
        page_key="costs", by=nurse, now=now, reason="mistake", note="=cmd|'/c'!A1"
    )
    evil = make_user("evil", first_name="=HYPERLINK(1)")
    note(JournalKind.SIGNED_OUT, at=now, by=evil.pk)
    client.force_login(boss)
    cells = [cell for row in read_file(client.post(URL)) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell[:1] in "=+@" and cell]


def test_a_forged_request_without_a_token_is_refused(boss):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(boss)
    assert strict.post(URL).status_code == 403
    assert noted("journal_exported") == []
