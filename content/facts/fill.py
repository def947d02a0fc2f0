"""Putting facts into one plain text."""

from content.facts.fact_book import FactBook
from content.facts.filling import Filling


def fill_text(text: str, *, book: FactBook, clinic: str, language: str) -> str:
    """One plain text with its facts. Raises UnknownFact, ValueError for a form."""
    return Filling(book=book, clinic=clinic, language=language).text(text)
