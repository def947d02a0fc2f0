"""Service notices: on every page, on time, in the reader's language."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from content.drafts import notices as drafts
from content.facts.fact_book import Notice
from content.public import notices
from tests.factories import (
    make_clinic,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_shared,
)
from tests.planner_book import make_book, text
from tests.planner_book import make_clinic as clinic_of_a_book

STARTS = datetime(2026, 11, 1, 8, tzinfo=UTC)
ENDS = datetime(2026, 11, 3, 8, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def make_notice(key="storm", **fields):
    return Notice(
        **{
            "key": key,
            "starts": STARTS,
            "ends": ENDS,
            "title": text(key),
            "text": text(f"About the {key}"),
            **fields,
        }
    )


def shown(*those, clinic="", now=STARTS, language="nl"):
    book = make_book(
        clinic_of_a_book("zeewind"), clinic_of_a_book("duinrand"), notices=those
    )
    return notices.current(book, clinic=clinic, now=now, language=language)


@pytest.mark.parametrize(
    "now,is_shown",
    [
        (STARTS - MOMENT, False),
        (STARTS, True),
        (ENDS - MOMENT, True),
        (ENDS, False),
    ],
)
def test_a_notice_stands_from_its_start_until_just_before_its_end(now, is_shown):
    assert bool(shown(make_notice(), now=now)) is is_shown


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_a_notice_speaks_the_readers_language(language):
    (notice,) = shown(make_notice(), language=language)
    assert notice.title == f"storm ({language})"
    assert notice.text == f"About the storm ({language})"
    assert notice.language == language


def test_a_notice_without_translation_is_shown_in_the_source_language():
    (notice,) = shown(make_notice(title={"nl": "Storm"}, text={}), language="de")
    assert (notice.title, notice.text, notice.language) == ("Storm", "", "nl")


def test_a_clinics_notice_stands_on_its_own_pages_only_and_is_named():
    notice = make_notice(clinic="zeewind")
    assert [one.clinic for one in shown(notice, clinic="zeewind")] == ["Zeewind"]
    assert shown(notice, clinic="duinrand") == []
    assert shown(notice) == []


def test_notices_stand_in_the_order_in_which_they_started():
    later = make_notice("frost", starts=STARTS + MOMENT)
    found = shown(later, make_notice("storm"), now=STARTS + MOMENT)
    assert [one.title for one in found] == ["storm (nl)", "frost (nl)"]


@pytest.fixture
def people(db):
    return {"author": make_editor(), "approver": make_reviewer()}


def draft_notice(*, clinic=None, hours=1, **texts):
    now = timezone.now()
    words = {
        f"{field}_{language}": f"{field} {language}"
        for field in ("title", "text")
        for language in ("nl", "de", "en")
    }
    return drafts.Notice.objects.create(
        key="closed",
        clinic=clinic,
        starts_at=now - timedelta(hours=2),
        ends_at=now + timedelta(hours=hours),
        **{**words, **texts},
    )


def test_a_notice_stands_on_every_kind_of_page_in_every_language(client, people):
    make_clinic()
    draft_notice()
    publish_shared(**people)
    publish(make_page("home"), **people)
    publish(make_page("costs"), **people)
    for address in (
        "/nl/",
        "/nl/costs-nl/",
        "/nl/costs-nl/1/",
        "/nl/costs-nl/versies/",
        "/nl/mijn-behandeldag/",
        "/nl/bestaat-niet/",
    ):
        html = client.get(address).content.decode()
        assert html.count("title nl") == 1, address
        assert html.index("<main") < html.index("text nl") < html.index("<h1"), address
    for language in ("de", "en"):
        html = client.get(f"/{language}/costs-{language}/").content.decode()
        assert f"title {language}" in html
        assert f"text {language}" in html


def test_a_notice_is_gone_by_itself_at_its_end(client, people):
    draft_notice(hours=-1)
    publish_shared(**people)
    html = client.get("/nl/bestaat-niet/").content.decode()
    assert "title nl" not in html
    assert "service-notices" not in html


def test_the_notice_of_a_clinic_stands_on_its_page_and_editions(client, people):
    draft_notice(clinic=make_clinic("zeewind", name="Kliniek Zeewind"))
    publish_shared(**people)
    publish(make_page("clinic-zeewind", menu="none"), **people)
    publish(make_page("costs"), **people)
    own = "/nl/klinieken/clinic-zeewind-nl/"
    for address in (own, f"{own}1/", f"{own}versies/"):
        html = client.get(address).content.decode()
        assert "Kliniek Zeewind: <span>title nl</span>" in html, address
    for address in ("/nl/costs-nl/", "/nl/mijn-behandeldag/"):
        assert "title nl" not in client.get(address).content.decode(), address
