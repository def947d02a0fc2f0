"""The texts of a language as a file for a translator: saved, and handed in again.

A file that is handed in changes drafts at once, without a look before: it never
overwrites what somebody has typed meanwhile, so that there is nothing to ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.busy import is_locked
from content.admin.changes_shown import part_words
from content.admin.collisions import Collision
from content.admin.drafts import actor
from content.admin.places import form_places
from content.book import Book, PartKey
from content.drafts.called import field_label
from content.drafts.reading import draft_book
from content.editions.reading import earlier_source
from content.exchange.catalogues import files
from content.exchange.catalogues.saving import import_by
from content.exchange.catalogues.taking import Listed, Taking
from content.exchange.problems import BrokenContent, FileProblem
from content.languages import LANGUAGE_NAMES
from content.publishing.errors import PublishingError
from content.publishing.rights import languages_to_change
from content.schema import noun_of

_MOST_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class ShownEntry:
    """A paragraph to look at. source: then and now; words: saved and in the file."""

    label: str
    url: str
    source: Collision | None
    words: Collision | None


@dataclass(frozen=True, kw_only=True)
class ShownTaking:
    """What became of a file. waiting: texts that wait for the answer of a translator."""

    language: str
    count: int
    waiting: int
    moved: list[ShownEntry]
    conflicts: list[ShownEntry]
    lacking: list[ShownEntry]
    gone: list[ShownEntry]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.change_section", raise_exception=True)
def catalogues(request: HttpRequest) -> HttpResponse:
    """POST saves a file of a language, or takes one and says what became of it."""
    person = actor(request)
    if request.method == "POST" and request.POST.get("step") == "export":
        return _file(request, person)
    problems: list[FileProblem] = []
    refusal = ""
    done: ShownTaking | None = None
    if request.method == "POST":
        try:
            done = _take(request, person)
        except BrokenContent as error:
            problems = error.problems
        except PublishingError as error:
            refusal = str(error)
        except OperationalError as error:
            if not is_locked(error):
                raise
            refusal = _(
                "Nothing has been loaded: somebody else is saving. Try again in a minute."
            )
    return TemplateResponse(
        request,
        "admin/content/catalogues.html",
        {
            **admin.site.each_context(request),
            "title": _("Translate with a file"),
            "languages": [(one, LANGUAGE_NAMES[one]) for one in _languages(person)],
            "formats": files.FORMATS.items(),
            "accept": ",".join([*files.WRITERS, ".xliff"]),
            "problems": problems,
            "refusal": refusal,
            "done": done,
        },
    )


def _languages(person: User) -> list[str]:
    """Those that somebody may change, in the order of the site."""
    mine = languages_to_change(person, model="Section", source="")
    return [code for code in LANGUAGE_NAMES if code in mine]


def _file(request: HttpRequest, person: User) -> HttpResponse:
    language, suffix = request.POST.get("language", ""), request.POST.get("format", "")
    if language not in _languages(person) or suffix not in files.WRITERS:
        raise PermissionDenied
    catalogue = files.catalogue_of(
        draft_book(), language=language, history=earlier_source
    )
    name = f"content-{language}-{timezone.localdate().isoformat()}{suffix}"
    return HttpResponse(
        files.written(catalogue, name=name),
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _take(request: HttpRequest, person: User) -> ShownTaking:
    file = request.FILES.get("catalogue")
    if file is None:
        raise PublishingError(_("Choose a file first."))
    name = PurePath(str(file.name)).name[:120]
    content = file.read(files.MAX_BYTES + 1)
    taking = import_by(person, content, name=name, now=timezone.now())
    return _shown(taking, draft_book())


def _shown(taking: Taking, book: Book) -> ShownTaking:
    changed = [*taking.words]
    waiting = [
        key
        for key in changed
        if book.parts[key].made_against != book.source_checksum(key.entry)
    ]
    return ShownTaking(
        language=taking.language,
        count=taking.count,
        waiting=len(waiting),
        moved=_entries(taking.moved, taking.language, book),
        conflicts=_entries(taking.conflicts, taking.language, book),
        lacking=_entries(taking.lacking, taking.language, book),
        gone=_entries(taking.gone, taking.language, book),
    )


def _entries(listed: Iterable[Listed], language: str, book: Book) -> list[ShownEntry]:
    some = list(listed)[:_MOST_SHOWN]
    known = [one for one in some if book.has(one.address.entry)]
    places = {(one.address.entry, language) for one in known}
    urls = form_places(places, book=book)
    return [
        ShownEntry(
            label=_label(one, language, book),
            url=urls.get((one.address.entry, language), ""),
            source=_pair(one.source, one.source_now),
            words=_pair(one.saved, one.yours),
        )
        for one in some
    ]


def _label(one: Listed, language: str, book: Book) -> str:
    entry, field, number = one.address
    name = part_words(PartKey(entry, language), book) if book.has(entry) else entry
    label = field_label(noun_of(entry), field, language)
    return f"{name} · {label} {number}" if number else f"{name} · {label}"


def _pair(before: str, after: str) -> Collision | None:
    """Two versions of a text; None where they are the same."""
    if before == after:
        return None
    return Collision(label="", saved=before, yours=after, is_text=True)
