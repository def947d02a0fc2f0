"""Rows of a form are what they are, whatever happened since it was opened."""

import pytest
from django.urls import reverse
from django.utils import timezone

from content.drafts.clinics import OpeningHours
from content.drafts.pages import Section
from content.drafts.steps import ProtocolStep
from content.editions.reviews import DraftChange
from tests.browser_forms import read_form
from tests.factories import (
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_translator,
    make_value,
)
from tests.staff_forms import in_row

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def draft():
    return make_page(sections=[{"key": key} for key in ("a", "b", "c")])


@pytest.fixture
def url(draft):
    return reverse("admin:content_page_change", args=[draft.pk])


@pytest.fixture
def sent(client, url):
    """What the nurse's browser sends for the page when nothing is touched."""
    client.force_login(make_editor())
    return read_form(client.get(url).content.decode())[0]


def bodies(draft):
    return dict(draft.sections.values_list("key", "body_nl"))


def post(client, url, data):
    return client.post(url, data, headers=ENGLISH)


def test_a_text_goes_to_its_row_though_the_rows_were_moved_meanwhile(
    client, draft, url, sent
):
    first = draft.sections.get(key="a")
    draft.sections.filter(key="c").update(position=0)
    draft.sections.filter(key="a").update(position=9)
    answer = post(client, url, sent | in_row(first, "sections", body_nl="Nieuw."))
    assert answer.status_code == 302
    places = dict(draft.sections.values_list("key", "position"))
    assert places == {"a": 9, "b": 20, "c": 0}
    assert bodies(draft) == {"a": "Nieuw.", "b": "Een zin.", "c": "Een zin."}


def test_a_form_sent_twice_deletes_one_row_and_changes_nothing_the_second_time(
    client, draft, url, sent
):
    first, second, _third = draft.sections.all()
    data = sent | in_row(first, "sections", DELETE="on")
    data |= in_row(second, "sections", body_nl="Nieuw.")
    for _attempt in range(2):
        assert post(client, url, data).status_code == 302
        assert bodies(draft) == {"b": "Nieuw.", "c": "Een zin."}
    noted = list(DraftChange.objects.order_by("pk").values_list("entry", "language"))
    gone = [("section/costs/a", language) for language in ("", "nl", "de", "en")]
    assert sorted(noted) == sorted([*gone, ("section/costs/b", "nl")])


def test_a_row_that_was_not_sent_stays_as_it_is(client, draft, url, sent):
    name = f"sections-row{draft.sections.get(key='b').pk}-"
    without = {key: value for key, value in sent.items() if name not in key}
    columns = ("pk", "key", "position", "kind", "heading_nl", "heading_de", "body_nl")
    before = [*Section.objects.values_list(*columns)]
    assert post(client, url, without).status_code == 302
    assert [*Section.objects.values_list(*columns)] == before
    assert not DraftChange.objects.exists()


def test_a_field_that_was_not_sent_stays_as_it_is(client, draft, url, sent):
    Section.objects.update(safety=True)
    section = draft.sections.get(key="b")
    sent = read_form(client.get(url).content.decode())[0]
    for name in ("body_de", "safety"):
        for start in ("", "initial-"):
            del sent[f"{start}sections-row{section.pk}-{name}"]
    data = sent | in_row(section, "sections", body_nl="Nieuw.")
    assert post(client, url, data).status_code == 302
    section.refresh_from_db()
    assert (section.body_nl, section.body_de) == ("Nieuw.", "Ein Satz.")
    assert section.safety


def test_a_row_takes_no_other_rows_id(client, draft, url, sent):
    first, second, _third = draft.sections.all()
    data = sent | in_row(first, "sections", id=second.pk, body_nl="Nieuw.")
    assert post(client, url, data).status_code == 302
    assert bodies(draft) == {"a": "Nieuw.", "b": "Een zin.", "c": "Een zin."}


def test_rows_of_another_page_are_out_of_reach(client, draft, url, sent):
    other = make_page("other").sections.get()
    client.post(url, sent | in_row(other, "sections", DELETE="on"))
    client.post(url, sent | in_row(other, "sections", body_nl="Nieuw."))
    other.refresh_from_db()
    assert other.body_nl == "Een zin."


def test_a_row_deleted_by_somebody_else_comes_back_under_its_key(
    client, draft, url, sent
):
    second = draft.sections.get(key="b")
    data = sent | in_row(second, "sections", body_nl="Nieuw.")
    Section.objects.filter(pk=second.pk).delete()
    assert post(client, url, data).status_code == 302
    assert bodies(draft)["b"] == "Nieuw."


def test_a_row_deleted_by_somebody_else_stays_away_untouched(client, draft, url, sent):
    draft.sections.filter(key="b").delete()
    assert post(client, url, sent).status_code == 302
    assert bodies(draft) == {"a": "Een zin.", "c": "Een zin."}
    assert not DraftChange.objects.exists()


def test_a_translator_is_shown_the_text_for_a_row_that_is_gone(client, draft, url):
    client.force_login(make_translator())
    sent, _names = read_form(client.get(url).content.decode())
    second = draft.sections.get(key="b")
    data = sent | in_row(second, "sections", body_de="Neuer Satz.")
    Section.objects.filter(pk=second.pk).delete()
    answer = post(client, url, data)
    assert answer.status_code == 200
    [one] = answer.context["saved_now"]
    assert (one.saved, one.yours) == ("deleted", "Neuer Satz.")
    assert set(bodies(draft)) == {"a", "c"}
    again, _names = read_form(answer.content.decode())
    assert post(client, url, again).status_code == 302


def test_a_row_that_somebody_else_changed_is_not_deleted_unasked(
    client, draft, url, sent
):
    second = draft.sections.get(key="b")
    draft.sections.filter(key="b").update(body_nl="Van de collega.")
    data = sent | in_row(second, "sections", DELETE="on")
    answer = post(client, url, data)
    assert answer.status_code == 200
    [one] = answer.context["saved_now"]
    assert (one.saved, one.yours) == ("Van de collega.", "deleted")
    assert set(bodies(draft)) == {"a", "b", "c"}
    again, _names = read_form(answer.content.decode())
    assert post(client, url, again).status_code == 302
    assert set(bodies(draft)) == {"a", "c"}


def test_a_form_shown_again_numbers_the_next_new_row_anew(client, draft, url, sent):
    new = {
        f"sections-7-{name}": value
        for name, value in {
            "heading_nl": "Let op",
            "kind": "no kind",
            "body_nl": "Tekst.",
        }.items()
    }
    answer = post(client, url, sent | new)
    assert answer.status_code == 200
    shown, _names = read_form(answer.content.decode())
    assert shown["sections-7-body_nl"] == ["Tekst."]
    assert shown["sections-TOTAL_FORMS"] == ["8"]
    assert post(client, url, shown | {"sections-7-kind": "text"}).status_code == 302
    assert bodies(draft)["let-op"] == "Tekst."


def test_the_heading_of_a_row_shown_again_is_that_of_the_row(client, draft, url, sent):
    third = draft.sections.get(key="c")
    draft.sections.filter(key="a").delete()
    answer = post(client, url, sent | in_row(third, "sections", kind="no kind"))
    shown = answer.context["inline_admin_formsets"][0]
    assert [row.original for row in shown if row.original] == [*draft.sections.all()]
    assert all(row.form.instance == row.original for row in shown if row.original)


def test_a_position_left_empty_is_refused_for_a_row_that_has_one(
    client, draft, url, sent
):
    first = draft.sections.get(key="a")
    answer = post(client, url, sent | in_row(first, "sections", position=""))
    assert answer.status_code == 200
    assert dict(draft.sections.values_list("key", "position")) == {
        "a": 10,
        "b": 20,
        "c": 30,
    }


def test_what_two_people_change_alike_is_no_question(client, draft, url, sent):
    first = draft.sections.get(key="a")
    draft.sections.filter(key="a").update(body_nl="Gelijk.")
    answer = post(client, url, sent | in_row(first, "sections", body_nl="Gelijk."))
    assert answer.status_code == 302
    assert not DraftChange.objects.exists()


def test_steps_values_and_hours_are_rows_as_well(client):
    clinic = make_clinic()
    for number in (1, 2):
        ProtocolStep.objects.create(
            clinic=clinic, key=f"step-{number}", phase="day", amount=60, title_nl="Stap"
        )
        OpeningHours.objects.create(
            clinic=clinic, weekday=number, opens="08:00", closes="12:00"
        )
        make_value(make_fact(f"fact_{number}"), clinic=clinic, low=number)
    client.force_login(make_editor())
    url = reverse("admin:content_clinic_change", args=[clinic.pk])
    sent, _names = read_form(client.get(url, headers=ENGLISH).content.decode())
    data = sent | in_row(clinic.steps.last(), "steps", amount=30)
    data |= in_row(clinic.hours.last(), "hours", closes="13:00")
    today = timezone.localdate().isoformat()
    data |= in_row(clinic.values.last(), "values", low="9", checked_on=today)
    data |= in_row(clinic.steps.first(), "steps", DELETE="on")
    data |= in_row(clinic.hours.first(), "hours", DELETE="on")
    silent = {"answer": "not_stated", "checked_on": today}  # an answer is never deleted
    data |= in_row(clinic.values.first(), "values", **silent)
    for _attempt in range(2):
        answer = post(client, url, data)
        assert answer.status_code == 302, answer.context["errors"]
        assert clinic.steps.get().amount == 30
        assert f"{clinic.hours.get().closes:%H:%M}" == "13:00"
        assert [*clinic.values.values_list("low", flat=True)] == [None, 9]


@pytest.mark.parametrize("noun", ["page", "clinic", "fact", "sideeffect", "picture"])
def test_a_new_entry_of_a_list_stands_last(noun, client):
    make_page(position=30)
    make_clinic(position=30)
    make_fact(position=30)
    client.force_login(make_editor())
    answer = client.get(reverse(f"admin:content_{noun}_add"))
    place = answer.context["adminform"].form.initial["position"]
    assert place == (10 if noun in ("sideeffect", "picture") else 40)
