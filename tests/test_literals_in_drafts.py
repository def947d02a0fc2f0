"""Facts typed by hand in drafts: found, shown at the door of the page, listed."""

import pytest
from content.publishing.books import draft_book
from django.core.management import call_command

from content.drafts.clinics import ProtocolStep
from content.publishing.literals import in_page
from tests.factories import (
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_source,
    publish_all_facts,
)

pytestmark = pytest.mark.django_db
SUBJECTS = {
    "subjects_nl": "eten, nuchter",
    "subjects_de": "essen, nüchtern",
    "subjects_en": "eat, fasting",
}


@pytest.fixture
def draft():
    """States the fast by hand in German, in letters, and as a fact elsewhere."""
    make_fact(**SUBJECTS)
    return make_page(
        sections=[
            {
                "body_nl": "Niet eten: {{fasting_food}} voor het infuus.",
                "body_de": "Guten Tag.\n\nSie bleiben vier Stunden nüchtern.",
            }
        ]
    )


def test_a_fact_typed_by_hand_is_found_with_its_place(draft):
    (place,) = in_page(draft, book=draft_book())
    assert (place.language, place.part) == ("de", "first de")
    assert (place.literal.key, place.literal.line) == ("fasting_food", 3)
    assert "{{fasting_food}}" in str(place)


@pytest.mark.parametrize("field", ["title_en", "summary_en"])
def test_titles_and_summaries_are_read_as_well(field, draft):
    setattr(draft, field, "Eat nothing for 6 hours")
    assert [p.part for p in in_page(draft, book=draft_book())][-1] == ""


def test_a_fact_of_another_clinic_is_not_looked_for(draft):
    make_clinic()
    make_fact("stay", low=None, subjects_nl="blijft")
    draft.sections.update(body_de="", body_nl="U blijft 3 uur.")
    assert in_page(draft, book=draft_book()) == []


def test_the_door_of_the_page_shows_it_and_does_not_block(draft, client):
    nurse = make_editor()
    publish_all_facts(nurse, make_reviewer())
    client.force_login(nurse)
    url = f"/staff/content/page/{draft.pk}/publishing/"
    english = {"accept-language": "en"}
    html = client.get(url, headers=english).content.decode()
    assert "Numbers typed by hand" in html
    assert "Sie bleiben vier Stunden nüchtern." in html
    assert "write {{fasting_food}} instead" in html
    html = client.post(
        url, {"step": "request_review"}, headers=english, follow=True
    ).content.decode()
    assert "A reviewer has been asked." in html


def test_a_page_that_states_nothing_by_hand_shows_no_warning(draft, client):
    draft.sections.update(body_de="Sie bleiben {{fasting_food}} nüchtern.")
    client.force_login(make_editor())
    html = client.get(f"/staff/content/page/{draft.pk}/publishing/").content.decode()
    assert "door-literals" not in html


def test_the_command_lists_all_and_fails_when_there_is_one(draft, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("find_literals")
    assert end.value.code == 1
    assert "costs, Deutsch, first de, line 3" in capsys.readouterr().out
    draft.sections.update(body_de="Sie bleiben {{fasting_food}} nüchtern.")
    call_command("find_literals")
    assert capsys.readouterr().out == "Facts typed by hand: 0.\n"


def test_the_command_reads_records_clinics_and_steps_as_well(draft, capsys):
    draft.sections.all().delete()
    make_source(note_en="Fasting for 6 hours.")
    clinic = make_clinic(way_en="Eat nothing for 6 hours.")
    ProtocolStep.objects.create(
        clinic=clinic,
        key="stop-eating",
        phase="day",
        amount=0,
        title_en="Eat nothing for 6 hours",
    )
    with pytest.raises(SystemExit):
        call_command("find_literals")
    found = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in found] == [
        "source R1, English, what it says, in one sentence, line 1",
        "clinic zeewind, English, how to get there, line 1",
        "step of the treatment zeewind, English, title, line 1",
        "Facts typed by hand",
    ]
