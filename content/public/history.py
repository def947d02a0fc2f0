"""The list of a page's editions, and what changed between two of them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import addresses
from content.differences import compare
from content.dynamic import is_left_out, place_of
from content.public import ahead, errors, language_menu, render, site
from content.public.reading import read_all
from content.public.site import Entry


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """All editions of a page in one language; `?from=1&to=3` compares two."""
    language = get_language() or ""
    everything = site.load()
    page_key = site.page_at(slug, language=language, everything=everything)
    entries = ahead.editions_of(page_key, language=language)
    if not entries:
        return errors.not_found(request, everything=everything)
    newest = entries[0]
    older, newer, message = _chosen(request, entries)
    return render.response(
        request,
        "public/history.html",
        site=everything,
        page_key=newest.page_key,
        languages=language_menu.to_page(
            everything.languages_of(newest.page_key), slug=slug, here=language
        ),
        title=newest.title,
        page_url=newest.url,
        withdrawal=everything.withdrawal_of(newest.page_key),
        editions=[
            (
                entry,
                addresses.permalink(
                    entry.page_key,
                    entry.slug,
                    language=language,
                    number=entry.number,
                ),
            )
            for entry in entries
        ],
        can_compare=len(entries) > 1 and not is_left_out(),
        compare_url=place_of(request.path) if settings.DYNAMIC_HOST else "",
        older=older,
        newer=newer,
        changes=compare(*read_all([older, newer], site=everything))
        if older and newer
        else [],
        message=message,
    )


def _chosen(
    request: HttpRequest, entries: list[Entry]
) -> tuple[Entry | None, Entry | None, str]:
    """The two editions to compare, older first, and what to tell the reader.

    Without a choice: the newest and the one before it, if there are two.
    """
    numbers = {str(entry.number): entry for entry in entries}
    wanted = [request.GET.get(name, "") for name in ("from", "to")]
    if not any(wanted):
        return (entries[1], entries[0], "") if len(entries) > 1 else (None, None, "")
    if not all(number in numbers for number in wanted):
        return None, None, _("Choose two editions from the list.")
    older, newer = sorted((numbers[n] for n in wanted), key=lambda e: e.number)
    return older, newer, ""
