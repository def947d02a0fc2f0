"""Examples of the lists that pages show: side effects, evidence, costs, sources …"""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from content.documents import SectionCopy
from content.facts.book import Book
from content.gallery import starter
from content.gallery.components import Component, Example, Words
from content.gallery.examples.shown import (
    SECTIONS,
    Choice,
    first,
    here,
    one_of_each,
    section,
)
from content.gallery.records import records
from content.languages import source_language
from content.sections import KINDS


def _list(
    name: str, purpose: Words, *, page: str, key: str, kind: str, choose: Choice = tuple
) -> Component:
    """A list in its usual state, and with records that nobody has translated."""
    return Component(
        name=name,
        purpose=purpose,
        examples=(
            Example(
                name="one-of-each",
                state=_("one of each kind of entry"),
                template=SECTIONS,
                shown=section(page, key, choose=choose),
            ),
            Example(
                name="not-translated",
                state=_("entries that are not translated"),
                template=SECTIONS,
                shown=section(page, key, choose=first(2), change=_untranslated(kind)),
            ),
        ),
    )


def _untranslated(kind: str) -> Callable[[SectionCopy], SectionCopy]:
    def change(copy: SectionCopy) -> SectionCopy:
        missing = here() if here() != source_language() else ""
        found = records(
            starter.content().tables,
            KINDS[kind].records,
            language=here(),
            missing=missing,
        )
        return replace(copy, records=found)

    return change


def _untranslated_terms() -> Book:
    """Facts whose glossary exists in the source language alone."""
    source = source_language()
    book = starter.facts()
    return replace(
        book,
        terms={
            key: replace(term, meaning={source: term.meaning[source]})
            for key, term in book.terms.items()
        },
    )


COMPONENTS = (
    _list(
        "side-effects",
        _(
            "What patients may notice, how often, and what to do. The most urgent first."
        ),
        page="side-effects",
        key="what-you-may-notice",
        kind="side_effects",
        choose=one_of_each("action", "band"),
    ),
    _list(
        "contraindications",
        _("Who should not have the treatment, or talk about it first."),
        page="who-should-not",
        key="two-groups",
        kind="contraindications",
        choose=one_of_each("group", "check_words"),
    ),
    _list(
        "indications",
        _("Kinds of pain, and how sure the studies are about each."),
        page="who-it-may-help",
        key="conditions",
        kind="indications",
        choose=one_of_each("evidence"),
    ),
    _list(
        "outcomes",
        _("What studies counted, for 100 people with and without ketamine."),
        page="evidence",
        key="outcomes",
        kind="outcomes",
        choose=one_of_each("effect", "certainty"),
    ),
    _list(
        "costs",
        _("Who might pay, country by country."),
        page="costs",
        key="by-country",
        kind="costs",
        choose=one_of_each("country", "coverage_words"),
    ),
    _list(
        "question-list",
        _("Questions to take to the doctor, with lines to write on when printed."),
        page="questions",
        key="your-questions",
        kind="questions",
        choose=one_of_each("topic"),
    ),
    _list(
        "source-list",
        _("What the site rests on, and how much of it was read."),
        page="sources",
        key="list",
        kind="sources",
        choose=one_of_each("type_words", "read_words"),
    ),
    Component(
        name="glossary",
        purpose=_("Difficult words in plain ones, from A to Z."),
        examples=(
            Example(
                name="letters",
                state=_("several letters"),
                template=SECTIONS,
                shown=section("glossary", "words", choose=first(12)),
            ),
            Example(
                name="not-translated",
                state=_("entries that are not translated"),
                template=SECTIONS,
                shown=section(
                    "glossary", "words", choose=first(2), book=_untranslated_terms
                ),
            ),
        ),
    ),
)
