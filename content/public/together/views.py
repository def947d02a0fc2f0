"""One page in two languages side by side, from the editions that readers see."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.translation import override
from django.views.decorators.http import require_safe

from content import addresses
from content.editions.published_facts import published_facts
from content.languages import readers_languages
from content.public import errors, language_menu, site
from content.public.metadata.head import head_of
from content.public.redirects import lead_to
from content.public.site import Entry, Site
from content.public.together.links import address_of, links_from
from content.public.together.rows import Context, rows_of, sections_of
from content.public.views import draw_newest


@require_safe
def page(request: HttpRequest, first: str, second: str, rest: str) -> HttpResponse:
    """What stands at `/nl/…` beside its twin in German, at `/nl+de/…`.

    What cannot be shown so leads to the page in one language, which says why: it is
    withdrawn, not translated, or there is none.
    """
    asked = (first.lower(), second.lower())
    codes = [*dict.fromkeys(code for code in asked if code in readers_languages())]
    everything = site.load()
    if not codes:
        return errors.not_found(request, everything=everything)
    slug = _slug(rest, language=codes[0])
    if slug is None:
        return lead_to(f"/{codes[0]}/{quote(rest)}")
    key = _page_key(slug, language=codes[0], everything=everything)
    entries = {code: everything.newest(key, language=code) for code in codes}
    match [entry for entry in entries.values() if entry]:
        case [one, other]:
            url = address_of(one, other)
            if request.path != url:
                return lead_to(url)
            return _draw(request, one, other, everything=everything)
    missing = next((code for code, entry in entries.items() if not entry), codes[0])
    place = "" if slug else addresses.HOME
    return lead_to(addresses.address(place, language=missing, slug=slug))


def _slug(rest: str, *, language: str) -> str | None:
    """Of the page that stands there in a language; "" at home, None where none can."""
    with override(language):
        try:
            found = resolve(f"/{language}/{rest}")
        except Resolver404:
            return None
    if found.url_name == "home":
        return ""
    return found.kwargs["slug"] if found.url_name == "page" else None


def _page_key(slug: str, *, language: str, everything: Site) -> str:
    """Of the page that has, or ever had, this address in a language; "" for none."""
    if not slug:
        return addresses.HOME
    return site.page_at(slug, language=language, everything=everything)


def _draw(
    request: HttpRequest, one: Entry, other: Entry, *, everything: Site
) -> HttpResponse:
    first, second = sides = (
        _side(request, one, everything=everything),
        _side(request, other, everything=everything),
    )
    languages = everything.languages_of(one.page_key)
    with override(one.language):
        response = TemplateResponse(
            request,
            "public/together.html",
            {
                **first,
                "languages": language_menu.to_page(languages, slug=one.slug, here=""),
                "together": [
                    link
                    for link in links_from(one, languages=languages)
                    if link.code != other.language
                ],
                "second": second | {"emergency_bar": _bar(request, second)},
                "top": rows_of(request, "together/top.html", sides=sides),
                "section_rows": sections_of(request, sides=sides),
                "foot": rows_of(request, "together/foot.html", sides=sides),
                # Stand in both languages, and nothing stands beside the two columns.
                "service_notices": (),
                "main_menu": (),
                "has_contents": False,
            },
            headers={"Content-Language": f"{one.language}, {other.language}"},
        )
        return response.render()


def _bar(request: HttpRequest, side: Context) -> str:
    """Whom to call, for the reader of the second language."""
    (row,) = rows_of(request, "partials/emergency_bar.html", sides=({}, side))
    return row.second


def _side(request: HttpRequest, entry: Entry, *, everything: Site) -> Context:
    """All that the page shows in one language, and where it stands in it alone."""
    with override(entry.language):
        shown = draw_newest(request, entry, everything=everything)
        return {
            **(shown.context_data or {}),
            "is_home": entry.page_key == addresses.HOME,
            "head": head_of(
                entry.url,
                page_key="",
                language=entry.language,
                site=everything,
                book=published_facts().book,
                absolute=addresses.whole,
            ),
        }
