"""The book of facts: everything that is said once and stands in many places.

A book holds the facts, the clinics with their protocols, the countries with their
phone numbers, the dated notices and the glossary of one deployment. It is made from a
book of parts (`content/facts/from_book.py`): the drafts' for a preview, the published one
for readers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from content.facts.clinic_own import Own
from content.facts.codes import ClinicContactKind, Unit

Texts = dict[str, str]
"""A text by language: {"nl": …, "de": …, "en": …}; a language may be missing. Of a
safety text, a translation that is behind is missing too."""

WordsByLanguage = dict[str, tuple[str, ...]]
"""Words by language: {"nl": ("braken", "overgeven"), …}; a language may be missing."""

CLINIC_NAME = "clinic_name"
CLINIC_PHONE = "clinic_phone"
EMERGENCY = "emergency"
"""Names that a text may use as if they were facts; clinics and countries say them."""


@dataclass(frozen=True, kw_only=True)
class Translation:
    """A translation that does not say what its source says today.

    state: "behind" or "missing". earlier: the texts of a safety text that no longer
    hold, by field; earlier_at: since when they were public.
    """

    state: str
    earlier: dict[str, str] = field(default_factory=dict)
    earlier_at: datetime | None = None


States = dict[str, Translation]
"""By language; a language whose translation is confirmed is missing."""


@dataclass(frozen=True, kw_only=True)
class Value:
    """What a fact is: a number or a range, a phone number, or the key of an option.

    low, high: in the unit of the fact; high is None for a single number. high_unit: the
    unit of high where it is another one: 2 hours to 3 days. qualifier: a code of
    `Qualifier`. phone: "+493023125001", or a short number such as "112".
    """

    low: Decimal | None = None
    high: Decimal | None = None
    high_unit: str = ""
    qualifier: str = ""
    phone: str = ""
    option: str = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A typed value with a key. name: what it is, as shown to readers.

    subjects: per language, words near which a text speaks of this fact (for the
    finder of literals). one, other: the noun of a count ("infusion", "infusions").
    options: key → words, for a choice. for_all: what holds in general; no clinic has said
    it. per_clinic: what a clinic has stated. is_general: it is the same for everybody,
    like a law, and no clinic is asked.
    """

    key: str
    unit: str
    safety: bool = False
    is_compared: bool = False
    is_general: bool = False
    position: int = 0
    owner: str = ""
    checked_on: date | None = None
    sources: tuple[str, ...] = ()
    name: Texts = field(default_factory=dict)
    subjects: WordsByLanguage = field(default_factory=dict)
    one: Texts = field(default_factory=dict)
    other: Texts = field(default_factory=dict)
    options: dict[str, Texts] = field(default_factory=dict)
    for_all: Value | None = None
    per_clinic: dict[str, Value] = field(default_factory=dict)

    def value_at(self, clinic: str) -> Value | None:
        """What a clinic has stated; None when nobody has answered for it."""
        return self.for_all if self.is_general else self.per_clinic.get(clinic)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of a clinic's protocol, `amount` before or after the infusion.

    anchor, direction, phase: codes of `content.facts.codes`. Exactly one of minutes,
    days, fact and moment says when; fact is the key of a fact with a unit of time,
    moment is words. about: the time is no exact one. fasting: the key of the fact about
    which it speaks, where it tells patients to stop eating or drinking. if_broken: what
    happens to who has not kept to it. At most one of the duration's three says how long
    it takes. key: it never changes; "" in books from before steps had one.
    """

    phase: str
    key: str = ""
    anchor: str = "start"
    direction: str = "before"
    minutes: int | None = None
    days: int | None = None
    fact: str = ""
    about: bool = False
    fasting: str = ""
    duration_minutes: int | None = None
    duration_days: int | None = None
    duration_fact: str = ""
    title: Texts = field(default_factory=dict)
    moment: Texts = field(default_factory=dict)
    text: Texts = field(default_factory=dict)
    if_broken: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)

    @property
    def is_in_words(self) -> bool:
        """Words say when it is, and nothing that could be counted."""
        is_counted = self.fact or self.minutes is not None or self.days is not None
        return bool(self.moment) and not is_counted


@dataclass(frozen=True, kw_only=True)
class Hours:
    """One span of opening. weekday: 0 is Monday. opens, closes: "08:00"."""

    weekday: int
    opens: str
    closes: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who works at a clinic. title: "Dr. med.", "" for none."""

    key: str
    name: str
    title: str = ""
    function: Texts = field(default_factory=dict)
    qualifications: Texts = field(default_factory=dict)
    memberships: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ClinicContact:
    """A way to reach a clinic. kind: a code of `ClinicContactKind`.

    Exactly one of phone, email and url is filled. person: the key of one of the clinic's.
    """

    key: str
    kind: str
    phone: str = ""
    email: str = ""
    url: str = ""
    person: str = ""
    purpose: Texts = field(default_factory=dict)
    answered_by: Texts = field(default_factory=dict)
    times: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)

    @property
    def is_callable(self) -> bool:
        """Somebody can call it: it is a number, and no fax."""
        return bool(self.phone) and self.kind != ClinicContactKind.FAX


@dataclass(frozen=True, kw_only=True)
class Clinic:
    """A place of treatment. status: a code of `Status`; takes: codes of `Takes`.

    status_until: its last day. status_check_on: when the clinic is asked again.
    """

    key: str
    name: str
    country: str
    status: str
    status_checked_on: date
    street: str = ""
    postal_code: str = ""
    city: str = ""
    position: int = 0
    setting: Texts = field(default_factory=dict)
    way: Texts = field(default_factory=dict)
    referral: Texts = field(default_factory=dict)
    monitoring: Texts = field(default_factory=dict)
    room: Texts = field(default_factory=dict)
    own: Own = Own()
    status_since: date | None = None
    status_until: date | None = None
    status_check_on: date | None = None
    status_reason: Texts = field(default_factory=dict)
    takes: tuple[str, ...] = ()
    takes_words: Texts = field(default_factory=dict)
    not_treated: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)
    hours: tuple[Hours, ...] = ()
    people: tuple[Person, ...] = ()
    contacts: tuple[ClinicContact, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def phone(self) -> str:
        """The number to call: the first that somebody can; "" where there is none."""
        return next((one.phone for one in self.contacts if one.is_callable), "")

    @property
    def town(self) -> str:
        """Postal code and town, as far as they are given."""
        return f"{self.postal_code} {self.city}".strip()


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A number or a web address of a country, which somebody has checked.

    note: when, for whom, whether free.
    """

    key: str
    kind: str
    phone: str = ""
    url: str = ""
    name: Texts = field(default_factory=dict)
    note: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Country:
    """What holds in a country. time_zone: "Europe/Amsterdam".

    emergency: "" until somebody has checked the number; then nothing can be said.
    """

    code: str
    emergency: str
    time_zone: str
    checked_on: date | None
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A message that shows itself from `starts` until `ends`. clinic: "" for all.

    ends: None until further notice. is_for_one_language: readers of other languages
    than its source do not see it.
    """

    key: str
    starts: datetime
    ends: datetime | None = None
    clinic: str = ""
    is_for_one_language: bool = False
    title: Texts = field(default_factory=dict)
    text: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the glossary. also: its other names, separated by commas.

    is_explained: pages explain it where they first use it.
    """

    key: str
    is_explained: bool = True
    term: Texts = field(default_factory=dict)
    also: Texts = field(default_factory=dict)
    meaning: Texts = field(default_factory=dict)
    states: States = field(default_factory=dict)

    def language(self, wanted: str, *, source: str) -> str:
        """The language in which it can be shown: the wanted one, or else the source."""
        return wanted if self.term.get(wanted) and self.meaning.get(wanted) else source


@dataclass(frozen=True, kw_only=True)
class AskedQuestions:
    """Questions, and the place that answers them: a page, or a section of it."""

    page: str
    section: str = ""
    questions: WordsByLanguage = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DangerSign:
    """What people in danger type. help: "emergency" or "crisis". harmless: no danger."""

    help: str
    words: WordsByLanguage = field(default_factory=dict)
    harmless: WordsByLanguage = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FactBook:
    """All of it, by key, in the order in which readers see it.

    synonyms: groups of words that readers use for one another when they search. asked:
    what they ask, and where that is answered. dangers: what they type in danger.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    clinics: dict[str, Clinic] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    synonyms: dict[str, WordsByLanguage] = field(default_factory=dict)
    asked: dict[str, AskedQuestions] = field(default_factory=dict)
    dangers: dict[str, DangerSign] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)

    @property
    def reserved(self) -> set[str]:
        """Names that clinics and countries give; no fact can have them."""
        return {*self._phones, CLINIC_NAME}

    def country_of(self, clinic: str) -> Country:
        """The country of a clinic. Raises KeyError for an unknown clinic."""
        return self.countries[self.clinics[clinic].country]

    def countries_here(self, clinic: str = "") -> list[Country]:
        """The clinic's country; without a clinic, those of all clinics, or all.

        Those alone whose emergency number somebody has checked.
        """
        at = [self.clinics[clinic]] if clinic else [*self.clinics.values()]
        codes = {one.country for one in at} or set(self.countries)
        return [
            country
            for code, country in self.countries.items()
            if code in codes and country.emergency
        ]

    def regions(self, clinic: str = "") -> tuple[str, ...]:
        """Where a number without a country code may be: the clinic's country, or those
        of all clinics."""
        at = [self.clinics[clinic]] if clinic in self.clinics else self.clinics.values()
        return tuple(dict.fromkeys(one.country for one in at))

    def fact(self, key: str) -> Fact | None:
        """A fact by its key, or what a clinic or a country says under that name."""
        return self.facts.get(key) or self._phones.get(key)

    def values(self, key: str, *, clinic: str = "") -> list[Value]:
        """The different values of a fact, in the order of the clinics.

        clinic: its key; "" means what the clinics of the deployment have stated, and
        the general value where one of them has not. Empty when the fact is unknown or
        nobody has said.
        """
        fact = self.fact(key)
        if fact is None:
            return []
        found = [fact.value_at(one) for one in ([clinic] if clinic else self.clinics)]
        if not clinic and (not found or None in found):
            found.append(fact.for_all)
        return [*dict.fromkeys(value for value in found if value is not None)]

    def is_silent(self, key: str, clinic: str) -> bool:
        """Whether a clinic has not stated a fact for which there is a value."""
        fact = self.facts.get(key)
        return (
            fact is not None
            and clinic in self.clinics
            and fact.value_at(clinic) is None
            and bool(fact.for_all or fact.per_clinic)
        )

    def silent(self, clinic: str) -> set[str]:
        """The facts that a clinic has not stated, among those that have a value."""
        return {key for key in self.facts if self.is_silent(key, clinic)}

    def usable(self, *, clinic: str = "") -> set[str]:
        """The names that a text about this clinic, or about all, may use."""
        names = {
            key
            for key in (*self.facts, *self._phones)
            if (values := self.values(key, clinic=clinic))
            and (len(values) == 1 or not self._is_phone(key))
        }
        if clinic in self.clinics or len(self.clinics) == 1:
            names.add(CLINIC_NAME)
        return names

    def name_of_clinic(self, clinic: str) -> str:
        """The clinic's name; without a clinic, that of the only one, or ""."""
        only = [*self.clinics.values()] if len(self.clinics) == 1 else []
        found = self.clinics.get(clinic) or (only[0] if only else None)
        return found.name if found else ""

    def _is_phone(self, key: str) -> bool:
        fact = self.fact(key)
        return fact is not None and fact.unit == Unit.PHONE

    @cached_property
    def _phones(self) -> Mapping[str, Fact]:
        """Phone numbers of clinics and countries, as if they were facts."""
        clinics = {
            key: Value(phone=clinic.phone)
            for key, clinic in self.clinics.items()
            if clinic.phone
        }
        emergency = {
            key: Value(phone=number)
            for key, clinic in self.clinics.items()
            if (number := self.countries[clinic.country].emergency)
        }
        numbers = {one.emergency for one in self.countries.values() if one.emergency}
        return {
            CLINIC_PHONE: Fact(key=CLINIC_PHONE, unit=Unit.PHONE, per_clinic=clinics),
            EMERGENCY: Fact(
                key=EMERGENCY,
                unit=Unit.PHONE,
                safety=True,
                per_clinic=emergency,
                for_all=Value(phone=numbers.pop()) if len(numbers) == 1 else None,
            ),
            **{
                contact.key: Fact(
                    key=contact.key,
                    unit=Unit.PHONE,
                    safety=True,
                    is_general=True,
                    for_all=Value(phone=contact.phone),
                )
                for country in self.countries.values()
                for contact in country.contacts
                if contact.phone
            },
        }
