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
    """Safe, without side effects, no risk; and "Side effects? Hardly any."."""
    asked: Sentence | None = None
    for sentence in reading.sentences:
        if sentence.is_question:
            asked = sentence if _HARM.search(sentence.words) else None
            continue
        yield from _claimed(sentence, "harmless", lexicons)
        if asked and asked.leaf == sentence.leaf and _NONE.match(sentence.words):
            words = sentence.words
            yield Hit(line=sentence.line, words=words, sentence=words)
        asked = None


_HARM = re.compile(
    r"^\W*(?:(?:en|und|and) )?(?:bijwerking\w*|nebenwirkung\w*|side effects"
    r"|risico\W?s|risik\w+|risks|gevaar|gefahr\w*|dangers?|verslavend|addictive"
    r"|complicaties|komplikationen|complications)\W*$",
    re.IGNORECASE,
)
"""A question of a word or two, for harm alone."""

_NONE = re.compile(
    r"\W*(?:nauwelijks|geen|nihil|vergeet|amper|kaum|keine|fehlanzeige|nein|nee|no"
    r"|none|hardly|barely|zero|nul|null|nicht|niet|not|virtually|praktisch|so gut wie)\b",
    re.IGNORECASE,
)
"""An answer that there is none."""


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
        if overlaps(one, everyday) or is_denied(sentence, one, besides=found):
            continue
        if beside and not near(one, subjects, within=NEAR_DRUG):
            continue
        yield _hit(sentence, one)


def off_topic(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """An illness that this site is not about, beside words of treating it.

    What a clinic does not treat may be named, and a warning as well; a question may ask
    for an illness, if the sentence behind it offers nothing; the other product (a nasal spray) is for other illnesses.
    """
    if reading.text.noun in _ABOUT_OTHERS or reading.text.field == "not_treated":
        return
    asked: tuple[int, Match] | None = None
    for sentence in reading.sentences:
        language = sentence.language
        found = lexicons.of("off_topic", language).matches(sentence)
        if sentence.is_question:
            asked = (sentence.leaf, found[0]) if found else None
            continue
        answers = asked is not None and asked[0] == sentence.leaf and not found
        asked = None
        if not found and not answers:
            continue
        excuses = ("other_product", "warns")
        if any(lexicons.of(one, language).matches(sentence) for one in excuses):
            continue
        names = (
            ("treats", "subject") if answers else ("treats", "promise", "superlative")
        )
        treats = [
            one
            for name in names
            for one in lexicons.of(name, language).matches(sentence)
        ]
        if answers:
            found = treats[:1]
        for one in found:
            if is_denied(sentence, one) or not (
                answers or near(one, treats, within=NEAR_ILLNESS, but=one)
            ):
                continue
            yield _hit(sentence, one)


NEAR_ILLNESS = 12
"""Words between an illness and a word of treating it."""

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
    if reading.text.noun in _NAME_PEOPLE:
        return
    for sentence in reading.sentences:
        if sentence.is_question:
            continue
        yield from _told(sentence, lexicons)
        if (span := _of_one_person(sentence, lexicons)) is not None:
            words = sentence.words[span[0] : span[1]].strip()
            yield Hit(line=sentence.line, words=words, sentence=sentence.words)


_NAME_PEOPLE = ("source", "term", "synonym", "clinic", "clinic_person")
"""Nouns that hold names, or words of readers."""


def _told(sentence: Sentence, lexicons: Lexicons) -> Iterator[Hit]:
    language = sentence.language
    found = lexicons.of("story", language).matches(sentence)
    if _QUOTED.search(sentence.words):
        found = found + lexicons.of("report", language).matches(sentence)
    everyday = lexicons.of("everyday", language).matches(sentence) if found else []
    for one in found:
        is_own = _FIRST_PERSON.search(one.phrase) is not None
        if overlaps(one, everyday):
            continue
        if is_own or not is_denied(sentence, one):
            yield _hit(sentence, one)


def _of_one_person(sentence: Sentence, lexicons: Lexicons) -> tuple[int, int] | None:
    """Where a sentence speaks of one person: somebody says "I", a first name, an age,
    a title before an initial, stars."""
    everyday = lexicons.of("everyday", sentence.language)
    for pattern in (_SPEAKS.get(sentence.language), _STARS, _INITIAL, _AGED):
        match = pattern.search(sentence.words) if pattern else None
        if match is None or _TO_SAY.search(sentence.words, 0, match.start()):
            continue
        if any(
            one.start() < match.start() < one.end()
            for one in _ASKED.finditer(sentence.words)
        ):
            continue
        known = everyday.matches(sentence)
        if not any(one.start <= match.start() < one.end for one in known):
            return match.span()
    for name in lexicons.of("first_name", sentence.language).matches(sentence):
        before = sentence.words[: name.start]
        after = sentence.words[name.end :]
        if not sentence.words[name.start].isupper():
            continue
        if not _BEFORE_NAME.search(before) and not _AFTER_NAME.match(after):
            return name.start, name.end
    return None


_SPEAKS = {
    "nl": re.compile(r"(?<![\w-])(?:ik|mij|mijn|m[’']n)(?![\w-])", re.IGNORECASE),
    "de": re.compile(
        r"(?<![\w-])(?:ich|mich|mir|meine?[mnrs]?)(?![\w-])", re.IGNORECASE
    ),
    "en": re.compile(
        r"(?<!type )(?<!phase )(?<!stage )(?<!class )(?<![\w-])"
        r"(?:I(?:[’'](?:m|ve|d|ll))?|[Mm]y|[Mm]yself|me)(?![\w.-])"
    ),
}
"""Somebody speaks of himself. A page of this site never does."""

_TO_SAY = re.compile(
    r"\b(?:zeg|vraag|zeggen|vragen|sagen|fragen|say|ask)\b[^“„\"]{0,30}[“„\"]?$",
    re.IGNORECASE,
)
"""Words that a reader is told to say: "Say: “I had a ketamine infusion”"."""

_ASKED = re.compile(r"[“„«\"][^”“»\"?]{1,200}\?[”“»\"]")
"""A question in a reader's words: "May I eat before?" stands above its answer."""

_STARS = re.compile(
    r"[★⭐]|\d(?:[.,]\d)?\s(?:van de \d |von \d |out of \d |of \d )?(?:sterren|Sternen?|stars)\b"
    r"|\b(?:zorgkaart\w*|jameda|trustpilot|docfinder|doctify|iwantgreatcare"
    r"|google[- ](?:reviews?|bewertung\w*|recensies?|beoordeling\w*))\b",
    re.IGNORECASE,
)

_INITIAL = re.compile(
    r"\b(?:Herrn?|Frau|[Mm]eneer|[Mm]evrouw|[Mm]ijnheer|[Dd]hr\.|[Mm]evr\.|[Mm]w\.|Mrs?\.?|Ms\.?|Miss)"
    r"\s[A-ZÄÖÜ]\.(?=\W|$)"
    r"|\b(?:[Mm]eneer|[Mm]evrouw|[Mm]ijnheer|Herrn?|Frau|Mrs?\.?|Ms\.?)\s(?:[Dd]e |[Vv]an (?:de[nr]? )?)?"
    r"(?!Dr|Prof)[A-ZÄÖÜ][\w-]+\b.{0,120}\b(?:jaar|jaren|Jahren?|years?|krukken|rolstoel|Rollstuhl"
    r"|wheelchair|wandelt|pijn|Schmerz\w*|pain|weer|wieder|again)\b"
)
"""A person with a title, whose name is short, or of whose life something is told."""

_AGED = re.compile(
    r"\b[A-ZÄÖÜ]\.,? \(?[1-9]\d\b(?: jaar| Jahre| years)?"
    r"|\b(?:patiënte?|cliënte?|deelneem?ster|deelnemer|Patient(?:in)?|Teilnehmer(?:in)?|patient|client)"
    r",? \(?[1-9]\d(?: jaar| Jahre| years)?\)?(?=\W|$)"
    r"|\b(?:vrouw|man|moeder|vader|Frau|Mann|Mutter|Vater|woman|mother|father)"
    r"(?:,| \(| of| van| von) ?[1-9]\d(?: jaar| Jahren?| years old)?\)?(?!\s*(?:op|von|van|of|in|out)\b)(?=\W|$)"
    r"|\b[1-9]\d-(?:jarige|jährige[rn]?|year-old)\b",
)
"""One person with an age."""

_BEFORE_NAME = re.compile(
    r"(?:\b(?:Dr|Prof|med|St|Sint|Sankt|Saint|AZ|UZ|Klinik|kliniek|clinic|Haus|[Zz]iekenhuis)\.? ?|[-/]|\w ?&\s)$"
)
_AFTER_NAME = re.compile(
    r"[-/]|\s(?:[A-ZÄÖÜ]|&|van [Dd]e|von|(?:Street|Road|straat)\b)"
)
"""A doctor, a hospital, a street or a family name: no story."""

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
