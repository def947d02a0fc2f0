"""What a field of a clinic is for, in a nurse's words, where its model does not say it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

_BY_FACT = _("In place of a number: the time that this clinic states there, always.")
_COUNTS = _("For the number before it.")

HELP: dict[str, Any] = {
    "Clinic.name": _("As patients know it. Its page has this title."),
    "Clinic.country": _("Its page then has the emergency number of that country."),
    "Clinic.status": _("Whether new patients can come now."),
    "Clinic.status_checked_on": _("The day on which the clinic said so."),
    "Clinic.takes_own_patients": _("Whom the clinic takes: tick all that hold."),
    "Clinic.takes": _("For example: “At the moment only patients of this hospital.”"),
    "Clinic.not_treated": _("For example: “No children. Please ask your own doctor.”"),
    "Clinic.street": _("Street and town may stay empty if the clinic wants that."),
    "Clinic.way": _("Bus and train, car park, entrance, floor."),
    "Clinic.referral": _("Who may come, who sends them, what they bring along."),
    "Clinic.room": _("For example: bed or chair, quiet, music of their own."),
    "OpeningHours.weekday": _("A day without times is a day on which it is closed."),
    "ClinicPerson.name": _("As patients may know it. Ask the person first."),
    "ClinicContact.kind": _("It says which of the next three fields to fill in."),
    "ClinicContact.email": _("For e-mail; for appointments if they are made so."),
    "ClinicContact.url": _("For a website; for appointments if they are made there."),
    "ProtocolStep.title": _("A few words: “Stop eating”."),
    "ProtocolStep.phase": _("The heading under which patients find the step."),
    "ProtocolStep.amount_unit": _COUNTS,
    "ProtocolStep.amount_fact": _BY_FACT,
    "ProtocolStep.direction": _("On which side of what stands in “counted from”."),
    "ProtocolStep.anchor": _("The moment that the time before or after it leads to."),
    "ProtocolStep.duration": _("Leave it empty where it does not matter."),
    "ProtocolStep.duration_unit": _COUNTS,
    "ProtocolStep.duration_fact": _BY_FACT,
    "ClinicAnswer.answer": _("Patients read it in these words."),
    "MixtureDrug.name": _("One in each row, ketamine too."),
    "ProgrammePart.text": _("What patients do there, and how often."),
    "ProgrammePart.offer": _("Patients read it beside the name."),
    "Rhythm.unit": _("For the two numbers before it."),
}
"""Model and field → one short sentence."""


def help_of(model: type[models.Model], field: Any) -> Any:
    """The sentence for a field, whatever its language; "" where there is none."""
    original = getattr(field, "translated_field", field)
    return HELP.get(f"{model.__name__}.{original.name}", "")
