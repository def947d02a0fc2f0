"""What did a page say on a day? Page, language, day → the editions readers saw then."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content import addresses
from content.editions.editions import Edition
from content.editions.timeline import Span, between
from content.languages import LANGUAGE_NAMES
from content.text.phrases import plain


class ThenForm(forms.Form):
    """Which page, in which language, on which day of the site's own time zone."""

    page = forms.ChoiceField(label=gettext_lazy("Page"))
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=list(LANGUAGE_NAMES.items())
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"],
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["page"].choices = page_choices()  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        """No day that is still to come."""
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        if day.year < 2000:
            raise forms.ValidationError(_("There was no such site then."))
        return day


@dataclass(frozen=True, kw_only=True)
class Then:
    """A span as the page shows it. permalink: of the edition; "" where readers saw
    nothing."""

    span: Span
    permalink: str


@never_cache
@require_safe
@permission_required("content.view_edition", raise_exception=True)
def then(request: HttpRequest) -> HttpResponse:
    """The form, and below it the answer."""
    form = ThenForm(request.GET or None)
    found: list[Then] = []
    if form.is_valid():
        asked = form.cleaned_data
        start = _midnight(asked["day"])
        end = _midnight(asked["day"] + timedelta(days=1))
        found = [
            _shown(span)
            for span in between(
                asked["page"], language=asked["language"], start=start, end=end
            )
        ]
    return TemplateResponse(
        request,
        "admin/content/then.html",
        {
            **admin.site.each_context(request),
            "title": _("What readers saw on a day"),
            "form": form,
            "found": found,
            "is_asked": form.is_valid(),
            "zone": timezone.get_current_timezone_name(),
        },
    )


def page_choices() -> list[tuple[str, str]]:
    """Every page that has ever been public, by its newest title, where it has one in the
    active language by that."""
    titles: dict[str, str] = {}
    own_first = Case(When(language=get_language() or "", then=0), default=1)
    rows = Edition.objects.newest().exclude(title="").order_by(own_first, "pk")
    for key, title in rows.values_list("page_key", "title"):
        titles.setdefault(key, plain(title))
    return sorted(titles.items(), key=lambda one: one[1].casefold())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _shown(span: Span) -> Then:
    edition = span.edition
    return Then(
        span=span,
        permalink=addresses.permalink(
            edition.page_key,
            edition.slug,
            language=edition.language,
            number=edition.number,
        )
        if edition and span.is_public
        else "",
    )
