"""Everything that staff have written, at one moment, as plain values.

A book has parts: the figures of an entry, and its words in each language. Pure: books
are read from drafts (`content/drafts/reading.py`), from what has been published
(`content/editions/reading.py`) and from content files (`content/exchange/`).
"""

from content.book.book import Book
from content.book.changes import Change, changes
from content.book.parts import FIGURES, Part, PartKey

__all__ = ["FIGURES", "Book", "Change", "Part", "PartKey", "changes"]
