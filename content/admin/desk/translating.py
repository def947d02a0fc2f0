"""What is behind or missing in the languages that somebody reads."""

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.admin.desk.tasks import Item
from content.admin.desk.view import View
from content.admin.links import edit_urls
from content.admin.translating.addresses import queue_url, text_url
from content.admin.translating.queue import own_languages
from content.book import PartKey
from content.book.translation import State
from content.facts.confirmed import to_answer_again
from content.schema import entry_name, noun_of, root_of


def to_translate_again(view: View) -> Iterator[Item]:
    """Translations that say what their source no longer says."""
    for key in _waiting(view, "behind"):
        yield Item(
            title=view.title(key.entry),
            url=text_url(key.entry, key.language),
            says=_("The source text has changed."),
            language=key.language,
            noun=noun_of(root_of(key.entry)).name,
        )


def translations_url(view: View) -> str:
    """The queue of the reader's one language; of several, the list of languages."""
    own = own_languages(view)
    return queue_url(own[0]) if len(own) == 1 else reverse("admin:content_translations")


def not_translated(view: View) -> Iterator[Item]:
    """What a language lacks, one for each entry and its children."""
    places = Counter(
        (root_of(key.entry), key.language) for key in _waiting(view, "missing")
    )
    for (root, language), count in places.items():
        yield Item(
            title=view.title(root),
            url=queue_url(language, root=root),
            says=ngettext(
                "%(count)d text is missing.", "%(count)d texts are missing.", count
            )
            % {"count": count},
            language=language,
            noun=noun_of(root).name,
        )


def _waiting(view: View, state: State) -> Iterator[PartKey]:
    """In the languages that the reader reads and may change."""
    own = own_languages(view)
    for key, one in view.translations.items():
        if one == state and key.language in own:
            yield key


def to_answer(view: View) -> Iterator[Item]:
    """Clinics that have confirmed a general value which is another one now."""
    found = to_answer_again(view.draft)
    urls = edit_urls(entry_name("clinic", key) for key in found)
    for key, facts in found.items():
        entry = entry_name("clinic", key)
        yield Item(
            title=view.title(entry),
            url=f"{urls[entry]}#values-group",
            says=ngettext(
                "%(count)d confirmed value is no longer the general one.",
                "%(count)d confirmed values are no longer the general ones.",
                len(facts),
            )
            % {"count": len(facts)},
            noun="clinic",
        )
