"""Examples of whole pages, in which all components meet."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from content.addresses import HOME
from content.facts.codes import Status
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.clinics import CLINIC_PAGE, status
from content.gallery.examples.notices import TAKEN_OFF, stamp
from content.gallery.examples.shown import page
from content.gallery.sample import entry, site
from content.gallery.variants import Variant, behind, here
from content.public.metadata.head import head_of
from content.public.paper import Paper


def _page(key: str, *variants: Variant, **more: object) -> Shown:
    """A page with its head for machines."""

    def shown() -> Context:
        context = page(key, *variants)()
        head = head_of(
            entry(key, language=here()).url,
            page_key=key,
            language=here(),
            site=site(),
            book=context["book"],
            absolute="https://www.example.org{}".format,
        )
        return {**context, "head": head, "stamp": stamp(is_example=True), **more}

    return shown


def _lost() -> Context:
    return {"has_search_field": True}


def _not_translated() -> Context:
    entries = site().languages_of("costs")
    return {"entries": [one for code, one in entries.items() if code != here()]}


def _withdrawn() -> Context:
    gone = replace(entry("costs", language=here()), withdrawal=TAKEN_OFF)
    return {
        "title": gone.title,
        "title_language": gone.language,
        "withdrawal": gone.withdrawal,
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
                    _page(CLINIC_PAGE, status(Status.PAUSED)),
                ),
                (
                    "translation-behind",
                    _("a page whose safety text is not translated anew yet"),
                    "page",
                    _page(
                        "treatment",
                        behind("section/treatment/at-home", by_block=True),
                    ),
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
