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
        "en": "after|afterwards",
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
        "nl": r"meer|hoger\w*|langer\w*|sterker\w*|erger|sneller|stijg\w*|toe|verhog\w*|verslecht\w*",
        "de": r"mehr|hoher\w*|langer\w*|starker\w*|schlimmer|schneller|steig\w*|erhoh\w*|verschl\w*",
        "en": r"more|higher|longer|stronger|worse|faster|rises?|rising|increas\w*|worsen\w*",
    },
    "less": {
        "nl": r"minder|lager\w*|korter\w*|zwakker\w*|beter|trager|langzamer|daal\w*|dal\w*|verlag\w*|verbeter\w*",
        "de": r"weniger|niedriger\w*|kurzer\w*|schwacher\w*|besser|langsamer|sink\w*|senk\w*|fall\w*|verbesser\w*",
        "en": r"less|lower\w*|shorter|weaker|better|slower|falls?|drops?|fewer|improv\w*",
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
    "night": {"nl": r"nacht\w*", "de": r"nachts?|nacht\w*", "en": r"nights?|overnight"},
    "evening": {"nl": r"avond\w*", "de": r"abend\w*", "en": r"evenings?"},
    "morning": {
        "nl": r"ochtend\w*|morgens",
        "de": r"morgens|vormittag\w*",
        "en": r"mornings?",
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
    "go on": {
        "nl": r"doorgaan|verder",
        "de": r"weiter\w*",
        "en": r"continu\w*|carry|further",
    },
    "start": {
        "nl": r"begin\w*|start\w*",
        "de": r"beginn\w*|anfang\w*|start\w*",
        "en": r"begin\w*|start\w*",
    },
    "end": {
        "nl": r"eind\w*|afloop",
        "de": r"end(e|en|et|es)",
        "en": r"end(s|ed|ing)?|finish\w*",
    },
    "now": {
        "nl": "nu|nou|meteen|direct|onmiddellijk",
        "de": "jetzt|sofort|umgehend|gleich",
        "en": "now|immediately|straight",
    },
    "later": {"nl": "later|straks", "de": "spater", "en": "later"},
    "always": {"nl": "altijd|steeds", "de": "immer|stets", "en": "always"},
    "never": {"nl": "nooit", "de": "nie|niemals", "en": "never"},
    "once": {"nl": r"eenmaal|eenmalig\w*", "de": r"einmal|einmalig\w*", "en": "once"},
    "several": {
        "nl": r"meermaals|meerdere|verscheidene",
        "de": r"mehrmals|mehrere\w*",
        "en": "several|repeatedly",
    },
    "except": {
        "nl": "behalve|uitgezonderd",
        "de": "ausser|ausgenommen",
        "en": "except|unless|apart",
    },
    "or": {"nl": "of", "de": "oder", "en": "or"},
    "inside": {"nl": r"binnen\w*", "de": r"innerhalb|drinnen", "en": "inside|within"},
    "outside": {"nl": r"buiten\w*", "de": r"ausserhalb|draussen", "en": "outside"},
    "above": {"nl": "boven|over", "de": "uber|oberhalb", "en": "above|over"},
    "below": {"nl": "onder|beneden", "de": "unter|unterhalb", "en": "below|under"},
    "fast": {
        "nl": r"snel\w*|versnel\w*",
        "de": r"schnell\w*|beschleunig\w*",
        "en": r"fast|quick\w*|speed\w*",
    },
    "slow": {
        "nl": r"langzaam|langzame|vertraag\w*|trage?|traag",
        "de": r"langsam\w*|verlangsam\w*",
        "en": r"slow\w*",
    },
    "dark": {"nl": r"donker\w*", "de": r"dunk\w*", "en": "dark"},
    "light": {
        "nl": "lichte?|bleke?|bleek",
        "de": r"hell\w*|blass\w*",
        "en": "light|pale",
    },
    "warm": {"nl": r"warme?|heet|hete", "de": r"warm\w*|heiss\w*", "en": "warm|hot"},
    "cold": {"nl": r"koude?|koel\w*", "de": r"kalt\w*|kuhl\w*", "en": "cold|cool"},
    "high": {"nl": "hoge?|hoog", "de": "hoch|hohe[nrms]?", "en": "high"},
    "low": {"nl": "lage?|laag", "de": "niedrig(e[nrms]?)?|tief", "en": "low"},
    "severe": {
        "nl": r"ernstig\w*|zware?|zwaar|sterke?|hevig\w*",
        "de": r"schwer\w*|stark(e[nrms]?)?|heftig\w*",
        "en": "severe|serious|strong|bad|badly",
    },
    "mild": {
        "nl": r"milde?|zwakke?",
        "de": r"mild\w*|leicht\w*|schwach(e[nrms]?)?",
        "en": "mild|slight|slightly|weak",
    },
    "safe": {"nl": r"veilig\w*", "de": r"sicher(e[nrms]?)?", "en": "safe|safely"},
    "danger": {"nl": r"gevaar\w*", "de": r"gefahr\w*", "en": r"danger\w*|risky?"},
    "free": {
        "nl": "gratis|kosteloos",
        "de": r"gratis|kostenlos\w*|kostenfrei\w*",
        "en": "free",
    },
    "paid": {"nl": r"betaald\w*", "de": r"kostenpflichtig\w*", "en": "paid|charged"},
    "awake": {"nl": r"wakker\w*", "de": r"wach(e[nrms]?)?", "en": "awake"},
    "asleep": {
        "nl": r"slaapt|slapen|slapend\w*",
        "de": r"schlaf(en|t|end)",
        "en": r"asleep|sleep(s|ing)?",
    },
    "doctor": {
        "nl": r"arts\w*|dokter\w*",
        "de": r"arzt\w*",
        "en": r"doctors?|physicians?",
    },
    "nurse": {"nl": r"verple\w*", "de": r"pflege\w*", "en": r"nurses?|nursing"},
    "pharmacist": {"nl": r"apothe\w*", "de": r"apothe\w*", "en": r"pharmac\w*"},
    "general practitioner": {"nl": r"huisarts\w*", "de": r"hausarzt\w*", "en": "gps?"},
    "family": {
        "nl": r"famil\w*|naaste\w*",
        "de": r"famil\w*|angehorig\w*",
        "en": r"famil\w*|relatives?",
    },
    "adult": {"nl": r"volwassen\w*", "de": r"erwachsen\w*", "en": r"adults?"},
    "child": {"nl": r"kind(eren)?", "de": r"kind(er|ern|es)?", "en": r"child(ren)?"},
    "need": {
        "nl": r"hoeft|hoeven|nodig",
        "de": r"brauch\w*|notig",
        "en": r"needs?|needed",
    },
    "must": {"nl": r"moet(en)?", "de": r"muss(en|t)?", "en": "must"},
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
