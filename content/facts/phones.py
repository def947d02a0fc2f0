"""Phone numbers: how they are kept, written for readers, and dialled."""

import re

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

from content.facts.codes import Country

_SIGNS = re.compile(r"[+(]?[0-9\s()./–-]+")
_SHORT = re.compile(r"[1-9][0-9]{2,5}")

_FROM_INSIDE = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
}
"""Kinds of number that are known, and often only reached, inside their country."""


_EXAMPLES = (
    "+3220000",  # this site's own, in Belgium, where no such numbers are set apart
    "+3532091",
    "+441632960",
    "+447700900",
    "+448081570",
)
"""Numbers for examples and films, which nobody has and the library does not know."""


def normalise(text: str, *, region: str = "") -> str:
    """A typed phone number as it is kept: "+493023125001", or short as "112".

    region: the country of a number without a country code, for example "nl"; "" for
    none. Numbers need not be assigned: examples for documentation are not.

    Raises:
        ValueError: with a sentence, for anything that is not a phone number.
    """
    text = text.strip()
    short = re.sub(r"\s", "", text)
    if _SHORT.fullmatch(short):
        return short
    number = _read(text, region=region)
    if number is None:
        raise ValueError(_no_number(text, region=region))
    kept = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if not _can_exist(number):
        raise ValueError(_no_number(text, region=country_of(kept)))
    return kept


def country_of(phone: str) -> str:
    """The country of a number as `normalise` gives it: "de"; "" for a short one."""
    if not phone.startswith("+"):
        return ""
    number = phonenumbers.parse(phone)
    # Numbers for examples belong to no region, but their country code does.
    return (
        phonenumbers.region_code_for_number(number)
        or phonenumbers.region_code_for_country_code(number.country_code or 0)
    ).lower()


def country_words(region: str) -> str:
    """A country in words: "Germany"; its code where this site does not know it."""
    known = {code.value: code for code in Country}
    return str(known[region].label) if region in known else region.upper()


def _can_exist(number: phonenumbers.PhoneNumber) -> bool:
    """Its beginning and its length are those of a number of its country."""
    kept = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return phonenumbers.is_valid_number(number) or kept.startswith(_EXAMPLES)


def _no_number(text: str, *, region: str) -> str:
    if not region:
        return _(
            "“%(text)s” is not a phone number. Write it with its country code, "
            "such as +49 30 23125001, or a short number such as 112."
        ) % {"text": text}
    return _(
        "There can be no phone number “%(text)s” in this country: %(country)s. Check "
        "the digits, and write the area code as well."
    ) % {"text": text, "country": country_words(region)}


def _read(text: str, *, region: str) -> phonenumbers.PhoneNumber | None:
    if not _SIGNS.fullmatch(text) or _lacks_area_code(text, region=region):
        return None
    try:
        number = phonenumbers.parse(text, region.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    # Numbers that are possible within one town only do not count.
    reason = phonenumbers.is_possible_number_with_reason(number)
    return number if reason == ValidationResult.IS_POSSIBLE else None


def _lacks_area_code(text: str, *, region: str) -> bool:
    """Whether it can be dialled within its town only. Read as a whole number, it would
    be that of somebody else, in another town."""
    digits = re.sub(r"\D", "", text)
    trunk = phonenumbers.ndd_prefix_for_region(region.upper(), strip_non_digits=True)
    is_from_abroad = "+" in text or digits.startswith("00")
    return bool(trunk) and not is_from_abroad and not digits.startswith(str(trunk))


def display(phone: str) -> str:
    """A number as readers see it, with spaces that never break over lines.

    phone: as `normalise` gives it. Short, toll-free and shared-cost numbers stand as
    they are known in their country, all others in international form.
    """
    if not phone.startswith("+"):
        return phone
    if not _is_from_inside(phone):
        shown = phonenumbers.format_number(
            phonenumbers.parse(phone), PhoneNumberFormat.INTERNATIONAL
        )
    elif belgian := re.fullmatch(r"\+3270(\d{3})(\d{3})", phone):
        # The library says 070 24 52 45; nobody in Belgium does.
        shown = f"070 {belgian[1]} {belgian[2]}"
    else:
        shown = phonenumbers.format_number(
            phonenumbers.parse(phone), PhoneNumberFormat.NATIONAL
        )
    return shown.replace(" ", "\u00a0")


def dial(phone: str) -> str:
    """What stands after `tel:`, as it works in the country of the number.

    phone: as `normalise` gives it, "" stays "". A toll-free or shared-cost number is
    often dead behind a country code: a link dials what the words beside it say.
    """
    return re.sub(r"\D", "", display(phone)) if _is_from_inside(phone) else phone


def _is_from_inside(phone: str) -> bool:
    return phone.startswith("+") and (
        phonenumbers.number_type(phonenumbers.parse(phone)) in _FROM_INSIDE
    )
