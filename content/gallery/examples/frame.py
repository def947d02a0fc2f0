"""Examples of what stands around the text of a page."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from content.addresses import page_key_of
from content.facts.book import Book
from content.gallery import starter
from content.gallery.components import Component, Context, Example, Shown, Words
from content.gallery.examples.notices import stamp
from content.gallery.examples.shown import here, only_clinic
from content.languages import LANGUAGES
from content.public import language_menu, render
from content.public.machines.head import Head
from content.public.paper import Paper

_CLINIC = "wolkendal"


def _languages(*missing: int) -> Shown:
    """The language menu of a page; missing: how far on from here it does not exist."""

    def shown() -> Context:
        at = LANGUAGES.index(here())
        gone = {LANGUAGES[(at + step) % len(LANGUAGES)] for step in missing}
        entries = starter.site().languages_of("costs")
        return {
            "languages": language_menu.to_page(
                {code: one for code, one in entries.items() if code not in gone},
                slug=entries[here()].slug,
                here=here(),
            )
        }

    return shown


def _page(key: str) -> Shown:
    """A page of the starter content, with its sections."""

    def shown() -> Context:
        document = starter.document(key, language=here())
        context = render.shown(document, site=starter.site())
        return {**context, "here": document.title}

    return shown


def _under_a_page() -> Context:
    entry = starter.entry("costs", language=here())
    return {"parent_url": entry.url, "parent_title": entry.title, "here": entry.number}


def _several_numbers() -> Context:
    facts = starter.facts()
    country = replace(facts.countries["be"], emergency="999")
    return {"book": replace(facts, countries={**facts.countries, "be": country})}


def _of_clinic() -> Context:
    return {"page_key": page_key_of(_CLINIC)}


def _one_clinic() -> Context:
    return {"book": only_clinic(_CLINIC)()}


def _without_facts() -> Context:
    return {"book": Book()}


def _cards() -> Context:
    return {"entries": starter.site().pages(language=here(), menu="main")}


def _foot() -> Context:
    url = starter.entry("costs", language=here()).url
    return {
        "stamp": stamp(),
        "head": Head(canonical=f"https://www.example.org{url}", feed="", manifest=""),
    }


def _large() -> Context:
    return {"paper": Paper(is_large=True, other_url="?")}


def _partials(
    partial: str,
    *states: tuple[str, Words, Shown],
    is_frame: bool = False,
) -> tuple[Example, ...]:
    return tuple(
        Example(
            name=name,
            state=state,
            template=f"partials/{partial}.html",
            shown=shown,
            is_frame=is_frame,
        )
        for name, state, shown in states
    )


COMPONENTS = (
    Component(
        name="skip-link",
        purpose=_("Leads keyboards past header and menu. Press Tab to see it."),
        examples=_partials(
            "skip_link", ("usual", _("reached by keyboard"), dict), is_frame=True
        ),
    ),
    Component(
        name="site-header",
        purpose=_("Name, search and languages, at the top of every page."),
        examples=_partials(
            "header",
            ("usual", _("as on most pages"), _languages()),
            (
                "search-page",
                _("on the search page, which has its own field"),
                lambda: {"has_search_field": True},
            ),
            is_frame=True,
        ),
    ),
    Component(
        name="language-menu",
        purpose=_("Leads to the same page in another language."),
        examples=_partials(
            "language_menu",
            ("all", _("in all languages"), _languages()),
            ("one-missing", _("not translated into one language"), _languages(1)),
            ("two-missing", _("in this language alone"), _languages(1, 2)),
        ),
    ),
    Component(
        name="site-menu",
        purpose=_("All pages; folded away on a phone."),
        examples=_partials(
            "menu",
            ("usual", _("on a page of the menu"), _page("costs")),
            ("elsewhere", _("on a page that is not in it"), dict),
        ),
    ),
    Component(
        name="breadcrumbs",
        purpose=_("Where the page stands."),
        examples=_partials(
            "breadcrumbs",
            ("page", _("a page"), _page("costs")),
            ("clinic", _("the page of a clinic"), _page(page_key_of(_CLINIC))),
            ("editions", _("something that belongs to a page"), _under_a_page),
        ),
    ),
    Component(
        name="contents",
        purpose=_("The parts of a long page."),
        examples=_partials("contents", ("long", _("a long page"), _page("procedure"))),
    ),
    Component(
        name="page-cards",
        purpose=_("All pages with a sentence each, on the home page."),
        examples=_partials("page_cards", ("all", _("all pages"), _cards)),
    ),
    Component(
        name="page-list",
        purpose=_("The pages there are, where somebody has lost the way."),
        examples=_partials("page_list", ("all", _("all pages"), dict)),
    ),
    Component(
        name="site-footer",
        purpose=_("Whom to call in an emergency, at the foot of every page."),
        examples=_partials(
            "footer",
            ("one-number", _("one emergency number"), dict),
            (
                "several-numbers",
                _("several emergency numbers (one is made up)"),
                _several_numbers,
            ),
            ("clinic", _("on the page of a clinic, with its number"), _of_clinic),
            ("one-clinic", _("on a site with one clinic"), _one_clinic),
            ("no-facts", _("before any facts are published"), _without_facts),
            is_frame=True,
        ),
    ),
    Component(
        name="paper",
        purpose=_("Large print, and what stands on printed pages only."),
        examples=(
            *_partials("paper", ("link", _("the way to large print"), dict)),
            *_partials("large_print", ("large", _("within large print"), _large)),
            *_partials("paper_foot", ("foot", _("at the foot, when printed"), _foot)),
        ),
    ),
    Component(
        name="preview-bar",
        purpose=_("Above a draft, for staff."),
        examples=_partials(
            "preview_bar",
            ("usual", _("above every preview"), lambda: {"back_url": "?"}),
            is_frame=True,
        ),
    ),
)
