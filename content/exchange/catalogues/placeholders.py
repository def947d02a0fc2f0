"""What a translation carries over as it is: facts, sources, notes, addresses. Pure."""

import re
from collections import Counter

from content.markup.problems import BRACES, CITATION, FACT

_MUST = rf"(?:{BRACES.pattern}|{CITATION.pattern}|\[\^[^\]\s]+\]|\]\([^()\s]*\))"
_MARKS = r"\]\{[a-z]{2}\}|\*\*"

PROTECTED = re.compile(rf"{_MUST}|{_MARKS}")
"""What an editor for translators locks."""

_CARRIED = re.compile(_MUST)


def carried(text: str) -> Counter[str]:
    """What must stand in a translation of this text, and how often. Words in another
    language and bold ones may differ: each language marks its own, and has forms of its
    own for a fact."""
    return Counter(_as_carried(match[0]) for match in _CARRIED.finditer(text))


def _as_carried(typed: str) -> str:
    return FACT.sub(r"{{\1}}", typed)


def pieces(text: str) -> list[tuple[str, bool]]:
    """A text in runs, each with whether it is locked."""
    found: list[tuple[str, bool]] = []
    end = 0
    for match in PROTECTED.finditer(text):
        found += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    found.append((text[end:], False))
    return [(run, locked) for run, locked in found if run]
