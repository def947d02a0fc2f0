"""Values that a clinic has confirmed and that are no longer the general ones."""

from collections import defaultdict

from content.book import Book
from content.book.values import EVERYWHERE
from content.facts.codes import Answer
from content.schema import entry_name, keys_of

SAYS = ("low", "high", "high_unit", "qualifier", "phone", "option")
"""The fields that make up a value."""


def to_answer_again(book: Book) -> dict[str, list[str]]:
    """Clinic → the facts of which it has confirmed another value than today's general.

    What was confirmed goes on holding; its staff are asked.
    """
    found = defaultdict(list)
    for entry in book.entries("value"):
        fact, clinic = keys_of(entry)
        if book.value(entry, "answer") != Answer.HOLDS_HERE:
            continue
        general = entry_name("value", fact, EVERYWHERE)
        if not book.has(general) or _says(book, entry) != _says(book, general):
            found[clinic].append(fact)
    return dict(found)


def _says(book: Book, entry: str) -> list[object]:
    return [book.value(entry, name) for name in SAYS]
