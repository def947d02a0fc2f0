"""The texts of a step in the reader's language, with the clinic's facts in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.facts.fact_book import FactBook, Texts
from content.facts.fill import fill_text


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A text as a reader sees it. language: "" where it is the reader's own."""

    words: str
    language: str


def wording(
    texts: Texts, *, book: FactBook, clinic: str, languages: Sequence[str]
) -> Wording:
    """A text in the first of these languages that has it, filled with its facts.

    languages: the reader's, then those to fall back on.

    Raises:
        UnknownFact: the text states a fact that has no value at this clinic.
    """
    language = next((one for one in languages if texts.get(one)), languages[0])
    return Wording(
        words=fill_text(
            texts.get(language, ""), book=book, clinic=clinic, language=language
        ),
        language="" if language == languages[0] else language,
    )
