"""Plain language: short sentences, plain words, one way to address readers."""

import re
from collections import defaultdict
from collections.abc import Iterator

from content.checks.readability import SCALES, Scale, hardest, measure
from content.checks.sentences import Sentence as PlainSentence
from content.gate.findings import Hit
from content.gate.phrases import Lexicons, overlaps
from content.gate.reading import Reading, Sentence

LONGEST = 20
"""Words of a sentence; beyond, one is called long."""

MOST_SENTENCES = 3
"""Sentences of a paragraph."""

WORST = 10
"""How many of the longest are named."""

SHORTEST_SCORED = 100
"""Words; the formulas were made on samples of this length."""


def long_sentences(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """The longest ones first, ten at most."""
    long = [one for one in reading.sentences if len(one.tokens) > LONGEST]
    for one in sorted(long, key=lambda one: -len(one.tokens))[:WORST]:
        yield _whole(one)


def long_paragraphs(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Paragraphs of more than three sentences."""
    leaves: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in reading.sentences:
        if sentence.kind == "paragraph":
            leaves[sentence.leaf].append(sentence)
    for said in leaves.values():
        if len(said) > MOST_SENTENCES:
            yield _whole(said[0])


_NESTED = re.compile(r"\([^()]*\([^()]*\)")


def nested_brackets(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Brackets within brackets."""
    for sentence in reading.sentences:
        if match := _NESTED.search(sentence.words):
            yield _part(sentence, match[0])


_PASSIVE = {
    "nl": re.compile(r"\b(?:wordt|worden|werd|werden)\b", re.IGNORECASE),
    "de": re.compile(
        r"\b(?:wird|werden|wurde|wurden)\b[^.]{0,200}\bge\w+t\b", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(?:is|are|was|were|be|been|being)\s+\w+(?:ed|en)\b", re.IGNORECASE
    ),
}


def passive(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A text whose sentences are passive by more than a third."""
    pattern = _PASSIVE.get(reading.language)
    said = [one for one in reading.sentences if len(one.tokens) > 3]
    found = [one for one in said if pattern and pattern.search(one.words)]
    if len(said) >= 6 and len(found) * 3 > len(said):
        yield _whole(found[0])


def hard_to_read(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A text that its formula calls hard, by its hardest sentence."""
    scale: Scale | None = SCALES.get(reading.language)
    if scale is None or sum(len(one.tokens) for one in reading.sentences) < (
        SHORTEST_SCORED
    ):
        return
    found = measure(
        [
            PlainSentence(
                language=reading.language, place=str(one.line), words=one.words
            )
            for one in reading.sentences
        ],
        names=None,
    )
    if not scale.passes(scale.score(found)):
        for worst in hardest(found, language=reading.language, number=1):
            words = worst.sentence.words
            yield Hit(line=int(worst.sentence.place), words=words, sentence=words)


def jargon(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A medical word that is neither in the glossary nor explained in brackets, where
    it stands first."""
    if reading.text.noun in _FOR_EXPERTS:
        return
    seen: set[str] = set()
    for sentence in reading.sentences:
        found = lexicons.of("jargon", sentence.language).matches(sentence)
        if not found:
            continue
        explained = lexicons.explained(sentence.language).matches(sentence)
        for one in found:
            words = sentence.words[one.start : one.end]
            is_first = one.phrase not in seen
            seen.add(one.phrase)
            is_glossed = _is_glossed(sentence.words, one.start, one.end)
            if is_first and not is_glossed and not overlaps(one, explained):
                yield _part(sentence, words)


_FOR_EXPERTS = ("term", "source", "synonym", "contraindication", "clinic_person")

_CAPITALS = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{3,6}(?![\w-])")


def abbreviations(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Capitals that nobody spells out, where they stand first."""
    if reading.text.noun in _FOR_EXPERTS:
        return
    known = {
        one.casefold()
        for one in lexicons.of("known_abbreviation", reading.language).phrases
    } | set(lexicons.explained_words(reading.language))
    for sentence in reading.sentences:
        if sentence.words.isupper():
            continue
        for match in _CAPITALS.finditer(sentence.words):
            if match[0].casefold() in known:
                continue
            known.add(match[0].casefold())
            if not _is_glossed(sentence.words, *match.span()):
                yield _part(sentence, match[0])


def _is_glossed(words: str, start: int, end: int) -> bool:
    """A plain word stands beside it in brackets or behind a comma, or it stands in
    brackets itself, or as the name of what was said in plain words."""
    return (
        words[end:].lstrip('”"’* ').startswith("(")
        or words[:start].rstrip('“„"‘* ').endswith("(")
        or words[end:].startswith(")")
        or _GOES_ON.match(words, end) is not None
        or _NAMES.search(words[:start]) is not None
    )


_GOES_ON = re.compile(
    r"[”\"’*]*(?:,| –|:) (?:also|das heißt|das ist|das sind|d\. ?h\.|eine?[mnrs]?|een|dat is|dat zijn|dus|of|ofwel"
    r"|oder|an?|or|that is|which (?:is|are)|in other words|meaning)\s"
)
_NAMES = re.compile(
    r"(?:nennt man|(?:sagen|sagt man) dazu|sprechen von|call (?:this|it|that)|nennen (?:wir|Fachleute|Ärzte) (?:das|dies|es)|heißt|Fachwort|Fachbegriff|heet|heten|noemen (?:we|wij|artsen) dit"
    r"|vakwoord|vakterm|called|known as|medical (?:word|term))\W{0,3}(?:das |dit |eine? |een |an? )?\W{0,2}$"
)

_FORMAL = {
    "nl": re.compile(r"\b[Uu]w?\b"),
    "de": re.compile(r"(?<![.!?:] )(?<!^)\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b"),
}
_FAMILIAR = {
    "nl": re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:du|dich|dir|deine?[mnrs]?|euch|euer)\b", re.IGNORECASE),
}


def mixed_address(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Familiar and formal words for the reader in one text."""
    formal, familiar = (kind.get(reading.language) for kind in (_FORMAL, _FAMILIAR))
    if not formal or not familiar:
        return
    if any(formal.search(one.words) for one in reading.sentences):
        for one in reading.sentences:
            if match := familiar.search(one.words):
                yield _part(one, match[0])


_RANGE = re.compile(r"(?<![\d/.–-])\d{1,3}(?:,\d)? ?[-–] ?\d{1,3}(?![\d/–-])(?= \w)")


def dashed_ranges(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """ "2-3 weeks": voices read it as a sum, or not at all."""
    if reading.text.noun == "source":
        return
    for sentence in reading.sentences:
        for match in _RANGE.finditer(sentence.words):
            yield _part(sentence, match[0])


def easy_language(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A label that only a test by readers gives the right to."""
    for sentence in reading.sentences:
        found = lexicons.of("easy_language", reading.language).matches(sentence)
        for one in found if sentence.kind == "heading" else ():
            yield _part(sentence, sentence.words[one.start : one.end])


def _whole(sentence: Sentence) -> Hit:
    return Hit(line=sentence.line, words=sentence.words, sentence=sentence.words)


def _part(sentence: Sentence, words: str) -> Hit:
    return Hit(line=sentence.line, words=words, sentence=sentence.words)
