"""What copies say of a text: its words, its language, the state of its translation."""

from dataclasses import replace
from typing import Any, Protocol

from content.documents import RecordCopy
from content.facts.fact_book import Clinic, States, Texts
from content.facts.filling import Filling
from content.languages import source_language
from content.moments import local_day


class Translated(Protocol):
    """Whatever knows in which language it was written, and what its translations are
    worth."""

    @property
    def source(self) -> str:
        """The language; "" for the site's."""

    @property
    def states(self) -> States:
        """By language."""


def text_of(
    texts: Texts, page: Filling, *, clinic: Clinic | None = None, source: str = ""
) -> dict[str, Any]:
    """A text with its language, "" where that is the page's.

    It is the source's where readers may not see a translation. source: "" for that of
    the clinic, or the site's.
    """
    source = source or (clinic.source if clinic else "") or source_language()
    is_ours = texts.get(page.language) or not texts.get(source)
    language = page.language if is_ours else source
    here = replace(
        page, clinic=clinic.key if clinic else page.clinic, language=language
    )
    return {
        "words": here.text(texts.get(language, "")),
        "language": "" if language == page.language else language,
    }


def translation_of(one: Translated, page: Filling, *, clinic: str = "") -> RecordCopy:
    """What a copy says of its translation; nothing where that is confirmed."""
    found = one.states.get(page.language)
    if found is None:
        return {}
    here = replace(page, clinic=clinic or page.clinic)
    return {
        "state": found.state,
        "written_in": one.source or source_language(),
        "earlier": [here.text(text) for text in found.earlier.values()],
        "earlier_since": local_day(found.earlier_at),
    }
