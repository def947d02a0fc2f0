"""Facts, countries, clinics and notices between files and drafts."""

from datetime import UTC, datetime, time
from decimal import Decimal

import pytest
from django.apps import apps
from django.test import override_settings

from content.drafts.clinic_contacts import ClinicContact
from content.drafts.clinics import Clinic
from content.drafts.countries import Contact, Country
from content.drafts.facts import Fact, FactOption, FactValue
from content.drafts.notices import Notice
from content.drafts.steps import ProtocolStep
from content.editions.reading import published
from content.exchange.exporting import export
from content.exchange.loading import load
from content.exchange.shapes import SHAPES
from content.languages import LANGUAGES
from tests.fact_folder import CLINIC_PAGE, CLINICS, COUNTRIES, FACTS, NOTICES, edit

pytestmark = pytest.mark.django_db


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.*")
    }


# --- There and back --------------------------------------------------------------------


def test_what_is_loaded_is_exported_byte_by_byte_and_loaded_again_changes_nothing(
    fact_files, tmp_path, now
):
    first = load(fact_files, now=now)
    assert (first.pages, first.records) == (2, 9)
    again = load(fact_files, now=now)
    assert (again.changed, again.published) == (0, 0)
    assert (again.pages, again.records) == (first.pages, first.records)

    export(tmp_path / "export")
    read, written = contents(fact_files), contents(tmp_path / "export")
    assert {name: written[name] for name in read} == read


def test_every_value_arrives_in_its_column(fact_files, now):
    load(fact_files, now=now)
    value = FactValue.objects.get(fact__key="fasting_food", clinic__key="bergluft")
    assert (value.low, value.high) == (Decimal("2.5"), 4)
    assert FactValue.objects.get(fact__key="fasting_food", clinic=None).low == 6
    drug = FactValue.objects.get(fact__key="drug", clinic__key="zeewind")
    assert drug.option.words_de == "Ketamin"
    clinic = Clinic.objects.get(key="zeewind")
    assert [hours.opens for hours in clinic.hours.all()] == [time(8), time(13)]
    step, rest = clinic.steps.all()
    assert step.amount_fact.key == "fasting_food"
    assert (rest.amount, rest.duration, rest.duration_unit) == (0, 1, "days")
    notice = Notice.objects.get()
    assert notice.starts_at == datetime(2026, 12, 24, 7, tzinfo=UTC)
    assert published().facts.clinics["zeewind"].steps[0].fact == "fasting_food"


def test_moments_are_written_in_the_time_of_the_deployment(fact_files, tmp_path, now):
    load(fact_files, now=now)
    with override_settings(TIME_ZONE="Europe/Lisbon"):
        export(tmp_path / "export")
    text = (tmp_path / "export" / NOTICES).read_text()
    assert "starts_at: '2026-12-24T07:00:00+00:00'" in text
    (fact_files / NOTICES).write_text(text)
    assert load(fact_files, now=now).changed == 0


@pytest.mark.parametrize("typed", ["+31 20 123 45 67", "020-123 45 67"])
def test_a_phone_number_may_be_typed_as_in_its_country(typed, fact_files, now):
    edit(fact_files, CLINICS, "'+31201234567'", f"'{typed}'")
    load(fact_files, now=now)
    row = ClinicContact.objects.get(clinic__key="zeewind", kind="phone")
    assert row.phone == "+31201234567"
    assert load(fact_files, now=now).changed == 0


def test_every_column_of_a_table_has_a_place_in_its_file():
    for shape in SHAPES.values():
        assert _columns(shape) == set(shape.fields)
        for child in shape.children.values():
            (owner,) = _columns(child) - set(child.fields)
            assert owner in ("fact", "clinic", "country")


def _columns(shape):
    """Fields that hold something of their own: no text, which each language has."""
    model = apps.get_model("content", shape.model)
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    texts = {f"{name}_{code}" for name in shape.translated for code in LANGUAGES}
    files = {"image"} if shape.has_picture else set()
    return fields - texts - files - {"id", "position", *shape.translated}


# --- Changes ---------------------------------------------------------------------------


def test_an_entry_keeps_its_row_when_its_words_change(fact_files, now):
    load(fact_files, now=now)
    option, contact = FactOption.objects.get(key="ketamine"), Contact.objects.get()
    edit(fact_files, FACTS, "de: Ketamin\n", "de: Razemat\n")
    edit(fact_files, COUNTRIES, "'113'", "'116123'")
    assert load(fact_files, now=now).changed == 2
    option.refresh_from_db()
    contact.refresh_from_db()
    assert (option.words_de, contact.phone) == ("Razemat", "116123")


def test_what_is_gone_from_a_list_is_gone_from_the_drafts(fact_files, now):
    load(fact_files, now=now)
    text = (fact_files / FACTS).read_text()
    (fact_files / FACTS).write_text(text[: text.index("- key: drug")])
    morning = "  - weekday: 0\n    opens: '08:00'\n    closes: '12:00'\n"
    edit(fact_files, CLINICS, morning, "")
    text = (fact_files / CLINICS).read_text()
    start, end = text.index("  - key: rest"), text.index("- key: bergluft")
    (fact_files / CLINICS).write_text(text[:start] + text[end:])
    (fact_files / NOTICES).write_text("[]\n")
    edit(fact_files, CLINIC_PAGE, "{{ward}}", "us")
    for code in ("nl", "de"):
        edit(fact_files, f"pages/clinic-zeewind.{code}.md", "{{ward}}", "us")

    assert load(fact_files, now=now).changed

    assert [fact.key for fact in Fact.objects.all()] == ["fasting_food"]
    assert FactOption.objects.count() == Notice.objects.count() == 0
    clinic = Clinic.objects.get(key="zeewind")
    assert [hours.opens for hours in clinic.hours.all()] == [time(13)]
    assert [step.phase for step in clinic.steps.all()] == ["day"]
    assert load(fact_files, now=now).changed == 0


def test_what_goes_together_goes_whatever_rests_on_what(fact_files, now):
    """A country with its clinic, a fact with the step that counts with it."""
    load(fact_files, now=now)
    for file, first in ((COUNTRIES, "- code: de"), (CLINICS, "- key: bergluft")):
        text = (fact_files / file).read_text()
        (fact_files / file).write_text(text[: text.index(first)])
    text = (fact_files / CLINICS).read_text()
    (fact_files / CLINICS).write_text(text[: text.index("  steps:")] + "  steps: []\n")
    text = (fact_files / FACTS).read_text()
    fact, option = text[text.index("- key: drug") :], "  - key: esketamine\n"
    start, end = fact.index(option), fact.index("  values:")
    fact = fact[:start] + fact[end:]
    start, end = fact.index("  - clinic: bergluft"), fact.index("- key: ward")
    (fact_files / FACTS).write_text(fact[:start] + fact[end:])
    for path in fact_files.glob("pages/*.md"):
        path.write_text(path.read_text().replace("{{fasting_food}}", "6 h"))

    load(fact_files, now=now)

    assert [country.code for country in Country.objects.all()] == ["nl"]
    assert [fact.key for fact in Fact.objects.all()] == ["drug", "ward"]
    assert [option.key for option in FactOption.objects.all()] == ["ketamine"]


@pytest.mark.parametrize("first, second", [("nl", "de"), ("de", "nl")])
def test_a_contact_moves_to_another_country(first, second, fact_files, now):
    text = (fact_files / COUNTRIES).read_text()
    start, end = text.index("  contacts:\n"), text.index("- code: de")
    contact = text[start:end]
    there = text.replace(contact, "  contacts: []\n").replace(
        "  time_zone: Europe/Berlin\n  checked_on: 2026-11-21\n  contacts: []\n",
        f"  time_zone: Europe/Berlin\n  checked_on: 2026-11-21\n{contact}",
    )
    folders = {"nl": text, "de": there}
    for country in (first, second):
        (fact_files / COUNTRIES).write_text(folders[country])
        load(fact_files, now=now)
        assert Contact.objects.get().country.code == country


def test_steps_change_places(fact_files, now):
    load(fact_files, now=now)
    text = (fact_files / CLINICS).read_text()
    day, home = text.index("  - key: stop-eating"), text.index("  - key: rest")
    end = text.index("- key: bergluft")
    swapped = text[:day] + text[home:end] + text[day:home] + text[end:]
    (fact_files / CLINICS).write_text(swapped)
    load(fact_files, now=now)
    assert [one.phase for one in ProtocolStep.objects.all()] == ["at_home", "day"]
    assert load(fact_files, now=now).changed == 0
