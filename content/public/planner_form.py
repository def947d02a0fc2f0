"""What a reader fills in for “my treatment day”: clinic, date and time, nothing else."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.facts.codes import Status
from content.facts.fact_book import Clinic, FactBook
from content.planner.clock import NoSuchTime, local_start

HORIZON = dt.timedelta(days=731)
"""How far ahead a day can be planned: two years, also over a leap day."""

_DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.,h](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(?:h|uur|uhr)?",
    re.IGNORECASE | re.ASCII,
)
_NATIVE = {"autocomplete": "off"}


class ClockField(forms.TimeField):
    """A time as people write it: 08:00, 8:00, 08.00, 8h30, 8 uur, 8 Uhr."""

    def to_python(self, value: Any) -> dt.time | None:
        """The time, None for nothing. Raises ValidationError, code "invalid"."""
        if value in self.empty_values:
            return None
        found = _CLOCK.fullmatch(str(value).strip())
        try:
            if found:
                return dt.time(int(found[1]), int(found[2] or 0))
        except ValueError:
            pass  # 24:00, 08:60
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class PlannerForm(forms.Form):
    """Asks for a clinic of the book, a day and a time; with one clinic, not for it.

    start: when the infusion starts, in the clinic's zone; set once the form is valid.
    paused: the chosen clinic, where it gives no infusions.
    """

    clinic = forms.ChoiceField(
        label=gettext_lazy("Your clinic"),
        widget=forms.Select(attrs=_NATIVE),
        error_messages={
            "required": gettext_lazy("Choose your clinic."),
            "invalid_choice": gettext_lazy("This clinic is not on this site."),
        },
    )
    date = forms.DateField(
        label=gettext_lazy("Date of the infusion"),
        input_formats=_DATE_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **_NATIVE}),
        error_messages={
            "required": gettext_lazy("Fill in the date of your infusion."),
            "invalid": gettext_lazy("This is not a date. Write it like 28-03-2027."),
        },
    )
    time = ClockField(
        label=gettext_lazy("Time at which the infusion starts"),
        help_text=gettext_lazy("You find it in the letter from your clinic."),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", **_NATIVE}),
        error_messages={
            "required": gettext_lazy("Fill in the time at which your infusion starts."),
            "invalid": gettext_lazy("This is not a time. Write it like 08:30."),
        },
    )

    def __init__(
        self, query: Mapping[str, str], *, book: FactBook, now: dt.datetime
    ) -> None:
        """query: of the address. It counts as filled in once it has a date or a time."""
        self.book, self.now = book, now
        self.start: dt.datetime | None = None
        self.paused: Clinic | None = None
        self.answers = _tidy(query)
        is_filled_in = "date" in query or "time" in query
        super().__init__(
            self.answers if is_filled_in else None,
            initial={"clinic": query.get("clinic")},
        )
        field = cast(forms.ChoiceField, self.fields["clinic"])
        choices = [(key, _name(clinic)) for key, clinic in book.clinics.items()]
        if self.only_clinic:
            field.widget, field.required = forms.HiddenInput(), False
        else:
            choices.insert(0, ("", _("Choose your clinic")))
        field.choices = choices
        today = timezone.localdate(now)
        self.fields["date"].widget.attrs.update(
            min=today.isoformat(), max=(today + HORIZON).isoformat()
        )

    @property
    def only_clinic(self) -> str:
        """The key of the deployment's only clinic; "" where there are several."""
        return next(iter(self.book.clinics)) if len(self.book.clinics) == 1 else ""

    def clean_clinic(self) -> str:
        """A clinic that gives infusions."""
        key = self.cleaned_data["clinic"] or self.only_clinic
        clinic = self.book.clinics[key]
        if clinic.status == Status.PAUSED:
            self.paused = clinic
            raise ValidationError(
                _("%(clinic)s gives no infusions at the moment.")
                % {"clinic": clinic.name},
                code="paused",
            )
        return key

    def clean_date(self) -> dt.date:
        """From today, by the clinic's own clock, to two years ahead."""
        day = self.cleaned_data["date"]
        today = self.now.astimezone(self._zone()).date()
        if day < today:
            raise ValidationError(
                _("This day is over. Fill in today or a later day."), code="past"
            )
        if day > today + HORIZON:
            raise ValidationError(
                _("This day is more than two years away. Check the year."), code="far"
            )
        return day

    def clean(self) -> None:
        """Set `start`, unless the clock jumps over that time."""
        answers = self.cleaned_data
        if {"clinic", "date", "time"} <= set(answers):
            try:
                self.start = local_start(answers["date"], answers["time"], self._zone())
            except NoSuchTime:
                sentence = _(
                    "This time does not exist: in this night the clock goes forward "
                    "by an hour. Fill in another time."
                )
                self.add_error("time", ValidationError(sentence, code="no_such_time"))
        for name in ("date", "time"):
            if self.has_error(name, "invalid"):
                # A date or time field of a browser would not show what was typed.
                self.fields[name].widget.input_type = "text"

    def _zone(self) -> dt.tzinfo:
        """The clinic's; the site's own where the clinic is not clear."""
        clinic = self.cleaned_data.get("clinic")
        if clinic is None:
            return timezone.get_default_timezone()
        return ZoneInfo(self.book.country_of(clinic).time_zone)


def _tidy(query: Mapping[str, str]) -> dict[str, str]:
    """The three answers as browsers write them; what cannot be read stays as it is."""
    answers = {name: query.get(name, "").strip() for name in PlannerForm.base_fields}
    for name, write in (("date", str), ("time", "{:%H:%M}".format)):
        try:
            value = PlannerForm.base_fields[name].to_python(answers[name])
        except ValidationError:
            continue
        answers[name] = write(value) if value else ""
    return answers


def _name(clinic: Clinic) -> str:
    name = ", ".join(filter(None, (clinic.name, clinic.city)))
    if clinic.status == Status.PAUSED:
        return _("%(clinic)s (gives no infusions at the moment)") % {"clinic": name}
    return name
