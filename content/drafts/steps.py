"""Drafts: the steps of a clinic's treatment."""

from functools import reduce
from operator import and_, or_

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.drafts.clinics import Clinic
from content.drafts.pages import KEY_PATTERN, key_validator
from content.drafts.records import is_one_of
from content.facts.codes import (
    Anchor,
    Direction,
    Fasting,
    Phase,
)
from content.languages import LANGUAGES, column


def _any_moment() -> Q:
    """A step whose time is in words, in one language at least."""
    return reduce(
        or_,
        (
            Q(**{f"{column('moment', code)}__isnull": False})
            & Q(**{f"{column('moment', code)}__gt": ""})
            for code in LANGUAGES
        ),
    )


def _no_moment() -> Q:
    return reduce(
        and_,
        (
            Q(**{f"{column('moment', code)}__isnull": True})
            | Q(**{column("moment", code): ""})
            for code in LANGUAGES
        ),
    )


class ProtocolStep(models.Model):
    """A step of the treatment: counted from the infusion, or at a moment in words."""

    class TimeUnit(models.TextChoices):
        """How a number of steps is counted when no fact says it."""

        MINUTES = "minutes", _("minutes")
        DAYS = "days", _("days")

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="steps", verbose_name=_("clinic")
    )
    key = models.CharField(
        _("key"),
        max_length=60,
        validators=[key_validator()],
        help_text=_("The name of this step at its clinic. It never changes."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    phase = models.CharField(_("phase"), max_length=12, choices=Phase)
    direction = models.CharField(
        _("before or after"), max_length=6, choices=Direction, default="before"
    )
    anchor = models.CharField(
        _("counted from"), max_length=5, choices=Anchor, default="start"
    )
    amount = models.PositiveIntegerField(
        _("how far away"),
        null=True,
        blank=True,
        help_text=_("0 for at that moment. Leave it empty when a fact says it."),
    )
    amount_unit = models.CharField(
        # Translators: before a unit: minutes, days, weeks.
        _("in"),
        max_length=7,
        choices=TimeUnit,
        default="minutes",
    )
    amount_fact = models.ForeignKey(
        "content.Fact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("as long as the fact"),
    )
    about = models.BooleanField(
        # Translators: not exactly: about 2 weeks.
        _("about"),
        default=False,
        help_text=_("The time is no exact one: “about 2 weeks before”."),
    )
    fasting = models.CharField(
        _("from here on patients stop"),
        max_length=13,
        blank=True,
        choices=Fasting,
        help_text=_(
            "Only for a step that says when to stop eating or drinking. “My treatment "
            "day” then asks nobody about it any more."
        ),
    )
    duration = models.PositiveIntegerField(_("how long"), null=True, blank=True)
    duration_unit = models.CharField(
        _("in"), max_length=7, choices=TimeUnit, default="minutes"
    )
    duration_fact = models.ForeignKey(
        "content.Fact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("as long as the fact"),
    )
    title = models.CharField(_("title"), max_length=120)
    moment = models.CharField(
        _("when, in words"),
        max_length=160,
        blank=True,
        help_text=_(
            "For a step that no number and no fact gives a time: “at the first visit”."
        ),
    )
    text = models.TextField(
        _("text"),
        max_length=2000,
        blank=True,
        help_text=_("An empty line begins a new paragraph. Line ends stay."),
    )
    if_broken = models.TextField(
        _("what happens if somebody has not kept to it"),
        max_length=1000,
        blank=True,
        help_text=_(
            "Begin with what has happened: “If you have eaten: call us. We give you "
            "another day.”"
        ),
    )

    class Meta:
        verbose_name = _("step of the treatment")
        verbose_name_plural = _("steps of the treatment")
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(
                name="protocolstep_key_once_per_clinic",
                fields=["clinic", "key"],
                violation_error_message=_(
                    "This clinic already has a step with this key."
                ),
            ),
            models.CheckConstraint(
                name="protocolstep_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            ),
            is_one_of("phase", Phase),
            is_one_of("direction", Direction),
            is_one_of("anchor", Anchor),
            models.CheckConstraint(
                name="protocolstep_fasting_is_known",
                condition=Q(fasting__in=["", *Fasting.values]),
            ),
            models.CheckConstraint(
                name="protocolstep_time_is_said_in_one_way",
                condition=Q(_no_moment(), amount__isnull=False, amount_fact=None)
                | Q(_no_moment(), amount=None, amount_fact__isnull=False)
                | Q(_any_moment(), amount=None, amount_fact=None),
                violation_error_message=_(
                    "Say when the step is in one way: by a number, by a fact, or in "
                    "words."
                ),
            ),
            models.CheckConstraint(
                name="protocolstep_about_is_of_a_time",
                condition=Q(about=False)
                | Q(amount__isnull=False, amount__gt=0)
                | Q(amount_fact__isnull=False),
                violation_error_message=_(
                    "“About” needs a time: a number above 0, or a fact."
                ),
            ),
            models.CheckConstraint(
                name="protocolstep_duration_is_a_number_or_a_fact",
                condition=Q(duration=None) | Q(duration_fact=None),
                violation_error_message=_(
                    "Say how long the step takes by a number or by a fact, not both."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.key

    def clean(self) -> None:
        """The facts it counts with are times."""
        for name in ("amount_fact", "duration_fact"):
            fact = getattr(self, name)
            if fact is not None and not fact.is_time:
                raise ValidationError({name: _("This fact is not a time.")})
