"""What every event of the calendar file says: whom to call, and what nobody has stated.

A reader may see nothing else of the day than this file.
"""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from content.facts import phones
from content.facts.fact_book import FactBook
from content.facts.general import called_general
from content.facts.reach import phone_of
from content.planner.general import general_advice
from content.planner.help import emergency_signs, out_of_hours
from content.planner.plan import Plan
from content.planner.sheet import not_stated


def in_every_event(plan: Plan, *, book: FactBook, languages: Sequence[str]) -> str:
    """The note in paragraphs, in the active language. languages: as for the sheet."""
    return "\n".join(filter(None, _paragraphs(plan, book, languages)))


def _paragraphs(plan: Plan, book: FactBook, languages: Sequence[str]) -> Iterator[str]:
    yield _("The letter from your clinic goes first.")
    yield " ".join(not_stated(plan, book=book))
    phone = phone_of(book.clinics[plan.clinic])
    if phone:
        yield f"{_('Questions? Call your clinic:')} {phones.display(phone)}"
    advice = [one.words for one in general_advice(plan, book=book)]
    if advice:
        yield f"{called_general()}: {' '.join(advice)}"
    emergency = phones.display(book.country_of(plan.clinic).emergency)
    yield _("Call %(number)s at once") % {"number": emergency} + ":"
    yield from (f"- {sign}" for sign in emergency_signs())
    for line in out_of_hours(book, clinic=plan.clinic, languages=languages):
        words = ": ".join(filter(None, (line.name.words, line.shown)))
        yield " ".join(
            filter(None, (_("Clinic closed?"), f"{words}.", line.note.words))
        )
