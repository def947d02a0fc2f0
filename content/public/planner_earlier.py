"""The day that a reader saw before this one, so that its times can be taken out again.

It travels with the form as hidden answers, and is kept nowhere else.
"""

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.urls import reverse

from content.facts.fact_book import FactBook
from content.planner.times import day_and_year
from content.public.planner_form import HORIZON, PlannerForm

PREFIX = "was-"
"""In front of the names of its answers."""


class EarlierDayForm(PlannerForm):
    """A day that may be over, at a clinic that may be paused by now."""

    def clean_clinic(self) -> str:
        """Any clinic of the book."""
        return self.cleaned_data["clinic"] or self.only_clinic

    def clean_date(self) -> dt.date:
        """Two years ahead and back; nobody planned any other day."""
        day: dt.date = self.cleaned_data["date"]
        if abs(day - self.now.date()) > HORIZON:
            raise ValidationError("", code="far")
        return day

    @property
    def query(self) -> str:
        """The answers as an address brings them along; "" for none that make sense."""
        return urlencode(brought_along(self.answers)) if self.is_valid() else ""

    def moved_to(self, form: PlannerForm) -> dict[str, str] | None:
        """This day and the file that takes it out, when the reader went to another one.

        None for the same day, whose new file replaces the old one.
        """
        if self.start is None or form.start is None or not self._is_left_by(form):
            return None
        url = reverse("public:planner-removal")
        return {
            "day": day_and_year(self.start),
            "url": f"{url}?{urlencode(self.answers)}",
        }

    def _is_left_by(self, form: PlannerForm) -> bool:
        return any(
            self.cleaned_data[name] != form.cleaned_data[name]
            for name in ("clinic", "date")
        )


def earlier_day(
    query: Mapping[str, str], *, book: FactBook, now: dt.datetime
) -> EarlierDayForm:
    """The day that a form brought along. query: of the address."""
    answers = {
        name.removeprefix(PREFIX): query[name]
        for name in query
        if name.startswith(PREFIX)
    }
    form = EarlierDayForm(answers, book=book, now=now)
    form.full_clean()
    return form


def brought_along(answers: Mapping[str, str]) -> dict[str, str]:
    """These answers under the names by which the next form brings them along."""
    return {f"{PREFIX}{name}": value for name, value in answers.items()}
