"""Words that exist, whatever the site says: they are no slips for other words."""

from functools import cache
from pathlib import Path

from content.search.folding import fold

LISTS = Path(__file__).resolve().parent / "everyday"
"""The 15,000 commonest words of each language, by the counts of pyspellchecker 0.9.1."""


@cache
def everyday(language: str) -> frozenset[str]:
    """The folded words of a language; none where there is no list."""
    path = LISTS / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").split() if path.exists() else []
    return frozenset(fold(word, language=language) for word in lines)
