"""A script of readers as one file: with all that it imports, without remarks.

A page then asks for one script and not, once that is there, for those behind it. Pure.
"""

import re
from collections import Counter
from collections.abc import Callable
from posixpath import dirname, join, normpath

_IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"(\./[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |class |function |async )", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_NAMED = re.compile(r"^(?:const|let|class|function|async function) (\w+)", re.MULTILINE)
_REMARK = re.compile(r"^ *//.*\n", re.MULTILINE)
"""A line that says something to people alone."""


def joined(name: str, *, read: Callable[[str], str]) -> str:
    """The script, behind each of those that it needs. read: the text of a static file.

    Raises:
        ValueError: two of them use one name, or one asks for another as this cannot read.
    """
    brought: set[str] = set()

    def text(name: str) -> str:
        def bring(found: re.Match[str]) -> str:
            other = normpath(join(dirname(name), found[1]))
            if other in brought:
                return ""
            brought.add(other)
            return text(other)

        return _EXPORT.sub("", _IMPORT.sub(bring, read(name)))

    whole = _REMARK.sub("", text(name))
    if other := _OTHER.search(whole):
        raise ValueError(f"{name} cannot be one file: {other[0]}")
    twice = [one for one, times in Counter(_NAMED.findall(whole)).items() if times > 1]
    if twice:
        raise ValueError(f"{name} has two of one name: {', '.join(twice)}")
    return whole
