"""All content as one file: saved from the desk, and loaded after a look."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from tempfile import TemporaryFile
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.busy import is_locked
from content.admin.changes_shown import noun_words, part_words
from content.admin.drafts import actor, changes_url
from content.book import Book, Change, PartKey
from content.drafts.archives import Archive
from content.editions.journal import JournalKind, note
from content.exchange import archives, importing
from content.exchange.importing import Look, MovedOn, load_by
from content.exchange.importing import look as look_at
from content.exchange.problems import BrokenContent, FileProblem
from content.publishing.errors import PublishingError

_MOST_SHOWN = 300
_KEPT = timedelta(days=1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.export_content", raise_exception=True)
def archive(request: HttpRequest) -> HttpResponseBase:
    """Save everything as a file, or hand one in; a broken one is told at once."""
    person, problems = actor(request), list[FileProblem]()
    if request.method == "POST" and request.POST.get("step") == "export":
        return _export(person)
    if request.method == "POST":
        if not person.has_perm("content.import_content"):
            raise PermissionDenied
        try:
            _hand_in(request, person)
        except BrokenContent as error:
            problems = error.problems
        else:
            return redirect("admin:content_archive_look")
    return _page(
        request, "archive", title=_("All content as one file"), problems=problems
    )


def _export(person: User) -> FileResponse:
    out = TemporaryFile()  # noqa: SIM115 (the response closes it)
    count = archives.write(out)
    out.seek(0)
    note(JournalKind.EXPORTED, at=timezone.now(), by=person.pk, words=str(count))
    day = timezone.localdate().isoformat()
    return FileResponse(
        out,
        as_attachment=True,
        filename=f"content-{day}.zip",
        content_type="application/zip",
    )


def _hand_in(request: HttpRequest, person: User) -> None:
    """Keep a file until it has been looked at. Raises BrokenContent."""
    file = request.FILES.get("archive")
    if file is None:
        message = _("Choose a ZIP file first.")
        raise BrokenContent([FileProblem(file="ZIP", line=1, message=message)])
    with archives.unpacked(file):
        pass  # only to refuse what is none
    file.seek(0)
    now = timezone.now()
    Archive.objects.filter(at__lt=now - _KEPT).delete()
    Archive.objects.update_or_create(
        by=person,
        defaults={"at": now, "name": str(file.name)[:120], "content": file.read()},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.import_content", raise_exception=True)
def look(request: HttpRequest) -> HttpResponse:
    """What loading the handed-in file would change; POST loads it, or throws it away."""
    person = actor(request)
    kept = Archive.objects.filter(by=person).first()
    if kept is None:
        messages.warning(
            request, _("There is no file to load, or it has been loaded already.")
        )
        return redirect("admin:content_archive")
    if request.method == "POST":
        if request.POST.get("step") == "throw_away":
            kept.delete()
            messages.success(request, _("The file has been thrown away."))
            return redirect("admin:content_archive")
        try:
            done = _load(request, person)
        except PublishingError as error:
            messages.error(request, str(error))
        except BrokenContent:
            pass  # told below, with every line
        except OperationalError as error:
            if not is_locked(error):
                raise
            messages.error(request, _busy())
        else:
            messages.success(request, done)
            return redirect(changes_url())
    return _shown(request, kept)


def _busy() -> str:
    return _("Nothing has been loaded: somebody else is saving. Try again in a minute.")


def _load(request: HttpRequest, person: User) -> str:
    """Load, once: the row of the file is held until it is gone.

    Its pictures are made ready before that, while others go on saving.
    """
    kept = Archive.objects.filter(by=person).first()
    if kept is None:
        raise _loaded_already()
    with archives.unpacked(BytesIO(kept.content)) as folder:
        files = importing.read(folder)
    with transaction.atomic():
        rows = Archive.objects.select_for_update().filter(by=person)
        at = rows.values_list("at", flat=True).first()
        if at is None:
            raise _loaded_already()
        if at != kept.at:
            raise MovedOn
        done = load_by(
            person,
            files,
            now=timezone.now(),
            result=request.POST.get("result", ""),
            over_people=request.POST.get("over_people") == "yes",
        )
        kept.delete()
    changed = len(done.wanted) - len(done.kept)
    told = ngettext(
        "Loaded into the drafts: %(count)d part has changed.",
        "Loaded into the drafts: %(count)d parts have changed.",
        changed,
    ) % {"count": changed}
    return f"{told} {_('Readers see nothing of it until it has been approved.')}"


def _loaded_already() -> PublishingError:
    return PublishingError(_("This file has been loaded already."))


def _shown(request: HttpRequest, kept: Archive) -> HttpResponse:
    problems: list[FileProblem] = []
    found: Look | None = None
    try:
        with archives.unpacked(BytesIO(kept.content)) as folder:
            found = look_at(folder)
    except BrokenContent as error:
        problems = error.problems
    except OperationalError as error:
        if not is_locked(error):
            raise
        messages.error(request, _busy())
    return _page(
        request,
        "archive_look",
        title=_("What loading would change"),
        archive=kept,
        problems=problems,
        look=found,
        shown=_shown_look(found) if found else None,
    )


@dataclass(frozen=True, kw_only=True)
class ShownLook:
    """A look in words. sums: "3 × page: changed". rows: the single changes."""

    sums: list[tuple[str, str, int]]
    rows: list[tuple[str, str, str]]
    more: int
    held: list[str]
    more_held: int


def _shown_look(found: Look) -> ShownLook:
    held = set(found.worked_on)
    free = [change for key, change in found.changes.items() if key not in held]
    names = [_words(key, found) for key in found.worked_on]
    return ShownLook(
        sums=list(_sums(free)),
        rows=[
            (_verb(one), noun_words(one.key.entry), _words(one.key, found))
            for one in free[:_MOST_SHOWN]
        ],
        more=max(0, len(free) - _MOST_SHOWN),
        held=names[:_MOST_SHOWN],
        more_held=max(0, len(names) - _MOST_SHOWN),
    )


def _sums(changes: list[Change]) -> Iterator[tuple[str, str, int]]:
    """How many entries of each kind are new, changed or gone."""
    verbs: dict[str, str] = {}
    for one in changes:
        is_whole = not one.key.language and one.verb in ("new", "gone")
        if is_whole or one.key.entry not in verbs:
            verbs[one.key.entry] = one.verb if is_whole else "changed"
    counts = Counter((noun_words(entry), verb) for entry, verb in verbs.items())
    for (noun, verb), count in sorted(counts.items()):
        yield _VERBS[verb](), noun, count


def _verb(change: Change) -> str:
    return _VERBS[change.verb]()


_VERBS = {
    "new": lambda: _("new"),
    "changed": lambda: _("changed"),
    "confirmed": lambda: _("translation confirmed"),
    "gone": lambda: _("removed"),
}


def _words(key: PartKey, found: Look) -> str:
    book: Book = found.after if found.after.has(key.entry) else found.before
    return part_words(key, book)


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    person = actor(request)
    return TemplateResponse(
        request,
        f"admin/content/{name}.html",
        {
            **admin.site.each_context(request),
            "may_import": person.has_perm("content.import_content"),
            "waiting": Archive.objects.filter(by=person).defer("content").first(),
            **context,
        },
    )
