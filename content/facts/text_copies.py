"""One text as sections show it: its words in the reader's language, or its source's."""

from dataclasses import replace
from typing import Any

from content.facts.fact_book import Clinic, Texts
from content.facts.filling import Filling
from content.languages import source_language


def text_copy(
    texts: Texts, page: Filling, *, clinic: Clinic | None = None
) -> dict[str, Any]:
    """A text with its language, which is the source's where it is not translated."""
    source = (clinic.source if clinic else "") or source_language()
    language = page.language if texts.get(page.language) else source
    here = replace(
        page, clinic=clinic.key if clinic else page.clinic, language=language
    )
    return {
        "words": here.text(texts.get(language, "")),
        "language": "" if language == page.language else language,
    }
