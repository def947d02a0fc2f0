"""Forms of the staff side on their way: who has which open, which were saved already."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

IS_OPEN_FOR = timedelta(minutes=2)
"""After so long without a sign, a form counts as closed: four signs of a browser."""

IS_REMEMBERED_FOR = timedelta(days=1)
"""How long a form that was saved is known, should it be sent a second time."""


class OpenForms(models.QuerySet["OpenForm"]):
    """Forms by who has them open."""

    def of_others(self, form: str, *, person: int, now: datetime) -> "OpenForms":
        """Who else has a form open, the longest first."""
        seen = self.filter(form=form, seen_at__gt=now - IS_OPEN_FOR)
        return seen.exclude(by=person).select_related("by").order_by("opened_at")

    def note(self, form: str, *, person: int, now: datetime) -> None:
        """Somebody has a form open now. One statement where that was known already."""
        own = self.filter(form=form, by=person)
        if own.filter(seen_at__gt=now - IS_OPEN_FOR).update(seen_at=now):
            return
        self.filter(seen_at__lte=now - IS_OPEN_FOR).delete()
        new = self.model(form=form, by_id=person, opened_at=now, seen_at=now)
        self.bulk_create([new], ignore_conflicts=True)

    def forget(self, form: str, *, person: int) -> None:
        """Somebody has closed a form."""
        self.filter(form=form, by=person).delete()


class OpenForm(models.Model):
    """A form that somebody has open. form: which one, "page/12"."""

    form = models.CharField(max_length=80)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    objects: ClassVar[OpenForms] = OpenForms.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "open form"
        verbose_name_plural = "open forms"
        constraints: ClassVar = [
            models.UniqueConstraint(name="form_is_open_once", fields=["form", "by"])
        ]

    def __str__(self) -> str:
        return f"{self.form}: {self.by_id}"


class SavedForm(models.Model):
    """A form that was saved, so that the same one sent again saves nothing twice.

    digest: of its token and of everything that it held. result: the address that the
    person was led to.
    """

    digest = models.CharField(max_length=64, unique=True)
    result = models.TextField(blank=True)
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "saved form"
        verbose_name_plural = "saved forms"

    def __str__(self) -> str:
        return self.digest
