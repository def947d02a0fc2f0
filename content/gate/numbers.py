"""Figures and words for how often: with a source, with a number, in one format."""

import re
from collections import defaultdict
from collections.abc import Iterator

from content.gate.findings import Hit
from content.gate.phrases import Lexicons, near, overlaps
from content.gate.reading import Reading, Sentence

_NUMBER = {
    "nl": r"\d[\d.,]*|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien",
    "de": r"\d[\d.,]*|eine[rsnm]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn",
    "en": r"\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten",
}
_WHOLE = {
    "nl": r"(?!2\b)\d[\d.,]*|drie|vier|vijf|zes|zeven|acht|negen|tien|honderd|duizend",
    "de": r"(?!2\b)\d[\d.,]*|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend",
    "en": r"(?!2\b)\d[\d.,]*|three|four|five|six|seven|eight|nine|ten|a hundred|hundred",
}
_OF = {
    "nl": r"(?:op|van) (?:de |elke )?",
    "de": r"(?:von|unter) (?:den |je )?",
    "en": r"(?:in|out of|of) (?:every |the )?",
}
_PEOPLE = {
    "nl": r"mensen|patiënten|deelnemers|behandelden|personen|vrouwen|mannen",
    "de": r"Menschen|Patient\w*|Teilnehm\w*|Behandelte\w*|Personen|Frauen|Männer\w*",
    "en": r"people|patients|participants|persons|women|men|adults",
}
_SHARE = {
    code: re.compile(
        rf"(?<!\w)(?:{_NUMBER[code]})\s(?:{_PEOPLE[code]})?\s?{_OF[code]}(?:{_WHOLE[code]})"
        rf"(?=\s(?:{_PEOPLE[code]})|(?!\w))(?!\s*(?:punt|point|Punkt))",
        re.IGNORECASE,
    )
    for code in _NUMBER
}
_PERCENT = re.compile(
    r"(?<!\w)\d[\d.,]*\s?(?:%|procent|Prozent|percent|per cent)", re.IGNORECASE
)
_NOT_OF_PEOPLE = {
    "nl": r"kosten|betaal\w*|vergoed\w*|zoom|vergro\w+|btw|rente|pijnscore|schaal|schaalpunten",
    "de": r"Kosten|zahl\w*|erstatt\w*|Zoom|vergröß\w+|Mehrwertsteuer|Skala",
    "en": r"costs?|pa(?:y|id|ys)|reimburs\w*|zoom|enlarg\w+|VAT|scale",
}


def unsourced(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A share of people, as a percentage or as "3 in 10", that names no source.

    A paragraph or an item names its source once; a table may name it in the words above.
    """
    if reading.text.noun in _HAVE_SOURCES:
        return
    has_cited = False
    for sentence in reading.sentences:
        has_cited = has_cited or sentence.cites
        if sentence.cites or (has_cited and sentence.kind == "cell"):
            continue
        if sentence.language not in _SHARE:
            continue
        away = re.compile(
            rf"(?<!\w)(?:{_NOT_OF_PEOPLE[sentence.language]})", re.IGNORECASE
        )
        if away.search(sentence.words):
            continue
        for pattern in (_PERCENT, _SHARE[sentence.language]):
            for match in pattern.finditer(sentence.words):
                yield _hit(sentence, match[0])


_HAVE_SOURCES = (
    *("outcome", "side_effect", "source", "term"),
    *("indication", "contraindication", "cost"),
)
"""Nouns whose figures stand beside their own sources, or define a word."""


def mixed(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A paragraph with percentages and "3 in 10" at once."""
    leaves: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in reading.sentences:
        leaves[sentence.leaf].append(sentence)
    for said in leaves.values():
        percent = next((one for one in said if _PERCENT.search(one.words)), None)
        share = _SHARE.get(reading.language)
        if percent and share and any(share.search(one.words) for one in said):
            found = _PERCENT.search(percent.words)
            yield _hit(percent, found[0] if found else "")


def words_alone(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """ "Often", "rare", "not uncommon" of a side effect, and no figure beside it."""
    if reading.text.noun in _HAVE_BANDS:
        return
    for sentence in reading.sentences:
        if sentence.counts or sentence.is_question or sentence.kind == "cell":
            continue
        language = sentence.language
        found = lexicons.of("frequency", language).matches(sentence)
        if not found:
            continue
        everyday = lexicons.of("everyday", language).matches(sentence)
        effects = lexicons.of("effect", language).matches(sentence)
        for one in found:
            if not overlaps(one, everyday) and near(one, effects, within=5):
                yield _hit(sentence, sentence.words[one.start : one.end])


_HAVE_BANDS = ("side_effect", "source", "term", "outcome", "contraindication")


def _hit(sentence: Sentence, words: str) -> Hit:
    return Hit(line=sentence.line, words=words, sentence=sentence.words)
