"""Notices without an end, and notices in one language."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from content.admin.due import due
from content.drafts.notices import Notice
from content.exchange.exporting import export
from content.exchange.loading import load
from tests.fact_folder import NOTICES, edit
from tests.factories import make_clinic, make_editor, make_reviewer, publish_shared
from tests.test_notices import STARTS, make_notice, shown

LONG_AFTER = STARTS + timedelta(days=4000)


def test_until_further_notice_it_stands_for_ever_from_its_start():
    notice = make_notice(ends=None)
    assert shown(notice, now=LONG_AFTER)
    assert not shown(notice, now=STARTS - timedelta(seconds=1))


GERMAN = {
    "source": "de",
    "title": {"de": "Telefon gestört"},
    "text": {"de": "Seit heute."},
}


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_written_in_one_language_it_is_shown_to_all_in_that_language(language):
    (notice,) = shown(make_notice(**GERMAN), language=language)
    assert (notice.title, notice.language) == ("Telefon gestört", "de")


@pytest.mark.parametrize("language, count", [("nl", 0), ("de", 1), ("en", 0)])
def test_for_one_language_alone_others_do_not_see_it(language, count):
    notice = make_notice(**GERMAN, is_for_one_language=True)
    assert len(shown(notice, language=language)) == count


# --- Through the form ------------------------------------------------------------------

ADD = "/staff/content/notice/add/"


@pytest.fixture
def nurse(client, db):
    found = make_editor()
    client.force_login(found)
    return found


def add(client, **fields):
    data = {"starts_at": "2026-11-01T08:00", **fields}
    return client.post(ADD, data, headers={"accept-language": "en"})


def test_a_nurse_writes_a_german_notice_until_further_notice(client, nurse):
    make_clinic("zeewind", source_language="de")
    answer = add(
        client,
        title_de="Telefon gestört",
        source_language="de",
        check_on="2026-12-01",
        is_for_one_language="on",
    )
    assert answer.status_code == 302
    notice = Notice.objects.get()
    assert (notice.ends_at, notice.check_on) == (None, date(2026, 12, 1))
    assert notice.is_for_one_language
    publish_shared(author=nurse, approver=make_reviewer())
    page = {code: client.get(f"/{code}/x/").content.decode() for code in ("de", "nl")}
    assert "Telefon gestört" in page["de"]
    assert "Telefon gestört" not in page["nl"]


def test_a_notice_without_a_word_in_its_own_language_says_where_to_write_it(
    client, nurse
):
    answer = add(
        client, title_nl="Storing", source_language="de", check_on="2026-12-01"
    )
    errors = answer.context["adminform"].form.errors
    assert set(errors) == {"title_de"}
    assert "the language in which the notice is written first" in str(
        errors["title_de"]
    )


def test_an_end_and_a_day_to_check_are_one_too_many(client, nurse):
    answer = add(
        client, title_nl="Storing", ends_at="2026-12-01T08:00", check_on="2026-12-01"
    )
    assert "Say when the notice ends." in answer.content.decode()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("days, is_due", [(0, True), (1, False)])
def test_the_day_to_check_stands_on_the_start_page_and_in_the_list(
    client, nurse, days, is_due
):
    Notice.objects.create(
        key="phone",
        title_nl="Telefoonstoring",
        starts_at=datetime(2026, 1, 1, tzinfo=UTC),
        check_on=timezone.localdate() + timedelta(days=days),
    )
    assert bool(due()) is is_due
    english = {"accept-language": "en"}
    start = client.get("/staff/", headers=english).content.decode()
    assert ("Look whether this notice still holds" in start) is is_due
    listed = client.get("/staff/content/notice/", headers=english).content.decode()
    assert ("to check again" if is_due else "until further notice") in listed


# --- Through files ---------------------------------------------------------------------


def test_files_hold_it_and_give_it_back_byte_for_byte(fact_files, tmp_path, db, now):
    edit(
        fact_files,
        NOTICES,
        "  ends_at: '2027-06-01T08:00:00+02:00'\n",
        "  ends_at: null\n  check_on: 2027-01-15\n  is_for_one_language: true\n"
        "  source_language: de\n",
    )
    load(fact_files, now=now)
    assert Notice.objects.get().check_on == date(2027, 1, 15)
    export(tmp_path / "out")
    assert (tmp_path / "out" / NOTICES).read_bytes() == (
        fact_files / NOTICES
    ).read_bytes()
