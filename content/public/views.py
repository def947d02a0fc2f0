"""The public pages: request in, response out, from editions alone."""

from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content import addresses
from content.dynamic import place_of
from content.editions.published_facts import published_facts
from content.public import errors, language_menu, render, site
from content.public.reading import read, read_with_parts
from content.public.redirects import lead_to
from content.public.render import Stamp
from content.public.review_due import ReviewDue, review_due
from content.public.site import Entry, Site, TakenOff
from content.public.together.links import links_from


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the reader's language by Accept-Language; no cookie is set."""
    language = get_language() or ""
    response = HttpResponseRedirect(
        addresses.address(addresses.HOME, language=language, slug="")
    )
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page of a language."""
    everything = site.load()
    languages = everything.languages_of(addresses.HOME)
    entry = languages.get(get_language() or "")
    if entry is None and languages:
        return errors.not_translated(request, languages, slug="", everything=everything)
    if entry is None:
        return errors.not_found(request, everything=everything)
    return draw_newest(request, entry, everything=everything)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A page by its address; its old and its foreign addresses lead to it as well."""
    language = get_language() or ""
    everything = site.load()
    entry = everything.at(slug, language=language)
    if entry is None:
        return _find(request, slug, language=language, everything=everything)
    if entry.url != request.path:
        return lead_to(entry.url)
    return draw_newest(request, entry, everything=everything)


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One edition of a page, for ever, with a warning when it is not the newest."""
    language = get_language() or ""
    everything = site.load()
    editions = site.editions_at(slug, language=language)
    asked = editions.filter(language=language, number=number)
    then = site.entries(
        editions.filter(
            publication__lte=Subquery(asked.values("publication")[:1])
        ).order_by("number")
    )
    wanted = (language, number)
    entry = next((one for one in then if (one.language, one.number) == wanted), None)
    if entry is None:
        return errors.not_found(request, everything=everything)
    newest = everything.languages_of(entry.page_key).get(language)
    return render.document_response(
        request,
        read(entry, site=everything),
        site=everything,
        stamp=_stamp(
            entry,
            newest=newest,
            withdrawal=everything.withdrawal_of(entry.page_key),
        ),
        languages=language_menu.to_edition(
            {one.language: one for one in then} | {language: entry},
            slug=slug,
            here=language,
        ),
        is_permalink=True,
    )


def draw_newest(
    request: HttpRequest, entry: Entry, *, everything: Site
) -> TemplateResponse:
    """What readers see now of a page, in the active language: its text, or why not."""
    if entry.withdrawal:
        return errors.withdrawn(request, entry, everything=everything)
    languages = everything.languages_of(entry.page_key)
    document, parts = read_with_parts(entry, site=everything)
    public = published_facts()
    due = review_due(parts, approvals=public.approvals, today=timezone.localdate())
    return render.document_response(
        request,
        document,
        site=everything,
        book=public.book,
        stamp=_stamp(entry, newest=entry, withdrawal=None, due=due),
        languages=language_menu.to_page(
            languages, slug=entry.slug, here=entry.language
        ),
        together=links_from(entry, languages=languages),
        edit_url=place_of(reverse("edit-this", args=[entry.language, entry.page_key])),
    )


def _stamp(
    entry: Entry,
    *,
    newest: Entry | None,
    withdrawal: TakenOff | None,
    due: ReviewDue | None = None,
) -> Stamp:
    is_newest = newest is not None and newest.number == entry.number
    return Stamp(
        number=entry.number,
        published_at=entry.published_at,
        is_example=entry.is_example,
        approved_at=entry.approved_at,
        approver_role=entry.approver_role,
        language_name=entry.language_name,
        due=due,
        facts_updated_at=entry.facts_updated_at,
        permalink=addresses.permalink(
            entry.page_key, entry.slug, language=entry.language, number=entry.number
        ),
        history_url=addresses.history(
            entry.page_key, entry.slug, language=entry.language
        ),
        current_url="" if is_newest else newest.url if newest else entry.url,
        withdrawal=withdrawal,
    )


def _find(
    request: HttpRequest, slug: str, *, language: str, everything: Site
) -> HttpResponse:
    """An address that no page has now: an old one, or one of another language."""
    page_key = site.owner_of(slug, language=language)
    languages = everything.languages_of(page_key or "")
    if not languages:
        return errors.not_found(request, everything=everything)
    if language in languages:
        return lead_to(languages[language].url)
    entry = next(iter(languages.values()))
    if entry.withdrawal:
        return errors.withdrawn(request, entry, everything=everything)
    return errors.not_translated(request, languages, slug=slug, everything=everything)
