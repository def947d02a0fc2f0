"""Lines of the journal in words: names of people, titles of what they worked on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.changes_shown import part_words, title_of
from content.admin.links import edit_urls
from content.book import FIGURES, Book, PartKey
from content.drafts.reading import draft_book
from content.editions.journal import JournalKind
from content.editions.reading import published_book
from content.journal.lines import Line
from content.journal.sources import KINDS
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.publishing import four_eyes
from content.schema import NOUNS, noun_of, root_of

_MOST_SHOWN = 4
"""Of a line that is about many parts, as many are named."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line as it is shown. what: each with an address, "" for none."""

    at: datetime
    by: str
    kind: str
    what: list[tuple[str, str]]
    more: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Words:
    """Some lines, and what is needed to put them into words."""

    lines: Sequence[Line]
    names: dict[int, str]
    book: Book
    urls: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[Line], book: Book | None = None) -> "Words":
        """Read what is needed, for all lines at once.

        book: of which the titles are taken; the drafts', and the public ones of what
        is no draft any more.
        """
        people = {pk for line in lines for pk in (line.by, line.about) if pk}
        entries = {key.entry for line in lines for key in line.parts[:_MOST_SHOWN]}
        return cls(
            lines=lines,
            names=four_eyes.names(people),
            book=book or all_titles(),
            urls=edit_urls(one for one in entries if _is_known(one)),
        )

    def rows(self) -> list[Row]:
        """The lines, in their order."""
        return [self._row(line) for line in self.lines]

    def person(self, number: int | None) -> str:
        """The name of somebody; what stands for a command, and for who is gone."""
        if number is None:
            return _("without signing in")
        return self.names.get(number, _("a former colleague"))

    def _row(self, line: Line) -> Row:
        what = [self._part(key, line) for key in line.parts[:_MOST_SHOWN]]
        if line.about is not None:
            what.insert(0, (self.person(line.about), ""))
        return Row(
            at=line.at,
            by=self.person(line.by),
            kind=str(KINDS.get(line.kind, line.kind)),
            what=what,
            more=max(0, line.count - _MOST_SHOWN),
            words=note_words(line),
        )

    def _part(self, key: PartKey, line: Line) -> tuple[str, str]:
        words = part_words(key, self.book) if _is_known(key.entry) else key.entry
        if line.review is not None:
            url = reverse("admin:content_review_change", args=[line.review])
        else:
            url = self.urls.get(key.entry, "")
        return words, url


def _is_known(entry: str) -> bool:
    """An entry of a noun that this version of the site has."""
    return entry.partition("/")[0] in NOUNS


def all_titles() -> Book:
    """The drafts, with what is public and no draft any more."""
    return Book({**published_book().parts, **draft_book().parts})


def entries_named(words: str) -> frozenset[str]:
    """The entries whose title, in any language, has these words, and their children."""
    if not words:
        return frozenset()
    book, wanted = all_titles(), words.casefold()
    entries = [key.entry for key in book.parts if key.language == FIGURES]
    found = {one for one in entries if wanted in _titles(one, book).casefold()}
    return frozenset(one for one in entries if one in found or root_of(one) in found)


def _titles(entry: str, book: Book) -> str:
    name = noun_of(entry).texts[:1]
    texts = [book.words(entry, code).get(one, "") for code in LANGUAGES for one in name]
    return "\n".join([title_of(entry, book), *texts])


def note_words(line: Line) -> str:
    """What else a line says, in the active language."""
    if line.kind == JournalKind.ACCOUNT_CHANGED:
        return _account_words(line.words)
    if line.kind == JournalKind.ACCOUNT_ROLES:
        return _role_words(line.words)
    if line.kind == JournalKind.LOADED:
        return _loaded_words(line.words)
    if line.kind in (JournalKind.EXPORTED, JournalKind.JOURNAL_EXPORTED):
        return _count_words(line)
    return line.words


def _account_words(words: str) -> str:
    if words.startswith("reads"):
        codes = words.split()[1:]
        names = ", ".join(LANGUAGE_NAMES.get(code, code) for code in codes) or "–"
        return _("reads: %(languages)s") % {"languages": names}
    labels = {
        "username": _("user name"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "email": _("e-mail"),
        "is_staff": _("may sign in to the staff side"),
        "is_superuser": _("administrator"),
    }
    return ", ".join(labels.get(name, name) for name in words.split())


def _role_words(words: str) -> str:
    known = set(Group.objects.values_list("name", flat=True))
    found = []
    for one in words.split(", "):
        sign, name = one[:1], one[1:]
        found.append(f"{sign} {_(name) if name in known else name}")
    return ", ".join(found)


def _loaded_words(words: str) -> str:
    pages, _space, rest = words.partition(" ")
    changed, _space, kept = rest.partition(" ")
    numbers = [one if one.isdigit() else "0" for one in (pages, changed, kept)]
    return _("pages: %(pages)s, changed: %(changed)s, left as they were: %(kept)s") % {
        "pages": numbers[0],
        "changed": numbers[1],
        "kept": numbers[2],
    }


def _count_words(line: Line) -> str:
    if line.kind == JournalKind.EXPORTED:
        return _("files: %(count)s") % {"count": line.words}
    return _("lines: %(count)s") % {"count": line.words}
