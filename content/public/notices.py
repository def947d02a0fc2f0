"""Dated service notices: which of them readers see now, in their language."""

from dataclasses import dataclass
from datetime import datetime

from content.facts.fact_book import FactBook, Notice, Texts
from content.languages import source_language


@dataclass(frozen=True, kw_only=True)
class ServiceNotice:
    """A notice in words. clinic: the name of the clinic it is about, "" for all.

    language: of its words, which are the source's where they are not translated, or
    say what holds no longer. state: of the translation, as a section's.
    """

    clinic: str
    title: str
    text: str
    language: str
    state: str = ""


def current(
    book: FactBook, *, clinic: str, now: datetime, language: str
) -> list[ServiceNotice]:
    """The notices that have started and not ended, in the order in which they started.

    clinic: the key of the clinic that the page is about, whose own notices it shows as
    well; "" on all other pages. now: with a time zone.
    """
    return [
        _in_words(notice, book, language=language)
        for notice in sorted(book.notices, key=lambda notice: notice.starts)
        if notice.clinic in ("", clinic)
        and _is_in_its_time(notice, now)
        and not (notice.is_for_one_language and language != _source(notice))
    ]


def _is_in_its_time(notice: Notice, now: datetime) -> bool:
    return notice.starts <= now and (notice.ends is None or now < notice.ends)


def _source(notice: Notice) -> str:
    return notice.source or source_language()


def _in_words(notice: Notice, book: FactBook, *, language: str) -> ServiceNotice:
    shown = language if notice.title.get(language) else _source(notice)
    translation = notice.states.get(language)
    return ServiceNotice(
        clinic=book.clinics[notice.clinic].name if notice.clinic else "",
        title=_text(notice.title, shown),
        text=_text(notice.text, shown),
        language=shown,
        state=translation.state if translation else "",
    )


def _text(texts: Texts, language: str) -> str:
    return texts.get(language, "")
