"""The ways to reach a clinic, and its people, as its profile shows them."""

from content.documents import RecordCopy
from content.facts import phones
from content.facts.codes import ClinicContactKind
from content.facts.fact_book import Clinic, ClinicContact, Person
from content.facts.filling import Filling
from content.facts.text_copies import text_of, translation_of


def ways(clinic: Clinic, page: Filling) -> list[RecordCopy]:
    """Every way to reach it, in its order, but for the number that stands above all.

    That number stays in the list where the clinic says something about it.
    """
    people = {one.key: one for one in clinic.people}
    copies = [
        _way(one, page, clinic=clinic, person=people.get(one.person))
        for one in clinic.contacts
    ]
    return [one for one in copies if one["shown"] != _first(clinic) or _says_more(one)]


def people(clinic: Clinic, page: Filling) -> list[RecordCopy]:
    """Who works there, in the order of the clinic."""
    return [
        {
            "key": one.key,
            "name": _named(one),
            "function": text_of(one.function, page, clinic=clinic),
            "qualifications": text_of(one.qualifications, page, clinic=clinic),
            "memberships": text_of(one.memberships, page, clinic=clinic),
            **translation_of(one, page, clinic=clinic.key),
        }
        for one in clinic.people
    ]


def _way(
    one: ClinicContact, page: Filling, *, clinic: Clinic, person: Person | None
) -> RecordCopy:
    return {
        "key": one.key,
        "kind": one.kind,
        "kind_words": str(ClinicContactKind(one.kind).label),
        "shown": phones.display(one.phone) if one.phone else one.email or one.url,
        "href": _address(one),
        "purpose": text_of(one.purpose, page, clinic=clinic),
        "person": _named(person) if person else "",
        "function": text_of(person.function if person else {}, page, clinic=clinic),
        "answered_by": text_of(one.answered_by, page, clinic=clinic),
        "times": text_of(one.times, page, clinic=clinic),
        **translation_of(one, page, clinic=clinic.key),
    }


def _address(one: ClinicContact) -> str:
    """Where a link leads; "" for a fax, which nobody can call."""
    if one.is_callable:
        return f"tel:{phones.dial(one.phone)}"
    return f"mailto:{one.email}" if one.email else one.url


def _first(clinic: Clinic) -> str:
    return phones.display(clinic.phone) if clinic.phone else ""


def _says_more(copy: RecordCopy) -> bool:
    texts = ("purpose", "answered_by", "times")
    return bool(copy["person"]) or any(copy[name]["words"] for name in texts)


def _named(person: Person) -> str:
    return f"{person.title} {person.name}".strip()
