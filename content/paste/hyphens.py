"""Words that were divided at the end of a line, as one word again.

"Mög- lichkeit" is one word; "Vor- und Nachteile" and "in- en uitademen" are two, of which
the first leaves out its end. What tells them apart is the word that follows: of the
little words of a language, which end no other.
"""

import re

from content.languages import LANGUAGES
from content.paste.cleaned import Kind, Removed
from content.search.stop_words import STOP_WORDS

_DIVIDED = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-‐\u00ad](?:[ \u00a0]+|[ \u00a0]*\n[ \t\u00a0]*)([^\W\d_]{2,})(?![\w]*@)")  # fmt: skip
_HYPHENATED = re.compile(r"(?<!\w)[^\W\d_]+-[^\W\d_]+")
_KEPT = frozenset(
    [
        "en",
        "of",
        "noch",
        "tot",
        "dan",
        "wel",
        "maar",
        "naar",
        "via",
        "niet",
        "plus",
        "met",
        "per",
        "als",
        "óf",
        "én",
        "respectievelijk",
        "und",
        "oder",
        "bis",
        "noch",
        "sowie",
        "statt",
        "bzw",
        "beziehungsweise",
        "respektive",
        "resp",
        "wie",
        "als",
        "auch",
        "and",
        "or",
        "nor",
        "to",
        "than",
        "but",
        "not",
        "versus",
        "vs",
        "through",
        "rather",
    ]
) | frozenset(word for code in LANGUAGES for word in STOP_WORDS.get(code, ()))
_WITH_HYPHEN = frozenset(
    [
        "off-label",
        "follow-up",
        "check-up",
        "e-mail",
        "x-ray",
        "co-analgetica",
        "one-off",
        "on-call",
        "drop-in",
        "drop-out",
        "make-up",
        "by-pass",
        "cross-over",
        "double-blind",
        "well-being",
        "day-care",
    ]
)


def mended(text: str, *, removed: Removed) -> str:
    """A text whose divided words are whole."""
    if "-" not in text and "‐" not in text:
        return text
    elsewhere = {found.lower() for found in _HYPHENATED.findall(text)}

    def whole(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        if second.lower() in _KEPT or not second[0].islower():
            return match[0]
        removed[Kind.HYPHENATION] += 1
        joined = f"{first}-{second}".lower()
        is_hyphenated = first.isupper() or joined in _WITH_HYPHEN or joined in elsewhere
        return f"{first}-{second}" if is_hyphenated else f"{first}{second}"

    return _DIVIDED.sub(whole, text)
