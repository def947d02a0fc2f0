"""The words of the glossary that a source uses, with those of another language.

Inflected forms count, as they do for readers: the glossary knows which words are forms of
one word in a language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.facts.fact_book import FactBook
from content.glossary.names import Lexicon
from content.text.phrases import plain


@dataclass(frozen=True, kw_only=True)
class Hint:
    """A term of the source. word: as the source has it. term, also: what it is called in
    the other language. is_used: the translation calls it so."""

    word: str
    term: str
    also: str
    is_used: bool


def hints(
    source: Iterable[str],
    translation: Iterable[str],
    *,
    source_language: str,
    language: str,
    facts: FactBook,
) -> Iterator[Hint]:
    """One for each term that the source uses, in its order."""
    used = {
        use.key
        for text in translation
        for use in Lexicon(facts, language=language).uses(plain(text))
    }
    seen: set[str] = set()
    lexicon = Lexicon(facts, language=source_language)
    for text in map(plain, source):
        for use in lexicon.uses(text):
            term = facts.terms[use.key]
            if use.key not in seen and term.term.get(language):
                seen.add(use.key)
                yield Hint(
                    word=text[use.start : use.end],
                    term=plain(term.term[language]),
                    also=plain(term.also.get(language, "")),
                    is_used=use.key in used,
                )
