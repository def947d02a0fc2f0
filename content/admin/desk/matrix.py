"""Every page in every language: where it stands, in words, with the place to go to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.desk.view import View
from content.admin.translating.addresses import queue_url
from content.book import FIGURES
from content.drafts.pages import Page
from content.languages import LANGUAGES
from content.schema import root_of


@dataclass(frozen=True, kw_only=True)
class State:
    """One thing that is true of a page in a language.

    sign: a shape beside the words. code: also the class of its mark.
    """

    code: str
    words: str
    sign: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A page in a language. states: what matters most first; never empty."""

    language: str
    states: list[State]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A page in all languages. url: of its form."""

    title: str
    url: str
    cells: list[Cell]


SIGNS = {
    "withdrawn": "✕",
    "waiting": "◔",
    "differs": "◐",
    "behind": "◑",
    "missing": "○",
    "private": "–",
    "example": "◇",
    "current": "●",
}


def words_of() -> Mapping[str, str]:
    """Each state in the active language, what matters most first."""
    return {
        "withdrawn": _("withdrawn"),
        "waiting": _("waits for a decision"),
        "differs": _("the draft is another one"),
        "behind": _("translation is behind"),
        "missing": _("translation is missing"),
        "private": _("not public"),
        "example": _("public, example content"),
        "current": _("public and up to date"),
    }


class Matrix:
    """The table. only: the code of a state, so that just pages that have it remain."""

    def __init__(self, view: View, *, only: str = "") -> None:
        self.view = view
        self.only = only
        self.words = words_of()

    def rows(self) -> Iterator[Row]:
        """In the order of the pages."""
        pks = dict(Page.objects.values_list("key", "pk"))
        for page in self.view.draft.entries("page"):
            key = page.partition("/")[2]
            cells = [self._cell(page, key, pks[key], one) for one in LANGUAGES]
            shown = {state.code for cell in cells for state in cell.states}
            if not self.only or self.only in shown:
                yield Row(
                    title=self.view.title(page),
                    url=reverse("admin:content_page_change", args=[pks[key]]),
                    cells=cells,
                )

    @cached_property
    def _public(self) -> dict[tuple[str, str], bool]:
        """Pages and languages that readers have → whether it is example content."""
        return {(one.page_key, one.language): one.is_example for one in self.view.editions}  # fmt: skip

    @cached_property
    def _changed(self) -> dict[tuple[str, str], int | None]:
        """Pages and languages whose draft differs → the review that waits for it."""
        found: dict[tuple[str, str], int | None] = {}
        for key in self.view.changes:
            for language in LANGUAGES if key.language == FIGURES else (key.language,):
                place = (root_of(key.entry), language)
                found[place] = found.get(place) or self.view.asked.get(key)
        return found

    @cached_property
    def _translations(self) -> set[tuple[str, str, str]]:
        """Page, language and state, for what does not say today's source."""
        return {
            (root_of(key.entry), key.language, state)
            for key, state in self.view.translations.items()
        }

    def _cell(self, page: str, key: str, pk: int, language: str) -> Cell:
        readers = reverse("admin:content_page_readers", args=[pk])
        queue = queue_url(language, root=page)
        found: dict[str, str] = {}
        if key in self.view.withdrawals:
            found["withdrawn"] = readers
        if (page, language) in self._changed:
            review = self._changed[page, language]
            if review:
                found["waiting"] = reverse("admin:content_review_change", args=[review])
            found["differs"] = f"{reverse('admin:content_changes')}?{urlencode({'entry': page})}"  # fmt: skip
        if (page, language, "behind") in self._translations:
            found["behind"] = queue
        if (page, language, "missing") in self._translations:
            found["missing"] = queue
        if (key, language) not in self._public:
            found["private"] = readers
        elif key not in self.view.withdrawals:
            is_example = self._public[key, language]
            found["example" if is_example else "current"] = readers
        if len(found) > 1:  # up to date is what has nothing else to say
            found.pop("current", None)
        return Cell(
            language=language,
            states=[
                State(
                    code=code, words=self.words[code], sign=SIGNS[code], url=found[code]
                )
                for code in self.words
                if code in found
            ],
        )
