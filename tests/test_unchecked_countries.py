"""No number that nobody has checked reaches a reader."""

import pytest
from django.utils.translation import override

from content.drafts.countries import Contact, Country
from content.editions.reading import published
from content.facts.codes import Country as Code
from content.facts.codes import Help
from content.facts.filling import Filling
from content.facts.views import helplines
from content.public import footer
from content.public.search import in_danger
from content.publishing import actions, errors
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_country,
    make_editor,
    make_reviewer,
    publish_shared,
)

pytestmark = pytest.mark.django_db
CRISIS = {"kind": "crisis", "name_nl": "Lijn", "name_de": "Hilfe", "name_en": "Line"}


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


def unchecked():
    return Country.objects.create(code="gb", emergency="999", time_zone="Europe/London")


def shown(book):
    """Every number that stands in a helpline, the bar, a fact or the danger box."""
    page = Filling(book=book, clinic="", language="en")
    lines = helplines(page)
    found = {one["emergency"] for one in lines}
    found |= {contact["phone"] for one in lines for contact in one["contacts"]}
    found |= {one.shown for one in footer.emergency_numbers(book, clinic="")}
    danger = in_danger({Help.CRISIS}, book=book, language="en")
    found |= {one["phone"] for one in danger["crisis_lines"]}
    names = book.usable()
    return found | {value.phone for name in names for value in book.values(name)}


def test_no_unchecked_number_is_shown_until_somebody_has_checked_it(people):
    make_clinic()
    checked, country = make_country("be"), unchecked()
    make_clinic("duin", country=checked)
    Contact.objects.create(country=country, key="gb", phone="116123", **CRISIS)
    Contact.objects.create(country=checked, key="be", phone="1813", **CRISIS)
    Contact.objects.create(
        country=Country.objects.get(code="nl"), key="nl", phone="113", **CRISIS
    )
    publish_shared(**people)
    assert not {"999", "116123", "1813", "113"} & shown(published().facts)
    Contact.objects.exclude(key="gb").update(is_confirmed=True)
    publish_shared(people["author"], make_reviewer("second"))
    found = shown(published().facts)
    assert {"1813", "113", "112"} <= found
    assert not {"999", "116123"} & found


def test_a_clinic_is_not_published_where_nobody_has_checked_the_emergency_number(
    people, now
):
    country = unchecked()
    make_clinic(country=country)
    confirm_translations()
    with override("en"), pytest.raises(errors.PublishingError) as refusal:
        actions.request_review(chosen=changed(), by=people["author"], now=now)
    told = str(refusal.value)
    assert "Nobody has checked the emergency number" in told
    assert "United Kingdom" in told
    Country.objects.update(checked_on="2026-11-21")
    publish_shared(**people)
    assert published().facts.countries["gb"].emergency == "999"
    Country.objects.update(checked_on=None)
    with pytest.raises(errors.PublishingError):
        actions.request_review(chosen=changed(), by=people["author"], now=now)


def test_staff_see_in_the_list_what_has_to_be_checked(client, people):
    client.force_login(people["author"])
    Contact.objects.create(
        country=unchecked(), key="gb", phone="116123", **CRISIS | {"name_en": "Talk"}
    )
    make_country("nl")
    html = client.get(
        "/staff/content/country/", headers={"accept-language": "en"}
    ).content.decode()
    assert "999, Talk" in html or "999, Lijn" in html


def test_the_starter_prepares_every_country_and_shows_no_number_of_the_new_ones(
    starter,
):
    book = published().facts
    assert set(book.countries) == set(Code.values)
    new = {"at", "ch", "lu", "gb", "ie"}
    for code in new:
        assert not book.countries[code].emergency
        assert not book.countries[code].contacts
    assert all(book.countries[code].emergency for code in set(Code.values) - new)
    assert not {"999", "142", "143"} & shown(book)
