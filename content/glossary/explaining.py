"""A page with the words of its glossary explained, each where it is first used."""

from dataclasses import replace

from content.documents import Document, SectionCopy
from content.facts.filling import Filling
from content.glossary.listing import entry
from content.glossary.marking import Lexicon, mark
from content.sections import KINDS


def explain(document: Document, page: Filling) -> Document:
    """The document with its terms marked, and their meanings beside them.

    page: fills the meanings, as it filled the document. The glossary itself explains
    its words anyway. Care cards stay as they are: nothing stands between a reader and
    whom to call. So does a section with blocks in two languages.
    """
    if any(section.kind == "glossary" for section in document.sections):
        return document
    explained: set[str] = set()
    lexicons = {
        language: Lexicon(page.book, language=language)
        for language in {section.language for section in document.sections}
    }
    return replace(
        document,
        sections=tuple(
            section
            if KINDS[section.kind].urgency or section.earlier
            else _explained(
                section, page, lexicon=lexicons[section.language], explained=explained
            )
            for section in document.sections
        ),
    )


def _explained(
    section: SectionCopy, page: Filling, *, lexicon: Lexicon, explained: set[str]
) -> SectionCopy:
    html, keys = mark(section.html, lexicon=lexicon, explained=explained)
    own = page.in_language(section.language)
    terms = tuple(entry(page.book.terms[key], own) for key in keys)
    return replace(section, html=html, terms=terms)
