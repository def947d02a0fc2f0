"""Examples of what stands around the text of a page."""

from django.utils.translation import gettext_lazy as _

from content.facts.fact_book import FactBook
from content.gallery import sample as own_content
from content.gallery.components import Component, Context, Example, Shown, Words
from content.gallery.examples.clinics import CLINIC, CLINIC_PAGE
from content.gallery.examples.notices import stamp
from content.gallery.examples.shown import on_page, page
from content.gallery.sample import SHOWN_IN
from content.gallery.variants import figures, here, only_clinic
from content.public import language_menu
from content.public.metadata.head import Head
from content.public.paper import Paper
from content.public.together.links import links_from


def _languages(*missing: int) -> Shown:
    """The language menu of a page; missing: how far on from here it does not exist."""

    def shown() -> Context:
        at = SHOWN_IN.index(here())
        gone = {SHOWN_IN[(at + step) % len(SHOWN_IN)] for step in missing}
        entries = own_content.site().languages_of("costs")
        return {
            "languages": language_menu.to_page(
                {code: one for code, one in entries.items() if code not in gone},
                slug=entries[here()].slug,
                here=here(),
            )
        }

    return shown


def _on(key: str) -> Shown:
    """A page with its sections, and its own name where the page stands."""

    def shown() -> Context:
        context = page(key)()
        return {**context, "here": context["document"].title}

    return shown


def _under_a_page() -> Context:
    above = own_content.entry("costs", language=here())
    return {"parent_url": above.url, "parent_title": above.title, "here": above.number}


def _without_facts() -> Context:
    return {"book": FactBook()}


def _foot() -> Context:
    url = own_content.entry("costs", language=here()).url
    return {
        "stamp": stamp(),
        "head": Head(canonical=f"https://www.example.org{url}", feed="", manifest=""),
    }


def _together() -> Context:
    entry = own_content.entry("costs", language=here())
    languages = own_content.site().languages_of("costs")
    return {"together": links_from(entry, languages=languages)}


def _pair(*, is_first: bool = True, is_second: bool = True) -> Shown:
    """A block in two languages, or in one of them."""

    def shown() -> Context:
        after = SHOWN_IN[SHOWN_IN.index(here()) - 1]
        first, second = (
            own_content.entry("costs", language=code).summary
            for code in (here(), after)
        )
        row = {
            "first": first if is_first else "",
            "second": second if is_second else "",
        }
        return {"row": row, "second": {"language": after}}

    return shown


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
        name="emergency-bar",
        purpose=_("The number to call in an emergency, one tap away on every page."),
        examples=_partials(
            "emergency_bar",
            ("one-number", _("one emergency number"), dict),
            (
                "several-numbers",
                _("several emergency numbers (one is made up)"),
                on_page("costs", figures("country/be", emergency="999")),
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
            ("usual", _("on a page of the menu"), _on("costs")),
            ("elsewhere", _("on a page that is not in it"), dict),
        ),
    ),
    Component(
        name="breadcrumbs",
        purpose=_("Where the page stands."),
        examples=_partials(
            "breadcrumbs",
            ("page", _("a page"), _on("costs")),
            ("clinic", _("the page of a clinic"), _on(CLINIC_PAGE)),
            ("editions", _("something that belongs to a page"), _under_a_page),
        ),
    ),
    Component(
        name="contents",
        purpose=_("The parts of a long page."),
        examples=_partials("contents", ("long", _("a long page"), _on("treatment"))),
    ),
    Component(
        name="page-order",
        purpose=_("All pages in the order of the menu, on the home page."),
        examples=_partials("page_order", ("all", _("all pages"), dict)),
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
            (
                "for-staff",
                _("with the way to the form of the page"),
                lambda: {"edit_url": "/edit/nl/costs/"},
            ),
            ("one-number", _("one emergency number"), dict),
            (
                "several-numbers",
                _("several emergency numbers (one is made up)"),
                on_page("costs", figures("country/be", emergency="999")),
            ),
            (
                "clinic",
                _("on the page of a clinic, with its number"),
                on_page(CLINIC_PAGE),
            ),
            (
                "one-clinic",
                _("on a site with one clinic"),
                on_page("costs", only_clinic(CLINIC)),
            ),
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
        name="pair",
        purpose=_("A page in two languages, block beside block."),
        examples=tuple(
            Example(
                name=name, state=state, template="components/pair.html", shown=shown
            )
            for name, state, shown in (
                ("both", _("in both languages"), _pair()),
                ("first", _("in the first language alone"), _pair(is_second=False)),
                ("second", _("in the second language alone"), _pair(is_first=False)),
            )
        ),
    ),
    Component(
        name="together-links",
        purpose=_("Leads to the same page in two languages."),
        examples=_partials(
            "together_links", ("all", _("with every other language"), _together)
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
