"""Drafts: countries, and whom to call there."""

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.drafts.fields import PhoneField
from content.drafts.records import is_one_of
from content.drafts.validators import time_zone_exists
from content.facts.codes import (
    ContactKind,
)
from content.facts.codes import Country as CountryCode


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
