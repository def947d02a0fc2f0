"""One spelling for all ways of writing a word: case, accents, umlauts, ß, apostrophes."""

import re
import unicodedata

_APOSTROPHE_S = re.compile("['’]s$")
_GERMAN_PAIR = re.compile("(?<![aeq])ue|ae|oe")
"""ü, ä and ö as typed without them, but not the "ue" of "neue" and "Quelle"."""


def fold(word: str, *, language: str) -> str:
    """ "Übelkeit", "Uebelkeit" and "ubelkeit" become "ubelkeit"; "auto's" "auto"."""
    word = _APOSTROPHE_S.sub("", word.casefold())
    # Again in small letters: “℠” has become “SM”.
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    letters = "".join(filter(str.isalnum, decomposed))
    if language == "de":
        return _GERMAN_PAIR.sub(lambda pair: pair[0][0], letters)
    return letters
