"""What the search's index of a language is made of."""

import hashlib
from dataclasses import dataclass

from content.facts.fact_book import FactBook
from content.public.site import Entry, Site
from content.search.asked import Place
from content.search.danger import Sign


@dataclass(frozen=True, kw_only=True)
class Sources:
    """All that the index of a language is made of."""

    site: Site
    book: FactBook
    language: str
    entries: tuple[Entry, ...]
    synonyms: tuple[tuple[str, ...], ...]
    asked: tuple[tuple[Place, str], ...]
    signs: tuple[Sign, ...]

    @classmethod
    def of(cls, site: Site, book: FactBook, *, language: str) -> "Sources":
        """Those of today."""
        return cls(
            site=site,
            book=book,
            language=language,
            entries=tuple(site.pages(language=language)),
            synonyms=tuple(words.get(language, ()) for words in book.synonyms.values()),
            asked=_asked(book, language=language),
            signs=tuple(_signs(book, language=language)),
        )

    @property
    def digest(self) -> str:
        """The same in every process, for the same sources."""
        told = (self.language, self.entries, self.synonyms, self.asked, self.signs)
        return hashlib.sha256(
            repr((*told, bool(self.book.clinics))).encode()
        ).hexdigest()


def _asked(book: FactBook, *, language: str) -> tuple[tuple[Place, str], ...]:
    return tuple(
        (Place(one.page, one.section), question)
        for one in book.asked.values()
        for question in one.questions.get(language, ())
    )


def _signs(book: FactBook, *, language: str) -> list[Sign]:
    return [
        Sign(
            help=one.help,
            words=one.words.get(language, ()),
            harmless=one.harmless.get(language, ()),
        )
        for one in book.dangers.values()
    ]
