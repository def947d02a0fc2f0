"""Examples of what editors write: prose, lists, tables, pictures, difficult words."""

from collections.abc import Callable
from dataclasses import replace

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from content.documents import SectionCopy
from content.gallery import starter
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.shown import SECTIONS, here, of_sections, section
from content.languages import source_language
from content.pictures.names import moved
from content.pictures.shown import ShownPicture


def written(markdown: Callable[[], str], page: str = "side-effects") -> Shown:
    """A section with this text under the page's own title."""

    def shown() -> Context:
        title = starter.content().pages[page][here()].title
        copy = starter.written(markdown(), heading=title, language=here())
        return of_sections([copy], page=page)

    return shown


def _footnote() -> str:
    source = starter.content().tables["sources"][0]
    summary = starter.content().pages["evidence"][here()].summary
    return f"{summary}[^1]\n\n[^1]: {source['note'][here()]}"


def _foreign(copy: SectionCopy) -> SectionCopy:
    """The section as it is shown where it has not been translated."""
    return starter.section("costs", copy.key, language=source_language())


def _long_word() -> str:
    """The longest words that a German page has to break."""
    return "\n\n".join(
        f"### {starter.content().pages[page][here()].title}"
        for page in ("after-treatment", "accessibility", "who-should-not")
    )


def _picture() -> Context:
    """The site's own mark as if somebody had uploaded it."""
    about = starter.content().pages["about"][here()]
    picture = ShownPicture(
        digest="0" * 32,
        width=512,
        height=512,
        fallback="png",
        alt=str(_("Ketamine for chronic pain")),
        caption=about.summary,
        credit=about.title,
    )
    copy = starter.written(
        f"{about.summary}\n\n![](picture:mark)",
        heading=about.title,
        language=here(),
        pictures={"mark": picture},
    )
    html = moved(copy.html, to=lambda _name: static("icons/icon-512.png"))
    return of_sections([replace(copy, html=html)], page="about")


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
                    section("what-ketamine-is", "how-it-works"),
                ),
                (
                    "lists",
                    _("lists in several steps"),
                    section("privacy", "what-the-server-sees"),
                ),
                ("headings", _("long headings"), written(_long_word)),
                ("footnote", _("a footnote"), written(_footnote, "evidence")),
                (
                    "phone",
                    _("phone numbers that can be called"),
                    section("alternatives", "quality-of-life"),
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
                shown=section("alternatives", "other-treatments"),
            ),
            Example(
                name="three-columns",
                state=_("three columns"),
                template=SECTIONS,
                shown=section("what-ketamine-is", "ketamine-and-esketamine"),
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
                shown=section("what-ketamine-is", "what-it-is"),
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
                shown=_picture,
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
    Component(
        name="section",
        purpose=_("A part of a page."),
        examples=(
            Example(
                name="not-translated",
                state=_("not translated: shown in the language it was written in"),
                template=SECTIONS,
                shown=section("costs", "ask-before", change=_foreign),
            ),
        ),
    ),
)
