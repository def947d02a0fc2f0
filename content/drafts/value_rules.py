"""What makes a value of a fact impossible: for the database, and for forms and files."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.facts.codes import MINUTES_IN, Answer, Qualifier, Unit

_NOTHING = Q(low=None, high=None, phone="", option=None)
_ONE_THING = (
    Q(low__isnull=False, phone="", option=None)
    | (Q(low=None, high=None, option=None) & ~Q(phone=""))
    | Q(low=None, high=None, phone="", option__isnull=False)
)
_IS_SILENT = Q(answer=Answer.NOT_STATED)


def value_rules() -> list[models.BaseConstraint]:
    """The constraints of the table of values."""
    return [
        models.UniqueConstraint(
            name="fact_value_once_per_clinic", fields=["fact", "clinic"]
        ),
        models.UniqueConstraint(
            name="fact_value_once_for_all",
            fields=["fact"],
            condition=Q(clinic=None),
        ),
        models.CheckConstraint(
            name="fact_value_is_exactly_one_thing",
            condition=(_IS_SILENT & _NOTHING) | (~_IS_SILENT & _ONE_THING),
            violation_error_message=gettext_lazy(
                "A value is either a number, a phone number or an option. “Not stated” "
                "has none of them."
            ),
        ),
        models.CheckConstraint(
            name="fact_value_answer_is_a_clinics",
            condition=Q(clinic=None, answer="")
            | Q(clinic__isnull=False, answer__in=Answer.values),
            violation_error_message=gettext_lazy(
                "Say what the clinic says: holds here, other value, or not stated."
            ),
        ),
        models.CheckConstraint(
            name="fact_value_says_who_and_when",
            condition=Q(clinic=None)
            | (~Q(answered_by="") & Q(checked_on__isnull=False)),
            violation_error_message=gettext_lazy(
                "Say who answers for the clinic, and when that was checked."
            ),
        ),
        models.CheckConstraint(
            name="fact_value_range_rises",
            condition=Q(high=None) | ~Q(high_unit="") | Q(high__gt=F("low")),
            violation_error_message=gettext_lazy(
                "A range goes from the smaller number up."
            ),
        ),
        models.CheckConstraint(
            name="fact_value_is_not_negative",
            condition=(Q(low=None) | Q(low__gte=0)) & (Q(high=None) | Q(high__gte=0)),
        ),
        models.CheckConstraint(
            name="fact_value_two_units_need_a_range",
            condition=Q(high_unit="") | Q(high__isnull=False),
            violation_error_message=gettext_lazy(
                "A second unit needs a second number: 2 hours up to 3 days."
            ),
        ),
        models.CheckConstraint(
            name="fact_value_qualifies_a_number",
            condition=Q(qualifier="") | Q(low__isnull=False),
            violation_error_message=gettext_lazy(
                "“About”, “up to” and “at least” belong to a number."
            ),
        ),
        models.CheckConstraint(
            name="%(class)s_qualifier_is_known",
            condition=Q(qualifier__in=Qualifier.values),
        ),
        models.CheckConstraint(
            name="%(class)s_high_unit_is_known",
            condition=Q(high_unit__in=["", *MINUTES_IN]),
        ),
    ]


def fits_its_fact(value: Any, fact: Any) -> None:
    """Whether a row of the table fits the fact's unit.

    Raises:
        ValidationError: with a sentence beside the field that is wrong.
    """
    if value.clinic_id and fact.is_general:
        message = _("This fact is the same for everybody. No clinic answers it.")
        raise ValidationError({"answer": message})
    if value.option is not None and value.option.fact_id != fact.pk:
        raise ValidationError({"option": _("This option belongs to another fact.")})
    if value.answer == Answer.NOT_STATED:
        return
    unit = fact.unit
    if unit == Unit.PHONE and not value.phone:
        raise ValidationError({"phone": _("This fact is a phone number.")})
    if unit == Unit.CHOICE and value.option is None:
        raise ValidationError({"option": _("Choose one of this fact's options.")})
    if unit in (Unit.PHONE, Unit.CHOICE):
        return
    if value.low is None:
        raise ValidationError({"low": _("This fact is a number.")})
    if unit == Unit.PERCENT and max(value.low or 0, value.high or 0) > 100:
        raise ValidationError({"low": _("A percentage is at most 100.")})
    if value.high_unit:
        _two_units(value, unit)


def _two_units(value: Any, unit: str) -> None:
    if unit not in MINUTES_IN:
        message = _("Only a time can end in another unit.")
        raise ValidationError({"high_unit": message})
    if value.high_unit == unit:
        message = _("Leave this empty: it is the unit of the fact already.")
        raise ValidationError({"high_unit": message})
    low, high = value.low * MINUTES_IN[unit], value.high or 0
    if high * MINUTES_IN[value.high_unit] <= low:
        message = _("A range goes from the smaller number up.")
        raise ValidationError({"high": message})
