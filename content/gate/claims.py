"""What the site must not claim: promises, superlatives, other illnesses, brands, stories."""

import re
from collections.abc import Iterator

from content.gate.findings import Hit
from content.gate.phrases import Lexicons, Match, is_denied, near, overlaps
from content.gate.reading import Reading, Sentence

NEAR_DRUG = 8
"""Words between a superlative and what it praises (`docs/gate.md`, L1)."""


def promises(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Cure, proof, guarantee, miracle: unless the sentence denies it or asks."""
    for sentence in reading.sentences:
        if sentence.is_question:
            continue
        yield from _claimed(sentence, "promise", lexicons)


def superlatives(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Best, better than, leading: near the drug, the treatment or the clinic.

    A comparison that names its study may stand.
    """
    if reading.text.noun in _ABOUT_OTHERS:
        return
    for sentence in reading.sentences:
        if sentence.is_question:
            continue
        beside = ("subject", "off_topic")
        yield from _claimed(sentence, "superlative", lexicons, beside=beside)
        if not sentence.cites:
            yield from _claimed(sentence, "comparative", lexicons, beside=beside)


def harmless(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Safe, without side effects, no risk."""
    for sentence in reading.sentences:
        if sentence.is_question:
            continue
        yield from _claimed(sentence, "harmless", lexicons)


def _claimed(
    sentence: Sentence, name: str, lexicons: Lexicons, *, beside: tuple[str, ...] = ()
) -> Iterator[Hit]:
    language = sentence.language
    found = lexicons.of(name, language).matches(sentence)
    if not found:
        return
    everyday = lexicons.of("everyday", language).matches(sentence)
    subjects = [
        one
        for other in beside
        for one in lexicons.of(other, language).matches(sentence)
    ]
    for one in found:
        if overlaps(one, everyday) or is_denied(sentence, one):
            continue
        if beside and not near(one, subjects, within=NEAR_DRUG):
            continue
        yield _hit(sentence, one)


def off_topic(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """An illness that this site is not about, beside words of treating it.

    What a clinic does not treat may be named, and a warning as well; a question may ask
    for an illness; the other product (a nasal spray) is for other illnesses.
    """
    if reading.text.noun in _ABOUT_OTHERS or reading.text.field == "not_treated":
        return
    for sentence in reading.sentences:
        language = sentence.language
        found = lexicons.of("off_topic", language).matches(sentence)
        if not found or sentence.is_question:
            continue
        if lexicons.of("other_product", language).matches(sentence):
            continue
        if lexicons.of("warns", language).matches(sentence):
            continue
        treats = [
            one
            for name in ("treats", "promise", "superlative")
            for one in lexicons.of(name, language).matches(sentence)
        ]
        for one in found:
            if is_denied(sentence, one) or not near(
                one, treats, within=NEAR_DRUG, but=one
            ):
                continue
            yield _hit(sentence, one)


_ABOUT_OTHERS = ("contraindication", "side_effect", "source", "outcome")
"""Nouns in which other illnesses are warnings, or what a study was about."""


def brands(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """The name of a product."""
    if reading.text.noun == "source":
        return
    for sentence in reading.sentences:
        for one in lexicons.of("brand", sentence.language).matches(sentence):
            yield _hit(sentence, one)


def stories(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """What patients are said to have experienced."""
    for sentence in reading.sentences:
        language = sentence.language
        found = lexicons.of("story", language).matches(sentence)
        if _QUOTED.search(sentence.words):
            found = found + lexicons.of("report", language).matches(sentence)
        if not found or sentence.is_question:
            continue
        everyday = lexicons.of("everyday", language).matches(sentence)
        for one in found:
            is_own = _FIRST_PERSON.search(one.phrase) is not None
            if overlaps(one, everyday):
                continue
            if is_own or not is_denied(sentence, one):
                yield _hit(sentence, one)


_FIRST_PERSON = re.compile(r"\b(?:ik|mijn|ich|meine?|I|my)\b")
"""Somebody speaks of himself: "I have no pain" is a story in spite of its "no"."""

_QUOTED = re.compile(r"[“„«\"][^”“»\"]{12,400}[”“»\"]")
"""Somebody's own words, longer than a name or a term."""


def _hit(sentence: Sentence, found: Match) -> Hit:
    return Hit(
        line=sentence.line,
        words=sentence.words[found.start : found.end],
        sentence=sentence.words,
    )
