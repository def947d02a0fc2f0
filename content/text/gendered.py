"""Words for women and men at once, as German writes them: "Patient*innen", "Ärzt:in".

The sign between is part of the word, never markup and never the end of anything.
"""

import re

ENDING = r"(?<=[^\W\d_])[*:_](?=in(?:nen)?(?![^\W_]))"
"""The sign between a letter and the ending."""

_ENDING = re.compile(ENDING)


def joined(word: str) -> str:
    """The word in one: "Patient*innen" → "Patientinnen"."""
    return _ENDING.sub("", word)


def stem(word: str) -> str:
    """What stands before the ending: "Patient*innen" → "Patient"."""
    return _ENDING.split(word, maxsplit=1)[0]
