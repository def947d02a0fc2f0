"""What stops a publication in the texts that it would bring."""

from collections.abc import Iterable, Iterator

from content.addresses import clinic_of
from content.book import FIGURES, PartKey
from content.markup import Links
from content.publishing.findings import Finding
from content.publishing.mistakes import sentences
from content.publishing.rendering import Renderer
from content.schema import keys_of, noun_of, root_of


def clinic_about(entry: str) -> str:
    """The clinic whose facts an entry may state as its own; "" for all clinics."""
    noun, key = noun_of(root_of(entry)).name, keys_of(entry)[0]
    if noun == "page":
        return clinic_of(key)
    return key if noun == "clinic" else ""


def links_of(renderer: Renderer, entry: str, language: str) -> Links:
    """What the texts of an entry may point at."""
    is_on_page = noun_of(root_of(entry)).name == "page"
    page = keys_of(entry)[0] if is_on_page else ""
    return renderer.links_at(clinic_about(entry), language, page=page)


def text_findings(renderer: Renderer, parts: Iterable[PartKey]) -> Iterator[Finding]:
    """The mistakes in all texts of some parts of a book, as it is to be published."""
    for part in parts:
        if part.language == FIGURES:
            continue
        links = links_of(renderer, *part)
        words = renderer.book.words(part.entry, part.language)
        for name, text in words.items():
            for message in sentences(noun_of(part.entry), name, text, links=links):
                yield Finding(at=part, message=message)
