"""The journal on the staff side: who did what when, filtered, and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from content.admin import archive, erase_name
from content.admin.drafts import actor
from content.admin.editions import ReadOnly
from content.admin.journal_file import rows_of_file
from content.admin.journal_shown import Words, entries_named
from content.editions.journal import JournalEntry, JournalKind, note
from content.journal.filters import Filter
from content.journal.lines import Line
from content.journal.reading import Journal
from content.journal.sources import KINDS

_PER_PAGE = 50
_LONGEST = 200
"""Letters of a search that are looked at."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody has chosen on the page, and the journal that it stands for."""

    journal: Journal
    typed: dict[str, str]
    mistakes: list[str]

    @property
    def is_filtered(self) -> bool:
        """Something has been chosen."""
        return any(self.typed.values())


@admin.register(JournalEntry)
class JournalAdmin(ReadOnly):
    """Everybody of the staff sees what they did; administrators see all."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list, for every member of staff, cut to what they may see. A single row
        has no page of its own."""
        is_staff = request.user.is_active and getattr(request.user, "is_staff", False)
        return obj is None and bool(is_staff)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Not among the lists of content; the start page leads here by itself."""
        return {}

    def get_urls(self) -> list[URLPattern]:
        """What concerns the whole site stands beside the journal."""
        wrap = self.admin_site.admin_view
        return [
            path("archive/", wrap(archive.archive), name="content_archive"),
            path("archive/look/", wrap(archive.look), name="content_archive_look"),
            path(
                "people/<int:pk>/erase/",
                wrap(erase_name.erase),
                name="content_erase_name",
            ),
            *super().get_urls(),
        ]

    @method_decorator(never_cache)
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The list; POST gives the same lines as a file, and notes that."""
        person = actor(request)
        asked = _asked(request, person)
        if request.method == "POST":
            return _file(asked, person)
        everything: Any = asked.journal
        page: Page[Line] = Paginator(everything, _PER_PAGE).get_page(
            request.GET.get("page")
        )
        return TemplateResponse(
            request,
            "admin/content/journal.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Journal"),
                "asked": asked,
                "lines": Words.of(list(page.object_list)).rows(),
                "page": page,
                "pages": _pages(page, asked),
                "kinds": KINDS.items(),
                "people": _people(person),
                "erase": _erase(asked, person),
            },
        )


def _asked(request: HttpRequest, person: User) -> Asked:
    names = ("q", "person", "kind", "from", "to")
    source = request.POST if request.method == "POST" else request.GET
    typed = {name: source.get(name, "").strip()[:_LONGEST] for name in names}
    words = typed["q"].replace("\x00", "")
    mistakes: list[str] = []
    chosen = Filter(
        kind=typed["kind"] if typed["kind"] in KINDS else "",
        person=_number(typed["person"]),
        own=None if person.has_perm("content.read_journal") else person.pk,
        since=_day(typed["from"], mistakes),
        until=_day(typed["to"], mistakes),
        words=words,
        entries=entries_named(words),
        people=_people_named(words),
    )
    return Asked(journal=Journal(chosen), typed=typed, mistakes=mistakes)


def _number(typed: str) -> int | None:
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 10
    return int(typed) if is_number else None


def _day(typed: str, mistakes: list[str]) -> date | None:
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = None
    if day is None or not 1900 < day.year < 9000:
        mistakes.append(_("“%(typed)s” is no day.") % {"typed": typed})
        return None
    return day


def _people_named(words: str) -> frozenset[int]:
    if not words:
        return frozenset()
    found = {
        user.pk
        for user in User.objects.all()
        if words.casefold()
        in f"{user.get_full_name()} {user.username} {user.email}".casefold()
    }
    return frozenset(found)


def _people(person: User) -> list[tuple[str, str]]:
    """Whom one can choose: everybody, for who may see everybody."""
    if not person.has_perm("content.read_journal"):
        return []
    people = User.objects.all()
    found = [(str(one.pk), one.get_full_name() or one.username) for one in people]
    return sorted(found, key=lambda one: one[1].casefold())


def _erase(asked: Asked, person: User) -> int | None:
    """Whose name can be erased from here: the person whose lines are shown."""
    chosen = asked.journal.chosen.person
    if chosen is None or chosen == person.pk:
        return None
    if not person.has_perm("content.erase_name"):
        return None
    return chosen if User.objects.filter(pk=chosen).exists() else None


def _pages(page: Page[Line], asked: Asked) -> list[tuple[str, str]]:
    """Where newer and older lines are: a label and an address."""
    found = []
    if page.has_previous():
        found.append((_("Newer"), page.previous_page_number()))
    if page.has_next():
        found.append((_("Older"), page.next_page_number()))
    query = {name: typed for name, typed in asked.typed.items() if typed}
    return [(label, _address({**query, "page": str(to)})) for label, to in found]


def _address(query: dict[str, str]) -> str:
    return f"?{urlencode(query)}"


def _file(asked: Asked, person: User) -> StreamingHttpResponse:
    lines = asked.journal.count()
    note(
        JournalKind.JOURNAL_EXPORTED,
        at=timezone.now(),
        by=person.pk,
        words=str(lines),
    )
    day = timezone.localdate().isoformat()
    return StreamingHttpResponse(
        _encoded(rows_of_file(asked.journal)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="journal-{day}.csv"'},
    )


def _encoded(rows: Iterator[str]) -> Iterator[bytes]:
    yield "\ufeff".encode()  # spreadsheets take the file for UTF-8 by this mark
    for row in rows:
        yield row.encode()
