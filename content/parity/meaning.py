"""Words that deny, oblige or allow, and units: how often a statement says each."""

import re
from collections import Counter
from functools import lru_cache
from typing import Literal

from content.literals.units import unit_after
from content.text.tokens import plain_at, tokens

Meaning = Literal["denies", "obliges", "allows"]

WORDS: dict[str, dict[Meaning, re.Pattern[str]]] = {
    "nl": {
        "denies": re.compile(
            "niet|geen|nooit|niemand|niets|nergens|zonder|noch|evenmin|nauwelijks|niks"
            r"|verboden|tenzij|nee|nep\w+|onbehandeld\w*"
        ),
        "obliges": re.compile("moet(en)?|moest(en)?|verplicht|hoeft|hoeven"),
        "allows": re.compile("mag|mogen|toegestaan"),
    },
    "de": {
        "denies": re.compile(
            "nicht|kein(e[nmrs]?)?|nie|niemals|niemand(en|em)?|nichts|nirgends|ohne|nein"
            r"|weder|kaum|verboten|keinerlei|keinesfalls|schein\w+|unbehandelt\w*"
        ),
        "obliges": re.compile(
            "muss(en|t|te|ten)?|pflicht|brauch(en|t)|soll(en|te|ten)?"
        ),
        "allows": re.compile("darf|durfen|durfte[n]?|erlaubt"),
    },
    "en": {
        "denies": re.compile(
            "not|no|never|nobody|nothing|nowhere|without|neither|nor|none|cannot|hardly"
            "|forbidden|unless|dummy|sham|untreated|(do|does|did|is|are|was|were|wo|ca"
            "|could|should|would|have|has|had|must|need)nt"
        ),
        "obliges": re.compile("must|should|need(s|ed)?|required|ought"),
        "allows": re.compile("may|allowed"),
    },
}
"""Each as `content.text.letters` writes it. What is counted in a language that stands
here is compared with none that does not."""


_HAVE = ("have", "has", "had")
""" "You have to" obliges as "you must" does."""

_MAY_DENY = {
    "nl": re.compile(
        r"ontbre\w+|uitblij\w+|mis\w*|weiger\w*|nuchter|tegen|fout"
        r"|on(zeker|duidelijk|bekend|mogelijk|veilig|stabiel|wel|voldoende|nodig|vast"
        r"|regelmatig|betrouwbaar|rustig|waarschijnlijk)\w*"
    ),
    "de": re.compile(
        r"fehl\w*|ablehn\w*|abgelehnt\w*|ausbleib\w*|falsch\w*|schlecht\w*|\w*verlust\w*"
        r"|\w*nuchtern\w*|gegen\w*|offen|verzerr\w*|un(?!ter|ser|s$|d$)\w{3,}"
    ),
    "en": re.compile(
        r"missing|lack\w*|loss|los[et]s?|refus\w*|declin\w*|wrong|left|fail\w*|fasting"
        r"|different|disagree\w*|un(?!der|til|it|less|ion|i)\w{3,}"
    ),
}
"""Words by which a language may say what another one denies: "uitblijven", "unsteady"."""


def may_deny(text: str, *, language: str) -> bool:
    """Whether a statement holds a word that can stand for a denial."""
    known = _MAY_DENY.get(language)
    return known is not None and any(
        known.fullmatch(token.plain) for token in tokens(text) if token.kind == "word"
    )


@lru_cache(maxsize=8192)
def meanings(text: str, *, language: str) -> Counter[str]:
    """How many words of a text deny, oblige and allow, and name which unit of time.

    Kept for the next time: to be read alone.
    """
    found: Counter[str] = Counter()
    every = tokens(text)
    for place, token in enumerate(every):
        if token.kind != "word":
            continue
        for meaning, known in WORDS.get(language, {}).items():
            if known.fullmatch(token.plain):
                found[meaning] += 1
        if (
            language == "en"
            and token.plain in _HAVE
            and plain_at(every, place + 1) == "to"
        ):
            found["obliges"] += 1
        unit = unit_after(every, place)
        if unit and unit.last == place:
            found[str(unit.unit.value)] += 1
    return found
