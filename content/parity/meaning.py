"""Words that deny, oblige or allow, and units: how often a statement says each."""

import re
from collections import Counter
from typing import Literal

from content.literals.units import unit_after
from content.text.tokens import tokens

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


def meanings(text: str, *, language: str) -> Counter[str]:
    """How many words of a text deny, oblige and allow, and name which unit of time."""
    found: Counter[str] = Counter()
    every = tokens(text)
    for place, token in enumerate(every):
        if token.kind != "word":
            continue
        for meaning, known in WORDS.get(language, {}).items():
            if known.fullmatch(token.plain):
                found[meaning] += 1
        unit = unit_after(every, place)
        if unit and unit.last == place:
            found[str(unit.unit.value)] += 1
    return found
