"""Entering how to reach a clinic: local numbers understood, impossible ones refused."""

import pytest
from django.utils.translation import override

from content.admin.drafts import changes_url
from content.drafts.clinic_contacts import ClinicContact, ClinicPerson
from content.publishing import actions, errors
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_contact,
    make_country,
    make_editor,
    make_reviewer,
    publish_shared,
)
from tests.staff_forms import in_row, new_row, opened, url_of

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


@pytest.fixture
def clinic():
    return make_clinic(country=make_country("de"), phone="")


def add(client, clinic, follow=False, **fields):
    row = new_row("contacts", clinic.contacts.count(), **fields)
    data = opened(client, url_of(clinic)) | row
    return client.post(url_of(clinic), data, headers=ENGLISH, follow=follow)


@pytest.mark.parametrize(
    "typed",
    ["030.231-25001", "(030) 231 250 01", "030/23125001", "+49 (0)30 23125001"],
)
def test_a_number_is_understood_as_it_is_written_in_the_country(
    typed, client, nurse, clinic
):
    assert add(client, clinic, kind="phone", phone=typed).status_code == 302
    row = ClinicContact.objects.get()
    assert (row.phone, row.key) == ("+493023125001", "phone")


@pytest.mark.parametrize(
    "kind, fields, sentence",
    [
        ("phone", {"phone": "0999 99"}, "There can be no phone number “0999 99” in this country: Germany"),
        ("phone", {"phone": "+32 9 999 99 99"}, "in this country: Belgium"),
        ("phone", {"phone": "23125001"}, "write the area code as well"),
        ("fax", {"phone": "231250"}, "“231250” lacks its area code"),
        ("phone", {}, "Give what its kind says and nothing else"),
        ("email", {"phone": "030 23125001"}, "Give what its kind says"),
        ("appointments", {"phone": "030 23125001", "email": "a@b.example.org"}, "Appointments have one of the three"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence_and_stays_typed(
    kind, fields, sentence, client, nurse, clinic
):
    answer = add(client, clinic, kind=kind, **fields)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in html
    for typed in fields.values():
        assert f'value="{typed}"' in html
    assert not ClinicContact.objects.exists()


def test_a_number_of_another_country_is_kept_and_told_of(client, nurse, clinic):
    answer = add(client, clinic, kind="phone", phone="+31 20 123 45 67", follow=True)
    assert ClinicContact.objects.get().phone == "+31201234567"
    told = [str(one) for one in answer.context["messages"]]
    assert any("is a number of another country: Netherlands" in one for one in told)
    row = ClinicContact.objects.get()
    data = opened(client, url_of(clinic))
    data |= in_row(row, "contacts", phone="030 23125001")
    answer = client.post(url_of(clinic), data, headers=ENGLISH, follow=True)
    told = [str(one) for one in answer.context["messages"]]
    assert not any("another country" in one for one in told)


def test_only_the_clinics_own_people_answer(client, nurse, clinic):
    other = make_clinic("bos", country=clinic.country)
    ours = ClinicPerson.objects.create(clinic=clinic, key="a", name="A")
    theirs = ClinicPerson.objects.create(clinic=other, key="b", name="B")
    fields = {"kind": "email", "email": "a@b.example.org"}
    assert add(client, clinic, person=theirs.pk, **fields).status_code == 200
    assert add(client, clinic, person=ours.pk, **fields).status_code == 302
    assert ClinicContact.objects.get(clinic=clinic).person == ours


def test_nobody_is_asked_for_a_person_where_there_is_none(client, nurse, clinic):
    make_contact(clinic, phone="+493023125001")
    assert not [name for name in opened(client, url_of(clinic)) if "person" in name]


def test_a_new_person_is_named_and_put_last(client, nurse, clinic):
    ClinicPerson.objects.create(clinic=clinic, key="a", name="A", position=7)
    row = new_row("people", 1, name="Ä. Bö")
    data = opened(client, url_of(clinic)) | row
    assert client.post(url_of(clinic), data)["Location"] == changes_url(
        f"clinic/{clinic.key}"
    )
    found = clinic.people.values_list("key", "position")
    assert [*found] == [("a", 7), ("a-bo", 17)]


# --- Publishing --------------------------------------------------------------------------

UNREACHED = "Say how to reach the clinic"


def refused(keys, nurse, now):
    with override("en"), pytest.raises(errors.PublishingError) as refusal:
        actions.request_review(chosen=keys, by=nurse, now=now)
    return str(refusal.value)


def test_a_clinic_that_nobody_can_reach_is_a_draft_and_never_published(
    nurse, clinic, now
):
    confirm_translations()
    assert UNREACHED in refused(changed(), nurse, now)
    make_contact(clinic, "fax", phone="+493023125002")
    publish_shared(nurse, make_reviewer())


def test_the_last_way_to_reach_a_clinic_cannot_be_taken_away(nurse, clinic, now):
    first = make_contact(clinic, phone="+493023125001")
    make_contact(clinic, "email", email="a@b.example.org")
    publish_shared(nurse, make_reviewer())
    first.delete()
    publish_shared(nurse, make_reviewer("second"))
    clinic.contacts.all().delete()
    assert UNREACHED in refused(changed(), nurse, now)
