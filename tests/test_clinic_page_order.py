"""A clinic's page: its own sections where it wants them, and nothing of the template is
needed; whom to call always stands there."""

import pytest

from content.drafts.pages import Page
from content.drafts.reading import draft_book
from content.drafts.steps import ProtocolStep
from content.exchange.clinic_pages import create_clinic_page
from content.exchange.exporting import export
from content.exchange.loading import load
from content.publishing.repeated import repeated
from tests.fact_folder import CLINIC_PAGE
from tests.factories import (
    make_clinic,
    make_country,
    make_editor,
    make_page,
    make_reviewer,
    make_section,
    publish,
    publish_shared,
)
from tests.staff_forms import in_row, new_row, opened, url_of
from tests.staff_reading import changes_of, look, words_of

pytestmark = pytest.mark.django_db


def sections(page):
    return [*page.sections.order_by("position").values_list("key", flat=True)]


def test_a_nurse_puts_an_own_section_first_and_takes_others_out(client):
    page = create_clinic_page(make_clinic())
    client.force_login(make_editor())
    before = sections(page)
    rows = {one.key: one for one in page.sections.all()}
    gone = [one for one in before if one not in ("steps", "who-to-call")]
    typed = new_row(
        "sections",
        len(before),
        key="team",
        kind="text",
        position=1,
        heading_nl="Ons team",
        body_nl="Wij zijn met vijf.",
    )
    for key in gone:
        typed |= in_row(rows[key], "sections", DELETE="on")
    answer = client.post(url_of(page), opened(client, url_of(page)) | typed)
    assert answer.status_code == 302
    assert sections(page) == ["team", "steps", "who-to-call"]


def test_a_file_puts_an_own_section_where_it_stands(fact_files, tmp_path, now):
    for code in ("nl", "de", "en"):
        path = fact_files / CLINIC_PAGE.replace(".en.", f".{code}.")
        text = path.read_text()
        at = text.index("\n## ")
        own = f"\n## Team {{#team .text}}\n\nWe are five ({code}).\n"
        path.write_text(text[:at] + own + text[at:])
    load(fact_files, now=now)
    page = Page.objects.get(key="clinic-zeewind")
    assert sections(page)[0] == "team"
    export(tmp_path / "out")
    written = (tmp_path / "out" / CLINIC_PAGE).read_text()
    assert written == (fact_files / CLINIC_PAGE).read_text()


def test_a_page_with_own_sections_alone_is_published_and_says_whom_to_call(client):
    make_clinic(country=make_country("nl"))
    people = {"author": make_editor(), "approver": make_reviewer()}
    publish_shared(**people)
    publish(make_page("clinic-zeewind", menu="none"), **people)
    html = client.get("/en/clinics/clinic-zeewind-en/").content.decode()
    assert 'href="tel:+31201234567"' in html
    assert 'href="tel:112"' in html


# --- Nothing twice ---------------------------------------------------------------------

TWICE = "Bring your list of medicines."


@pytest.fixture
def page():
    clinic = make_clinic(way_en=f"Take the bus. {TWICE}")
    ProtocolStep.objects.create(
        clinic=clinic, key="pack", phase="day", amount=3, title_en="Pack", text_en=TWICE
    )
    found = make_page("clinic-zeewind", menu="none")
    make_section(found, key="bag", body_en=f"- {TWICE[:-1]}\n- Ask us.", position=9)
    make_section(found, key="more", body_en="Ask us.", position=10)
    return found


def test_a_sentence_that_stands_in_profile_steps_and_sections_is_found_once(page):
    (found,) = repeated("page/clinic-zeewind", book=draft_book())
    assert (found.language, found.sentence) == ("en", TWICE)
    assert found.places == ("Zeewind", "Pack", "bag en")


def test_other_pages_may_repeat_what_a_clinic_says(page):
    make_page("costs", sections=[{"body_en": f"{TWICE} {TWICE}"}])
    assert repeated("page/costs", book=draft_book()) == []


def test_staff_see_it_beside_the_changes_and_can_publish_all_the_same(client, page):
    html = look(client, make_editor(), changes_of(entry="clinic/zeewind"))
    words = words_of(html)
    assert "The page of this clinic says the same sentence twice." in words
    assert "It stands in: Zeewind, Pack, bag en." in words
    assert TWICE in words
