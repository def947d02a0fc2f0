"""What somebody has promised to check again by today: pauses and notices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.drafts.clinics import Clinic
from content.drafts.notices import Notice


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing to check. day: since when it is due. url: of its form. noun: what kind
    of thing it is."""

    name: str
    why: str
    day: date
    url: str
    noun: str


def due() -> list[Due]:
    """The longest due first."""
    return sorted(_due(timezone.localdate()), key=lambda one: one.day)


def _due(today: date) -> Iterator[Due]:
    for clinic in Clinic.objects.filter(status_until__lt=today):
        if clinic.status_until:
            why = _("Its status was to end on this day. Ask the clinic what holds now.")
            yield _one(clinic, why=why, day=clinic.status_until)
    for clinic in Clinic.objects.filter(status_check_on__lte=today):
        if clinic.status_check_on:
            why = _("Ask the clinic again whether its status still holds.")
            yield _one(clinic, why=why, day=clinic.status_check_on)
    for notice in Notice.objects.filter(check_on__lte=today):
        if notice.check_on:
            why = _("Look whether this notice still holds, and say when to look again.")
            yield _one(notice, why=why, day=notice.check_on)


def _one(row: Model, *, why: str, day: date) -> Due:
    url = reverse(f"admin:content_{row._meta.model_name}_change", args=[row.pk])
    noun = str(row._meta.model_name)
    return Due(name=str(row), why=why, day=day, url=url, noun=noun)
