"""Everything that differs from what readers see, in one list: choose, and ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.addresses import page_key_of
from content.admin.asked import tell_asked
from content.admin.changes_shown import (
    ShownChange,
    noun_words,
    part_key,
    shown_change,
    title_of,
)
from content.admin.drafts import actor
from content.admin.gate_shown import answers_from, panel_of_changes
from content.admin.links import edit_urls
from content.admin.translating.addresses import text_url
from content.book import FIGURES, Book, Change, PartKey, changes
from content.book.translation import state_of
from content.drafts.reading import draft_book
from content.editions.reading import published_book
from content.editions.reviews import ReviewItem
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.publishing import actions, four_eyes
from content.publishing.errors import NotReady, PublishingError, Unanswered
from content.publishing.gate import Found
from content.schema import NOUNS, entry_name, keys_of, noun_of, root_of


@dataclass(frozen=True, kw_only=True)
class Row:
    """A change in the list. review: the waiting one it is part
    of. behind: languages whose readers would see the source or a note."""

    change: ShownChange
    review: int | None
    behind: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The changes of an entry and of what is part of it."""

    entry: str
    title: str
    noun: str
    edit_url: str
    rows: list[Row]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def changes_list(request: HttpRequest) -> HttpResponse:
    """Show what would change for readers; POST asks for a review of what was chosen.

    What is refused shows the page again, with everything chosen and typed in place.
    """
    chosen = request.POST.getlist("part")
    findings: list[Any] = []
    open_: list[Found] = []
    if request.method == "POST":
        try:
            review = actions.request_review(
                chosen=[part_key(value) for value in chosen],
                by=actor(request),
                now=timezone.now(),
                message=request.POST.get("message", ""),
                answers=answers_from(request),
            )
        except NotReady as error:
            findings = error.findings
            messages.error(request, _("This cannot be published yet. See below why."))
        except Unanswered as error:
            open_ = error.found
            messages.warning(request, str(error))
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            tell_asked(request, review)
            return redirect("admin:content_review_change", review.pk)
    draft, public = draft_book(), published_book()
    every = changes(public, draft)
    wanted = _filtered(every, request)
    return TemplateResponse(
        request,
        "admin/content/changes.html",
        {
            **admin.site.each_context(request),
            "title": _("Changes"),
            "groups": list(_groups(wanted, draft=draft, public=public)),
            "filters": _filters(request, every),
            "is_filtered": any(map(request.GET.get, _FILTERS)),
            "total": len(every),
            "findings": findings,
            "chosen": chosen,
            "message": request.POST.get("message", ""),
            "may_ask": actor(request).has_perm("content.request_review"),
            "gate": panel_of_changes(
                wanted,
                request,
                draft=draft,
                public=public,
                chosen=map(part_key, chosen),
                open_=open_,
            ),
        },
    )


_FILTERS = ("entry", "noun", "language", "person")
"""What an address can narrow the list to; then all that it shows is ticked."""


def _filtered(
    every: dict[PartKey, Change], request: HttpRequest
) -> dict[PartKey, Change]:
    entry, noun = request.GET.get("entry", ""), request.GET.get("noun", "")
    language, person = request.GET.get("language", ""), request.GET.get("person", "")
    by = four_eyes.workers(every) if person not in ("", _MINE) else {}
    mine = _not_asked_for(every, request) if person == _MINE else set()
    return {
        key: change
        for key, change in (of_entry(every, entry) if entry else every).items()
        if (not noun or noun_of(root_of(key.entry)).name == noun)
        and (not language or (key.language or "figures") == language)
        and (not person or key in mine or person in map(str, by.get(key, ())))
    }


def of_entry(every: dict[PartKey, Change], entry: str) -> dict[PartKey, Change]:
    """The changes of an entry and of its children; of a clinic, those of its page and of
    what it says of facts as well."""
    roots, says = {entry}, ""
    if entry.startswith("clinic/"):
        says = entry.removeprefix("clinic/")
        roots.add(entry_name("page", page_key_of(says)))
    return {
        key: change
        for key, change in every.items()
        if root_of(key.entry) in roots or _is_said_by(says, key)
    }


_MINE = "mine"
"""In the place of a person: what the reader has changed and not asked for."""


def _not_asked_for(every: dict[PartKey, Change], request: HttpRequest) -> set[PartKey]:
    public = published_book().parts
    own = four_eyes.worked_on(actor(request), every, public=public)
    return set(own) - waiting_reviews(every).keys()


def _is_said_by(clinic: str, key: PartKey) -> bool:
    is_value = noun_of(key.entry).name == "value"
    return bool(clinic) and is_value and keys_of(key.entry)[-1] == clinic


def _filters(request: HttpRequest, every: dict[PartKey, Change]) -> list[Any]:
    """The selects above the list: name, label, and options with what is chosen."""
    nouns = {noun_of(root_of(key.entry)).name for key in every}
    workers = {pk for pks in four_eyes.workers(every).values() for pk in pks}
    known = four_eyes.names(workers)
    return [
        (
            "noun",
            _("Kind"),
            request.GET.get("noun", ""),
            [(name, noun_words(name)) for name in NOUNS if name in nouns],
        ),
        (
            "language",
            _("Language"),
            request.GET.get("language", ""),
            [*LANGUAGE_NAMES.items(), ("figures", _("the same in all languages"))],
        ),
        (
            "person",
            _("Person"),
            request.GET.get("person", ""),
            [(_MINE, _("me, not asked for yet"))]
            + [(str(pk), name) for pk, name in sorted(known.items())],
        ),
    ]


def _groups(
    wanted: dict[PartKey, Change], *, draft: Book, public: Book
) -> Iterable[Group]:
    workers = four_eyes.worked_by(wanted)
    waiting = waiting_reviews(wanted)
    roots: dict[str, list[Row]] = {}
    for key, change in wanted.items():
        roots.setdefault(root_of(key.entry), []).append(
            Row(
                change=shown_change(
                    change, draft=draft, public=public, by=workers.get(key, [])
                ),
                review=waiting.get(key),
                behind=_behind(change, draft),
            )
        )
    urls = edit_urls(roots)
    for root, rows in roots.items():
        book = draft if draft.has(root) else public
        yield Group(
            entry=root,
            title=title_of(root, book),
            noun=noun_words(root),
            edit_url=urls[root],
            rows=rows,
        )


def waiting_reviews(wanted: dict[PartKey, Change]) -> dict[PartKey, int]:
    """The waiting review that each part, as it is now, belongs to."""
    items = ReviewItem.objects.filter(
        review__decision="", entry__in={key.entry for key in wanted}
    )
    found = {}
    for item in items:
        key = PartKey(item.entry, item.language)
        if key in wanted and wanted[key].state == (item.checksum, item.made_against):
            found[key] = item.review_id
    return found


def _behind(change: Change, draft: Book) -> list[tuple[str, str]]:
    """Languages whose translation would not say what this source says, with where to
    answer."""
    entry, language = change.key
    if language == FIGURES or language != draft.source_language(entry):
        return []
    return [
        (LANGUAGE_NAMES[code], text_url(entry, code))
        for code in LANGUAGES
        if code != language
        and draft.words(entry, code)
        and state_of(draft, entry, code) == "behind"
    ]
