"""Examples of “my treatment day”: the form, its errors, and the day."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.gallery.components import Component, Example, Shown
from content.gallery.examples.clinics import CLINIC, SILENT
from content.gallery.examples.notices import stamp
from content.gallery.sample import NOW
from content.gallery.variants import Variant, only_clinic, sample, without
from content.public.planner import shown
from content.public.planner_earlier import brought_along, earlier_day
from content.public.planner_form import PlannerForm

_PAUSED = "mondwiese"
_ANSWERS = {"clinic": CLINIC, "date": "2026-12-15", "time": "10:30"}
_SUMMER_TIME = {**_ANSWERS, "date": "2027-03-28"}


def _form(
    answers: dict[str, str], *variants: Variant, before: dict[str, str] | None = None
) -> Shown:
    """What is shown for these answers of a reader. before: those of an earlier day."""

    def show() -> dict[str, Any]:
        facts = sample(*variants).facts
        earlier = earlier_day(brought_along(before or {}), book=facts, now=NOW)
        form = PlannerForm(answers, book=facts, now=NOW)
        return shown(form, before=earlier) | {"stamp": stamp(is_example=True)}

    return show


COMPONENTS = (
    Component(
        name="planner",
        purpose=_("Asks when the infusion starts."),
        examples=tuple(
            Example(
                name=name,
                state=state,
                template="partials/planner_form.html",
                shown=shown,
            )
            for name, state, shown in (
                ("empty", _("several clinics"), _form({})),
                ("one-clinic", _("one clinic"), _form({}, only_clinic(CLINIC))),
                (
                    "nothing-filled-in",
                    _("sent without an answer"),
                    _form({"clinic": "", "date": "", "time": ""}),
                ),
                (
                    "cannot-be-read",
                    _("answers that cannot be read"),
                    _form({"clinic": CLINIC, "date": "31-02-2027", "time": "25:99"}),
                ),
                (
                    "paused",
                    _("a clinic that gives no infusions"),
                    _form({**_ANSWERS, "clinic": _PAUSED}),
                ),
                (
                    "no-such-time",
                    _("a time that the clock jumps over"),
                    _form({**_SUMMER_TIME, "time": "02:30"}),
                ),
            )
        ),
    ),
    Component(
        name="planner-sheet",
        purpose=_(
            "The day in clock times, on one page of paper, and what to do on the next."
        ),
        examples=tuple(
            Example(name=name, state=state, template=template, shown=shown)
            for name, state, template, shown in (
                (
                    "day",
                    _("the whole day"),
                    "partials/planner_sheet.html",
                    _form(_ANSWERS),
                ),
                (
                    "clock-changes",
                    _("a day on which the clock changes"),
                    "partials/planner_sheet.html",
                    _form(_SUMMER_TIME),
                ),
                (
                    "moved",
                    _("after another day"),
                    "partials/planner_sheet.html",
                    _form(_SUMMER_TIME, before=_ANSWERS),
                ),
                (
                    "not-stated",
                    _("at a clinic that has not stated when to fast"),
                    "partials/planner_sheet.html",
                    _form(_ANSWERS, without(*SILENT)),
                ),
                (
                    "page",
                    _("on its page"),
                    "public/planner.html",
                    _form(_ANSWERS),
                ),
            )
        ),
    ),
)
