"""Facts typed by hand in drafts: found, shown beside the changes, listed."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from content.drafts.facts import Fact
from content.drafts.reading import draft_book
from content.drafts.steps import ProtocolStep
from content.facts.from_book import fact_book
from content.publishing import actions
from content.publishing.errors import Unanswered
from content.publishing.literals import in_page
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_source,
    make_value,
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


def by_hand():
    book = draft_book()
    return in_page("page/costs", book=book, facts=fact_book(book))


def test_a_fact_typed_by_hand_is_found_with_its_place(draft):
    (place,) = by_hand()
    assert (place.language, place.part) == ("de", "first de")
    assert (place.literal.key, place.literal.line) == ("fasting_food", 3)
    assert "“6\u00a0Stunden”" in str(place)
    assert "{{fasting_food}}" not in str(place)


def test_what_is_typed_as_the_fact_says_is_to_be_written_as_the_fact(draft):
    draft.sections.update(body_de="Sie bleiben sechs Stunden nüchtern.")
    (place,) = by_hand()
    assert "{{fasting_food}}" in str(place)


@pytest.mark.parametrize("field", ["title_en", "summary_en"])
def test_titles_and_summaries_are_read_as_well(field, draft):
    setattr(draft, field, "Eat nothing for 6 hours")
    draft.save()
    assert [p.part for p in by_hand()][-1] == ""


def test_a_fact_of_another_clinic_is_not_looked_for(draft):
    make_clinic()
    make_fact("stay", low=None, subjects_nl="blijft")
    draft.sections.update(body_de="", body_nl="U blijft 3 uur.")
    assert by_hand() == []


def test_the_list_of_changes_shows_it(draft, client):
    confirm_translations()
    client.force_login(make_editor())
    url = f"{reverse('admin:content_changes')}?root=page/costs"
    text = client.get(url, headers={"accept-language": "en"}).content.decode()
    assert "A number that the site keeps as a fact is typed by hand here." in text
    assert "Sie bleiben vier Stunden nüchtern." in text


def test_a_number_typed_by_hand_may_be_asked_for_with_a_reason(draft, now):
    confirm_translations()
    nurse = make_editor()
    with pytest.raises(Unanswered) as caught:
        actions.request_review(chosen=changed(), by=nurse, now=now)
    (found,) = caught.value.found
    assert (found.code, found.hit.line) == ("typed-fact", 3)
    answers = {found.key: "This is another fast."}
    assert actions.request_review(chosen=changed(), by=nurse, now=now, answers=answers)


def test_a_page_that_states_nothing_by_hand_shows_no_warning(draft, client):
    draft.sections.update(body_de="Sie bleiben {{fasting_food}} nüchtern.")
    client.force_login(make_editor())
    url = f"{reverse('admin:content_changes')}?root=page/costs"
    assert "literals-heading" not in client.get(url).content.decode()


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
    make_value(Fact.objects.get(key="fasting_food"), clinic=clinic, low=6)
    ProtocolStep.objects.create(
        key="eat",
        clinic=clinic,
        phase="day",
        amount=0,
        title_en="Eat nothing for 6 hours",
    )
    with pytest.raises(SystemExit):
        call_command("find_literals")
    found = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in found] == [
        "source/R1, English, note, line 1",
        "clinic/zeewind, English, way, line 1",
        "step/zeewind/eat, English, title, line 1",
        "Facts typed by hand",
    ]
