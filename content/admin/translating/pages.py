"""The pages of the translators' desk: all languages, one language, one text in it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.db import OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.busy import is_locked
from content.admin.changes_shown import is_safety, noun_words
from content.admin.desk.view import View
from content.admin.draft_form import DraftForm
from content.admin.drafts import actor, drafts_of
from content.admin.once import once, token_of
from content.admin.places import form_places
from content.admin.presence import who_is_here
from content.admin.translating import saving
from content.admin.translating.addresses import queue_url, text_url
from content.admin.translating.form import form_class
from content.admin.translating.handing_back import hand_back
from content.admin.translating.queue import Queue, own_languages
from content.admin.translating.text import text_of
from content.admin.translating.wording import mark, reworded
from content.book import PartKey
from content.book.translation import state_of
from content.drafts.writing import row_of
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.public import site
from content.publishing import rights
from content.publishing.errors import PublishingError
from content.schema import NOUNS, root_of

_MOST = 200
"""Texts that a queue lists at once; the first ones matter most."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def languages_list(request: HttpRequest) -> HttpResponse:
    """How many texts wait in each language; POST says that only a wording has changed."""
    view = View(actor(request))
    if request.method == "POST":
        try:
            messages.success(request, mark(request, view))
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            return redirect(request.get_full_path())
    mine = own_languages(view)
    return _drawn(
        request,
        "languages",
        title=_("Translations"),
        queues=[
            _counted(Queue(view, code))
            for code in sorted(LANGUAGES, key=lambda code: code not in mine)
        ],
        sources=list(reworded(view)),
        may_judge=actor(request).has_perm("content.add_section"),
        reason=request.POST.get("reason", ""),
    )


def _counted(queue: Queue) -> dict[str, Any]:
    waiting = queue.waiting
    return {
        "name": LANGUAGE_NAMES[queue.language],
        "url": queue_url(queue.language),
        "behind": sum(one.state == "behind" for one in waiting),
        "missing": sum(one.state == "missing" for one in waiting),
        "safety": sum(one.is_safety for one in waiting),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def queue_list(request: HttpRequest, language: str) -> HttpResponse:
    """What waits in a language; POST hands back what is done in it."""
    queue = _queue(request, language)
    if request.method == "POST":
        return hand_back(request, queue, back=request.get_full_path())
    view = queue.view
    return _drawn(
        request,
        "queue",
        title=_("Translations: %(language)s") % {"language": LANGUAGE_NAMES[language]},
        queue=queue,
        entries=[
            {
                "waiting": one,
                "title": view.title(one.key.entry),
                "noun": noun_words(one.key.entry),
                "url": text_url(one.key.entry, language, root=queue.root),
            }
            for one in queue.waiting[:_MOST]
        ],
        all_url=queue_url(language) if queue.root else "",
        may_ask=actor(request).has_perm("content.request_review"),
    )


def _queue(request: HttpRequest, language: str) -> Queue:
    if language not in LANGUAGES:
        raise Http404
    return Queue(View(actor(request)), language, root=request.GET.get("entry", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def text_page(request: HttpRequest, language: str, entry: str) -> HttpResponse:
    """One text beside its source; POST saves it, and what was answered."""
    queue = _queue(request, language)
    key = _key(queue.view, entry, language)
    if request.method != "POST":
        return _text_drawn(request, queue, key)
    try:
        with transaction.atomic():
            return once(request, lambda: _saved(request, queue, key))
    except PublishingError as error:
        messages.error(request, str(error))
    except OperationalError as error:
        if not is_locked(error):
            raise
        messages.error(
            request,
            _(
                "Nothing has been saved: somebody else is saving something large. "
                "Wait a minute and save again."
            ),
        )
    return _text_drawn(request, _queue(request, language), key, is_again=True)


def _key(view: View, entry: str, language: str) -> PartKey:
    """The part that an address names. Raises Http404 where there is no such text."""
    is_text = entry.partition("/")[0] in NOUNS and view.draft.has(entry)
    if not is_text or view.draft.source_language(entry) == language:
        raise Http404
    return PartKey(entry, language)


def _saved(request: HttpRequest, queue: Queue, key: PartKey) -> HttpResponse:
    """Save, and go on to the text that comes next in the queue."""
    step = request.POST.get("step", saving.SAVE)
    _place, _before, after = queue.around(key.entry)
    done = saving.save(
        key=key,
        step=step,
        sent=request.POST,
        drafts=drafts_of(request),
        by=actor(request),
        now=timezone.now(),
    )
    if done.form is not None:
        return _text_drawn(request, queue, key, form=done.form)
    if done.is_incomplete:
        messages.warning(
            request,
            _(
                "It is saved. The source says something for which there are no words "
                "here yet, so this text goes on waiting."
            ),
        )
        return redirect(text_url(key.entry, key.language, root=queue.root))
    messages.success(request, _TOLD[step in (saving.SAYS, saving.RIGHT)]())
    if not after:
        return redirect(queue_url(key.language, root=queue.root))
    return redirect(text_url(after, key.language, root=queue.root))


_TOLD = {
    True: lambda: _(
        "Noted: this translation says what its source says today. Readers see it so "
        "once a second person has approved it. Hand the language back to ask for that."
    ),
    False: lambda: _("Saved. Whether it says what its source says is still open."),
}


def _text_drawn(
    request: HttpRequest,
    queue: Queue,
    key: PartKey,
    *,
    form: DraftForm | None = None,
    is_again: bool = False,
) -> HttpResponse:
    """The page. form: as it was refused. is_again: with what was typed, after a refusal
    that is not about a field."""
    drafts, view = drafts_of(request), queue.view
    first = drafts.book.source_language(key.entry)
    may_change = rights.may_change(actor(request), key, source=first)
    if form is None and may_change:
        made = form_class(key.noun, key.language, drafts=drafts)
        row = row_of(key.entry)
        form = made(request.POST if is_again else None, instance=row)
    place, before, after = queue.around(key.entry)
    root = row_of(root_of(key.entry))
    return _drawn(
        request,
        "text",
        title=view.title(key.entry),
        subtitle=LANGUAGE_NAMES[key.language],
        key=key,
        noun=noun_words(key.entry),
        is_safety=is_safety(key.entry, drafts.book),
        state=state_of(drafts.book, key.entry, key.language),
        source_language=first,
        source_name=LANGUAGE_NAMES[first],
        language_name=LANGUAGE_NAMES[key.language],
        text=text_of(key, drafts=drafts, site=site.load(), form=form),
        form=form,
        saved_now=form.collisions if form and form.is_bound and form.errors else [],
        checksum=drafts.book.source_checksum(key.entry),
        form_token=token_of(request),
        place=place,
        total=len(queue.waiting),
        ready=len(queue.ready),
        before_url=before and text_url(before, key.language, root=queue.root),
        after_url=after and text_url(after, key.language, root=queue.root),
        queue_url=queue_url(key.language, root=queue.root),
        form_url=_form_url(view, key),
        **(who_is_here(request, root) if form and root else {}),
    )


def _form_url(view: View, key: PartKey) -> str:
    [url] = form_places([(key.entry, key.language)], book=view.draft).values()
    return url


def _drawn(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    return TemplateResponse(
        request,
        f"admin/content/translating/{name}.html",
        {**admin.site.each_context(request), **context},
    )
