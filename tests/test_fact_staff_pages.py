"""The staff side of facts, clinics and notices: forms, and the errors they prevent."""

import pytest
from django.urls import reverse
from django.utils import timezone

from content.admin.drafts import changes_url
from content.drafts.clinics import Clinic
from content.drafts.countries import Contact, Country
from content.drafts.facts import Fact, FactOption, FactValue
from content.drafts.notices import Notice
from content.drafts.pages import Page
from content.drafts.reading import entry_of
from content.drafts.steps import ProtocolStep
from content.editions.reviews import DraftChange
from tests.factories import (
    make_clinic,
    make_country,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_source,
    make_translator,
    make_value,
    publish,
    publish_shared,
)
from tests.staff_forms import in_row, new_row, opened, to_mend, url_of
from tests.staff_reading import questions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


def add_url(model):
    return reverse(f"admin:content_{model._meta.model_name}_add")


def save(client, url, **changed):
    """Open a form, change it, save it."""
    data = opened(client, url) | changed
    return client.post(url, data, headers={"accept-language": "en"})


def in_three_languages(field, words="Words"):
    return {f"{field}_{code}": f"{words} {code}" for code in ("nl", "de", "en")}


NEW_FACT = {"key": "escort", "owner": "ward", "checked_on": "2026-11-21"}

# --- Facts -----------------------------------------------------------------------------


def test_the_list_shows_each_value_in_words_and_what_to_write(client, nurse):
    clinic = make_clinic()
    make_clinic("bos")
    fasting = make_fact("fasting_food", low=6)
    make_value(fasting, clinic=clinic, low=4)
    make_fact("ward_phone", unit="phone", phone="+31201234567")
    html = client.get(
        "/staff/content/fact/", headers={"accept-language": "en"}
    ).content.decode()
    assert "4 to 6\N{NO-BREAK SPACE}hours (depending on your clinic)" in html
    assert "{{fasting_food}}" in html
    assert "+31\N{NO-BREAK SPACE}20\N{NO-BREAK SPACE}123" in html


def test_the_list_asks_the_same_few_questions_for_many_facts(client, nurse):
    def questions():
        return questions_of(lambda: client.get("/staff/content/fact/"))

    make_fact("fact_0")
    questions()
    for_one = questions()
    assert for_one < 60
    for number in range(1, 12):
        make_fact(f"fact_{number}")
    assert questions() <= for_one


def test_a_nurse_changes_a_value_and_is_led_to_what_it_changes(client, nurse):
    fact = make_fact()
    row = in_row(fact.values.get(), "values", low="4")
    today = timezone.localdate().isoformat()
    answer = save(client, url_of(fact), checked_on=today, **row)
    assert answer["Location"] == changes_url("fact/fasting_food")
    assert FactValue.objects.get().low == 4
    changed = DraftChange.objects.values_list("entry", "language", "by")
    assert {*changed} == {
        ("fact/fasting_food", "", nurse.pk),  # the day on which it was checked
        ("value/fasting_food/*", "", nurse.pk),
    }


def test_the_form_shows_a_value_without_idle_zeros(client, nurse):
    fact = make_fact(low=10)
    data = opened(client, url_of(fact))
    assert str(data[f"values-row{fact.values.get().pk}-low"]) == "10"


def test_nothing_typed_is_no_change(client, nurse):
    save(client, url_of(make_fact()))
    assert not DraftChange.objects.exists()


@pytest.mark.parametrize(
    "unit,value,sentence",
    [
        ("hours", {"phone": "112"}, "This fact is a number."),
        ("phone", {"low": "6"}, "This fact is a phone number."),
        ("phone", {"phone": "abc"}, "“abc” is not a phone number."),
        ("percent", {"low": "101"}, "A percentage is at most 100."),
        ("hours", {"low": "6", "high": "4"}, "from the smaller number up"),
        ("hours", {"low": "6", "phone": "112"}, "either a number, a phone number or"),
        ("hours", {"low": "-1"}, "greater than or equal to 0"),
        ("hours", {"low": "abc"}, "Enter a number."),
        ("choice", {"low": "6"}, "Choose one of this fact"),
    ],
)
@pytest.mark.parametrize("is_new", [True, False], ids=["new fact", "old fact"])
def test_a_value_that_does_not_fit_is_refused_beside_it(
    unit, value, sentence, is_new, client, nurse
):
    if is_new:
        url, count = add_url(Fact), 0
        data = opened(client, url) | {
            **in_three_languages("name"),
            **NEW_FACT,
            "unit": unit,
        }
    else:
        url, count = url_of(make_fact(unit=unit, low=None)), 0
        data = opened(client, url)
    data |= new_row("values", count, **value)
    answer = client.post(url, data, headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert sentence in answer.content.decode().replace("&#x27;", "'")
    assert not FactValue.objects.exists()


def test_a_fact_that_becomes_a_phone_number_needs_one(client, nurse):
    answer = save(client, url_of(make_fact()), unit="phone")
    assert "This fact is a phone number." in answer.content.decode()
    assert Fact.objects.get().unit == "hours"


def test_two_values_for_the_same_clinic_are_refused(client, nurse):
    fact = make_fact()
    data = opened(client, url_of(fact)) | new_row("values", 1, low="4")
    answer = client.post(url_of(fact), data, headers={"accept-language": "en"})
    assert "There is already a value for this." in answer.content.decode()


def test_a_new_choice_gets_its_options_and_then_its_value(client, nurse):
    url = add_url(Fact)
    data = opened(client, url) | {
        **in_three_languages("name"),
        **NEW_FACT,
        "unit": "choice",
        **new_row("options", 0, key="adult", **in_three_languages("words")),
    }
    answer = client.post(url, data)
    fact = Fact.objects.get()
    assert answer["Location"] == url_of(fact)
    option = fact.options.get()
    data = opened(client, url_of(fact)) | new_row("values", 0, option=option.pk)
    assert client.post(url_of(fact), data)["Location"] == changes_url("fact/escort")
    assert fact.values.get().option == option


def test_an_option_that_is_the_value_cannot_be_deleted(client, nurse):
    fact = make_fact("escort", unit="choice", low=None)
    option = FactOption.objects.create(fact=fact, key="adult", words_nl="ja")
    make_value(fact, option=option)
    answer = save(client, url_of(fact), **in_row(option, "options", DELETE="on"))
    assert answer.status_code == 200
    assert FactOption.objects.exists()
    assert client.post(f"/staff/content/fact/{fact.pk}/delete/", {"post": "yes"})
    assert not Fact.objects.exists()


def test_a_key_never_changes_once_it_exists(client, nurse):
    fact, clinic = make_fact(), make_clinic()
    save(client, url_of(fact), key="other", owner="somebody else")
    save(client, url_of(clinic), key="other", city="Elders")
    save(client, url_of(clinic.country), code="be", time_zone="Europe/Brussels")
    fact.refresh_from_db()
    clinic.refresh_from_db()
    assert (fact.key, fact.owner) == ("fasting_food", "somebody else")
    assert (clinic.key, clinic.city) == ("zeewind", "Elders")
    assert Country.objects.get().code == "nl"


def test_a_fact_that_a_step_counts_with_is_not_deleted(client, nurse):
    clinic, fact = make_clinic(), make_fact()
    make_step(clinic, amount=None, amount_fact=fact)
    answer = client.post(
        f"/staff/content/fact/{fact.pk}/delete/",
        {"post": "yes"},
        headers={"accept-language": "en"},
        follow=True,
    )
    assert "so change the step first: Zeewind, “Stop eating”" in answer.content.decode()
    assert Fact.objects.exists()


def test_deleting_a_fact_is_remembered_and_leads_to_the_changes(client, nurse):
    fact = make_fact()
    answer = client.post(f"/staff/content/fact/{fact.pk}/delete/", {"post": "yes"})
    assert answer["Location"] == changes_url()
    assert {*DraftChange.objects.values_list("entry", flat=True)} == {
        "fact/fasting_food",
        "value/fasting_food/*",
    }


# --- Clinics, countries, notices -------------------------------------------------------


GAP = {
    "title_nl": "Eet niets",
    "phase": "day",
    "amount": 60,
    "amount_unit": "minutes",
    "duration_unit": "minutes",
    "direction": "before",
    "anchor": "start",
}


def make_step(clinic, **fields):
    return ProtocolStep.objects.create(
        **{
            "clinic": clinic,
            "key": "stop-eating",
            "phase": "day",
            "amount": 60,
            **{f"title_{code}": "Stop eating" for code in ("nl", "de", "en")},
            **fields,
        }
    )


def test_a_new_clinic_gets_its_page_and_the_nurse_a_link_to_it(client, nurse):
    country, url = make_country(), add_url(Clinic)
    data = opened(client, url) | {
        "name": "Zeewind",
        "key": "zeewind",
        "country": country.pk,
        "city": "Voorbeeldstad",
        "status": "accepting",
        "status_checked_on": "2026-11-21",
        "setting_nl": "dagkliniek",
        "referral_nl": "Bel {{clinic_phone}}.",
        **new_row("contacts", 0, kind="phone", phone="020 123 4567"),
        **new_row("hours", 0, weekday=0, opens="08:00", closes="16:30"),
        **new_row("steps", 0, **GAP),
    }
    answer = client.post(url, data, headers={"accept-language": "en"}, follow=True)
    assert answer.redirect_chain[-1][0] == changes_url("clinic/zeewind")
    page = Page.objects.get(key="clinic-zeewind")
    html = answer.content.decode()
    assert "The clinic has a page now." in html
    assert f'href="/staff/content/page/{page.pk}/change/"' in html
    assert 'value="page/clinic-zeewind nl" checked' in html
    assert str(Clinic.objects.get().hours.get()) == "Monday 08:00–16:30"


@pytest.mark.parametrize(
    "fields,sentence",
    [
        ({"amount": ""}, "Say when the step is in one way"),
        ({"amount_fact": "time"}, "Say when the step is in one way"),
        ({"amount": "", "amount_fact": "phone"}, "Select a valid choice."),
        ({"duration": "5", "duration_fact": "time"}, "by a number or by a fact"),
        ({"amount": "-5"}, "greater than or equal to 0"),
    ],
)
def test_a_wrong_step_is_refused_with_a_sentence(fields, sentence, client, nurse):
    clinic = make_clinic()
    step = make_step(clinic)
    facts = {"time": make_fact(), "phone": make_fact("p", unit="phone", phone="112")}
    pks = {name: fact.pk for name, fact in facts.items()}
    changed = {name: pks.get(value, value) for name, value in fields.items()}
    answer = save(client, url_of(clinic), **in_row(step, "steps", **changed))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_new_steps_come_last_and_are_named_after_their_title(client, nurse):
    clinic = make_clinic()
    make_step(clinic, position=7)
    data = opened(client, url_of(clinic)) | new_row(
        "steps", 1, **GAP | {"phase": "after", "position": ""}
    )
    assert client.post(url_of(clinic), data).status_code == 302
    assert [*clinic.steps.values_list("phase", "position", "key")] == [
        ("day", 7, "stop-eating"),
        ("after", 17, "eet-niets"),
    ]


def test_hours_that_end_before_they_begin_are_refused(client, nurse):
    clinic = make_clinic()
    data = opened(client, url_of(clinic)) | new_row(
        "hours", 0, weekday=0, opens="16:00", closes="08:00"
    )
    answer = client.post(url_of(clinic), data, headers={"accept-language": "en"})
    assert "The clinic closes after it opens." in answer.content.decode()


def test_a_clinic_may_state_a_value_that_the_same_form_gives_it(client, nurse):
    clinic, bos = make_clinic(), make_clinic("bos")
    fact = make_fact("stay", low=None)
    make_value(fact, clinic=bos, low=3)
    texts = {"way_nl": "U blijft {{stay}}."}
    assert save(client, url_of(clinic), **texts)["Location"] == url_of(clinic)
    assert [*to_mend(client, url_of(clinic))] == ["way_nl"]
    data = opened(client, url_of(clinic)) | {
        "values-0-low": "2",
        "values-answered_by": "ward",
        "values-checked_on": "2026-11-21",
    }
    assert data["values-0-fact"] == fact.pk
    assert client.post(url_of(clinic), data)["Location"] == changes_url(
        entry_of(clinic)
    )
    assert not to_mend(client, url_of(clinic))


def test_a_clinic_whose_page_is_public_is_not_deleted(client, nurse):
    clinic, doctor = make_clinic(), make_reviewer()
    publish_shared(nurse, doctor)
    page = make_page("clinic-zeewind")
    publish(page, author=nurse, approver=doctor)
    url = f"/staff/content/clinic/{clinic.pk}/delete/"
    answer = client.post(
        url, {"post": "yes"}, headers={"accept-language": "en"}, follow=True
    )
    assert "Withdraw that page first" in answer.content.decode()
    assert Clinic.objects.exists()
    client.post(
        f"/staff/content/page/{page.pk}/readers/",
        {"step": "withdraw-now", "withdrawal_reason": "not_offered"},
    )
    assert client.post(url, {"post": "yes"})["Location"] == changes_url()
    assert not Clinic.objects.exists()


def test_a_country_with_clinics_is_not_deleted(client, nurse):
    country = make_clinic().country
    answer = client.post(
        f"/staff/content/country/{country.pk}/delete/",
        {"post": "yes"},
        headers={"accept-language": "en"},
        follow=True,
    )
    assert "These clinics stand in this country: Zeewind" in answer.content.decode()


def test_a_contact_that_nobody_can_reach_is_refused(client, nurse):
    country = make_country()
    data = opened(client, url_of(country)) | new_row(
        "contacts", 0, key="crisis_nl", kind="crisis", name_nl="113"
    )
    answer = client.post(url_of(country), data, headers={"accept-language": "en"})
    assert "Give a phone number or a web address." in answer.content.decode()
    client.post(url_of(country), data | {"contacts-0-phone": "0999 0113"})
    assert not Contact.objects.exists()  # no such number can exist in the country
    client.post(url_of(country), data | {"contacts-0-phone": "0800 0113"})
    assert Contact.objects.get().phone == "+318000113"


NOTICE = {"starts_at": "2026-12-24T08:00", "ends_at": "2026-12-27T08:00"}


def test_a_notice_has_a_title_and_ends_or_is_checked_again(client, nurse):
    url = add_url(Notice)
    assert opened(client, url)["starts_at"]
    answer = client.post(
        url,
        {"text_nl": "Tot 27 december.", "starts_at": NOTICE["starts_at"]},
        headers={"accept-language": "en"},
    )
    errors = answer.context["adminform"].form.errors
    assert set(errors) == {"title_nl", "__all__"}
    assert "say when to check it again" in str(errors["__all__"])
    assert "Tot 27 december." in answer.content.decode()
    answer = client.post(url, {**in_three_languages("title"), **NOTICE})
    notice = Notice.objects.get()
    assert answer["Location"] == changes_url(f"notice/{notice.key}")
    assert notice.key == "words-en"
    assert (notice.ends_at - notice.starts_at).days == 3


def test_a_notice_that_ends_before_it_starts_is_refused(client, nurse):
    turned = {"starts_at": NOTICE["ends_at"], "ends_at": NOTICE["starts_at"]}
    answer = client.post(
        add_url(Notice),
        {**in_three_languages("title"), **turned},
        headers={"accept-language": "en"},
    )
    assert "A notice ends after it starts." in answer.content.decode()


def test_two_notices_of_one_title_have_two_keys(client, nurse):
    for _number in range(2):
        client.post(add_url(Notice), {**in_three_languages("title"), **NOTICE})
    assert {*Notice.objects.values_list("key", flat=True)} == {"words-en", "words-en-2"}


def test_two_people_can_change_a_notice_at_once(client, nurse):
    client.post(add_url(Notice), {**in_three_languages("title"), **NOTICE})
    url = url_of(Notice.objects.get())
    mine, theirs = opened(client, url), opened(client, url)
    client.post(url, theirs | {"ends_at": "2026-12-30T08:00"})
    assert (
        client.post(url, mine | {"text_nl": "", "title_nl": "Dicht"}).status_code == 302
    )
    notice = Notice.objects.get()
    assert (notice.title_nl, notice.ends_at.day) == ("Dicht", 30)


# --- Facts in texts --------------------------------------------------------------------


@pytest.mark.parametrize(
    "field",
    ["title_nl", "summary_de", "sections-row-heading_en", "sections-row-body_de"],
)
def test_an_unknown_fact_in_a_page_is_marked_with_the_nearest_one(field, client, nurse):
    make_fact()
    page = make_page()
    url = url_of(page)
    field = field.replace("-row-", f"-row{page.sections.get().pk}-")
    data = opened(client, url) | {field: "Eat nothing for {{fasting_fod}}."}
    assert client.post(url, data)["Location"] == url
    ((name, (message,)),) = to_mend(client, url).items()
    assert name == field
    assert "There is no fact “fasting_fod”" in message
    assert "The nearest name is “fasting_food”." in message
    data = opened(client, url) | {field: "Eat nothing for {{fasting_food}}."}
    assert client.post(url, data)["Location"] == changes_url(entry_of(page))
    assert not to_mend(client, url)


def test_an_unknown_fact_in_a_step_is_marked_in_its_row(client, nurse):
    make_fact()
    clinic = make_clinic()
    step = make_step(clinic)
    row = in_row(step, "steps", text_de="{{fasting_fod}}")
    save(client, url_of(clinic), **row)
    assert [*to_mend(client, url_of(clinic))] == [*row]


def test_an_empty_fact_is_marked_as_well(client, nurse):
    make_fact(low=None)
    url = url_of(make_page())
    save(client, url, summary_nl="{{fasting_food}}")
    (message,) = to_mend(client, url)["summary_nl"]
    assert "There is no fact “fasting_food” with a value here" in message


def test_the_page_of_a_clinic_may_say_what_only_that_clinic_says(client, nurse):
    clinic = make_clinic()
    make_clinic("bos")
    make_value(make_fact("ward", unit="phone", low=None), clinic=clinic, phone="112")
    for key, is_marked in (("clinic-bos", True), ("clinic-zeewind", False)):
        page = make_page(key)
        text = in_row(
            page.sections.get(), "sections", body_nl="{{ward}} van {{clinic_name}}."
        )
        save(client, url_of(page), **text)
        assert bool(to_mend(client, url_of(page))) is is_marked


def test_an_unknown_fact_in_a_record_is_marked_beside_it(client, nurse):
    url = url_of(make_source())
    save(client, url, note_de="Nach {{nothing}}.")
    assert [*to_mend(client, url)] == ["note_de"]


def test_a_fact_cannot_stand_in_a_fact(client, nurse):
    url = url_of(make_fact())
    save(client, url, name_nl="{{fasting_food}}")
    (message,) = to_mend(client, url)["name_nl"]
    assert "No fact can stand in this text." in message


# --- Roles -----------------------------------------------------------------------------


def test_a_translator_changes_the_other_languages_only(client):
    clinic, fact = make_clinic(), make_fact()
    step = make_step(clinic)
    client.force_login(make_translator())
    url = url_of(clinic)
    data = opened(client, url) | {
        "name": "Stiekem",
        "setting_nl": "Stiekem",
        "setting_de": "Ambulanz",
        **in_row(step, "steps", title_de="Nichts essen", title_nl="Stiekem", amount=1),
    }
    answer = client.post(url, data)
    assert answer.status_code == 302
    clinic.refresh_from_db()
    step.refresh_from_db()
    assert (clinic.name, clinic.setting_nl) == ("Zeewind", "dagkliniek")
    assert clinic.setting_de == "Ambulanz"
    assert (step.title_de, step.title_nl, step.amount) == (
        "Nichts essen",
        "Stop eating",
        60,
    )
    url = url_of(fact)
    value = in_row(fact.values.get(), "values", low="1")
    client.post(url, opened(client, url) | value | {"name_de": "Neu"})
    fact.refresh_from_db()
    assert (fact.name_de, fact.values.get().low) == ("Neu", 6)


@pytest.mark.parametrize("noun", ["fact", "clinic", "country", "notice"])
def test_a_reviewer_writes_as_an_editor_does(noun, client):
    rows = {"fact": make_fact(), "clinic": make_clinic()}
    client.force_login(make_reviewer())
    assert client.get(f"/staff/content/{noun}/").status_code == 200
    assert client.get(f"/staff/content/{noun}/add/").status_code == 200
    for row in rows.values():
        assert client.get(url_of(row)).status_code == 200


@pytest.mark.parametrize("noun", ["fact", "clinic", "country", "notice"])
def test_a_translator_adds_and_deletes_nothing(noun, client):
    rows = {"fact": make_fact(), "clinic": make_clinic()}
    client.force_login(make_translator())
    assert client.get(f"/staff/content/{noun}/").status_code == 200
    assert client.get(f"/staff/content/{noun}/add/").status_code == 403
    for row in rows.values():
        url = url_of(row).replace("/change/", "/delete/")
        assert client.post(url, {"post": "yes"}).status_code == 403


def test_every_list_leads_to_the_changes(client, nurse):
    for noun in ("fact", "clinic", "country", "notice"):
        html = client.get(f"/staff/content/{noun}/").content.decode()
        assert f'href="{changes_url()}' in html
