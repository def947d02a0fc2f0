"""HTML as tags and texts, one after another, in time that grows with its length only.

Clipboards hold whatever a program wrote: conditional comments, tags that never end, a
quotation mark too few. Nothing is refused and nothing is nested here, so that neither
the depth nor a mistake costs more than its own characters. (The standard library's
parser looks through the rest of the text again at each unfinished tag.)
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A tag: "p", "o:p". is_empty: it closes itself, "<br/>"."""

    name: str
    attributes: Mapping[str, str]
    is_end: bool = False
    is_empty: bool = False


_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_REST = re.compile(r"(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
"""The rest of a tag. A sign in quotation marks does not end it."""
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?"
)
_RAW = ("script", "style", "xml")
"""Elements that hold no text of a page, up to their end tag."""
_MOST_TAGS = 60_000
"""More than any text that could be saved; what follows is read as words alone."""
_TOLERATED = 50
"""Tags with unpaired quotation marks, each of which costs a look at all that follows."""


def tokens(html: str) -> Iterator[Tag | str]:
    """The tags of an HTML text, and its texts with their characters spelled out."""
    at, count, broken = 0, 0, 0
    while at < len(html):
        opened = html.find("<", at)
        if opened < 0:
            break
        if opened > at:
            yield unescape(html[at:opened])
        count += 1
        if count > _MOST_TAGS:
            yield unescape(re.sub(r"<[/a-zA-Z!?][^<>]*>", " ", html[opened:]))
            return
        if html.startswith("<!--", opened):
            at = _after(html, "-->", opened + 4)
        elif html.startswith(("<!", "<?"), opened):
            at = _after(html, ">", opened + 2)
        elif name := _NAME.match(html, opened):
            rest = _REST.match(html, name.end()) if broken < _TOLERATED else None
            broken += rest is None
            end = rest.end() if rest else html.find(">", name.end()) + 1
            if not end:  # the text ends within a tag
                yield unescape(html[opened + 1 :])
                return
            tag = _tag(name, html[name.end() : end - 1])
            yield tag
            at = end
            if tag.name in _RAW and not tag.is_end and not tag.is_empty:
                at = _after_raw(html, tag.name, at)
        else:
            yield "<"
            at = opened + 1
    if at < len(html):
        yield unescape(html[at:])


def _tag(name: re.Match[str], inside: str) -> Tag:
    found: dict[str, str] = {}
    is_end = name[0].startswith("</")
    for attribute in () if is_end else _ATTRIBUTE.finditer(inside):
        value = attribute[2] or attribute[3] or attribute[4] or ""
        found.setdefault(attribute[1].lower(), unescape(value))
    return Tag(
        name=name[1].lower(),
        attributes=found,
        is_end=is_end,
        is_empty=inside.endswith("/"),
    )


def _after(html: str, sign: str, start: int) -> int:
    end = html.find(sign, start)
    return len(html) if end < 0 else end + len(sign)


def _after_raw(html: str, name: str, start: int) -> int:
    end = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(html, start)
    return end.start() if end else len(html)
