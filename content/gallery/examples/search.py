"""Examples of the search: its field, and what it answers."""

from collections.abc import Callable
from functools import cache

from django.utils.translation import gettext_lazy as _

from content.facts.codes import Help
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.sample import own, site
from content.gallery.variants import here
from content.public.search import LONGEST_QUERY, in_danger, shown
from content.public.search_making import Searchable
from content.search.building import build
from content.search.danger import Dangers
from content.search.engine import search


@cache
def _searchable(language: str) -> Searchable:
    entries = site().pages(language=language)
    synonyms = own().facts.synonyms.values()
    index = build(
        [own().document(one.page_key, language=language) for one in entries],
        language=language,
        synonyms=[words.get(language, ()) for words in synonyms],
    )
    return Searchable(
        index=index,
        dangers=Dangers((), language=language),
        editions={one.page_key: one.edition_id for one in entries},
    )


def _term(key: str) -> str:
    """A word of the glossary in the language of the example."""
    return own().book.words(f"term/{key}", here())["term"]


def _answer(query: Callable[[], str], *helps: Help) -> Shown:
    """What the search page shows for this query. helps: whom to call above it."""

    def answered() -> Context:
        found_in = _searchable(here())
        answer = search(query(), index=found_in.index)
        return {
            "query": query(),
            "was_cut": False,
            "longest": LONGEST_QUERY,
            "has_search_field": True,
            **shown(answer, found_in=found_in, site=site(), language=here()),
            **in_danger(helps, book=own().facts, language=here()),
        }

    return answered


def _mistyped() -> str:
    """A word of the glossary with two letters that changed places."""
    word = _term("dissociation")
    return word[:3] + word[4] + word[3] + word[5:]


def _emergency() -> str:
    """The first sign on an emergency card, as somebody would look for it."""
    card = own().book.words("section/side-effects/emergency", here())
    signs = (line for line in card["body"].splitlines() if line.startswith("- "))
    return next(signs).removeprefix("- ")


COMPONENTS = (
    Component(
        name="search",
        purpose=_("The field, in the header of every page."),
        examples=(
            Example(
                name="empty", state=_("empty"), template="partials/search_form.html"
            ),
            Example(
                name="filled-in",
                state=_("with a word"),
                template="partials/search_form.html",
                shown=lambda: {"query": _term("placebo")},
            ),
        ),
    ),
    Component(
        name="search-results",
        purpose=_("Pages that answer, each with its best sentence."),
        examples=tuple(
            Example(name=name, state=state, template=template, shown=shown)
            for name, state, template, shown in (
                (
                    "found",
                    _("pages found"),
                    "partials/search_results.html",
                    _answer(lambda: _term("placebo")),
                ),
                (
                    "mistyped",
                    _("a word that was mistyped"),
                    "partials/search_results.html",
                    _answer(_mistyped),
                ),
                (
                    "nothing",
                    _("nothing found"),
                    "partials/search_nothing.html",
                    _answer(lambda: "xyzzy"),
                ),
                (
                    "emergency",
                    _("an emergency: the number comes first"),
                    "public/search.html",
                    _answer(_emergency, Help.EMERGENCY),
                ),
                (
                    "crisis",
                    _("thoughts of suicide: the crisis line comes first"),
                    "public/search.html",
                    _answer(lambda: "xyzzy", Help.CRISIS),
                ),
            )
        ),
    ),
)
