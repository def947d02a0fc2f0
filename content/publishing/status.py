"""What has to be asked of a clinic before its status can be published."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from content.book import FIGURES, Book, PartKey
from content.facts.codes import Status
from content.publishing.findings import Finding
from content.publishing.plans import Plan
from content.schema import noun_of, root_of

_TOLD = ("status", "status_since", "status_until", "status_check_on")
"""The figures of a status that somebody has to ask the clinic about."""


def status_problems(
    clinic: str, *, draft: Book, public: Book
) -> Iterator[tuple[str, str]]:
    """Field and sentence. clinic: the name of the entry. draft: what is to be public."""
    checked = draft.value(clinic, "status_checked_on")
    is_other = public.has(clinic) and any(
        draft.value(clinic, name) != public.value(clinic, name) for name in _TOLD
    )
    is_checked = (
        checked != public.value(clinic, "status_checked_on")
        or checked == timezone.localdate().isoformat()
    )
    if is_other and not is_checked:
        yield (
            "status_checked_on",
            _(
                "The status is another one than readers see now. Ask the clinic, and "
                "enter the day on which it answered."
            ),
        )
    is_open_end = draft.value(clinic, "status") == Status.PAUSED and not (
        draft.value(clinic, "status_until") or draft.value(clinic, "status_check_on")
    )
    if is_open_end and (is_other or not public.has(clinic)):
        yield (
            "status_check_on",
            _(
                "Say until when the clinic gives no infusions, or on which day it is "
                "asked again."
            ),
        )


def status_findings(plan: Plan) -> Iterator[Finding]:
    """The same of every clinic whose figures a plan changes."""
    for key in plan.items:
        is_clinic = noun_of(key.entry).name == "clinic" and key.language == FIGURES
        if is_clinic and plan.book.has(key.entry):
            for _field, message in status_problems(
                root_of(key.entry), draft=plan.book, public=plan.base.book
            ):
                yield Finding(at=PartKey(key.entry, FIGURES), message=message)


def is_over(day: date | None) -> bool:
    """Whether a last day has passed."""
    return day is not None and day < timezone.localdate()


def overdue_words() -> str:
    """What staff read where a status is over; readers are no longer told its end."""
    return _(
        "The status of this clinic was to end on a day that is over. Ask the clinic, "
        "and enter what holds now."
    )
