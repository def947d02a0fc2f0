"""The list of changes: what differs from what readers see, chosen, and asked for."""

from datetime import timedelta

import pytest
from django.urls import reverse

from content.book import FIGURES, PartKey
from content.drafts.clinic_contacts import ClinicContact
from content.drafts.clinics import Clinic
from content.drafts.facts import Fact, FactValue
from content.drafts.notices import Notice
from content.drafts.pages import Page
from content.drafts.steps import ProtocolStep
from content.editions.reviews import DraftChange, Review
from content.publishing import actions
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_translator,
    make_user,
    make_value,
    publish,
    publish_shared,
)
from tests.staff_forms import in_row, opened
from tests.staff_reading import (
    CHANGES,
    changes_of,
    look,
    marked,
    questions_of,
    review_url,
    words_of,
)

pytestmark = pytest.mark.django_db
FASTING = {
    "body_nl": "Eet {{fasting_food}} niets.",
    "body_de": "Essen Sie {{fasting_food}} nichts.",
    "body_en": "Eat nothing for {{fasting_food}}.",
}


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def costs(nurse, doctor):
    """A page that readers see exactly as its draft is."""
    costs = make_page("costs")
    publish(costs, author=nurse, approver=doctor)
    return costs


@pytest.fixture
def site(nurse, doctor):
    """A clinic, a public fact of six hours, and a public page that states it."""
    make_clinic()
    make_fact(safety=True)
    publish_shared(nurse, doctor)
    page = make_page("prepare", sections=[FASTING])
    publish(page, author=nurse, approver=doctor)
    return page


def say_in_german(page, client, user, words="Ein besserer Satz."):
    """Change the German sentence of a page in its form."""
    client.force_login(user)
    url = reverse("admin:content_page_change", args=[page.pk])
    section = page.sections.get()
    answer = client.post(
        url, opened(client, url) | in_row(section, "sections", body_de=words)
    )
    assert answer.status_code == 302
    return answer["Location"]


GERMAN = "section/costs/first de"


def test_while_readers_see_what_the_drafts_say_nothing_can_be_asked(
    costs, client, nurse
):
    html = look(client, nurse, CHANGES)
    assert "The drafts say exactly what readers see." in html
    assert "checkbox" not in html
    assert "Ask for a review" not in html


def test_a_saved_sentence_leads_to_its_difference_and_to_nobody_elses(
    costs, client, nurse
):
    make_page("other")
    html = look(client, nurse, say_in_german(costs, client, nurse))
    assert marked(html) == [("added", "besserer ")]
    words = words_of(html)
    assert "Deutsch" in words.split("Show all changes")[1]
    assert "nurse" in words
    assert html.count('type="checkbox"') == 1
    assert f'value="{GERMAN}" checked' in html
    assert "Costs other" not in words


def test_what_is_ticked_is_asked_for_and_nothing_else(costs, client, nurse):
    say_in_german(costs, client, nurse)
    costs.sections.update(body_en="Another sentence.")
    html = look(client, nurse, CHANGES, part=GERMAN, message="One word more.")
    assert "A reviewer has been asked." in html
    assert "One word more." in html
    (item,) = Review.objects.pending().get().items.all()
    assert (item.entry, item.language) == ("section/costs/first", "de")


def test_nothing_ticked_is_refused_and_what_was_typed_stays(costs, client, nurse):
    say_in_german(costs, client, nurse)
    html = look(client, nurse, CHANGES, message="Typed with care.")
    assert "Nothing of this differs from what readers see." in html
    assert "Typed with care." in html
    assert not Review.objects.pending().exists()


@pytest.mark.parametrize("part", ["abc", "page/none de", "section/x", "fact/x/y/z nl"])
def test_a_part_that_is_nothing_is_refused_with_a_sentence(part, costs, client, nurse):
    html = look(client, nurse, CHANGES, part=part)
    assert "Nothing of this differs from what readers see." in html


def test_what_cannot_be_shown_is_told_and_everything_stays_ticked(costs, client, nurse):
    costs.sections.update(body_de="[Nirgends](page:nowhere)")
    html = look(client, nurse, CHANGES, part=GERMAN, message="Please.")
    assert "This cannot be published yet. See below why." in html
    mended = words_of(html[html.index("What must be mended first") :])
    assert "Deutsch, section “first”: Line 1:" in mended  # in the language of the nurse
    assert f'value="{GERMAN}" checked' in html
    assert "Please." in html
    assert not Review.objects.pending().exists()


def test_what_a_change_needs_travels_along(costs, client, nurse):
    make_fact("stay", low=2)
    confirm_translations()
    costs.sections.update(body_nl="Blijf {{stay}}.")
    html = look(client, nurse, CHANGES, part="section/costs/first nl")
    assert "A reviewer has been asked." in html
    needs = html[html.index("What travels along") : html.index("Where readers will")]
    assert "stay en" in words_of(needs)
    assert {
        item.entry for item in Review.objects.pending().get().items.filter(is_need=True)
    } == {
        "fact/stay",
        "value/stay/*",
    }


def test_what_waits_already_leads_to_its_review_and_cannot_be_asked_twice(
    costs, client, nurse, now
):
    say_in_german(costs, client, nurse)
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    html = look(client, nurse, CHANGES)
    assert "waiting for a reviewer" in html
    assert f'href="{review_url(review)}"' in html
    assert 'type="checkbox"' not in html
    html = look(client, nurse, CHANGES, part=GERMAN)
    assert "A review of this has already been asked for" in html
    # Once the draft moves on, the new words can be asked for again.
    say_in_german(costs, client, nurse, "Noch ein Satz.")
    assert f'value="{GERMAN}"' in look(client, nurse, CHANGES)


def test_a_language_that_would_be_behind_is_named_with_where_to_answer(
    costs, client, nurse
):
    costs.sections.update(body_nl="Een andere zin.")
    words = words_of(look(client, nurse, CHANGES))
    for name in ("Deutsch", "English"):
        assert f"{name} would be behind" in words
    costs.sections.update(body_nl="Een zin.", body_de="Anders.")
    assert "would be behind" not in look(client, nurse, CHANGES)


def test_the_list_can_be_narrowed(costs, client, nurse):
    say_in_german(costs, client, nurse)
    make_fact()
    for filters, shown, hidden in (
        ({"noun": "fact"}, "fact/fasting_food", GERMAN),
        ({"noun": "page"}, GERMAN, "fact/fasting_food"),
        ({"language": "de"}, GERMAN, 'value="value/fasting_food/*"'),
        ({"language": "figures"}, 'value="value/fasting_food/*"', GERMAN),
        ({"person": nurse.pk}, GERMAN, "fact/fasting_food"),
        ({"entry": "page/costs"}, GERMAN, "fact/fasting_food"),
    ):
        html = look(client, nurse, changes_of(**filters))
        assert shown in html, filters
        assert hidden not in html, filters
        assert "Show all changes" in html


def test_a_translator_asks_and_a_guest_sees_nothing(costs, client, nurse):
    say_in_german(costs, client, nurse)
    html = look(client, make_translator(), CHANGES, part=GERMAN)
    assert "A reviewer has been asked." in html
    client.force_login(make_user("guest"))
    assert client.get(CHANGES).status_code == 403
    assert client.post(CHANGES, {"part": GERMAN}).status_code == 403
    client.logout()
    assert "/staff/login/" in client.get(CHANGES)["Location"]


def test_a_deleted_entry_stays_in_the_list_until_readers_lose_it(site, client, nurse):
    make_fact("stay", low=2)
    publish_shared(nurse, make_reviewer("other"))
    client.force_login(nurse)
    fact = Fact.objects.get(key="stay")
    answer = client.post(f"/staff/content/fact/{fact.pk}/delete/", {"post": "yes"})
    assert answer["Location"] == CHANGES
    html = look(client, nurse, CHANGES)
    assert "removed" in words_of(html)
    assert 'value="fact/stay"' in html
    assert DraftChange.objects.filter(entry="fact/stay", by=nurse.pk).exists()


def test_a_fact_that_a_public_page_states_cannot_be_taken_away(site, client, nurse):
    Fact.objects.all().delete()
    html = look(client, nurse, CHANGES, part="fact/fasting_food")
    assert "There is no fact “fasting_food”" in html
    assert not Review.objects.pending().exists()


def test_a_fact_that_a_public_page_states_keeps_a_value(site, client, nurse):
    FactValue.objects.all().delete()
    html = look(client, nurse, CHANGES, part="value/fasting_food/*")
    assert "fasting_food" in html[html.index("What must be mended first") :]
    assert not Review.objects.pending().exists()


def test_a_clinic_and_its_page_are_asked_for_together(site, client, nurse):
    make_clinic("duinrand")
    make_page("clinic-duinrand", menu="none")
    parts = [f"{key.entry} {key.language}".strip() for key in changed()]
    html = look(client, nurse, CHANGES, part=parts)
    assert "A reviewer has been asked." in html
    assert "Costs clinic-duinrand" in html
    assert Page.objects.filter(key="clinic-duinrand").exists()


def test_the_list_asks_as_few_questions_for_many_changes_as_for_few(
    site, client, nurse
):
    make_fact("stay", low=2)
    make_clinic("duinrand")
    look(client, nurse, CHANGES)
    for_few = questions_of(lambda: look(client, nurse, CHANGES))
    assert for_few < 70
    for number in range(8):
        make_fact(f"fact_{number}")
        make_clinic(f"clinic-{number}")
    assert questions_of(lambda: look(client, nurse, CHANGES)) <= for_few


# --- What has changed, in words ---------------------------------------------------------


def said(client, user):
    """Each change in the list: its title, kind, language and mark, and its differences."""
    html = look(client, user, CHANGES)
    rows = html.split('<div class="change">')[1:]
    return [
        (words_of(row.split('class="change__row">')[1].split("</p>")[0]), row)
        for row in rows
    ]


def test_a_value_of_a_fact_is_shown_old_and_new(site, client, nurse):
    FactValue.objects.update(low=4)
    ((heading, row),) = said(client, nurse)
    assert "changed" in heading
    assert "in general" in heading
    assert marked(row) == [("removed", "6"), ("added", "4")]


def test_a_value_that_only_one_clinic_has_names_the_clinic(site, client, nurse):
    make_value(Fact.objects.get(), clinic=Clinic.objects.get(), low=2)
    ((heading, row),) = said(client, nurse)
    assert "zeewind" in heading
    assert ("added", "2") in marked(row)


def test_what_is_alike_in_all_languages_is_said_once(site, client, nurse):
    ClinicContact.objects.update(phone="+31207654321")
    Clinic.objects.update(street="Duin 1")
    found = dict(said(client, nurse))
    assert len(found) == 2  # a way to reach it is a part of its own
    for heading in found:
        assert not {"Nederlands", "Deutsch", "English"} & {*heading.split()}
    rows = " ".join(found.values())
    assert "street and number" in words_of(rows)
    assert ("added", "Duin 1") in marked(rows)
    assert "+31 20" in words_of(rows)


def test_a_clinic_has_not_changed_because_a_fact_has(site, client, nurse, doctor):
    clinic, fact = Clinic.objects.get(), Fact.objects.get()
    ProtocolStep.objects.create(
        clinic=clinic, key="eat", phase="day", amount_fact=fact, title_nl="Eet niets"
    )
    Clinic.objects.update(way_en="Eat nothing for {{fasting_food}}.")
    make_value(fact, clinic=clinic, low=6)
    publish_shared(nurse, doctor)
    FactValue.objects.filter(clinic=None).update(low=4)
    assert changed() == [PartKey("value/fasting_food/*", FIGURES)]


def test_a_step_that_moves_is_one_change_for_all_languages(site, client, nurse, doctor):
    step = ProtocolStep.objects.create(
        clinic=Clinic.objects.get(),
        key="come",
        phase="day",
        amount=60,
        title_nl="Kom",
        title_de="Kommen",
        title_en="Come",
    )
    publish_shared(nurse, doctor)
    step.amount = 120
    step.save()
    ((heading, row),) = said(client, nurse)
    assert heading.startswith("Come")
    assert marked(row) == [("removed", "60"), ("added", "120")]


def test_notices_and_clinics_come_and_go(site, now, client, nurse):
    Notice.objects.create(
        key="closed",
        starts_at=now,
        ends_at=now + timedelta(days=3),
        title_nl="Gesloten",
        title_de="Geschlossen",
        title_en="Closed",
    )
    Clinic.objects.all().delete()
    headings = {heading for heading, _row in said(client, nurse)}
    assert any("Closed service notice" in one and "new" in one for one in headings)
    assert any("Zeewind clinic" in one and "removed" in one for one in headings)


def test_a_warning_added_in_german_alone_asks_for_its_source(client, now):
    nurse, doctor = make_editor(), make_reviewer()
    page = make_page(sections=[{"key": "danger", "safety": True}, {"key": "plain"}])
    publish(page, author=nurse, approver=doctor)
    client.force_login(nurse)
    question = "This safety text has changed in this language alone."
    for key, asks in (("plain", False), ("danger", True)):
        section = page.sections.get(key=key)
        section.body_de += "\n\nRufen Sie sofort an."
        section.save()
        html = client.get(CHANGES, headers={"accept-language": "en"}).content.decode()
        assert (question in html) is asks
    section.body_nl += "\n\nBel meteen."
    section.save()
    html = client.get(CHANGES, headers={"accept-language": "en"}).content.decode()
    assert question not in html
