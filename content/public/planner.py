"""“My treatment day”: one plain form, a day in clock times, and a calendar file.

What a reader fills in stands in the address alone: it is not stored, not logged, not
cached, and not told to any other site.
"""

from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import addresses
from content.documents import RecordCopy
from content.facts import phones
from content.facts.fact_book import Clinic
from content.facts.reach import phone_of
from content.languages import source_language
from content.planner.calendar import calendar, removal
from content.planner.file_times import FileTimes
from content.planner.general import general_advice
from content.planner.help import (
    emergency_signs,
    out_of_hours,
    same_day_signs,
    what_helps,
)
from content.planner.note import in_every_event
from content.planner.plan import Plan, plan
from content.planner.sheet import (
    changes_the_clock,
    days,
    in_words,
    not_stated,
    titles_without_time,
)
from content.planner.times import clock, day_and_year
from content.public import language_menu, render
from content.public.confidential import confidential
from content.public.footer import FREE_IN_EUROPE
from content.public.now import now
from content.public.planner_earlier import (
    EarlierDayForm,
    brought_along,
    earlier_day,
)
from content.public.planner_form import PlannerForm
from content.public.planner_taken_back import taken_back
from content.public.render import Stamp

_FILE_TIMES = FileTimes()


@require_safe
def planner(request: HttpRequest) -> HttpResponse:
    """The form; with sound answers also the whole day. Errors stand in the form."""
    public, moment = now(request), timezone.now()
    book = public.facts.book
    form = PlannerForm(request.GET, book=book, now=moment)
    before = earlier_day(request.GET, book=book, now=moment)
    response = render.response(
        request,
        "public/planner.html",
        site=public.site,
        book=book,
        page_key=addresses.PLANNER,
        languages=language_menu.to_planner(
            "&".join(filter(None, (_query(form), before.query))),
            here=get_language() or "",
        ),
        # Where the facts are example content, the day made of them is as well.
        stamp=Stamp(is_example=public.facts.is_example),
        **shown(form, before=before),
    )
    return _private(response, has_answers=form.is_bound)


def shown(form: PlannerForm, *, before: EarlierDayForm | None = None) -> dict[str, Any]:
    """What the templates show of a form, empty or filled in, in the active language.

    before: the day that the reader saw before.
    """
    is_day = form.is_valid()
    last = form if is_day else before
    kept = last.answers if last and last.is_valid() else {}
    return {
        "has_clinics": bool(form.book.clinics),
        "form": form,
        "form_url": _address(),
        "sheet": _sheet(form) if is_day else None,
        "paused_clinic": _paused(form),
        "paused_phone": _phone(phone_of(form.paused) if form.paused else ""),
        "brought_along": [*brought_along(kept).items()],
        "moved_from": before.moved_to(form) if before else None,
    }


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The same day for a calendar; without sound answers back to the form."""
    book, moment = now(request).facts.book, timezone.now()
    form = PlannerForm(request.GET, book=book, now=moment)
    if not form.is_valid():
        return _back(form)
    planned = _plan(form)
    file = calendar(
        planned,
        book=book,
        languages=_languages(book.clinics[planned.clinic]),
        name=_("My treatment day"),
        note=in_every_event(
            planned, book=book, languages=_languages(book.clinics[planned.clinic])
        ),
        now=_FILE_TIMES.next(moment),
        gone=taken_back(planned, now=moment),
    )
    return _as_file(file, name=_file_name())


@require_safe
def removal_file(request: HttpRequest) -> HttpResponse:
    """The file that takes a day out of a calendar, for when it is moved or falls out."""
    book, moment = now(request).facts.book, timezone.now()
    form = EarlierDayForm(request.GET, book=book, now=moment)
    if not form.is_valid():
        return _back(form)
    planned = _plan(form)
    file = removal(
        planned,
        name=_("My treatment day"),
        now=_FILE_TIMES.next(moment),
        gone=taken_back(planned, now=moment),
    )
    return _as_file(file, name=f"{_file_name()}-{form.cleaned_data['date']}-x")


def _back(form: PlannerForm) -> HttpResponse:
    answers = f"?{_query(form)}" if form.is_bound else ""
    return _private(redirect(_address() + answers), has_answers=form.is_bound)


def _as_file(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return _private(response, has_answers=True)


def _file_name() -> str:
    return _address().strip("/").rpartition("/")[-1]


def _plan(form: PlannerForm) -> Plan:
    clinic, start = form.cleaned_data["clinic"], cast(datetime, form.start)
    return plan(form.book, clinic=clinic, start=start)


def _query(form: PlannerForm) -> str:
    """The answers as they stand in an address; "" while nothing has been filled in."""
    return urlencode(form.answers) if form.is_bound else ""


def _sheet(form: PlannerForm) -> dict[str, Any]:
    """What the template shows of the plan."""
    planned, book = _plan(form), form.book
    clinic = book.clinics[planned.clinic]
    languages = _languages(clinic)
    return {
        "day": day_and_year(planned.start),
        "starts": clock(planned.start),
        "clinic": clinic,
        "days": render.all_spoken(
            days(planned, book=book, languages=languages), regions=(clinic.country,)
        ),
        "in_words": render.all_spoken(
            in_words(planned, book=book, languages=languages),
            regions=(clinic.country,),
        ),
        "without_time": render.all_spoken(
            titles_without_time(planned, book=book, languages=languages)
        ),
        "clock_changes": changes_the_clock(planned),
        "emergency": _phone(book.country_of(clinic.key).emergency or FREE_IN_EUROPE),
        "phone": _phone(phone_of(clinic)),
        "calendar_url": f"{reverse('public:planner-calendar')}?{_query(form)}",
        "removal_url": f"{reverse('public:planner-removal')}?{_query(form)}",
        "not_stated": not_stated(planned, book=book),
        "general_advice": general_advice(planned, book=book),
        "emergency_signs": emergency_signs(),
        "same_day_signs": same_day_signs(),
        "what_helps": what_helps(),
        "out_of_hours": render.all_spoken(
            out_of_hours(book, clinic=clinic.key, languages=languages)
        ),
    }


def _paused(form: PlannerForm) -> RecordCopy | None:
    """The status of the chosen clinic, where it gives no infusions."""
    return render.paused_of(
        form.book,
        clinic=form.paused.key if form.paused else "",
        language=get_language() or "",
        now=form.now,
    )


def _phone(number: str) -> dict[str, str]:
    return {
        "shown": phones.display(number) if number else "",
        "dial": phones.dial(number),
    }


def _languages(clinic: Clinic) -> tuple[str, str]:
    """The reader's, and the one in which the clinic's texts were written first."""
    first = clinic.source or source_language()
    return get_language() or first, first


def _address() -> str:
    return reverse("public:planner")


def _private(response: HttpResponse, *, has_answers: bool) -> HttpResponse:
    """Answers are forgotten; the empty form may be kept and listed."""
    if has_answers:
        return confidential(response)
    response["Referrer-Policy"] = "no-referrer"
    return response
