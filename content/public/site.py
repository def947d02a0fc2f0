"""The map of the public site: the newest edition of every page, kept per process."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.utils.functional import Promise

from content.addresses import address
from content.characters import readable
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.finished import FinishedState
from content.languages import (
    LANGUAGE_NAMES,
    LANGUAGES,
    readers_languages,
    source_language,
)
from content.one_moment import once
from content.text.phrases import plain


@dataclass(frozen=True, kw_only=True)
class TakenOff:
    """That a page has been withdrawn: why, in the reader's words, and when.

    Not the row itself, which also holds a note for colleagues.
    """

    reason: Promise | str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One edition of a page in one language.

    first_published_at: when its first edition was. is_example: a part of it was never
    approved by a person. approved_at, approver_role: of the newest approval among its
    parts; None where there is none. facts_updated_at: when it was issued again with the
    same words because something else had changed; None for new words. withdrawal: why
    and when the page was taken off; None while it is public. typed_title,
    typed_summary: with the marks of phrases in another language.
    """

    edition_id: int
    publication_id: int
    page_key: str
    language: str
    title: str
    slug: str
    summary: str
    menu: str
    position: int
    number: int
    first_published_at: datetime
    published_at: datetime
    is_example: bool
    approved_at: datetime | None
    approver_role: str
    facts_updated_at: datetime | None
    withdrawal: TakenOff | None
    typed_title: str = ""
    typed_summary: str = ""

    def __hash__(self) -> int:
        """As edition and language: a menu of them is looked up for every page."""
        return hash((self.edition_id, self.language))

    @cached_property
    def url(self) -> str:
        """The address of the page. Worked out when it is asked for: a page shows few."""
        return address(self.page_key, language=self.language, slug=self.slug)

    @property
    def language_name(self) -> str:
        """The language's name in that language: "Deutsch"."""
        return LANGUAGE_NAMES[self.language]


class Site:
    """Every page's newest edition; answers the questions that views ask."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            self._by_key.setdefault(entry.page_key, {})[entry.language] = entry

    def languages_of(self, page_key: str) -> dict[str, Entry]:
        """A page's entries by language, the one that the site writes first before the
        others, whatever order a database gives; empty for an unknown page."""
        found = self._by_key.get(page_key, {})
        first = (source_language(), *LANGUAGES, *found)
        return {code: found[code] for code in first if code in found}

    def newest(self, page_key: str, *, language: str) -> Entry | None:
        """A public page in a language; None when there is none, or it is withdrawn."""
        entry = self.languages_of(page_key).get(language)
        return entry if entry and entry.withdrawal is None else None

    def nearest(self, page_key: str, *, language: str) -> Entry | None:
        """The same; where the page is not in the language, in one that it has."""
        codes = (language, *self.languages_of(page_key))
        found = (self.newest(page_key, language=code) for code in codes)
        return next(filter(None, found), None)

    def withdrawal_of(self, page_key: str) -> TakenOff | None:
        """That the page has been withdrawn, in whatever languages it last was."""
        for entry in self.languages_of(page_key).values():
            return entry.withdrawal
        return None

    def at(self, slug: str, *, language: str) -> Entry | None:
        """The page that has this address now, withdrawn or not."""
        return self._by_address.get((language, slug))

    def entries(self, *, language: str) -> list[Entry]:
        """Every page that has an address in a language, withdrawn or not."""
        every = (languages.get(language) for languages in self._by_key.values())
        return list(filter(None, every))

    def pages(self, *, language: str, menu: str = "") -> list[Entry]:
        """The public pages in a language, in order; of one menu when it is named."""
        public = self._public.get(language, [])
        return [entry for entry in public if menu in ("", entry.menu)]

    @cached_property
    def _by_address(self) -> dict[tuple[str, str], Entry]:
        every = (one for all_ in self._by_key.values() for one in all_.values())
        return {(entry.language, entry.slug): entry for entry in every}

    @cached_property
    def _public(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for languages in self._by_key.values():
            for language, entry in languages.items():
                if entry.withdrawal is None:
                    found.setdefault(language, []).append(entry)
        for entries in found.values():
            entries.sort(key=lambda entry: (entry.position, entry.page_key))
        return found


_kept: tuple[tuple[Any, ...], Site] | None = None
"""The last map that was read, and the state of the store before it was."""


@once
def load() -> Site:
    """The map of what readers see. One query; it is read when that tells of a change."""
    global _kept
    kept, state = _kept, _state()
    if kept is None or state is None or kept[0] != state:
        newest = Edition.objects.newest().filter(language__in=readers_languages())
        kept = (state or (), Site(entries(newest)))
        _kept = kept if state else None
    return kept[1]


def _state() -> tuple[Any, ...] | None:
    """Another one whenever readers see something else; None where nobody has told yet."""
    states = FinishedState.objects.values_list("token", "outdatings")
    found = states.filter(pk=1).first()
    return found and (*found, *readers_languages())


def entries(editions: QuerySet[Edition], *, at_most: int | None = None) -> list[Entry]:
    """Editions as entries, without their words. One query; those from which on a page
    left a language are passed over. at_most: of these, from the first on."""
    first = Edition.objects.filter(
        page_key=OuterRef("page_key"), language=OuterRef("language"), number=1
    )
    withdrawal = (
        Withdrawal.objects.standing()
        .filter(page_key=OuterRef("page_key"), last_edition__gte=OuterRef("pk"))
        .order_by("pk")
    )
    rows = (
        editions.exclude(content="")
        .defer("content", "shown", "uses")
        .select_related("publication")
        .annotate(
            first_published_at=Subquery(first.values("publication__published_at")[:1]),
            withdrawn_for=Subquery(withdrawal.values("reason")[:1]),
            withdrawn_at=Subquery(withdrawal.values("withdrawn_at")[:1]),
        )
    )
    return [_entry(row) for row in rows[:at_most]]


def _entry(row: Any) -> Entry:
    published_at = row.publication.published_at
    own = (f"page/{row.page_key}\t", f"section/{row.page_key}/")
    has_new_words = row.number == 1 or any(
        line.startswith(own) for line in row.causes.split("\n")
    )
    return Entry(
        edition_id=row.pk,
        publication_id=row.publication_id,
        page_key=row.page_key,
        language=row.language,
        title=plain(readable(row.title)),
        typed_title=readable(row.title),
        slug=row.slug,
        summary=plain(readable(row.summary)),
        typed_summary=readable(row.summary),
        menu=row.menu,
        position=row.position,
        number=row.number,
        first_published_at=row.first_published_at,
        published_at=published_at,
        is_example=row.is_example,
        approved_at=row.approved_at,
        approver_role=row.approver_role,
        facts_updated_at=None if has_new_words else published_at,
        withdrawal=TakenOff(
            reason=Withdrawal.Reason(row.withdrawn_for).label, at=row.withdrawn_at
        )
        if row.withdrawn_for
        else None,
    )


def page_at(slug: str, *, language: str, everything: Site) -> str:
    """The key of the page that has this address, or else ever had; "" for none."""
    entry = everything.at(slug, language=language)
    return entry.page_key if entry else owner_of(slug, language=language) or ""


def owner_of(slug: str, *, language: str) -> str | None:
    """The key of the page that this address has ever led to. One query."""
    return _owners(slug, language=language).first()


def editions_at(slug: str, *, language: str) -> QuerySet[Edition]:
    """Every edition, in all languages, of the page that this address ever led to."""
    owner = _owners(slug, language=language)[:1]
    return Edition.objects.filter(page_key=Subquery(owner))


def _owners(slug: str, *, language: str) -> QuerySet[Address, str]:
    """The reader's own language goes first; another language's address also counts."""
    own_first = Case(When(language=language, then=0), default=1)
    return (
        Address.objects.filter(slug=slug)
        .order_by(own_first, "language")
        .values_list("page_key", flat=True)
    )
