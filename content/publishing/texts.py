"""What stops a publication in the texts that it would bring."""

from collections.abc import Iterable, Iterator

from django.utils.translation import override

from content import markup
from content.addresses import clinic_of
from content.book import FIGURES, PartKey
from content.facts.filling import Filling
from content.facts.words import UnknownFact
from content.markup import Links, MarkupError
from content.publishing.findings import Finding
from content.publishing.markdown import rendered_markdown
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


def shown_alone(renderer: Renderer, key: PartKey, name: str, text: str) -> str:
    """A text, or a paragraph of one, as readers would see it: finished HTML for Markdown,
    words for any other. "" where it cannot be shown as it stands.

    key: the part that it is of. name: its field.
    """
    noun, clinic = noun_of(key.entry), clinic_about(key.entry)
    links = links_of(renderer, *key)
    if sentences(noun, name, text, links=links):
        return ""
    filling = Filling(book=renderer.facts, clinic=clinic, language=key.language)
    named = [one for one in markup.picture_keys(text) if one in links.pictures]
    try:
        with override(key.language):
            if name not in noun.markdown:
                return filling.text(text)
            html = rendered_markdown(
                text,
                language=key.language,
                anchor=keys_of(key.entry)[-1],
                is_first=False,
                pictures=tuple((one, links.pictures[one]) for one in named),
                regions=renderer.facts.regions(clinic),
            )
            return filling.html(html)
    except (MarkupError, UnknownFact, ValueError):
        return ""
