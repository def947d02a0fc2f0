"""Words that turn advice around when another one stands in their place: before and
after, at least and at most, left and right, millilitres and milligrams, May and March.

Each language's as `content.text.letters` writes them: small, without accents.
"""

import re
from collections import Counter
from functools import cache

from content.text.tokens import tokens

_WORDS: dict[str, dict[str, str]] = {
    "before": {
        "nl": "voor|vooraf|voordat|tevoren|ervoor",
        "de": "vor|vorher|bevor|zuvor|vorab",
        "en": "before|beforehand",
    },
    "after": {
        "nl": "na|nadat|daarna|erna|nadien",
        "de": "nach|nachdem|danach|nachher",
        "en": "after|afterwards|once",
    },
    "at least": {
        "nl": "minstens|minimaal|tenminste",
        "de": "mindestens|wenigstens|fruhestens",
        "en": "least|minimum",
    },
    "at most": {
        "nl": "hoogstens|maximaal|hooguit",
        "de": "hochstens|maximal|spatestens",
        "en": "most|maximum",
    },
    "left": {"nl": r"links?|linker\w*", "de": r"link\w*", "en": "left"},
    "right": {"nl": r"rechts|rechter\w*", "de": r"recht(s|en?|er)", "en": "right"},
    "more": {
        "nl": r"meer|hoger\w*|langer\w*|sterker\w*|erger|sneller|stijg\w*|toe",
        "de": r"mehr|hoher\w*|langer\w*|starker\w*|schlimmer|schneller|steig\w*",
        "en": "more|higher|longer|stronger|worse|faster|rise|rises|increases?|up|over",
    },
    "less": {
        "nl": r"minder|lager\w*|korter\w*|zwakker\w*|beter|trager|langzamer|daal\w*|dal\w*",
        "de": r"weniger|niedriger\w*|kurzer\w*|schwacher\w*|besser|langsamer|sink\w*|fall\w*",
        "en": "less|lower|shorter|weaker|better|slower|fall|falls|drops?|down|under|fewer",
    },
    "highest": {
        "nl": "hoogste|laatste",
        "de": r"hochste\w*|letzte\w*",
        "en": "highest|last",
    },
    "lowest": {
        "nl": "laagste|eerste",
        "de": r"niedrigste\w*|erste\w*",
        "en": "lowest|first",
    },
    "often": {
        "nl": "vaak|meestal|dikwijls",
        "de": r"oft|haufig\w*|meist|meistens|meisten",
        "en": "often|common|commonly|usually|mostly",
    },
    "seldom": {
        "nl": "zelden|zeldzaam|soms",
        "de": "selten|manchmal",
        "en": "rare|rarely|seldom|sometimes|uncommon",
    },
    "all": {
        "nl": r"alle|alles|elke?|ieder\w*|allemaal|beide",
        "de": r"alle\w*|jede\w*|beide\w*",
        "en": "all|every|everything|each|both|everyone",
    },
    "some": {
        "nl": "sommige|enkele|paar",
        "de": r"einige\w*|manche\w*",
        "en": "some|few",
    },
    "alone": {
        "nl": "alleen|slechts|enkel|uitsluitend|pas",
        "de": r"allein|nur|ausschliesslich|erst|lediglich",
        "en": "only|alone|just|solely",
    },
    "together": {"nl": "samen", "de": "gemeinsam|zusammen", "en": "together"},
    "day": {"nl": "overdag", "de": "tagsuber", "en": "daytime"},
    "night": {
        "nl": r"nachts?|avonds?|s",
        "de": r"nachts?|abends?|nacht",
        "en": "night|evening|nights",
    },
    "same": {"nl": "zelfde|dezelfde", "de": r"selben|gleichen|selbe\w*", "en": "same"},
    "next": {"nl": "volgende", "de": r"nachste\w*|folgende\w*", "en": "next"},
    "noon": {"nl": "middags?", "de": "mittags?", "en": "noon|midday"},
    "midnight": {"nl": "middernacht", "de": "mitternacht", "en": "midnight"},
    "ml": {"nl": "ml|milliliter", "de": "ml|milliliter", "en": "ml|millilitres?"},
    "mg": {"nl": "mg|milligram", "de": "mg|milligramm", "en": "mg|milligrams?"},
    "mcg": {
        "nl": "mcg|ug|microgram",
        "de": "mcg|ug|mikrogramm",
        "en": "mcg|ug|micrograms?",
    },
    "litre": {"nl": "liter", "de": "liter", "en": "litres?"},
    "gram": {"nl": "gram", "de": "gramm?", "en": "grams?|pounds?"},
    "kilogram": {
        "nl": "kg|kilo|kilogram",
        "de": "kg|kilo|kilogramm",
        "en": "kg|kilos?|kilograms?",
    },
    "week": {"nl": r"weken|week", "de": r"wochen?", "en": "weeks?"},
    "month": {"nl": r"maand(en)?", "de": r"monat\w*", "en": "months?"},
    "year": {"nl": "jaar|jaren", "de": r"jahr\w*", "en": "years?"},
    "quarter": {"nl": "kwart|kwartaal", "de": "viertel|quartal", "en": "quarter"},
    "half": {"nl": "half|halve|helft", "de": r"halb\w*|halfte", "en": "half"},
    "stop": {
        "nl": r"stop\w*",
        "de": r"aufhor\w*|horen|stopp\w*|schluss",
        "en": "stops?",
    },
    "go on": {"nl": r"doorgaan|verder", "de": r"weiter\w*", "en": "continue|carry|on"},
    "clinic": {"nl": r"klinie\w*", "de": r"klinik\w*", "en": "clinics?"},
}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober "
    "november december",
    "de": "januar februar marz april mai juni juli august september oktober november "
    "dezember",
    "en": "january february march april may june july august september october november "
    "december",
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "en": "monday tuesday wednesday thursday friday saturday sunday",
}


@cache
def opposites(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What a word can mean, with the words for it. Nothing for other languages."""
    found = [
        (meaning, re.compile(words[language]))
        for meaning, words in _WORDS.items()
        if language in words
    ]
    for names in (_MONTHS, _DAYS):
        every = names.get(language, "").split()
        found += [
            (
                _MONTHS["en"].split()[place]
                if names is _MONTHS
                else _DAYS["en"].split()[place],
                re.compile(f"{name}s?"),
            )
            for place, name in enumerate(every)
        ]
    return tuple(found)


def turning(text: str, *, language: str) -> Counter[str]:
    """How many words of a text say which of such meanings."""
    words = [token.plain for token in tokens(text) if token.kind == "word"]
    found: Counter[str] = Counter()
    for meaning, known in opposites(language):
        if count := sum(1 for word in words if known.fullmatch(word)):
            found[meaning] = count
    return found
