"""Phone numbers: how they are kept, written for readers, and dialled."""

import re

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

_SIGNS = re.compile(r"[+(]?[0-9\s()./–-]+")
_SHORT = re.compile(r"[1-9][0-9]{2,5}")

_FROM_INSIDE = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
}
"""Kinds of number that are known, and often only reached, inside their country."""


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
        raise ValueError(
            _(
                "“%(text)s” is not a phone number. Write it with its country code, "
                "such as +49 30 23125001, or a short number such as 112."
            )
            % {"text": text}
        )
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _read(text: str, *, region: str) -> phonenumbers.PhoneNumber | None:
    if not _SIGNS.fullmatch(text):
        return None
    try:
        number = phonenumbers.parse(text, region.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    # Numbers that are possible within one town only do not count.
    reason = phonenumbers.is_possible_number_with_reason(number)
    return number if reason == ValidationResult.IS_POSSIBLE else None


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
