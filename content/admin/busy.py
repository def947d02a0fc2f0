"""A database that somebody else has locked: a sentence, and the form as it was typed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

_LOCKED = frozenset(["40001", "40P01", "55P03"])
"""What PostgreSQL calls it: serialization failure, deadlock, lock not available."""


def is_locked(error: OperationalError) -> bool:
    """Whether it is only that somebody else is writing, so that trying again helps."""
    cause = error.__cause__
    name = getattr(cause, "sqlite_errorname", "")
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or (
        getattr(cause, "sqlstate", "") in _LOCKED
    )


class FormOfBusySite(forms.ModelForm):
    """Mixin for a form: invalid while the database is locked. The admin decides."""

    is_busy = False

    def clean(self) -> dict[str, Any]:
        """Say why nothing was saved, above the fields."""
        if self.is_busy:
            self.add_error(
                None,
                _(
                    "Nothing has been saved: somebody else is saving something large. "
                    "Wait a minute and save again."
                ),
            )
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return cleaned


class KeepsFormWhenBusy(admin.ModelAdmin):
    """Mixin for an admin whose form is a `FormOfBusySite`."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """When saving fails for a lock, show what was typed. That locks nothing."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except OperationalError as error:
            if request.method != "POST" or not is_locked(error):
                raise
        vars(request)["_is_busy"] = True
        return self._form_again(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """The form, which is told whether the database is locked."""
        form: Any = super().get_form(request, *args, **options)
        form.is_busy = vars(request).get("_is_busy", False)
        return form

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Only read it where nothing will be saved."""
        if vars(request).get("_is_busy"):
            return admin.ModelAdmin.get_object(self, request, object_id, from_field)
        return super().get_object(request, object_id, from_field)

    def _form_again(self, *args: Any) -> HttpResponse:
        """Django's own view without the transaction that it begins with."""
        again: HttpResponse = self._changeform_view(*args)  # type: ignore[attr-defined]
        return again
