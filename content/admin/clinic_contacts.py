"""The rows for how to reach a clinic, and for its people."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationStackedInline

from content.admin.book import BookForms, StartsWithARow
from content.admin.ordering import KeyedForm, KeyedFormSet
from content.drafts.clinic_contacts import ClinicContact, ClinicPerson
from content.facts import phones


class ContactForm(KeyedForm):
    """A way to reach a clinic; says when a number is of another country."""

    def remarks(self) -> Iterator[str]:
        """Also: the number is not of the clinic's country."""
        yield from super().remarks()
        row = self.instance
        country = phones.country_of(row.phone)
        if "phone" in self.changed_data and country not in ("", row.phone_region):
            yield _(
                "%(phone)s is a number of another country: %(country)s. The clinic is "
                "in this one: %(own)s. If that is right, nothing needs to be done."
            ) % {
                "phone": phones.display(row.phone),
                "country": phones.country_words(country),
                "own": phones.country_words(row.phone_region),
            }


class ContactFormSet(KeyedFormSet):
    """New ways to reach a clinic are named after their kind and put last."""

    key_default = "contact"

    def key_words(self, form: Any) -> tuple[str, str]:
        """Its kind: the other fields are no words."""
        return "en", form.cleaned_data.get("kind") or ""


class PersonFormSet(KeyedFormSet):
    """New people are put last."""

    key_default = "person"

    def key_words(self, form: Any) -> tuple[str, str]:
        """Their name, which is of no language."""
        return "", form.cleaned_data.get("name") or ""


class ClinicContactInline(StartsWithARow, BookForms, TranslationStackedInline):
    """How to reach a clinic."""

    model = ClinicContact
    form = ContactForm
    formset = ContactFormSet
    fields = (
        "kind",
        ("phone", "email", "url"),
        "purpose",
        "person",
        "answered_by",
        "times",
        "position",
        "key",
    )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Nobody chooses a person where the clinic has named none."""
        has_people = obj is not None and obj.people.exists()
        fields = super().get_fields(request, obj)
        return [one for one in fields if one != "person" or has_people]

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """Only the clinic's own people can be chosen."""
        formset = super().get_formset(request, obj, **options)
        if "person" in (fields := formset.form.base_fields):
            fields["person"].queryset = ClinicPerson.objects.filter(clinic=obj)
        return formset


class ClinicPersonInline(StartsWithARow, BookForms, TranslationStackedInline):
    """Who works at a clinic."""

    model = ClinicPerson
    form = KeyedForm
    formset = PersonFormSet
    classes = ("collapse",)
    fields = (
        ("title", "name"),
        "function",
        "qualifications",
        "memberships",
        "position",
        "key",
    )
