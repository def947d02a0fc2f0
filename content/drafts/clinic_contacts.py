"""Drafts: the people of a clinic, and the ways to reach it."""

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.drafts.clinics import Clinic
from content.drafts.fields import PhoneField
from content.drafts.of_clinic import OfClinic
from content.facts.codes import ClinicContactKind


class ClinicPerson(OfClinic):
    """Somebody who works at a clinic, as its readers may know them."""

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="people", verbose_name=_("clinic")
    )
    title = models.CharField(
        _("title"), max_length=60, blank=True, help_text=_("For example: Professor.")
    )
    name = models.CharField(_("name"), max_length=120)
    function = models.CharField(
        _("function"),
        max_length=160,
        blank=True,
        help_text=_("What they do here: “head of the pain clinic”, “nurse”."),
    )
    qualifications = models.TextField(
        _("qualifications"),
        max_length=600,
        blank=True,
        help_text=_("Specialities and training, as the clinic states them."),
    )
    memberships = models.TextField(
        _("memberships"),
        max_length=600,
        blank=True,
        help_text=_("Societies and associations they belong to."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["ClinicPerson"]]

    class Meta(OfClinic.Meta):
        verbose_name = _("person of the clinic")
        verbose_name_plural = _("people of the clinic")

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip()


def _holds(*wanted: str) -> Q:
    """Exactly one of the three ways is filled, and it is one of these."""
    found = Q()
    for one in wanted:
        others = {name: "" for name in ("phone", "email", "url") if name != one}
        found |= Q(**others) & ~Q(**{one: ""})
    return found


class ClinicContact(OfClinic):
    """One way to reach a clinic: a number, an e-mail or a web address."""

    clinic = models.ForeignKey(
        Clinic, models.CASCADE, related_name="contacts", verbose_name=_("clinic")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ClinicContactKind)
    phone = PhoneField(
        _("number"),
        blank=True,
        help_text=_("As you write it: 030 23125001, or +49 30 23125001."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    url = models.URLField(_("web address"), max_length=300, blank=True)
    person = models.ForeignKey(
        ClinicPerson,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
        help_text=_("One of the people of this clinic who answers here."),
    )
    purpose = models.CharField(
        _("what for"),
        max_length=160,
        blank=True,
        help_text=_("In your words: “to make or change an appointment”."),
    )
    answered_by = models.CharField(
        _("who answers"),
        max_length=160,
        blank=True,
        help_text=_("In words, where it is nobody of the list: “secretary's office”."),
    )
    times = models.CharField(
        _("when somebody answers"),
        max_length=200,
        blank=True,
        help_text=_(
            "If not at all opening hours of the clinic: “Monday to Friday 08:00–13:00”."
        ),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["ClinicContact"]]

    class Meta(OfClinic.Meta):
        verbose_name = _("way to reach the clinic")
        verbose_name_plural = _("ways to reach the clinic")
        constraints = [
            *OfClinic.Meta.constraints,
            models.CheckConstraint(
                name="cliniccontact_has_what_its_kind_says",
                condition=(
                    Q(kind__in=["phone", "mobile", "fax"]) & _holds("phone")
                    | Q(kind="email") & _holds("email")
                    | Q(kind="web") & _holds("url")
                    | Q(kind="appointments") & _holds("phone", "email", "url")
                ),
                violation_error_message=_(
                    "Give what its kind says and nothing else: a number, an e-mail "
                    "address or a web address. Appointments have one of the three."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.phone or self.email or self.url}"

    @property
    def phone_region(self) -> str:
        """Where a number without a country code is: in the clinic's country."""
        return self.clinic.country.code

    def clean(self) -> None:
        """A clinic's number is a whole one; the person is one of the clinic's own."""
        if self.phone and not self.phone.startswith("+"):
            raise ValidationError(
                {
                    "phone": _(
                        "“%(phone)s” lacks its area code. Write the whole number, "
                        "such as 030 23125001."
                    )
                    % {"phone": self.phone}
                }
            )
        if self.person is not None and self.person.clinic_id != self.clinic_id:
            raise ValidationError({"person": _("This person is at another clinic.")})
