"""Phone numbers as they are typed, kept, shown and dialled."""

import pytest
from django.utils.translation import override

from content.facts import phones


@pytest.mark.parametrize(
    "text, region, phone",
    [
        ("+49 30 23125001", "", "+493023125001"),
        ("+49 (0)30 23125-001", "", "+493023125001"),
        ("030/23125001", "de", "+493023125001"),
        ("0049 30 23125001", "nl", "+493023125001"),
        ("+31 20 000 0000", "", "+31200000000"),
        ("+31\u00a020\u00a0000\u00a00000", "", "+31200000000"),
        ("0800-0113", "nl", "+318000113"),
        ("070 245 245", "be", "+3270245245"),
        (" +49 30 23125001\n", "", "+493023125001"),
        (" 112 ", "", "112"),
        ("116 117", "de", "116117"),
        ("1733", "be", "1733"),
        ("030.231-25001", "de", "+493023125001"),
        ("(030) 231 250 01", "de", "+493023125001"),
        ("01632 960123", "gb", "+441632960123"),
        ("+32 2 000 00 01", "", "+3220000001"),
        ("113", "", "113"),
    ],
)
def test_a_typed_number_is_kept_in_one_form(text, region, phone):
    assert phones.normalise(text, region=region) == phone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "1234567",
        "030 23125001",
        "+49 30",
        "+49112",
        "+1 800 FLOWERS",
        "call +49 30 23125001",
        "+49 30 23125001 ext. 5",
        "+49 30 23125001 23125002 23125003",
        "+999 30 23125001",
    ],
)
def test_anything_else_is_refused_with_a_sentence(text):
    with (
        override("en"),
        pytest.raises(ValueError, match="is not a phone number. Write"),
    ):
        phones.normalise(text)


@pytest.mark.parametrize(
    "text, region, country",
    [
        ("0000 000000", "de", "Germany"),
        ("+49 0999 99", "nl", "Germany"),
        ("09 999 99 99", "be", "Belgium"),
        ("23125001", "de", "Germany"),
        ("01.02.2024", "nl", "Netherlands"),
        ("+33 9 99 99 99 9", "nl", "Netherlands"),
    ],
)
def test_a_number_that_cannot_exist_is_refused_with_its_country(text, region, country):
    with override("en"), pytest.raises(ValueError, match=f"country: {country}"):
        phones.normalise(text, region=region)


@pytest.mark.parametrize(
    "phone, country",
    [("+493023125001", "de"), ("+3220000001", "be"), ("+447700900123", "gb"), ("112", "")],
)  # fmt: skip
def test_a_number_says_its_country(phone, country):
    assert phones.country_of(phone) == country


@pytest.mark.parametrize(
    "phone, shown, dialled",
    [
        ("112", "112", "112"),
        ("116117", "116117", "116117"),
        ("+3225249889", "+32\u00a02\u00a0524\u00a098\u00a089", "+3225249889"),
        ("+31200000000", "+31\u00a020\u00a0000\u00a00000", "+31200000000"),
        ("+493023125001", "+49\u00a030\u00a023125001", "+493023125001"),
        ("+318000113", "0800\u00a00113", "08000113"),
        ("+498001110111", "0800\u00a01110111", "08001110111"),
        ("+3270245245", "070\u00a0245\u00a0245", "070245245"),
    ],
)
def test_a_number_is_shown_and_dialled_as_it_works_in_its_country(
    phone, shown, dialled
):
    assert phones.display(phone) == shown
    assert phones.dial(phone) == dialled
