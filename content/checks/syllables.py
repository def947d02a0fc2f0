"""Syllables of a word, counted the same way for ever: one small counter per language.

Spoken vowels are counted from the letters, as the dictionaries hyphenate ("In-fu-si-on",
"pa-ti-ënt"). Right for more than nine words in ten (`tests/test_syllables.py`); the
formulas need no more, and a counter that is pinned gives the same score next year.
"""

import re
from collections.abc import Callable

_ACCENTS = str.maketrans("áàâãåéèêíìîóòôõúùûýÿçñœæ", "aaaaaeeeiiioooouuuyycnee")


def syllables(word: str, *, language: str) -> int:
    """How many syllables a word has, at least 1; parts with hyphens are added up.

    language: "nl", "de" or "en". Raises KeyError for another one.
    """
    count = COUNTERS[language]
    parts = re.findall(r"[^\W\d_]+", re.sub(r"['’]", "", word.lower()))
    return max(1, sum(count(part.translate(_ACCENTS)) for part in parts))


# --- Dutch -----------------------------------------------------------------------------

_NL_ONE = re.compile(
    r"eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|oi|ay"
    r"|y(?=[^aeiou]|$)|[aeiouäëïöü]"
)
"""What sounds as one; letters that stand together otherwise sound one by one."""

_NL_QU = re.compile(r"(?<=q)u")
_NL_TWO = re.compile(r"(?<=s)eum")  # mu-se-um
_NL_SILENT = re.compile(r"(?:onlin|sit)e\b|team")


def _dutch(word: str) -> int:
    word = _NL_QU.sub("", word)
    return (
        len(_NL_ONE.findall(word))
        + len(_NL_TWO.findall(word))
        - len(_NL_SILENT.findall(word))
    )


# --- German ----------------------------------------------------------------------------

_DE_ONE = re.compile(
    r"eau|ei|ai|ey|ay|au|äu|eu|ie|aa|ee|oo|ou|y(?=[^aeiou]|$)|[aeiouäöüïë]"
)
_DE_QU = re.compile(r"(?<=q)u")
_DE_TWO = re.compile(
    r"(?<=[aeiouäöü])(?P<final>[^aeiouäöü]+ien\b)"  # Stu-di-en, Bel-gi-en, not Wien
    r"|[tl]ient"  # Pa-ti-ent
    r"|\b(?:be|ge)(?=ur|in[hs]|im|ir|e[nhr])"  # be-ur-tei-len, ge-impft
    r"|seum\b|ideen"
)
_DE_SILENT = re.compile(r"team|onlin(?=e\b)|websit(?=e\b)|toi(?=let)")


def _german(word: str) -> int:
    word = _DE_QU.sub("", word)
    return (
        len(_DE_ONE.findall(word))
        + len(_DE_TWO.findall(word))
        - len(_DE_SILENT.findall(word))
    )


# --- English ---------------------------------------------------------------------------

_EN_ONE = re.compile(r"[aeiouy]+")
_EN_SILENT = re.compile(
    r"(?<=[aeiouy])(?P<between>[^aeiouy]+)(?:"
    r"(?<![^aeiouylr][lr])e\b"  # take, but not ta-ble
    r"|(?<![^aeiouylr][lr])(?<![sxzcg]|\bt)(?<!sh|ch)es\b"  # takes, not pla-ces
    r"|(?<![^aeiouylr]l)(?<![td])ed\b"  # helped, but not trea-ted
    r"|(?<!nt)e(?=(?:ly|ty|ful|less|ment|thing|where|body|one|hand|line|ways?|times)s?\b)"
    r")"
    r"|(?<=[aeiouy]ng)ue\b|(?<=\bev)e(?=ry|ning)"  # tongue, every
)
_EN_TWO = re.compile(
    r"(?<![cgstx])i[aou](?<![ln]io)|sium\b|betes\b"  # pe-ri-od, but not na-tion
    r"|ie(?=t\b|ty)|(?<!t)ie(?=nce|nt\b)|[^aeiou]ie(?:r|st)\b"  # qui-et, ea-si-er
    r"|(?<![gq])u(?:a|e(?=n[ct])|i(?=d|n|cid))"  # u-su-al, in-flu-ence, su-i-cide
    r"|(?<!p)eo(?!p|u|ne)|\bc?re(?=ac?t|ali|ass)|(?<=id|us|ar)ea\b"  # vi-de-o, re-act
    r"|[aeouy]ing\b|uou|[^aeiouy]sms?\b"  # go-ing, an-eu-rys-m
)


def _english(word: str) -> int:
    spoken = _EN_SILENT.sub(r"\g<between>", word)
    return len(_EN_ONE.findall(spoken)) + len(_EN_TWO.findall(word))


COUNTERS: dict[str, Callable[[str], int]] = {
    "nl": _dutch,
    "de": _german,
    "en": _english,
}
