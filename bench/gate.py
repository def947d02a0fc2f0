"""What the gate costs for the longest page: `python -m bench.gate`, run by hand.

Prints milliseconds of work for the page of the starter with the most words, in its three
languages: when nothing of it was ever looked at, and when one sentence has changed.
"""

import os
import time
from pathlib import Path

os.environ.update(
    DJANGO_SETTINGS_MODULE="ketamine_info.settings",
    SECRET_KEY="bench",
    ALLOWED_HOSTS="testserver",
    DEBUG="0",
    HTTPS="0",
)

import django

django.setup()

from content.book import Book, Part, PartKey  # noqa: E402
from content.exchange import folders  # noqa: E402
from content.exchange.book_of_files import book_of  # noqa: E402
from content.facts.from_book import fact_book  # noqa: E402
from content.gate.examine import examine  # noqa: E402
from content.gate.phrases import Lexicons, lexicons  # noqa: E402
from content.gate.shipped import shipped  # noqa: E402
from content.languages import LANGUAGES  # noqa: E402
from content.publishing.gate import (  # noqa: E402
    KnownFacts,
    explained,
    known_facts,
    of_part,
)

STARTER = Path(__file__).resolve().parent.parent / "content" / "starter"


def main() -> None:
    """Measure, and print."""
    book = book_of(folders.read(STARTER))
    facts = known_facts(book, fact_book(book))
    words = lexicons(shipped(), tuple(explained(book)))
    longest = max(book.entries("page"), key=lambda page: len(typed(book, page)))
    parts = [
        PartKey(entry, language)
        for entry in book.family(longest)
        for language in LANGUAGES
    ]
    print(f"{longest}: {len(typed(book, longest)):,} characters in {len(parts)} parts")
    for page in book.entries("page")[:3]:  # stemmers and patterns are made once
        for language in LANGUAGES:
            keys = [PartKey(one, language) for one in book.family(page)]
            look(keys, book, words, facts)
    examine.cache_clear()
    print(f"never looked at:  {look(parts, book, words, facts):6.0f} ms")
    key = max(parts, key=lambda one: len(book.words(*one).get("body", "")))
    values = dict(book.words(*key))
    values["body"] = values["body"] + "\n\nEen zin erbij."
    changed = book.replaced({key: Part(values=values)})
    print(f"one sentence new: {look(parts, changed, words, facts):6.0f} ms")


def typed(book: Book, page: str) -> str:
    """Everything that stands on a page, in all languages."""
    return "".join(
        text
        for entry in book.family(page)
        for language in LANGUAGES
        for text in book.words(entry, language).values()
    )


def look(parts: list[PartKey], book: Book, words: Lexicons, facts: KnownFacts) -> float:
    """Milliseconds of work for the findings of some parts."""
    start = time.process_time()
    for part in parts:
        list(of_part(part, book, words, facts=facts))
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
