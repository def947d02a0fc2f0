"""A page that holds mistakes, shown as far as it can be.

Nobody loses the sight of a whole page over one wrong name of a fact. Words that cannot
be shown give way to those that readers see now; where there are none, to nothing.
"""

from dataclasses import dataclass

from content.book import Book, Part, PartKey
from content.editions.reading import earlier_source, published_book
from content.publishing.findings import Finding
from content.publishing.rendering import Rendered, Renderer


@dataclass(frozen=True, kw_only=True)
class Salvaged:
    """A page as far as it can be shown. findings: what cannot, in what was asked for.
    renderer: of the book that it was drawn from."""

    rendered: Rendered
    findings: list[Finding]
    renderer: Renderer


def salvaged(book: Book, page_key: str, language: str) -> Salvaged:
    """Render a page. Its document is None where it has no address, or where nothing
    helps."""
    renderer = Renderer(book, history=earlier_source)
    rendered = renderer.page(page_key, language)
    findings = rendered.findings
    for instead in (_as_public, _without_text, _nothing):
        wrong = {finding.at for finding in rendered.findings}
        if not wrong:
            break
        book = book.replaced({key: instead(key, book) for key in wrong})
        renderer = Renderer(book, history=earlier_source)
        rendered = renderer.page(page_key, language)
    return Salvaged(rendered=rendered, findings=findings, renderer=renderer)


def _as_public(key: PartKey, book: Book) -> Part | None:
    return published_book().parts.get(key) or _without_text(key, book)


def _without_text(key: PartKey, book: Book) -> Part | None:
    """The same words without the long text, which mostly holds the mistake."""
    part = book.parts.get(key)
    if part is None:
        return None
    values = {name: value for name, value in part.values.items() if name != "body"}
    return Part(values=values, made_against=part.made_against)


def _nothing(key: PartKey, book: Book) -> Part | None:
    return None
