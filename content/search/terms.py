"""What a text says, in terms that a query can ask for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from content.declared_languages import language as declared
from content.search.synonyms import Synonyms
from content.search.words import Stemmer, Word, words

WHOLE, PART = 1.0, 0.5
"""How much a word counts for its own term, and a compound for its parts."""


class Said(NamedTuple):
    """A term said in a text, as places in it. term: a stem, or "=12" for synonyms."""

    start: int
    end: int
    term: str
    weight: float = WHOLE


@dataclass(kw_only=True)
class Reader:
    """Reads the texts of one language. Its stemmer belongs to one thread.

    parts: of each compound that the site uses, by its folded letters.
    """

    stemmer: Stemmer
    parts: Mapping[str, tuple[str, ...]]
    synonyms: Synonyms

    def said(self, text: str) -> list[Said]:
        """Every term of a text: words, parts of compounds, joined words, synonyms."""
        return [*self._said(text, words(text, stemmer=self.stemmer))]

    def _said(self, text: str, found: Sequence[Word]) -> Iterator[Said]:
        for word in found:
            yield Said(word.start, word.end, word.stem)
            for part in self.parts.get(word.plain, ()):
                yield Said(word.start, word.end, part, PART)
        for before, word in zip(found, found[1:], strict=False):
            if word.is_hyphenated:  # "off-label" is also the one word "offlabel"
                yield Said(before.start, word.end, before.plain + word.plain)
        for first, last, group in self.synonyms.find([word.stem for word in found]):
            yield Said(found[first].start, found[last].end, group)
        yield from self._separated(text, found)

    def _separated(self, text: str, found: Sequence[Word]) -> Iterator[Said]:
        """ "Setzen Sie kein Medikament ab" also says "absetzen"."""
        for verb, term in joined_terms(text, found, stemmer=self.stemmer):
            for said in (term, *self.synonyms.of(term)):
                yield Said(verb.start, verb.end, said)


def joined_terms(
    text: str, found: Sequence[Word], *, stemmer: Stemmer
) -> Iterator[tuple[Word, str]]:
    """The verbs of a text that may belong to a particle, with the stem of both.

    Any word of the clause may be the verb; what is no word is never asked for.
    """
    particles = declared(stemmer.language).verb_particles
    begin, last = 0, len(text.rstrip())
    for place, word in enumerate(found):
        if word.end < last and text[word.end] not in ".,;:!?":
            continue
        if word.plain in particles:
            for verb in found[begin:place]:
                yield verb, joined(word, verb, stemmer=stemmer)
        begin = place + 1


def joined(particle: Word, verb: Word, *, stemmer: Stemmer) -> str:
    """The stem of a verb with its particle: ab, setzen → absetz."""
    return stemmer.stem(particle.plain + verb.plain)
