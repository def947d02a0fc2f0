"""From Markdown to the sentences that readers see.

Every heading, list item, table cell and paragraph ends a sentence, also without a full
stop. Links count by their words; citations and the signs of the markup are dropped.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from content.checks.texts import Text
from content.text import markdown
from content.text.phrases import PHRASE
from content.text.sentences import sentences as spans


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """Plain words without markup. place: "pages/costs.nl.md:12"."""

    language: str
    place: str
    words: str


def sentences(text: Text) -> Iterator[Sentence]:
    """Every sentence of a text, in order, with its place."""
    # Phrases of another language are no words of this one; their places stay.
    own = PHRASE.sub(lambda phrase: " " * len(phrase[0]), text.markdown)
    prose = markdown.prose(own)
    for leaf in markdown.leaves(text.markdown):
        line = text.markdown.count("\n", 0, leaf.start) + 1
        for start, end in spans(prose, leaf.start, leaf.end):
            words = markdown.words(prose[start:end])
            if any(sign.isalnum() for sign in words):
                yield Sentence(
                    language=text.language, place=text.place(line), words=words
                )
