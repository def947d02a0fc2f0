"""Drafts: clinics, their protocols, the countries they stand in, and notices."""

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.drafts.fields import PhoneField
from content.drafts.pages import KEY_PATTERN, SourceLanguageField, key_validator
from content.drafts.records import is_one_of
from content.drafts.validators import time_zone_exists
from content.facts.codes import (
    Anchor,
    ContactKind,
    Direction,
    Phase,
    Status,
    Takes,
)
from content.facts.codes import Country as CountryCode
from content.languages import LANGUAGES, column


class Country(models.Model):
    """Whom to call in a country, and its time zone."""

    code = models.CharField(
        _("country"), max_length=2, unique=True, choices=CountryCode
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first.")
    )
    emergency = PhoneField(_("emergency number"))
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        validators=[time_zone_exists],
        help_text=_("For example Europe/Amsterdam."),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_(
            "When somebody last checked the emergency number. Until then readers do not "
            "see it, and no clinic of this country can be published."
        ),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Country"]]

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["position", "code"]
        constraints = [is_one_of("code", CountryCode)]

    def __str__(self) -> str:
        return str(CountryCode(self.code).label)

    @property
    def phone_region(self) -> str:
        """Where a number without a country code is."""
        return self.code


class Contact(models.Model):
    """A number or a web address for everybody in a country."""

    country = models.ForeignKey(
        Country, models.CASCADE, related_name="contacts", verbose_name=_("country")
    )
    key = models.CharField(
        _("key"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z][a-z0-9]*(_[a-z0-9]+)*\Z",
                _("Use small letters, digits and single underscores: “crisis_nl”."),
            )
        ],
        help_text=_("Texts write it in double braces: {{crisis_nl}}."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("what for"), max_length=12, choices=ContactKind)
    phone = PhoneField(_("phone number"), blank=True)
    url = models.URLField(_("web address"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(
        _("checked"),
        default=False,
        help_text=_("Somebody has checked this. Until then readers do not see it."),
    )
    name = models.CharField(_("name"), max_length=120)
    note = models.CharField(_("when and for whom"), max_length=300, blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Contact"]]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["position", "key"]
        constraints = [
            is_one_of("kind", ContactKind),
            models.CheckConstraint(
                name="contact_can_be_reached",
                condition=~Q(phone="") | ~Q(url=""),
                violation_error_message=_("Give a phone number or a web address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.key

    @property
    def phone_region(self) -> str:
        """Where a number without a country code is."""
        return self.country.code


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
        _("in"), max_length=7, choices=TimeUnit, default="minutes"
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
        _("about"),
        default=False,
        help_text=_("The time is no exact one: “about 2 weeks before”."),
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


class Notice(models.Model):
    """A dated message on every page, or on those of one clinic.

    It ends by itself, or stays until further notice and is checked on a day.
    """

    key = models.CharField(
        _("key"), max_length=60, unique=True, validators=[key_validator()]
    )
    clinic = models.ForeignKey(
        Clinic,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("clinic"),
        help_text=_("Empty: for the whole site."),
    )
    source_language = SourceLanguageField()
    starts_at = models.DateTimeField(_("shown from"))
    ends_at = models.DateTimeField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("Empty: until further notice. Then say when to check it again."),
    )
    check_on = models.DateField(
        _("check it again on"),
        null=True,
        blank=True,
        help_text=_("From this day on, it stands on the start page of the staff."),
    )
    is_for_one_language = models.BooleanField(
        _("only for readers of the language in which it is written first"),
        default=False,
        help_text=_(
            "Otherwise readers of the other languages see it as well, where it is not "
            "translated in that language and marked."
        ),
    )
    title = models.CharField(_("title"), max_length=120)
    text = models.CharField(_("text"), max_length=400, blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Notice"]]

    class Meta:
        verbose_name = _("service notice")
        verbose_name_plural = _("service notices")
        ordering = ["starts_at", "key"]
        constraints = [
            models.CheckConstraint(
                name="notice_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            ),
            models.CheckConstraint(
                name="notice_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("A notice ends after it starts."),
            ),
            models.CheckConstraint(
                name="notice_ends_or_is_checked_again",
                condition=Q(ends_at__isnull=False, check_on=None)
                | Q(ends_at=None, check_on__isnull=False),
                violation_error_message=_(
                    "Say when the notice ends. If nobody knows: leave that empty, and "
                    "say when to check it again."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title or gettext("notice")
