"""How long a page takes to read. Nobody types it: the site counts its words."""

from content.differences import said_in
from content.documents import Document
from content.text.phrases import plain

WORDS_PER_MINUTE = 180
"""Of people who read a text about their health carefully, in any of the languages.
A choice of this site: studies of silent reading find more."""


def minutes(document: Document) -> int:
    """Whole minutes, at least one; everything counts that readers can open."""
    lines = [document.title, document.summary]
    for section in document.sections:
        lines += said_in(section)
    words = sum(len(plain(line).split()) for line in lines)
    return max(1, round(words / WORDS_PER_MINUTE))
