"""Every field of a clinic's form says what it is for; lists stand ready to be filled in."""

from datetime import time

import pytest
from django.urls import reverse
from django.utils import timezone

from content.drafts.clinics import Clinic, OpeningHours
from content.drafts.facts import Fact
from content.drafts.pages import Page
from tests.factories import make_clinic, make_country, make_editor
from tests.staff_forms import new_row, opened, url_of

pytestmark = pytest.mark.django_db
ADD = "admin:content_clinic_add"
SELF_EXPLAINING = {
    *("takes_with_referral", "takes_directly"),  # said once, at the first of three
    *("postal_code", "city"),  # said once, at the street
    *("opens", "closes"),
    "DELETE",
}
"""Fields whose label says all that there is to say."""
IN_FACTS = {
    *("answer", "qualifier", "low", "high", "high_unit", "phone", "option"),
    *("answered_by", "checked_on", "why_right"),
}
"""Of every fact the same; two sentences above the facts say what they are for."""


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


def fields_of(client, url, language):
    page = client.get(url, headers={"accept-language": language}).context
    yield from page["adminform"].form.visible_fields()
    for inline in page["inline_admin_formsets"]:
        rows = [*inline.formset.forms]
        if inline.formset.prefix != "values":  # no facts are added here
            rows.append(inline.formset.empty_form)
        for form in rows:
            yield from form.visible_fields()


def purpose(bound):
    """What its help says, without how much fits into it."""
    limit = bound.field.widget.attrs.get("data-limit")
    words = str(bound.help_text)
    return (
        words
        if not limit
        else words.rpartition(". ")[0] or words.partition("At most")[0]
    )


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_every_field_of_a_clinic_has_a_label_and_says_what_it_is_for(
    client, nurse, language
):
    make_country()
    without = {
        bound.html_name
        for url in (reverse(ADD), url_of(make_clinic()))
        for bound in fields_of(client, url, language)
        if not (bound.label and purpose(bound))
        and bound.name not in SELF_EXPLAINING
        and not (bound.html_name.startswith("values-") and bound.name in IN_FACTS)
    }
    assert without == set()


def test_a_new_clinic_has_a_row_ready_in_every_list_and_the_working_days(client, nurse):
    fields = opened(client, reverse(ADD))
    lists = ("contacts", "people", "steps", "mixture", "series", "programme")
    topics = ("indication", "contraindication", "cost", "side_effect")
    for prefix in (*lists, *(f"answers_{topic}" for topic in topics)):
        assert f"{prefix}-0-key" in fields
        assert f"{prefix}-1-key" not in fields
    assert [fields[f"hours-{day}-weekday"] for day in range(5)] == [0, 1, 2, 3, 4]
    assert fields["status_checked_on"] == timezone.localdate()


def test_rows_that_stay_empty_and_days_without_times_are_not_saved(client, nurse):
    country = make_country()
    url = reverse(ADD)
    typed = {
        "name": "Praxis",
        "country": country.pk,
        "status": "accepting",
        "hours-2-opens": "08:00",
        "hours-2-closes": "12:00",
    }
    answer = client.post(
        url, opened(client, url) | typed, headers={"accept-language": "en"}
    )
    assert answer.status_code == 302
    clinic = Clinic.objects.get()
    (only,) = OpeningHours.objects.all()
    assert (only.weekday, only.opens, only.closes) == (2, time(8), time(12))
    lists = ("contacts", "people", "steps", "mixture", "series", "programme", "answers")
    assert [name for name in lists if getattr(clinic, name).exists()] == []


def test_every_fact_that_clinics_differ_in_can_be_answered_on_the_form(client, nurse):
    clinic = make_clinic()
    fact = Fact.objects.create(
        key="dose",
        unit="mg_per_kg_hour",
        owner="x",
        checked_on=timezone.localdate(),
        name_nl="Dosis",
        name_en="Dose",
    )
    page = client.get(url_of(clinic), headers={"accept-language": "en"}).context
    (facts,) = (
        inline.formset
        for inline in page["inline_admin_formsets"]
        if inline.formset.prefix == "values"
    )
    assert fact in [form.asked.fact for form in facts.more_rows]
    assert fact not in [form.asked.fact for form in facts.usual_rows]


def test_its_new_page_shows_what_it_says_of_its_own_and_no_empty_sections(
    client, nurse
):
    country = make_country()
    url = reverse(ADD)
    typed = {"name": "Praxis", "country": country.pk, "status": "accepting"}
    typed |= new_row("programme", 0, name_nl="Fysiotherapie")
    client.post(url, opened(client, url) | typed)

    kinds = {one.kind for one in Page.objects.get().sections.all()}
    assert "programme_here" in kinds
    assert not kinds & {"indications_here", "costs_here", "infusion_here"}
