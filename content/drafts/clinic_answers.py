"""Drafts: what a clinic says of its own: its answers, its programme, its infusions."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.drafts.clinics import Clinic
from content.drafts.of_clinic import OfClinic
from content.drafts.records import (
    Contraindication,
    Cost,
    Indication,
    SideEffect,
    is_one_of,
)
from content.facts.answer_codes import (
    AnswerCode,
    Dose,
    Offer,
    RhythmUnit,
    Topic,
    in_words,
)

RECORDS: dict[str, type[models.Model]] = {
    Topic.INDICATION: Indication,
    Topic.CONTRAINDICATION: Contraindication,
    Topic.COST: Cost,
    Topic.SIDE_EFFECT: SideEffect,
}
"""What an answer may be about: topic → the table of the site's own list. The field that
points there has the name of the topic."""


def _record(topic: Topic) -> Any:
    return models.ForeignKey(
        RECORDS[topic],
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("of the site's list"),
        help_text=_("Leave it empty for a row of your own, and give that a name."),
    )


def _is_about_its_topic() -> Q:
    """Of the four fields that point at a record, all but that of the topic are empty."""
    whole = Q()
    for topic in Topic:
        others = {f"{other}__isnull": True for other in Topic.values if other != topic}
        whole |= Q(topic=topic, **others)
    return whole


class ClinicAnswer(OfClinic):
    """What a clinic answers to one entry of the site's lists, or a row of its own."""

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="answers", verbose_name=_("clinic")
    )
    topic = models.CharField(_("which list"), max_length=16, choices=Topic)
    indication = _record(Topic.INDICATION)
    contraindication = _record(Topic.CONTRAINDICATION)
    cost = _record(Topic.COST)
    side_effect = _record(Topic.SIDE_EFFECT)
    answer = models.CharField(_("answer"), max_length=8, choices=AnswerCode)
    dose = models.CharField(
        _("at which dose"),
        max_length=6,
        choices=Dose,
        blank=True,
        help_text=_("Only where the effect depends on it."),
    )
    name = models.CharField(
        _("name of a row of your own"),
        max_length=160,
        blank=True,
        help_text=_("Only where the site's list does not have it."),
    )
    remark = models.CharField(
        _("remark"),
        max_length=1000,
        blank=True,
        help_text=_("What patients should know about it at this clinic."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["ClinicAnswer"]]

    class Meta(OfClinic.Meta):
        verbose_name = _("answer of a clinic")
        verbose_name_plural = _("answers of a clinic")
        constraints = [
            *OfClinic.Meta.constraints,
            is_one_of("answer", AnswerCode),
            models.CheckConstraint(
                name="clinicanswer_is_about_its_topic",
                condition=_is_about_its_topic(),
                violation_error_message=_("Choose an entry of the list it is about."),
            ),
            models.CheckConstraint(
                name="clinicanswer_dose_is_of_a_side_effect",
                condition=Q(dose="")
                | Q(dose__in=Dose.values, topic=Topic.SIDE_EFFECT.value),
                violation_error_message=_("Only side effects depend on the dose."),
            ),
            *(
                models.UniqueConstraint(
                    name=f"clinicanswer_{topic}_once",
                    fields=["clinic", topic.value]
                    + (["dose"] if topic is Topic.SIDE_EFFECT else []),
                    violation_error_message=_(
                        "The clinic has answered this already. Change that answer."
                    ),
                )
                for topic in Topic
            ),
        ]

    def __str__(self) -> str:
        answer = in_words(self.topic, self.answer) if self.topic else ""
        return f"{self.about}: {answer}"

    @property
    def about(self) -> str:
        """What it is about, in the active language: "CRPS"."""
        record = getattr(self, self.topic, None) if self.topic else None
        return getattr(record, "name", "") or self.name or self.key


class ProgrammePart(OfClinic):
    """What a clinic offers beside the infusions, or in place of them."""

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="programme", verbose_name=_("clinic")
    )
    offer = models.CharField(
        _("how it is offered"), max_length=8, choices=Offer, default=Offer.BESIDE
    )
    name = models.CharField(
        _("name"), max_length=160, help_text=_("For example: physiotherapy.")
    )
    text = models.TextField(_("text"), max_length=1000, blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["ProgrammePart"]]

    class Meta(OfClinic.Meta):
        verbose_name = _("part of the programme")
        verbose_name_plural = _("parts of the programme")
        constraints = [*OfClinic.Meta.constraints, is_one_of("offer", Offer)]

    def __str__(self) -> str:
        return self.name or self.key


class MixtureDrug(OfClinic):
    """One of the medicines that a clinic gives in the infusion or with it."""

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="mixture", verbose_name=_("clinic")
    )
    name = models.CharField(_("medicine"), max_length=120)
    purpose = models.CharField(
        _("what it is for"),
        max_length=400,
        blank=True,
        help_text=_("In words that patients know."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["MixtureDrug"]]

    class Meta(OfClinic.Meta):
        verbose_name = _("medicine in the infusion")
        verbose_name_plural = _("medicines in the infusion")

    def __str__(self) -> str:
        return self.name or self.key


class Rhythm(OfClinic):
    """A stretch of a series: so many infusions, every so many days or weeks."""

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="series", verbose_name=_("clinic")
    )
    count = models.PositiveSmallIntegerField(
        _("how many infusions"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave it empty where the number is open."),
    )
    count_high = models.PositiveSmallIntegerField(
        _("up to"),
        null=True,
        blank=True,
        help_text=_("For “2 to 3 infusions”: 2 in the field before, 3 in this one."),
    )
    low = models.PositiveSmallIntegerField(
        # Translators: before a number and its unit: one (every) 2 weeks.
        _("one every"),
        validators=[MinValueValidator(1)],
        help_text=_("For “weekly”: 1, and weeks."),
    )
    high = models.PositiveSmallIntegerField(
        _("up to"),
        null=True,
        blank=True,
        help_text=_("For “every 2 to 3 weeks”: 2 in the field before, 3 in this one."),
    )
    unit = models.CharField(
        # Translators: before a unit: minutes, days, weeks.
        _("in"),
        max_length=5,
        choices=RhythmUnit,
        default=RhythmUnit.WEEKS,
    )
    is_about = models.BooleanField(
        _("only about so long"),
        default=False,
        help_text=_("Readers see “about” before the time."),
    )
    decision = models.CharField(
        _("what is decided then"),
        max_length=400,
        blank=True,
        help_text=_("For example: the pain doctor and you decide whether to go on."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Rhythm"]]

    class Meta(OfClinic.Meta):
        verbose_name = _("stretch of the series")
        verbose_name_plural = _("series of infusions")
        constraints = [
            *OfClinic.Meta.constraints,
            is_one_of("unit", RhythmUnit),
            models.CheckConstraint(
                name="rhythm_count_is_a_number_or_a_range",
                condition=Q(count=None, count_high=None)
                | Q(count__isnull=False, count__gte=1, count_high=None)
                | Q(count__isnull=False, count__gte=1, count_high__gt=F("count")),
                violation_error_message=_(
                    "The second number of infusions is larger than the first."
                ),
            ),
            models.CheckConstraint(
                name="rhythm_time_is_a_number_or_a_range",
                condition=Q(low__gte=1, high=None) | Q(low__gte=1, high__gt=F("low")),
                violation_error_message=_(
                    "The longer time is larger than the shorter one."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.key
