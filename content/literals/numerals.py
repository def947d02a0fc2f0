"""Numbers as words: "vierundzwanzig", "anderhalf", "three hundred and eighty-five"."""

from functools import lru_cache

from num2words import num2words

from content.text.letters import letters

ONES = {
    "nl": frozenset(["een"]),
    "de": frozenset(["ein", "eine", "einer", "einen", "einem"]),
    "en": frozenset(["a", "an", "one"]),
}
"""Words that are a number only directly before what they count: "an hour"."""

_PARTS = {
    "nl": "half halve eenhalf eenhalve anderhalf anderhalve driekwart",
    "de": "halb halbe halben halber halbes einehalbe einehalben einerhalben einhalber "
    "einenhalben einemhalben viertel dreiviertel anderthalb anderthalbe zwo",
    "en": "half halfa halfan ahalf onehalf quarterofa quarterofan aquarterofa "
    "aquarterofan threequartersofa threequartersofan",
}
_WITH_HALF = {"nl": ("{}enhalf", "{}enhalve"), "de": ("{}einhalb", "{}einhalbe")}

AND_A_HALF = {
    "nl": frozenset(["eneenhalf", "eneenhalve"]),
    "de": frozenset(["undeinhalb", "undeinehalbe"]),
    "en": frozenset(["andahalf"]),
}
"""What may follow a number or its unit: "two and a half hours"."""


@lru_cache
def numerals(language: str) -> frozenset[str]:
    """The numbers of a language in words, as `letters` writes them.

    Spaces and hyphens are left out: "twenty-four" is "twentyfour". From 0 to 1,000,
    then hundreds up to 10,000; halves, and quarters of one. Languages other than
    "nl", "de" and "en" have none here: of their numbers only digits are read.
    """
    if language not in ONES:
        return frozenset()
    found = {*ONES[language], *_PARTS[language].split()}
    for number in (*range(1001), *range(1100, 10_001, 100)):
        word = letters(num2words(number, lang=language))
        found |= {word, *_said_otherwise(word, number=number, language=language)}
        if 0 < number <= 24:
            stem = "ein" if word == "eins" else word
            found |= {form.format(stem) for form in _WITH_HALF.get(language, ())}
    return frozenset(found)


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
