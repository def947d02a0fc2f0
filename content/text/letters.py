"""Words as letters alone, so that they can be compared however they are written."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def letters(word: str) -> str:
    """Letters and digits, small, without accents: "Tweeëntwintig" → "tweeentwintig",
    "dreißig" → "dreissig"."""
    # Again in small letters: “℠” has become “SM”.
    decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold()
    return "".join(filter(str.isalnum, decomposed))
