"""Where sentences end, in Dutch, German and English."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]+)[\"'”’“»)\]*_]*\s+")
_OPENING = re.compile(r"[*_\"'„“‘«(\[]*")
_SHORTENED = re.compile(
    r"(?<!\w)(?:approx|bijv|bv|bzw|ca|circa|dr|evtl|excl|ggf|hrs?|incl|inkl|maks|max|"
    r"min|mind|mrs?|nr|prof|resp|st|std|tel|ung|vs|[bdhz]|e\.g|i\.e)\.\Z",
    re.IGNORECASE,
)
"""What a full stop shortens, also before a capital: "ca. 4 Std. Ruhe"."""
_DAY = re.compile(r"(?<!\d)[0-3]?\d\.\Z")
_MONTH = re.compile(
    r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
_LOOK_BACK = 12
"""Characters before a full stop that may be a shortened word."""


def sentences(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Where each sentence of some prose stands, from its first sign to its last.

    Signs of Markdown for emphasis count as quotation marks do.
    """
    end = len(text) if end is None else end
    for match in _END.finditer(text, start, end):
        if _goes_on(text, match, start=start, end=end):
            continue
        yield from _stripped(text, start, match.end())
        start = match.end()
    yield from _stripped(text, start, end)


def _goes_on(text: str, match: re.Match[str], *, start: int, end: int) -> bool:
    """The sentence is not over: a small letter or a dash follows, or a short form
    came before."""
    opening = _OPENING.match(text, match.end(), end)
    after = opening.end() if opening else match.end()
    follows = text[after : min(after + 1, end)]
    if follows.islower() or follows in ("–", "—"):
        return True
    if match["stop"] != ".":
        return False
    before = text[max(start, match.start() - _LOOK_BACK) : match.start() + 1]
    return _SHORTENED.search(before) is not None or (
        _DAY.search(before) is not None and _MONTH.match(text, after) is not None
    )


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without the spaces around it, if anything is left of it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
