"""Examples of whole pages, in which all components meet."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from content.addresses import HOME, page_key_of
from content.facts.book import Book
from content.facts.codes import Status
from content.gallery import starter
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.clinics import status
from content.gallery.examples.notices import TAKEN_OFF, stamp
from content.gallery.examples.shown import here
from content.public import render
from content.public.machines.head import head_of
from content.public.paper import Paper

_CLINIC = page_key_of("wolkendal")


def _page(
    key: str, *, book: Callable[[], Book] = starter.facts, **more: object
) -> Shown:
    """A page of the starter content with its head for machines."""

    def shown() -> Context:
        facts = book()
        document = starter.document(key, language=here(), book=facts)
        head = head_of(
            starter.entry(key, language=here()).url,
            page_key=key,
            language=here(),
            site=starter.site(),
            book=facts,
            absolute="https://www.example.org{}".format,
        )
        return {
            **render.shown(document, site=starter.site()),
            "book": facts,
            "head": head,
            "stamp": stamp(),
            **more,
        }

    return shown


def _lost() -> Context:
    return {"has_search_field": True}


def _not_translated() -> Context:
    entries = starter.site().languages_of("costs")
    return {"entries": [one for code, one in entries.items() if code != here()]}


def _withdrawn() -> Context:
    entry = replace(starter.entry("costs", language=here()), withdrawal=TAKEN_OFF)
    return {
        "title": entry.title,
        "title_language": entry.language,
        "withdrawal": entry.withdrawal,
    }


COMPONENTS = (
    Component(
        name="page",
        purpose=_("Everything together."),
        examples=tuple(
            Example(name=name, state=state, template=f"public/{page}.html", shown=shown)
            for name, state, page, shown in (
                ("home", _("home"), "home", _page(HOME)),
                ("topic", _("a topic"), "page", _page("costs")),
                (
                    "clinic-paused",
                    _("a clinic that gives no infusions"),
                    "page",
                    _page(_CLINIC, book=status(Status.PAUSED)),
                ),
                (
                    "large-print",
                    _("in large print"),
                    "page",
                    _page("costs", paper=Paper(is_large=True, other_url="?")),
                ),
                ("not-found", _("no page at this address"), "not_found", _lost),
                (
                    "not-translated",
                    _("not available in this language"),
                    "not_translated",
                    _not_translated,
                ),
                ("withdrawn", _("withdrawn"), "withdrawn", _withdrawn),
            )
        ),
    ),
)
