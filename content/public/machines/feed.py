"""The newest editions of a language, for feed readers (Atom)."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from content.addresses import permalink
from content.editions.editions import Edition
from content.public import site
from content.public.machines.structured import Absolute
from content.public.site import Entry, Site

LENGTH = 50
"""How many editions a feed holds; feed readers keep the older ones."""


def newest(everything: Site, *, language: str) -> list[Entry]:
    """The newest editions of the public pages in a language, newest first. One query."""
    keys = [entry.page_key for entry in everything.pages(language=language)]
    editions = Edition.objects.filter(language=language, page_key__in=keys)
    in_order = editions.order_by("-publication__published_at", "position")
    return site.entries(in_order)[:LENGTH]


def feed_of(
    entries: Sequence[Entry], *, language: str, absolute: Absolute
) -> Atom1Feed:
    """The feed, in the active language. It names no person."""
    name = _("Ketamine for chronic pain")
    feed = Atom1Feed(
        title=f"{name}: {_('new editions')}",
        link=absolute(reverse("public:home")),
        description=_("What has been published on this site, and what changed."),
        language=language,
        author_name=name,
        feed_url=absolute(reverse("public:feed")),
        feed_guid=absolute(reverse("public:feed")),
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=(url := absolute(_address(entry))),
            unique_id=url,
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


def _address(entry: Entry) -> str:
    return permalink(
        entry.page_key, entry.slug, language=entry.language, number=entry.number
    )
