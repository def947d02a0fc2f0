"""The places on the pages of a book that links can lead to, and links that lose theirs."""

from collections.abc import Iterable, Iterator
from functools import cache

from django.utils.translation import gettext as _

from content import markup
from content.addresses import clinic_of
from content.book import FIGURES, Book, PartKey
from content.book.translation import shown
from content.languages import LANGUAGES
from content.publishing.findings import Finding
from content.schema import entry_name, keys_of
from content.sections import KINDS, Kind


class Anchors:
    """The anchors of every page of a book. They are the same in all languages."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.of_page = cache(self._of_page)

    def _of_page(self, key: str) -> dict[str, str]:
        """The anchors of a page, each with the name of the entry that it leads to.

        key: of the page.
        """
        sections = self.book.entries("section", parent=entry_name("page", key))
        return {
            anchor: entry
            for section in sections
            for anchor, entry in self._in_section(section, key)
        }

    def _in_section(self, section: str, page: str) -> Iterator[tuple[str, str]]:
        """The names of a section, its numbered headings, and its records."""
        key = keys_of(section)[-1]
        numbers = range(1, self._headings(section) + 1)
        for name in (*names_of(self.book, section), *(f"{key}-{n}" for n in numbers)):
            yield name, section
        kind = KINDS[self.book.value(section, "kind")]
        if not kind.places:
            return
        # Citations on other pages lead to a source by its key alone.
        start = "" if kind.places == "source" else f"{key}-"
        for entry in self._places(kind, page):
            yield start + keys_of(entry)[-1], entry

    def named_in(self, text: str, *, at: PartKey) -> Iterator[str]:
        """The entries whose places a text links to. at: where it stands."""
        own = keys_of(at.entry)[0] if at.noun.name == "section" else ""
        for page, anchor in markup.places(text, page=own):
            if entry := self.of_page(page).get(anchor):
                yield entry

    def _headings(self, section: str) -> int:
        """How many headings stand there in every language in which it is written."""
        words = (self.book.words(section, code) for code in LANGUAGES)
        bodies = [one["body"] for one in words if one.get("body")]
        return min(map(markup.heading_count, bodies), default=0)

    def _places(self, kind: Kind, page: str) -> list[str]:
        """The entries that a page shows, each at a place of its own."""
        clinic = clinic_of(page) and entry_name("clinic", clinic_of(page))
        if kind.places == "clinic" and clinic:
            found = [clinic]
        elif kind.places == "country" and clinic:
            found = [entry_name("country", self.book.value(clinic, "country"))]
        elif kind.places == "country":
            found = self._countries()
        else:
            found = self.book.entries(kind.places)
        if kind.only:
            field, values = kind.only.field, kind.only.values
            found = [one for one in found if self.book.value(one, field) in values]
        return found if len(found) > 1 or not kind.places_if_several else []

    def _countries(self) -> list[str]:
        """Those that pages about all clinics show: where clinics are, if there are any,
        and somebody has checked the emergency number."""
        book = self.book
        stand = {book.value(one, "country") for one in book.entries("clinic")}
        return [
            one
            for one in book.entries("country")
            if book.value(one, "checked_on")
            and (not stand or keys_of(one)[-1] in stand)
        ]


def names_of(book: Book, section: str) -> list[str]:
    """The names that lead to a section: its key, and the anchors that it was given."""
    return [keys_of(section)[-1], *book.value(section, "anchors").split()]


def lost(book: Book, *, before: Book, touched: Iterable[PartKey]) -> Iterator[Finding]:
    """What some changes take away from readers: anchors that public texts lead to, and
    names of a section that stays.

    book: after the changes. before: without them. touched: what changes.
    """
    now, then = Anchors(book), Anchors(before)
    gone = {
        page: anchors
        for page in _pages(touched, before)
        if (anchors := then.of_page(page).keys() - now.of_page(page).keys())
    }
    for page, anchors in gone.items():
        yield from _lost_names(page, anchors, book=book, before=before)
    if gone:
        signs = tuple(f"#{one}" for anchors in gone.values() for one in anchors)
        yield from _dead_links(book, signs, anchors=now)


def _pages(touched: Iterable[PartKey], before: Book) -> set[str]:
    """The keys of public pages that could lose an anchor."""
    found = set()
    shown_as_places = {kind.places for kind in KINDS.values()}
    for key in touched:
        if key.noun.name in ("page", "section"):
            found.add(keys_of(key.entry)[0])
        elif key.noun.name in shown_as_places:
            found |= {keys_of(page)[0] for page in before.entries("page")}
    return found


def _lost_names(
    page: str, anchors: set[str], *, book: Book, before: Book
) -> Iterator[Finding]:
    for section in book.entries("section", parent=entry_name("page", page)):
        names = names_of(before, section) if before.has(section) else []
        for name in names:
            if name in anchors:
                message = _(
                    "Links have led here by “%(name)s”. Keep it among the anchors of "
                    "this section."
                )
                yield Finding(
                    at=PartKey(section, FIGURES), message=message % {"name": name}
                )


def _dead_links(
    book: Book, signs: tuple[str, ...], *, anchors: Anchors
) -> Iterator[Finding]:
    """Texts that readers see and that lead to an anchor which is not there.

    signs: of the links that can be among them.
    """
    for section in book.entries("section"):
        for language in LANGUAGES:
            body = book.words(section, language).get("body", "")
            if any(sign in body for sign in signs) and _is_shown(
                book, section, language
            ):
                page = keys_of(section)[0]
                for problem in markup.anchor_problems(
                    body, page=page, anchors=anchors.of_page
                ):
                    yield Finding(at=PartKey(section, language), message=str(problem))


def _is_shown(book: Book, section: str, language: str) -> bool:
    """Not so a translation that no longer holds."""
    safety = book.value(section, "safety")
    return shown(book, section, language, safety=safety).language == language


def taken_twice(book: Book, page: str) -> Iterator[Finding]:
    """Names that two sections of a page claim. page: the name of its entry."""
    owners: dict[str, str] = {}
    for section in book.entries("section", parent=page):
        for name in names_of(book, section):
            if owners.setdefault(name, section) != section:
                message = _("Another section of this page has the anchor “%(name)s”.")
                yield Finding(
                    at=PartKey(section, FIGURES), message=message % {"name": name}
                )
