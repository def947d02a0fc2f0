"""The addresses that machines ask for: map of the site, feed, manifest, pictures."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.addresses import whole
from content.editions.published_facts import published_facts
from content.languages import readers_languages, source_language
from content.public import site
from content.public.metadata import colours, feed, head
from content.public.metadata.places import all_places

SECURITY_TEXT_LASTS = timedelta(days=180)
_KEPT = 60 * 60 * 24 * 30  # seconds
_FOR_EVER = "public, max-age=31536000, immutable"
_ICONS = (("icon-192", "any"), ("icon-512", "any"), ("maskable-512", "maskable"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read."""
    # Staff pages say `noindex` themselves; a line here would tell where they stand.
    lines = ("User-agent: *", "Disallow:", "", f"Sitemap: {whole(reverse('sitemap'))}")
    return _plain(lines)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in every language, each with all the others.

    Not Django's sitemaps: its `x-default` is the address without the language, and
    such an address does not exist here.
    """
    places = all_places(site=site.load(), book=published_facts().book)
    urls = [
        {
            "address": whole(url),
            "changed_at": place.changed_at.get(language),
            "alternates": [(one.language, whole(one.url)) for one in place.alternates],
        }
        for place in places
        for language, url in place.urls.items()
        if not url.startswith("http")  # a map names addresses of its own host alone
    ]
    return render(
        request,
        "metadata/sitemap.xml",
        {"urls": urls},
        content_type="application/xml; charset=utf-8",
    )


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in the site (RFC 9116); 404 while nobody is named."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    ends = timezone.localdate() + SECURITY_TEXT_LASTS
    first = source_language()
    languages = [first, *(code for code in readers_languages() if code != first)]
    return _plain(
        (
            f"Contact: {contact}",
            f"Expires: {datetime.combine(ends, time(), UTC):%Y-%m-%dT%H:%M:%SZ}",
            f"Preferred-Languages: {', '.join(languages)}",
            f"Canonical: {whole(reverse('security'))}",
        )
    )


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How the site looks on a phone's home screen, in a language."""
    home = reverse("public:home")
    name = _("Ketamine for chronic pain")
    icons = [
        {
            "src": static(f"icons/{file}.png"),
            "sizes": "{0}x{0}".format(file.rpartition("-")[2]),
            "type": "image/png",
            "purpose": purpose,
        }
        for file, purpose in _ICONS
    ]
    return JsonResponse(
        {
            "id": home,
            "name": name,
            "short_name": _("Ketamine"),
            "lang": get_language(),
            "start_url": home,
            "scope": "/",
            "display": "minimal-ui",
            "background_color": colours.PAPER,
            "theme_color": colours.TILE,
            "icons": icons,
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
def new_editions(request: HttpRequest) -> HttpResponse:
    """The feed of a language."""
    language = get_language() or ""
    entries = feed.newest(site.load(), language=language)
    atom = feed.feed_of(
        entries,
        language=language,
        absolute=whole,
        began=feed.began(),
    )
    return HttpResponse(
        atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


@require_safe
def picture(request: HttpRequest, page_key: str, digest: str) -> HttpResponse:
    """A page's picture, drawn when it is first asked for; 404 for any but today's.

    Nobody can make the server draw anything else: the digest is that of the title.
    """
    name = f"card-{digest}"
    image = cache.get(name)
    if image is None:
        language = get_language() or ""
        title = head.title_of(page_key, language=language, site=site.load())
        wanted = head.card_of(title, language=language)
        if not title or wanted.digest != digest:
            raise Http404
        from content.public.metadata.card_drawing import draw  # Pillow: 9 MB

        image = draw(wanted)
        cache.set(name, image, timeout=_KEPT)
    response = HttpResponse(image, content_type="image/png")
    response["Cache-Control"] = _FOR_EVER
    return response


def _plain(lines: tuple[str, ...]) -> HttpResponse:
    return HttpResponse(
        "\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"
    )
