"""One spelling for all ways of writing a word: case, accents, umlauts, ß, apostrophes."""

import re

from content.text.letters import letters

_APOSTROPHE_S = re.compile("['’]s$")
_GERMAN_PAIR = re.compile("(?<![aeq])ue|ae|oe")
"""ü, ä and ö as typed without them, but not the "ue" of "neue" and "Quelle"."""


def fold(word: str, *, language: str) -> str:
    """ "Übelkeit", "Uebelkeit" and "ubelkeit" become "ubelkeit"; "auto's" "auto"."""
    plain = letters(_APOSTROPHE_S.sub("", word.casefold()))
    if language == "de":
        return _GERMAN_PAIR.sub(lambda pair: pair[0][0], plain)
    return plain
