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
        rf"(?=\s(?:{_PEOPLE[code]})|(?!\w))(?!\s*(?:punt|point|Punkt|infu|drip|session|visit|appointment|Sitzung|Termin|afspra))",
        re.IGNORECASE,
    )
    for code in _NUMBER
}
_PERCENT = re.compile(
    r"(?<!\w)\d[\d.,]*\s?(?:%|procent|Prozent|percent|per cent)", re.IGNORECASE
)
_PART = {
    "nl": re.compile(
        r"(?<!\w)(?:(?:ruim |bijna |meer dan |minder dan |zeker |zowat |ongeveer )?de helft"
        r"|een kwart|een derde|een vijfde|een tiende|twee ?derde|drie ?kwart|vier vijfde|tweederde"
        r"|(?:het (?:over)?grote|het) (?:deel|merendeel) van (?:de|onze|alle) \w+"
        r"|(?:het|een) (?:over)?grote deel van (?:de|onze|alle)|merendeel|(?:grote )?meerderheid"
        r"|halve\w+|gehalveerd|verdubbel\w+|verdriedubbel\w+"
        r"|(?:twee|drie|vier|vijf|tien|\d+) ?(?:keer|maal) zo \w+"
        r"|(?:negen|acht|zeven) van de tien|bijna iedereen|vrijwel iedereen|bijna alle \w+)(?!\w)",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?<!\w)(?:(?:um|über|fast|rund|gut|etwa|mehr als|knapp|in|bei|mindestens)(?: gut| rund| etwa| fast| mehr als)?"
        r" (?:die|der) Hälfte|die Hälfte (?:der|aller|unserer)|(?:ein|zwei|drei|vier) (?:Drittel|Viertel|Fünftel|Zehntel)"
        r"|jede[rmn]? (?:zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|zwanzigste|hundertste)[rnms]?"
        r"|(?:die |der )?(?:große |überwiegende |weitaus größte )?Mehrheit|(?:ein|der) Großteil|der größte Teil"
        r"|halbier\w+|verdoppel\w+|verdreifach\w+|(?:zwei|drei|vier|fünf|zehn)mal so|doppelt so|dreimal so"
        r"|fast alle \w+|nahezu alle \w+|beinahe alle \w+)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:(?:about |over |more than |almost |nearly |roughly |at least )?half (?:of )?(?:the |our |all )?"
        r"(?:people|patients|those(?: treated)?|participants|them|cases|adults|women|men)|by (?:a |one )?(?:half|third|quarter)"
        r"|(?:two|one|a|three|four)[- ](?:thirds?|quarters?|fifths?|tenths?) of|(?:the (?:vast |great )?)?majority of"
        r"|halv(?:ed|ing)|doubled|doubles|trebled|tripled|twice as|(?:three|four|five|ten) times (?:as|more)"
        r"|one in (?:two|three|four|five|ten|twenty|a hundred)|every (?:second|third|fourth|fifth|tenth) (?:person|patient|\w+)"
        r"|nearly (?:all|everyone|everybody)|almost (?:all|everyone|everybody)|virtually everyone)(?!\w)",
        re.IGNORECASE,
    ),
}
"""Shares in words."""

_CHANGE = {
    "nl": r"daal\w*|daalt|zak\w*|stijg\w*|vermindert?\w*|afneemt|neemt|lager|hoger",
    "de": r"l(?:ä|a)ss\w+|nehmen|nimmt|sink\w*|sank\w*|fällt|fiel|steig\w*|verringer\w*|reduzier\w*|geht|ging|niedriger",
    "en": r"falls?|fell|drops?|dropped|goes down|went down|rises?|rose|reduc\w+|lower|decreas\w+",
}
_BY = {"nl": "met|gemiddeld", "de": "um|auf", "en": "by|from|to"}
_RESULT = {
    code: re.compile(
        rf"(?<!\w)(?:pijn\w*|\w*[Ss]chmerz\w*|pain(?: scores?)?)\s(?:[\w-]+\s){{0,4}}(?:{_CHANGE[code]})\s"
        rf"(?:[\w-]+\s){{0,4}}(?:{_BY[code]})\s(?:[\w-]+\s){{0,2}}(?:{_NUMBER[code]}|half|helft|Hälfte)(?!\w)",
        re.IGNORECASE,
    )
    for code in _NUMBER
}
"""By how much pain fell."""

_NOT_OF_PEOPLE = {
    "nl": r"kosten|betaal\w*|vergoed\w*|zoom|vergro\w+|btw|rente|pijnscore|schaal|schaalpunten"
    r"|zout\w*|neem|sla|dosis|dosering|tablet\w*|afspraak \d|deel \d|stap \d|pagina \d|infuus \d|bezoek \d",
    "de": r"Kosten|zahl\w*|erstatt\w*|Zoom|vergröß\w+|Mehrwertsteuer|Skala|Kochsalz\w*|Salzlösung"
    r"|Dosis|Dosierung|Tablette\w*|Termin \d|Teil \d|Schritt \d|Seite \d|Infusion \d|Sitzung \d",
    "en": r"costs?|pa(?:y|id|ys)|reimburs\w*|zoom|enlarg\w+|VAT|scale|saline|salt|dose|tablets?"
    r"|appointment \d|part \d|step \d|page \d|infusion \d|visit \d|session \d",
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
        patterns = [_RESULT[sentence.language]]
        if not away.search(sentence.words):
            patterns += (
                _PERCENT,
                _SHARE[sentence.language],
                _PART[sentence.language],
            )
        for pattern in patterns:
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
            if not overlaps(one, everyday) and near(one, effects, within=8):
                yield _hit(sentence, sentence.words[one.start : one.end])


_HAVE_BANDS = ("side_effect", "source", "term", "outcome", "contraindication")


def _hit(sentence: Sentence, words: str) -> Hit:
    return Hit(line=sentence.line, words=words, sentence=sentence.words)
