"""What the head of a page tells machines, for `templates/partials/head.html`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.addresses import CLINICS, HOME, PLANNER, address, below, clinic_of
from content.declared_languages import language as declared
from content.facts.fact_book import FactBook
from content.public.metadata import structured
from content.public.metadata.card import HEIGHT, WIDTH, Card
from content.public.metadata.places import Alternate, place_of
from content.public.metadata.structured import Absolute, Node
from content.public.site import Entry, Site


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """Open Graph: what others show beside a link to the page.

    picture_words: what the picture says. locale, other_locales: "nl_NL".
    """

    kind: str
    title: str
    description: str
    picture: str
    picture_words: str
    locale: str
    other_locales: list[str]
    picture_width: int = WIDTH
    picture_height: int = HEIGHT


@dataclass(frozen=True, kw_only=True)
class Head:
    """All addresses are whole, with their host.

    canonical: the page's own address without a query. alternates: empty for what
    search engines are not to list, such as old editions and the list of editions;
    these have no `sharing` and no `nodes` (schema.org) either.
    """

    canonical: str
    feed: str
    manifest: str
    alternates: list[Alternate] = field(default_factory=list)
    sharing: Sharing | None = None
    nodes: list[Node] = field(default_factory=list)


def head_of(
    path: str,
    *,
    page_key: str,
    language: str,
    site: Site,
    book: FactBook,
    absolute: Absolute,
) -> Head | None:
    """The head of what stands at a path, in the active language; None for staff.

    page_key: of the page that the path is about, "" for none.
    """
    if not path.startswith(f"/{language}/"):
        return None
    if page_key == PLANNER:
        path = address(PLANNER, language=language, slug="")
    head = Head(
        canonical=absolute(path),
        feed=absolute(below("public:feed", language=language)),
        manifest=absolute(below("public:manifest", language=language)),
    )
    place = place_of(page_key, site=site, book=book)
    if place is None or place.urls.get(language) != path:
        return head
    entry = site.newest(page_key, language=language)
    title, description = _words(entry)
    card = card_of(title, language=language)
    picture = card_url(page_key, card)
    trail = _trail(path, title=title, page_key=page_key, language=language, site=site)
    nodes = _nodes(entry, trail=trail, picture=picture, book=book, absolute=absolute)
    return replace(
        head,
        alternates=[
            Alternate(language=one.language, url=absolute(one.url))
            for one in place.alternates
        ],
        sharing=Sharing(
            kind="website" if page_key == HOME else "article",
            title=title,
            description=description,
            picture=absolute(picture),
            picture_words=card.words,
            locale=declared(language).locale,
            other_locales=[
                declared(code).locale for code in place.urls if code != language
            ],
        ),
        nodes=nodes,
    )


def card_of(title: str, *, language: str) -> Card:
    """The picture of a page with this title, in the active language."""
    return Card(
        title=title, site_name=_("Ketamine for chronic pain"), language=language
    )


def card_url(page_key: str, card: Card) -> str:
    """Where the picture stands: "/nl/cards/costs.3f….png"."""
    with override(card.language):
        return reverse("public:card", args=[page_key, card.digest])


def title_of(page_key: str, *, language: str, site: Site) -> str:
    """The title of a public page, "" where there is none."""
    if page_key == PLANNER:
        return _("My treatment day")
    entry = site.newest(page_key, language=language)
    return entry.title if entry else ""


def _words(entry: Entry | None) -> tuple[str, str]:
    """Title and description of a page, or else of the planner."""
    if entry:
        return entry.title, entry.summary
    return _("My treatment day"), _(
        "The whole day of your infusion in clock times, to print or for your calendar."
    )


def _trail(
    path: str, *, title: str, page_key: str, language: str, site: Site
) -> dict[str, str]:
    """The way from home to the page, as readers see it above the page."""
    trail = {address(HOME, language=language, slug=""): _("Home")}
    clinics = site.newest(CLINICS, language=language)
    if clinic_of(page_key) and clinics:
        trail[clinics.url] = clinics.title
    return {**trail, path: title}


def _nodes(
    entry: Entry | None,
    *,
    trail: Mapping[str, str],
    picture: str,
    book: FactBook,
    absolute: Absolute,
) -> list[Node]:
    nodes: list[Node] = []
    if entry:
        home = next(iter(trail))
        nodes.append(
            structured.page(entry, home=home, picture=picture, absolute=absolute)
        )
        if clinic := book.clinics.get(clinic_of(entry.page_key)):
            nodes.append(structured.medical_clinic(clinic, url=absolute(entry.url)))
    if len(trail) > 1:
        nodes.append(structured.breadcrumbs(trail, absolute=absolute))
    return nodes
