"""Phone numbers, e-mail and web addresses that somebody has typed into a text.

Readers tap them. What only looks like one (a year, a dose, a postal code, a DOI) stays
plain words: in doubt nothing is a link.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from linkify_it import LinkifyIt
from phonenumbers import Leniency, PhoneNumberMatcher

from content.facts import phones

_MAYBE = re.compile(r"@|://|www\.|\w\.[a-z]{2}|\d[\d\s()./–-]{5}")
_DIALLED = re.compile(r"\(?\+|\(?0\d|\(0")
"""How a number begins that can be dialled without knowing the town."""

_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
_BARE = re.compile(r"[a-z0-9-]{3,}(?:\.[a-z0-9-]+)*\.(?:nl|be|de|at|ch|lu|uk|ie|eu|com|org|net|info)(?:/.*)?")  # fmt: skip
"""A web address without "www": of a country of this site, or known to everybody."""

_IN_CODE = ("](", "='", '="')
"""What stands before an address that is part of broken markup, and no words."""

_WEB = LinkifyIt({}, {"fuzzy_ip": False})


class Piece(NamedTuple):
    """Some words of a text, and where they lead; "" for plain words."""

    words: str
    href: str = ""


@lru_cache(maxsize=4096)
def pieces(text: str, regions: tuple[str, ...] = ()) -> tuple[Piece, ...]:
    """A text in pieces, none of them empty, which together are the text.

    regions: the countries in which a number without a country code may be. One that
    could be in several is no link.
    """
    if not _MAYBE.search(text):
        return (Piece(text),) if text else ()
    found: list[Piece] = []
    end = 0
    for start, stop, href in sorted(_places(text, regions)):
        if start < end:
            continue
        found += [Piece(text[end:start]), Piece(text[start:stop], href)]
        end = stop
    found.append(Piece(text[end:]))
    return tuple(piece for piece in found if piece.words)


def has_links(text: str, regions: tuple[str, ...] = ()) -> bool:
    """Whether something in a text is a link for readers."""
    return any(piece.href for piece in pieces(text, regions))


def _places(text: str, regions: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for match in _WEB.match(text) or ():
        taken.append((match.index, match.last_index))
        if text.endswith(_IN_CODE, 0, match.index):
            continue
        if href := _web_address(match.schema, match.raw):
            yield match.index, match.last_index, href
    for start, stop, phone in _phones(text, regions):
        if all(stop <= first or start >= last for first, last in taken):
            yield start, stop, f"tel:{phones.dial(phone)}"


def _web_address(schema: str, raw: str) -> str:
    if schema == "mailto:":
        return raw if raw.startswith("mailto:") else f"mailto:{raw}"
    if schema == "https:":
        return raw
    if schema == "http:":
        return raw.replace("http:", "https:", 1)
    is_web = not schema and (raw.lower().startswith("www.") or _BARE.fullmatch(raw))
    return f"https://{raw}" if is_web else ""


def _phones(text: str, regions: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    said: dict[tuple[int, int], set[str]] = defaultdict(set)
    for region in regions or ("",):
        matcher = PhoneNumberMatcher(
            text, region.upper() or None, leniency=Leniency.POSSIBLE
        )
        for match in matcher:
            raw = match.raw_string
            if not _DIALLED.match(raw) or _DATE.fullmatch(raw):
                continue
            try:
                phone = phones.normalise(raw, region=region)
            except ValueError:
                continue
            said[match.start, match.end].add(phone)
    for (start, stop), numbers in said.items():
        if len(numbers) == 1:
            yield start, stop, numbers.pop()
