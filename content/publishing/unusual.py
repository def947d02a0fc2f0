"""Unusual values in a book that nobody has answered for."""

from decimal import Decimal

from content.book import Book
from content.facts.from_book import fact_of, value_of
from content.facts.unusual import why_unusual
from content.schema import parent_of


def unanswered(book: Book, entry: str) -> str:
    """Why a value is unusual; "" where it is not, or where somebody says it is right."""
    if book.value(entry, "why_right"):
        return ""
    fact = parent_of(entry)
    least, most = (book.value(fact, name) for name in ("least", "most"))
    return why_unusual(
        value_of(book, entry),
        fact=fact_of(book, fact),
        least=None if least is None else Decimal(least),
        most=None if most is None else Decimal(most),
    )
