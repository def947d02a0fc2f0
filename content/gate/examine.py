"""All checks over one text, kept for the next time that somebody looks at it."""

from functools import lru_cache

from django.utils.translation import override

from content.gate.declared import CHECKS
from content.gate.findings import Finding
from content.gate.phrases import Lexicons
from content.gate.reading import Text, read

_KEPT = 4096
"""Texts whose findings are remembered: about those of a whole site."""


@lru_cache(maxsize=_KEPT)
def examine(text: Text, lexicons: Lexicons) -> tuple[Finding, ...]:
    """What the checks find in a text, check by check.

    Findings hold no sentence of the interface, so that they are the same for everybody.
    """
    if not text.typed.strip():
        return ()
    with override(text.language):  # one tree of the markup for all who look at it
        reading = read(text)
    return tuple(
        Finding(code=check.code, level=check.level, hit=hit)
        for check in CHECKS.values()
        if check.of_text
        for hit in dict.fromkeys(check.of_text(reading, lexicons))
    )
