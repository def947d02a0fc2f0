"""The newest editions of a language, for feed readers (Atom).

Ids are made of what was published and when, which no row ever changes, and not of the
host: a site that moves is no new site, and two sites with the same pages are two.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from content.addresses import permalink
from content.characters import readable
from content.editions.editions import Edition, Publication
from content.public import site
from content.public.metadata.structured import Absolute
from content.public.site import Entry, Site

LENGTH = 50
"""How many editions a feed holds; feed readers keep the older ones."""

_IDS = UUID("8b9c4f1e-6d0a-4c57-9f3e-2a71d5c0b846")
"""Below which all ids of feeds are made. It never changes."""


def newest(everything: Site, *, language: str) -> list[Entry]:
    """The newest editions of the public pages in a language, newest first. One query."""
    keys = [entry.page_key for entry in everything.pages(language=language)]
    editions = Edition.objects.filter(language=language, page_key__in=keys)
    in_order = editions.order_by("-publication__published_at", "position")
    return site.entries(in_order, at_most=LENGTH)


def began() -> datetime | None:
    """When this site published for the first time; None before. One query."""
    times = Publication.objects.order_by("published_at")
    return times.values_list("published_at", flat=True).first()


def feed_of(
    entries: Sequence[Entry],
    *,
    language: str,
    absolute: Absolute,
    began: datetime | None,
) -> Atom1Feed:
    """The feed, in the active language. It names no person.

    began: when the site did, by which its feeds are told from those of other sites.
    """
    name = _("Ketamine for chronic pain")
    feed = Atom1Feed(
        title=f"{name}: {_('new editions')}",
        link=absolute(reverse("public:home")),
        description=_("What has been published on this site, and what changed."),
        language=language,
        author_name=name,
        feed_url=absolute(reverse("public:feed")),
        feed_guid=_id("feed", language, began),
    )
    for entry in entries:
        feed.add_item(
            title=readable(" ".join(entry.title.splitlines())),
            link=absolute(_address(entry)),
            unique_id=_id(
                entry.page_key, entry.language, entry.number, entry.published_at
            ),
            description=what_changed(entry),
            pubdate=entry.published_at,
            updateddate=entry.published_at,
        )
    return feed


def what_changed(entry: Entry) -> str:
    """One sentence on what is new in an edition, two for example content."""
    if entry.number == 1:
        changed = _("Edition %(number)s: a new page.")
    elif entry.facts_updated_at:
        changed = _("Edition %(number)s: facts updated, the words are the same.")
    else:
        changed = _("Edition %(number)s: the text has changed.")
    sentences = [changed % {"number": entry.number}]
    if entry.is_example:
        sentences.append(_("Example content: no medical reviewer has approved it yet."))
    return " ".join(sentences)


def _id(*parts: str | int | datetime | None) -> str:
    """The same "urn:uuid:…" for the same parts, whatever the zone of a moment."""
    same = (
        one.astimezone(UTC).isoformat() if isinstance(one, datetime) else str(one)
        for one in parts
    )
    return uuid5(_IDS, " ".join(same)).urn


def _address(entry: Entry) -> str:
    return permalink(
        entry.page_key, entry.slug, language=entry.language, number=entry.number
    )
