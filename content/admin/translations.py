"""Translations that are behind their source, and the two answers that mend that."""

from collections.abc import Iterator
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

from content.admin.changes_shown import (
    FieldChange,
    is_safety,
    noun_words,
    part_key,
    shown_change,
    title_of,
)
from content.admin.drafts import actor
from content.admin.links import edit_urls
from content.book import Book, Change, Part, PartKey
from content.book.translation import state_of
from content.drafts.reading import draft_book
from content.editions.reading import earlier_source, published_book
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.publishing.errors import NothingToConfirm, PublishingError
from content.publishing.translations import confirm_translation, mark_wording_only
from content.schema import root_of


@dataclass(frozen=True, kw_only=True)
class Behind:
    """A translation that does not say what its source says.

    source: how the source has changed since; is_known: from the words that the
    translation says, otherwise from nothing. texts: the translation, by its fields.
    checksum: of the source beside which an answer would be given.
    """

    key: PartKey
    value: str
    title: str
    noun: str
    language_name: str
    source_language: str
    is_safety: bool
    is_known: bool
    source: list[FieldChange]
    texts: list[str]
    checksum: str
    edit_url: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def translations_list(request: HttpRequest) -> HttpResponse:
    """Show what is behind; POST takes one of the two answers."""
    if request.method == "POST":
        try:
            messages.success(request, _answer(request))
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            return redirect(request.get_full_path())
    draft, public = draft_book(), published_book()
    languages, entry = request.GET.getlist("language"), request.GET.get("entry", "")
    every = [
        key
        for key in behind(draft)
        if (not any(languages) or key.language in languages)
        and entry in ("", key.entry, root_of(key.entry))
    ]
    urls = edit_urls(key.entry for key in every[:50])
    return TemplateResponse(
        request,
        "admin/content/translations.html",
        {
            **admin.site.each_context(request),
            "title": _("Translations that are behind"),
            "behind": [_shown(key, draft, urls[key.entry]) for key in every[:50]],
            "total": len(every),
            "language": languages[0] if len(languages) == 1 else "",
            "languages": LANGUAGE_NAMES.items(),
            "sources": list(_sources(every, draft=draft, public=public)),
            "may_answer": _may_answer(request),
            "may_judge": actor(request).has_perm("content.add_section"),
            "reason": request.POST.get("reason", ""),
        },
    )


def _may_answer(request: HttpRequest) -> bool:
    return actor(request).has_perm("content.request_review")


def _answer(request: HttpRequest) -> str:
    if not _may_answer(request):
        raise PublishingError(_("Your role does not include this step."))
    draft = draft_book()
    if value := request.POST.get("confirm"):
        key = part_key(value)
        if key not in draft.parts:
            raise NothingToConfirm
        confirm_translation(
            key=key,
            source=request.POST.get("source", ""),
            by=actor(request),
            now=timezone.now(),
        )
        return _(
            "Noted: this translation says what its source says today. Readers see it "
            "so once it has been approved, like any other change."
        )
    entry = request.POST.get("wording_only", "")
    if not draft.has(entry):
        raise NothingToConfirm
    carried = mark_wording_only(
        entry=entry,
        reason=request.POST.get("reason", ""),
        by=actor(request),
        now=timezone.now(),
    )
    return _("Noted: only the wording has changed. Carried over: %(count)d.") % {
        "count": len(carried)
    }


def behind(draft: Book) -> Iterator[PartKey]:
    """The translations that do not say what their source says today."""
    for key in draft.parts:
        is_words = key.language in LANGUAGES
        if is_words and state_of(draft, key.entry, key.language) == "behind":
            yield key


def _shown(key: PartKey, draft: Book, url: str) -> Behind:
    source = PartKey(key.entry, draft.source_language(key.entry))
    part = draft.parts[key]
    before = earlier_source(key.entry, source.language, part.made_against)
    change = Change(
        key=source,
        old=Part(values=before) if before else None,
        new=draft.parts.get(source),
    )
    said = shown_change(change, draft=draft, public=draft)
    own = [name for name in key.noun.translated if part.values.get(name)]
    return Behind(
        key=key,
        value=f"{key.entry} {key.language}",
        title=title_of(key.entry, draft),
        noun=noun_words(key.entry),
        language_name=LANGUAGE_NAMES[key.language],
        source_language=source.language,
        is_safety=is_safety(key.entry, draft),
        is_known=before is not None,
        source=said.fields,
        texts=[part.values[name] for name in own],
        checksum=draft.source_checksum(key.entry),
        edit_url=url,
    )


def _sources(keys: list[PartKey], *, draft: Book, public: Book) -> Iterator[Any]:
    """Entries whose source has changed since it was public: name, and what is behind."""
    for entry in dict.fromkeys(key.entry for key in keys):
        before = public.source_checksum(entry)
        if before and before != draft.source_checksum(entry):
            names = [LANGUAGE_NAMES[key.language] for key in keys if key.entry == entry]
            yield entry, title_of(entry, draft), names
