"""The map of the public site: the newest edition of every page, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.utils.functional import Promise

from content.addresses import address
from content.editions.editions import (
    Address,
    Edition,
    EditionText,
    Publication,
    Withdrawal,
)
from content.languages import LANGUAGE_NAMES


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

    first_published_at: when the page's first edition was. approved_at: when a second
    person approved its words; None for example content. facts_updated_at: when it was
    issued again with the same words because a fact had changed; None for new words.
    withdrawal: why and when it was taken off; None while it is public.
    """

    text_id: int
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
    approved_at: datetime | None
    facts_updated_at: datetime | None
    withdrawal: TakenOff | None

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
        """A page's entries by language; empty for an unknown page."""
        return self._by_key.get(page_key, {})

    def newest(self, page_key: str, *, language: str) -> Entry | None:
        """A public page in a language; None when there is none, or it is withdrawn."""
        entry = self.languages_of(page_key).get(language)
        return entry if entry and entry.withdrawal is None else None

    def withdrawal_of(self, page_key: str) -> TakenOff | None:
        """That the page has been withdrawn, in whatever languages it last was."""
        for entry in self.languages_of(page_key).values():
            return entry.withdrawal
        return None

    def at(self, slug: str, *, language: str) -> Entry | None:
        """The page that has this address now, withdrawn or not."""
        for languages in self._by_key.values():
            entry = languages.get(language)
            if entry and entry.slug == slug:
                return entry
        return None

    def pages(self, *, language: str, menu: str = "") -> list[Entry]:
        """The public pages in a language, in order; of one menu when it is named."""
        return sorted(
            (
                languages[language]
                for languages in self._by_key.values()
                if language in languages
                and languages[language].withdrawal is None
                and menu in ("", languages[language].menu)
            ),
            key=lambda entry: (entry.position, entry.page_key),
        )


def load() -> Site:
    """Read the map (one query)."""
    texts = with_edition(
        EditionText.objects.filter(edition__in=Edition.objects.current())
    )
    return Site(entry_of(text) for text in texts)


def with_edition(texts: QuerySet[EditionText]) -> QuerySet[EditionText]:
    """Load what `entry_of` reads along with the texts, and none of their words."""
    first = Edition.objects.filter(page_key=OuterRef("edition__page_key"), number=1)
    return (
        texts.defer("template")
        .select_related(
            "edition__publication", "edition__text_publication", "edition__withdrawal"
        )
        .annotate(
            first_published_at=Subquery(first.values("publication__published_at"))
        )
    )


def entry_of(text: EditionText) -> Entry:
    """An entry from its rows, which `with_edition` has loaded."""
    edition: Edition = text.edition
    publication: Publication = edition.publication
    return Entry(
        text_id=text.pk,
        page_key=edition.page_key,
        language=text.language,
        title=text.title,
        slug=text.slug,
        summary=text.summary,
        menu=edition.menu,
        position=edition.position,
        number=edition.number,
        first_published_at=text.first_published_at,  # type: ignore[attr-defined]
        published_at=publication.published_at,
        approved_at=edition.text_publication.approved_at,
        facts_updated_at=None
        if edition.text_publication_id == edition.publication_id
        else publication.published_at,
        withdrawal=_taken_off(edition),
    )


def _taken_off(edition: Edition) -> TakenOff | None:
    if not edition.is_withdrawn:
        return None
    withdrawal: Withdrawal = edition.withdrawal
    return TakenOff(
        reason=Withdrawal.Reason(withdrawal.reason).label, at=withdrawal.withdrawn_at
    )


def owner_of(slug: str, *, language: str) -> str | None:
    """The key of the page that this address has ever led to. One query."""
    return _owners(slug, language=language).first()


def editions_at(slug: str, *, language: str) -> QuerySet[EditionText]:
    """Every text, in all languages, of the page that this address ever led to."""
    owner = _owners(slug, language=language)[:1]
    return with_edition(EditionText.objects.filter(edition__page_key=Subquery(owner)))


def _owners(slug: str, *, language: str) -> QuerySet[Address, str]:
    """The reader's own language goes first; another language's address also counts."""
    own_first = Case(When(language=language, then=0), default=1)
    return (
        Address.objects.filter(slug=slug)
        .order_by(own_first, "language")
        .values_list("page_key", flat=True)
    )
