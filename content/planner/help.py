"""What a sheet of the day says for when something goes wrong, in the active language."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.facts import phones
from content.facts.codes import ContactKind
from content.facts.fact_book import FactBook
from content.planner.wording import Wording, wording


@dataclass(frozen=True, kw_only=True)
class OutOfHours:
    """Whom to call when the clinic is closed. note: said where there is no phone."""

    name: Wording
    note: Wording
    shown: str
    dial: str


def emergency_signs() -> list[str]:
    """Signs for which somebody calls the emergency number at once."""
    return [
        _("Cannot be woken, collapses, or has a fit"),
        _("Trouble breathing, very slow breathing, or blue lips"),
        _("Swollen face or tongue"),
        _("Pain or pressure in the chest"),
        _("Drooping face, weak arm, or trouble speaking"),
        _("Worst headache ever, or suddenly sees nothing"),
        _(
            "A blow to the head, and vomits, is drowsy or confused, or takes a "
            "blood thinner"
        ),
        _("About to harm themselves or others"),
    ]


def same_day_signs() -> list[str]:
    """Signs for which to call on the same day."""
    return [
        _("You keep vomiting"),
        _("Confused or very afraid the next day"),
        _("A heartbeat that stays fast or uneven"),
        _("You cannot pass urine, or there is blood in it"),
        _("Yellow skin or eyes, or dark urine"),
        _("A painful red eye"),
        _("A warm, red and swollen arm, or a fever"),
        _("A fall, or a blow to the head without the other signs"),
    ]


def what_helps() -> list[str]:
    """A plan for when the infusion becomes frightening."""
    return [
        _("Say so, or give your sign. The staff can slow the infusion or stop it."),
        _("Say to yourself: “This is the medicine. I am not alone. It will pass.”"),
        _("Soft light, quiet music, a hand to hold."),
    ]


def out_of_hours(
    book: FactBook, *, clinic: str, languages: Sequence[str]
) -> list[OutOfHours]:
    """The doctors outside office hours of the country in which a clinic is."""

    def words(texts: dict[str, str]) -> Wording:
        return wording(texts, book=book, clinic=clinic, languages=languages)

    return [
        OutOfHours(
            name=words(contact.name),
            note=words({} if contact.phone else contact.note),
            shown=phones.display(contact.phone) if contact.phone else "",
            dial=phones.dial(contact.phone) if contact.phone else "",
        )
        for contact in book.country_of(clinic).contacts
        if contact.kind == ContactKind.OUT_OF_HOURS
    ]
