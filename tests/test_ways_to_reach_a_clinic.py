"""However a clinic is reached: its page says it, and links work on a phone."""

from datetime import date

import pytest

from content.facts import fact_book as typed
from content.facts.words import EmptyFact, words
from content.public.footer import clinic_number
from content.public.metadata.structured import medical_clinic
from content.public.planner_form import PlannerForm
from tests.factories import reached_by
from tests.picture_pages import words_of
from tests.planner_book import make_book, make_clinic, text
from tests.test_clinic_sections import Reading, draw

HEAD = typed.Person(
    key="head",
    title="Dr.",
    name="A. Voorbeeld",
    function=text("head of the clinic"),
    qualifications=text("Anaesthetist"),
    memberships=text("Society of examples"),
)


def way(kind, **fields):
    return typed.ClinicContact(**{"key": kind, "kind": kind, **fields})


SEVERAL = (
    way("fax", phone="+31205550102"),
    way("phone", phone="+31205550100"),
    way(
        "appointments",
        phone="+31205550101",
        person="head",
        purpose=text("appointments only"),
        times=text("Monday 08:00–13:00"),
    ),
    way("mobile", phone="+31600000000", answered_by=text("the nurse")),
    way("email", email="balie@duin.example.org"),
    way("web", url="https://duin.example.org"),
)
CLINIC = make_clinic(phone="", contacts=SEVERAL, people=(HEAD,))


def test_every_way_is_there_with_what_it_is_for_and_who_answers_when(rf):
    html = draw(rf, make_book(CLINIC), "clinic_profile", clinic="zeewind")
    words = words_of(html)
    for expected in (
        "Call the clinic: +31 20 555 0100",
        "Fax +31 20 555 0102",
        "Appointments: appointments only (en) +31 20 555 0101 Dr. A. Voorbeeld, head",
        "Monday 08:00–13:00 (en)",
        "Mobile phone +31 6 00000000 the nurse (en)",
        "Who works here Dr. A. Voorbeeld , head of the clinic (en) Anaesthetist (en)",
        "Member of Society of examples (en)",
    ):
        assert expected in words
    assert words.count("+31 20 555 0100") == 2  # with the foot of the page


def test_links_work_on_a_phone_and_a_fax_is_none(rf):
    html = draw(rf, make_book(CLINIC), "clinic_profile", clinic="zeewind")
    links = Reading(html).links
    assert links["+31 20 555 0101"] == "tel:+31205550101"
    assert links["balie@duin.example.org"] == "mailto:balie@duin.example.org"
    assert links["https://duin.example.org"] == "https://duin.example.org"
    assert "+31 20 555 0102" not in links
    assert "31205550102" not in "".join(links.values())


def test_the_first_number_that_somebody_can_call_is_the_clinics(rf):
    book = make_book(CLINIC)
    assert words(book, "clinic_phone", clinic="zeewind", language="nl").phone == (
        "+31205550100"
    )
    assert clinic_number(book, clinic="zeewind").dial == "+31205550100"
    node = medical_clinic(CLINIC, url="https://a.example/")
    assert node["telephone"] == "+31205550100"
    assert node["faxNumber"] == "+31205550102"
    assert node["email"] == "balie@duin.example.org"
    assert node["url"] == "https://duin.example.org"


SILENT = make_clinic(
    phone="",
    city="",
    contacts=(way("fax", phone="+31205550102"), way("email", email="a@b.example.org")),
)


def test_a_clinic_that_nobody_can_call_has_no_number_at_all():
    book = make_book(SILENT)
    assert clinic_number(book, clinic="zeewind") is None
    with pytest.raises(EmptyFact):
        words(book, "clinic_phone", clinic="zeewind", language="nl")
    assert "telephone" not in medical_clinic(SILENT, url="https://a.example/")


def test_without_street_and_town_no_line_is_empty_and_no_comma_stray(rf, now):
    book = make_book(SILENT, make_clinic("duin", contacts=reached_by("+31205550100")))
    html = draw(rf, book, "clinic_profile", clinic="zeewind")
    assert "Zeewind<br>Netherlands</dd>" in html
    assert "Call the clinic:" not in html
    compared = words_of(draw(rf, book, "clinics_compared"))
    assert "Where Netherlands Kind of place" in compared
    assert "Where Vlissingen, Netherlands" in compared
    node = medical_clinic(SILENT, url="https://a.example/")
    assert node["address"] == {"@type": "PostalAddress", "addressCountry": "NL"}
    choices = dict(PlannerForm({}, book=book, now=now).fields["clinic"].choices)
    assert choices["zeewind"] == "Zeewind"


def test_a_clinic_of_which_nothing_but_one_address_is_known_is_shown_whole(rf):
    clinic = make_clinic(
        phone="",
        city="",
        contacts=(way("web", url="https://duin.example.org"),),
        status_checked_on=date(2026, 11, 2),
    )
    html = draw(rf, make_book(clinic), "clinic_profile", clinic="zeewind")
    assert "Website https://duin.example.org" in words_of(html)
    assert "Who works here" not in html
