"""Drafts: facts that are entered once and stand in many texts."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.drafts.clinics import Clinic
from content.drafts.fields import PhoneField
from content.drafts.records import Source, is_one_of
from content.drafts.value_rules import fits_its_fact, value_rules
from content.facts.codes import MINUTES_IN, Answer, Qualifier, TimeUnit, Unit

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


def _number(label: Any, **options: Any) -> models.DecimalField:
    """A number of a fact, in its unit; none where nobody has said."""
    return models.DecimalField(
        label,
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100_000)],
        **options,
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
    unit = models.CharField(_("unit"), max_length=14, choices=Unit)
    safety = models.BooleanField(
        _("safety fact"),
        default=False,
        help_text=_("A mistake in this fact could hurt somebody."),
    )
    is_compared = models.BooleanField(
        _("shown where clinics are compared"), default=False
    )
    is_general = models.BooleanField(
        _("the same for everybody"),
        default=False,
        help_text=_("Like a law. No clinic is asked what it says about it."),
    )
    least = _number(
        _("seldom less than"),
        help_text=_("In the unit of the fact. A smaller value asks why it is right."),
    )
    most = _number(
        _("seldom more than"),
        help_text=_("In the unit of the fact. A larger value asks why it is right."),
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
            models.CheckConstraint(
                name="fact_bounds_rise",
                condition=Q(least=None) | Q(most=None) | Q(most__gt=F("least")),
                violation_error_message=_("Give the smaller number first."),
            ),
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
    """What a fact is in general, or what somebody has answered for one clinic."""

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
        help_text=_("Empty: what holds in general. No clinic has said that."),
    )
    answer = models.CharField(
        _("what the clinic says"), max_length=11, choices=Answer, blank=True
    )
    qualifier = models.CharField(
        _("how exactly"), max_length=8, choices=Qualifier, blank=True
    )
    low = _number(_("value"))
    high = _number(_("up to"), help_text=_("Only for a range: 4 up to 6 hours."))
    high_unit = models.CharField(
        _("unit of “up to”"),
        max_length=7,
        choices=TimeUnit,
        blank=True,
        help_text=_("Only where it is another one: 2 hours up to 3 days."),
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
    answered_by = models.CharField(
        _("who says so"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a name: “head of anaesthesia”."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    why_right = models.CharField(
        _("why it is right"),
        max_length=200,
        blank=True,
        help_text=_("Only for an unusual value. Readers do not see it."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["FactValue"]]
        fact_id: int
        option_id: int | None

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["fact", F("clinic").asc(nulls_first=True)]
        constraints = value_rules()

    def __str__(self) -> str:
        return f"{self.fact}: {self.clinic or gettext('in general')}"

    @property
    def phone_region(self) -> str:
        """Where a number without a country code is; "" for that of all clinics."""
        return self.clinic.country.code if self.clinic else ""

    def clean(self) -> None:
        """The value fits its fact, which no database constraint can see."""
        fact: Fact | None = getattr(self, "fact", None)
        if fact is not None:
            fits_its_fact(self, fact)
