"""Drafts: facts that are entered once and stand in many texts."""

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.drafts.clinics import Clinic
from content.drafts.fields import PhoneField
from content.drafts.records import Source, is_one_of
from content.facts.codes import MINUTES_IN, Unit

FACT_KEY_PATTERN = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*\Z"
"""Keys of facts: lower-case words, joined by underscores: "fasting_food"."""


def fact_key_validator() -> RegexValidator:
    """Accepts "fasting_food"; refuses capitals, spaces, hyphens and accents."""
    return RegexValidator(
        FACT_KEY_PATTERN,
        _(
            "Use small letters a–z, digits and single underscores, starting with a "
            "letter: “fasting_food”."
        ),
    )


class Fact(models.Model):
    """Something that is said once: a key, a unit, and who answers for it."""

    key = models.CharField(
        _("key"),
        max_length=60,
        unique=True,
        validators=[fact_key_validator()],
        help_text=_("Texts write it in double braces: {{fasting_food}}."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first.")
    )
    unit = models.CharField(_("unit"), max_length=8, choices=Unit)
    safety = models.BooleanField(
        _("safety fact"),
        default=False,
        help_text=_("A mistake in this fact could hurt somebody."),
    )
    is_compared = models.BooleanField(
        _("shown where clinics are compared"), default=False
    )
    owner = models.CharField(
        _("who answers for it"),
        max_length=120,
        help_text=_("A role, not a name: “head of anaesthesia”."),
    )
    checked_on = models.DateField(_("checked on"))
    sources = models.ManyToManyField(
        Source, blank=True, related_name="+", verbose_name=_("sources")
    )
    name = models.CharField(_("name"), max_length=120)
    subjects = models.CharField(
        _("words for its subject"),
        max_length=300,
        blank=True,
        help_text=_(
            "Separated by commas. A number near one of these words is reported, so "
            "that nobody types this fact by hand."
        ),
    )
    one = models.CharField(
        _("what is counted, one"),
        max_length=60,
        blank=True,
        help_text=_("Only for counts: “infusion”."),
    )
    other = models.CharField(
        _("what is counted, several"),
        max_length=60,
        blank=True,
        help_text=_("Only for counts: “infusions”."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Fact"]]

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                name="fact_key_is_a_name", condition=Q(key__regex=FACT_KEY_PATTERN)
            ),
            is_one_of("unit", Unit),
        ]

    def __str__(self) -> str:
        return self.name or self.key

    @property
    def is_time(self) -> bool:
        """Counted in minutes, hours, days or weeks."""
        return self.unit in MINUTES_IN


class FactOption(models.Model):
    """One of the texts that a fact of the unit “choice” may have."""

    fact = models.ForeignKey(
        Fact, models.CASCADE, related_name="options", verbose_name=_("fact")
    )
    key = models.CharField(_("key"), max_length=60, validators=[fact_key_validator()])
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    words = models.CharField(_("words"), max_length=160)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["FactOption"]]

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(name="fact_option_once", fields=["fact", "key"]),
            models.CheckConstraint(
                name="fact_option_key_is_a_name",
                condition=Q(key__regex=FACT_KEY_PATTERN),
            ),
        ]

    def __str__(self) -> str:
        return self.words or self.key


class FactValue(models.Model):
    """What a fact is: for one clinic, or for every clinic that says nothing else."""

    fact = models.ForeignKey(
        Fact, models.CASCADE, related_name="values", verbose_name=_("fact")
    )
    clinic = models.ForeignKey(
        Clinic,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="values",
        verbose_name=_("clinic"),
        help_text=_("Empty: for all clinics that have no value of their own."),
    )
    low = models.DecimalField(
        _("value"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100_000)],
    )
    high = models.DecimalField(
        _("up to"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100_000)],
        help_text=_("Only for a range: 4 up to 6 hours."),
    )
    phone = PhoneField(_("phone number"), blank=True)
    option = models.ForeignKey(
        FactOption,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("option"),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["FactValue"]]
        fact_id: int
        option_id: int | None

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["fact", F("clinic").asc(nulls_first=True)]
        constraints = [
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
                condition=Q(low__isnull=False, phone="", option=None)
                | (Q(low=None, high=None, option=None) & ~Q(phone=""))
                | Q(low=None, high=None, phone="", option__isnull=False),
                violation_error_message=_(
                    "A value is either a number, a phone number or an option."
                ),
            ),
            models.CheckConstraint(
                name="fact_value_range_rises",
                condition=Q(high=None) | Q(high__gt=F("low")),
                violation_error_message=_("A range goes from the smaller number up."),
            ),
            models.CheckConstraint(
                name="fact_value_is_not_negative",
                condition=Q(low=None) | Q(low__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.clinic or gettext('all clinics')}"

    @property
    def phone_region(self) -> str:
        """Where a number without a country code is; "" for that of all clinics."""
        return self.clinic.country.code if self.clinic else ""

    def clean(self) -> None:
        """The value fits the fact's unit, which no database constraint can see."""
        fact: Fact | None = getattr(self, "fact", None)
        if fact is None:
            return
        unit = fact.unit
        if unit == Unit.PHONE and not self.phone:
            raise ValidationError({"phone": _("This fact is a phone number.")})
        if unit == Unit.CHOICE and self.option is None:
            raise ValidationError({"option": _("Choose one of this fact's options.")})
        if self.option is not None and self.option.fact_id != fact.pk:
            raise ValidationError({"option": _("This option belongs to another fact.")})
        if unit not in (Unit.PHONE, Unit.CHOICE) and self.low is None:
            raise ValidationError({"low": _("This fact is a number.")})
        if unit == Unit.PERCENT and max(self.low or 0, self.high or 0) > 100:
            raise ValidationError({"low": _("A percentage is at most 100.")})
