"""Numbers in words and in digits: "vierundzwanzig", "anderhalf", "1.385", "2½"."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from content.text.letters import letters

ONES = {
    "nl": frozenset(["een"]),
    "de": frozenset(["ein", "eine", "einer", "einen", "einem"]),
    "en": frozenset(["a", "an", "one"]),
}
"""Words that are a number only directly before what they count: "an hour"."""

_PARTS = {
    "nl": {
        "0.5": "half halve eenhalf eenhalve",
        "0.75": "driekwart",
        "1.5": "anderhalf anderhalve",
    },
    "de": {
        "0.25": "viertel",
        "0.5": "halb halbe halben halber halbes einehalbe einehalben einerhalben "
        "einhalber einenhalben einemhalben",
        "0.75": "dreiviertel",
        "1.5": "anderthalb anderthalbe",
        "2": "zwo",
    },
    "en": {
        "0.25": "quarterofa quarterofan aquarterofa aquarterofan",
        "0.5": "half halfa halfan ahalf onehalf",
        "0.75": "threequartersofa threequartersofan",
    },
}
_WITH_HALF = {"nl": ("{}enhalf", "{}enhalve"), "de": ("{}einhalb", "{}einhalbe")}
_ABOUT = {"nl": "{}tal"}
""" "Een zestal weken"."""

AND_A_HALF = {
    "nl": frozenset(["eneenhalf", "eneenhalve"]),
    "de": frozenset(["undeinhalb", "undeinehalbe"]),
    "en": frozenset(["andahalf"]),
}
"""What may follow a number or its unit: "two and a half hours"."""

_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_QUOTIENT = re.compile(r"([1-9])/([24])")
_SPACES = re.compile(r"[ \u00a0\u202f]")


def number_of(digits: str) -> Decimal | None:
    """A number in digits; None for a time of day, a date and the like.

    Three digits after a sign are thousands, in every language: "1.385" and "1,385".
    """
    text = _SPACES.sub("", digits)
    if quotient := _QUOTIENT.fullmatch(text):
        return Decimal(quotient[1]) / Decimal(quotient[2])
    part = Decimal(_FRACTIONS.get(text[-1:], "0"))
    text = text[:-1] or "0" if part else text
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?:[.,]\d{1,2})?", text):
        whole = re.sub(r"[.,](?=\d{3}(?!\d))", "", text)
    else:
        whole = text
    try:
        return Decimal(whole.replace(",", ".")) + part
    except InvalidOperation:
        return None


@lru_cache
def numerals(language: str) -> dict[str, Decimal]:
    """The numbers of a language in words, as `letters` writes them.

    Spaces and hyphens are left out: "twenty-four" is "twentyfour". From 0 to 1,000,
    then hundreds up to 10,000; halves, and quarters of one. Languages other than
    "nl", "de" and "en" have none here: of their numbers only digits are read.
    """
    if language not in ONES:
        return {}
    from num2words import num2words  # large, and no reader needs it

    found = dict.fromkeys(ONES[language], Decimal(1))
    for value, words in _PARTS[language].items():
        found |= dict.fromkeys(words.split(), Decimal(value))
    for number in (*range(1001), *range(1100, 10_001, 100)):
        word = letters(num2words(number, lang=language))
        forms = {word, *_said_otherwise(word, number=number, language=language)}
        if 1 < number < 100 and language in _ABOUT:
            forms.add(_ABOUT[language].format(word))
        found |= dict.fromkeys(forms, Decimal(number))
        if 0 < number <= 24:
            stem = "ein" if word == "eins" else word
            halves = [form.format(stem) for form in _WITH_HALF.get(language, ())]
            found |= dict.fromkeys(halves, number + Decimal("0.5"))
    return found


def _said_otherwise(word: str, *, number: int, language: str) -> set[str]:
    """ "hundert" beside "einhundert", "a hundred six" beside "one hundred and six"."""
    if number < 100:
        return set()
    if language == "de":
        return {word.removeprefix("ein")}
    if language == "nl":
        return {f"een{word}"} if number in (100, 1000) else set()
    forms = {word, word.replace("hundredand", "hundred")}
    bare = {form.removeprefix("one") for form in forms if form.startswith("one")}
    return forms | bare | {f"a{form}" for form in bare}
