"""Where the links of a Markdown text lead, and which of them lead nowhere."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext as _

from content.markup.blocks import LISTS, URGENCY
from content.markup.leaves import Citation, Link
from content.markup.limits import MAX_PROBLEMS, too_much
from content.markup.names import SHOWN, nearest
from content.markup.parser import parse
from content.markup.picture_lines import wrong_picture
from content.markup.problems import fact_problems, first, pictures_of
from content.markup.tree import Box, Heading, Problem, walk
from content.pictures.shown import ShownPicture

Anchors = Callable[[str], Collection[str]]
"""The key of a page → the anchors that links can lead to there."""


@dataclass(frozen=True, kw_only=True)
class Links:
    """What a text may point at, in its language.

    pages: page key → address ("costs" → "/nl/kosten/", or "page:costs" where the
    address is filled in later). anchors: those of every page; None where they have been
    looked up before. page: the key of the text's own page. sources: the address of the
    list of sources, and the keys that stand there. facts: the names that the text may
    write in double braces. unapproved: those it may write once they are published.
    silent: those that its clinic has not stated. pictures: all that there are, by key.
    regions: where a phone number without a country code may be.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    anchors: Anchors | None = None
    page: str = ""
    sources_url: str = ""
    sources: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    unapproved: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    pictures: Mapping[str, ShownPicture] = field(default_factory=dict)
    regions: tuple[str, ...] = ()


def page_key(address: str) -> str:
    """The page that an address names: "costs" for "page:costs#ask-before"."""
    return address.removeprefix("page:").partition("#")[0]


def link_problems(text: str, *, links: Links) -> list[Problem]:
    """Links and citations in a text that lead nowhere, each with the nearest key."""
    if too_much(text):
        return []
    found: list[Problem] = []
    document = parse(text)
    for picture in pictures_of(document):
        if message := wrong_picture(picture.key, pictures=links.pictures):
            found.append(Problem(line=picture.line, message=message))
    for leaf in document.leaves():
        for line, span in leaf.spans():
            if isinstance(span, Citation) and span.text not in links.sources:
                found.append(_nowhere(span.text, line.number, links.sources))
            if isinstance(span, Link):
                found += _of_link(span.address, line.number, links)
            if len(found) > MAX_PROBLEMS:
                break
    found += fact_problems(
        text, facts=links.facts, unapproved=links.unapproved, silent=links.silent
    )
    return first(sorted(found, key=lambda problem: problem.line))


def anchor_problems(text: str, *, page: str, anchors: Anchors) -> list[Problem]:
    """Links in a text to an anchor that is not there. page: the key of its own page."""
    return first(
        [
            problem
            for line, address in _addresses(text)
            for problem in _of_anchor(address, line, page, anchors)
        ]
    )


def places(text: str, *, page: str) -> list[tuple[str, str]]:
    """The anchors that a text links to, each behind its page. page: the text's own."""
    found = [_place(address, page) for _line, address in _addresses(text)]
    return [place for place in found if place]


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """The address of every link that may have an anchor, behind its line."""
    if "#" not in text or too_much(text):
        return
    for leaf in parse(text).leaves():
        for line, span in leaf.spans():
            if isinstance(span, Link):
                yield line.number, span.address


def _place(address: str, page: str) -> tuple[str, str] | None:
    """The page and the anchor that an address names; None for any other address."""
    before, sign, anchor = address.partition("#")
    if not sign or (before and not before.startswith("page:")):
        return None
    return page_key(before) or page, anchor


@lru_cache(maxsize=4096)
def heading_count(text: str) -> int:
    """How many headings a text has; each has a number as its anchor
    (`content.markup.rules.Headings`)."""
    if too_much(text) or not re.search(r"^ *(#|///)", text, re.MULTILINE):
        return 0
    return sum(
        isinstance(block, Heading)
        or (isinstance(block, Box) and block.name in (*URGENCY, *LISTS))
        for block in walk(parse(text).blocks)
    )


def _of_link(address: str, line: int, links: Links) -> Iterator[Problem]:
    key = page_key(address)
    if address.startswith("page:") and key not in links.pages:
        yield _nowhere(key, line, links.pages)
    elif links.anchors:
        yield from _of_anchor(address, line, links.page, links.anchors)


def _of_anchor(
    address: str, line: int, page: str, anchors: Anchors
) -> Iterator[Problem]:
    """What is wrong with the anchor of a link to a page of this site."""
    place = _place(address, page)
    if place and place[1] not in (known := anchors(place[0])):
        typed = address.removeprefix("page:")
        start = typed[: typed.index("#") + 1]
        yield _nowhere(typed, line, [start + one for one in known])


def _nowhere(key: str, line: int, known: Collection[str]) -> Problem:
    """An unknown name of a page, a place or a source, with the known one nearest to it."""
    return Problem(
        line=line,
        message=_("“%(key)s” leads nowhere. The nearest name is “%(near)s”.")
        % {"key": key[:SHOWN], "near": nearest(key, known)},
    )
