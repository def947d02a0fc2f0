"""Phone numbers of the book that somebody has typed into a text."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat

from content.facts.codes import Unit
from content.facts.fact_book import CLINIC_PHONE, EMERGENCY, FactBook

_ALONE = 4
"""Digits of a number that could also be a number of people, as "112" and "1813"."""

_SIGNS = r"[\s()/.‑–-]{0,3}"
_CALL = re.compile(
    r"(?<!\w)(?:bel(?:t|len)?\b|gebeld|spoed|gratis|(?:an)?ruf|angerufen|wähl|kostenlos|"
    r"call|dial|ring\b|helpline|hotline)|telefo|phon|lijn\b|numm?er|noodn|notf|notruf|"
    r"emergenc|\btel\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:%|€|(?:van de|von|of the|out of|euros?|uur|stunden|hours|dagen|tage|days|"
    r"weken|wochen|weeks|min\w*|mal|keer|times|mensen|personen|vrouwen|mannen|"
    r"volwassenen|patiënten|menschen|frauen|männer|erwachsene\w*|people|adults|women|"
    r"men|patients|studi\w+)\b)",
    re.IGNORECASE,
)


def known_phones(book: FactBook) -> dict[str, str]:
    """Every phone number of the book, as `phones.normalise` gives it → a fact's key."""
    contacts = [one.key for land in book.countries.values() for one in land.contacts]
    own = [key for key, fact in book.facts.items() if fact.unit == Unit.PHONE]
    found: dict[str, str] = {}
    for key in (*own, CLINIC_PHONE, EMERGENCY, *contacts):
        if fact := book.fact(key):
            for value in (fact.for_all, *fact.per_clinic.values()):
                if value and value.phone:
                    found.setdefault(value.phone, key)
    return found


def typed(prose: str, *, phone: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a statement of a blanked text says a number, however it is spaced.

    phone: as `phones.normalise` gives it. It is found as written from abroad and from
    inside its country, and behind `tel:` where the words of the link do not say it.
    """
    spans = [
        match.span()
        for match in _pattern(phone).finditer(prose, start, end)
        if len(phone) > _ALONE
        or _is_called(prose[start : match.start()], prose[match.end() : end])
    ]
    seen = [span for span in spans if not prose.endswith("tel:", 0, span[0])]
    yield from seen or spans


@lru_cache(maxsize=512)
def _pattern(phone: str) -> re.Pattern[str]:
    if not phone.startswith("+"):
        short = "[-‑]?".join(phone)
        return re.compile(rf"(?<![\d+€.,])(?<!\d[ -]){short}(?![\d%]|[.,]\d|[ -]\d)")
    number = phonenumbers.parse(phone)
    home = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    inside = _SIGNS.join(re.sub(r"\D", "", home))
    abroad = _SIGNS.join(f"{number.country_code}#{number.national_number}")
    abroad = abroad.replace("#", "0?")
    return re.compile(rf"(?<![\d+])(?:(?:[+]|00){_SIGNS}{abroad}|\(?{inside})(?!\d)")


def _is_called(before: str, after: str) -> bool:
    """Somebody is to call it, or it stands as the entry of a list of numbers."""
    if _COUNTED.match(after):
        return False
    is_entry = before.rstrip(" *_").endswith((":", "|"))
    return is_entry or bool(_CALL.search(before) or _CALL.search(after))
