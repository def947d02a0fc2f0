"""Examples of what editors write: prose, lists, tables, pictures, difficult words."""

from django.utils.translation import gettext_lazy as _

from content.gallery.components import Component, Example
from content.gallery.examples.shown import SECTIONS, section

COMPONENTS = (
    Component(
        name="prose",
        purpose=_("Running text, as editors write it."),
        examples=tuple(
            Example(name=name, state=state, template=SECTIONS, shown=shown)
            for name, state, shown in (
                (
                    "paragraphs",
                    _("paragraphs, headings and citations"),
                    section("treatment", "what-it-is"),
                ),
                ("lists", _("lists in several steps"), section("writing", "lists")),
                ("headings", _("long headings"), section("writing", "headings")),
                ("quote", _("a quotation"), section("writing", "quote")),
                ("footnote", _("a footnote"), section("writing", "footnote")),
                (
                    "phone",
                    _("phone numbers that can be called"),
                    section("writing", "phone"),
                ),
            )
        ),
    ),
    Component(
        name="table",
        purpose=_("Figures and words in columns; scrolls by itself on a phone."),
        examples=(
            Example(
                name="two-columns",
                state=_("two columns"),
                template=SECTIONS,
                shown=section("writing", "two-columns"),
            ),
            Example(
                name="three-columns",
                state=_("three columns"),
                template=SECTIONS,
                shown=section("writing", "three-columns"),
            ),
        ),
    ),
    Component(
        name="term",
        purpose=_("A difficult word, explained where a page first uses it."),
        examples=(
            Example(
                name="in-a-text",
                state=_("closed; tap a word to open its meaning"),
                template=SECTIONS,
                shown=section("treatment", "what-it-is"),
            ),
        ),
    ),
    Component(
        name="picture",
        purpose=_("An uploaded picture with its caption and who made it."),
        examples=(
            Example(
                name="with-caption",
                state=_("with caption and credit"),
                template=SECTIONS,
                shown=section("writing", "picture"),
            ),
        ),
    ),
    Component(
        name="read-aloud",
        purpose=_("Reads the page with a voice of the reader's own device."),
        examples=(
            Example(
                name="control",
                state=_("shown where the device has a voice for the language"),
                template="partials/read_aloud.html",
            ),
        ),
    ),
)
