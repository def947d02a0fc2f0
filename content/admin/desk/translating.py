"""What is behind or missing in the languages that somebody reads."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.admin.desk.tasks import Item
from content.admin.desk.view import View
from content.admin.links import edit_urls
from content.admin.places import form_places
from content.facts.confirmed import to_answer_again
from content.languages import LANGUAGES
from content.schema import entry_name, noun_of, root_of


def to_translate_again(view: View) -> Iterator[Item]:
    """Translations that say what their source no longer says."""
    list_ = reverse("admin:content_translations")
    for key, state in view.translations.items():
        if state == "behind" and key.language in view.languages:
            yield Item(
                title=view.title(key.entry),
                url=f"{list_}?{urlencode({'entry': key.entry, 'language': key.language})}",
                says=_("The source text has changed."),
                language=key.language,
                noun=noun_of(root_of(key.entry)).name,
            )


def behind_url(view: View) -> str:
    """The list where they are answered."""
    asked = [("language", code) for code in LANGUAGES if code in view.languages]
    return f"{reverse('admin:content_translations')}?{urlencode(asked)}"


def not_translated(view: View) -> Iterator[Item]:
    """What a language lacks, one for each entry that a form opens."""
    found: dict[tuple[str, str], int] = {}
    for key, state in view.translations.items():
        if state == "missing" and key.language in view.languages:
            place = (root_of(key.entry), key.language)
            found[place] = found.get(place, 0) + 1
    urls = form_places(found, book=view.draft)
    for place, count in found.items():
        root, language = place
        yield Item(
            title=view.title(root),
            url=urls[place],
            says=ngettext(
                "%(count)d text is missing.", "%(count)d texts are missing.", count
            )
            % {"count": count},
            language=language,
            noun=noun_of(root).name,
        )


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
