"""Where on a form a text is mended: the address of the form, and the row on it."""

from collections.abc import Iterable
from urllib.parse import urlencode

from content.admin.links import edit_urls
from content.book import Book
from content.drafts.facts import Fact
from content.schema import entry_name, keys_of, noun_of, parent_of

_ROWS = {
    "section": "sections",
    "step": "steps",
    "contact": "contacts",
    "option": "options",
    "clinic_contact": "contacts",
    "clinic_person": "people",
}
"""Nouns whose entries are rows of their parent's form → what Django calls the rows."""


def form_places(
    places: Iterable[tuple[str, str]], *, book: Book
) -> dict[tuple[str, str], str]:
    """The address of each place's form, at its row; "" for an entry that is gone.

    places: names of entries, each with the language in which the form is to open; ""
    for the reader's own. book: the drafts, whose order is that of the rows. One query
    for each noun.
    """
    wanted = list(dict.fromkeys(places))
    urls = edit_urls(_formed(entry) for entry, _language in wanted)
    answered = {keys_of(one)[0] for one, _language in wanted if _formed(one) != one}
    facts = dict(Fact.objects.filter(key__in=answered).values_list("key", "pk")) if answered else {}  # fmt: skip
    return {
        (entry, language): _at(
            urls[_formed(entry)], entry, language, book=book, facts=facts
        )
        for entry, language in wanted
    }


def _formed(entry: str) -> str:
    """The entry on whose form another one stands: a clinic's own answer to a fact stands
    on the form of the clinic."""
    keys = keys_of(entry)
    if noun_of(entry).name == "value" and keys[-1] != "*":
        return entry_name("clinic", keys[-1])
    return entry


def _at(
    url: str, entry: str, language: str, *, book: Book, facts: dict[str, int]
) -> str:
    if not url:
        return ""
    asked = {"language": language} if language else {}
    noun, anchor = noun_of(entry).name, ""
    if _formed(entry) != entry:
        asked["fact"] = str(facts.get(keys_of(entry)[0], ""))
        anchor = "#values-group"
    elif noun in _ROWS:
        siblings = book.entries(noun, parent=parent_of(entry))
        if entry in siblings:
            anchor = f"#{_ROWS[noun]}-{siblings.index(entry)}"
    return f"{url}?{urlencode(asked)}{anchor}" if asked else f"{url}{anchor}"
