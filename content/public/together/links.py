"""From a page to the same page beside its twin in another language."""

from collections.abc import Mapping
from dataclasses import dataclass

from content import addresses
from content.public.site import Entry


@dataclass(frozen=True, kw_only=True)
class TogetherLink:
    """The way to two languages. code, name: of the one that comes beside."""

    code: str
    name: str
    url: str


def links_from(entry: Entry, *, languages: Mapping[str, Entry]) -> list[TogetherLink]:
    """The page beside each of its translations; languages: all it has, its own too."""
    return [
        TogetherLink(code=code, name=other.language_name, url=address_of(entry, other))
        for code, other in languages.items()
        if code != entry.language
    ]


def address_of(first: Entry, second: Entry) -> str:
    """Where a page stands in two languages; its address is that of the first."""
    return addresses.together(
        first.page_key, first.slug, language=first.language, beside=second.language
    )
