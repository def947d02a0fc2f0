"""Words that exist, whatever the site says: they are no slips for other words."""

import gzip
import json
from functools import cache
from heapq import nlargest
from importlib.resources import files

from content.search.folding import fold
from content.search.names import Names

COMMONEST = 15_000
"""How many: rarer words of the counts are names and slips of the pen as well."""

_COUNTS = files("spellchecker") / "resources"
"""Of pyspellchecker: how often each word stands in films' subtitles, by language."""


@cache
def everyday(language: str) -> Names:
    """The folded words of a language; none where nobody counted them."""
    path = _COUNTS / f"{language}.json.gz"
    if not path.is_file():
        return Names(())
    counts = json.loads(gzip.decompress(path.read_bytes()))
    return Names(
        {
            fold(word, language=language)
            for word in nlargest(COMMONEST, counts, counts.get)
        }
    )
