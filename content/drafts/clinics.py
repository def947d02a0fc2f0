"""Drafts: clinics, and when they are open."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.drafts.countries import Country
from content.drafts.pages import KEY_PATTERN, SourceLanguageField, key_validator
from content.drafts.records import is_one_of
from content.facts.codes import (
    Status,
    Takes,
)


class Clinic(models.Model):
    """A place of treatment. Readers see it on the page “clinic-” and its key."""

    key = models.CharField(
        _("key"),
        max_length=50,
        unique=True,
        validators=[key_validator()],
        help_text=_(
            "The name of this clinic in addresses. Leave it empty: it is made of the "
            "name. It never changes."
        ),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first.")
    )
    name = models.CharField(_("name"), max_length=100)
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="clinics", verbose_name=_("country")
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    source_language = SourceLanguageField()
    status = models.CharField(_("status"), max_length=12, choices=Status)
    status_checked_on = models.DateField(_("status checked on"))
    status_since = models.DateField(
        _("since"), null=True, blank=True, help_text=_("Empty: nobody needs to know.")
    )
    status_until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day. Readers see it until that day is over."),
    )
    status_check_on = models.DateField(
        _("ask the clinic again on"),
        null=True,
        blank=True,
        help_text=_("For a pause whose end nobody knows. Readers see this day too."),
    )
    takes_own_patients = models.BooleanField(Takes.OWN_PATIENTS.label, default=False)
    takes_with_referral = models.BooleanField(Takes.WITH_REFERRAL.label, default=False)
    takes_directly = models.BooleanField(Takes.DIRECTLY.label, default=False)
    setting = models.CharField(
        _("what kind of place"),
        max_length=160,
        help_text=_("For example: day hospital."),
    )
    way = models.TextField(_("how to get there"), max_length=4000, blank=True)
    referral = models.TextField(_("who can be referred, and how"), max_length=4000)
    monitoring = models.TextField(
        _("who watches over patients, and how"),
        max_length=4000,
        blank=True,
        help_text=_("In your own words, beside what the facts say."),
    )
    room = models.TextField(
        _("the room, and what patients find there"), max_length=4000, blank=True
    )
    status_reason = models.CharField(
        _("reason"),
        max_length=400,
        blank=True,
        help_text=_("Why it is so, in one or two sentences: “Two posts are vacant.”"),
    )
    takes = models.CharField(
        _("who is taken, in more words"), max_length=400, blank=True
    )
    not_treated = models.TextField(
        _("what is not treated here, and where to turn"),
        max_length=1000,
        blank=True,
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Clinic"]]

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                name="clinic_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            ),
            is_one_of("status", Status),
            models.CheckConstraint(
                name="clinic_status_ends_after_it_began",
                condition=Q(status_since=None)
                | Q(status_until=None)
                | Q(status_until__gte=F("status_since")),
                violation_error_message=_("The status ends after it began."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """One span in which the clinic is open, on one day of the week."""

    class Weekday(models.IntegerChoices):
        """Monday is 0, as in Python."""

        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="hours", verbose_name=_("clinic")
    )
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                name="opening_hours_weekday_exists", condition=Q(weekday__lte=6)
            ),
            models.CheckConstraint(
                name="opening_hours_end_after_they_start",
                condition=Q(closes__gt=F("opens")),
                violation_error_message=_("The clinic closes after it opens."),
            ),
            models.UniqueConstraint(
                name="opening_hours_once", fields=["clinic", "weekday", "opens"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"
