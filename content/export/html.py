"""What a file of the site leads to, and where links into it may end. Pure."""

import re
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath

_TAG = re.compile(r"<([a-z][\w-]*)((?:\s+[\w:-]+(?:\s*=\s*\"[^\"]*\")?)*)\s*/?>", re.I)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*\"([^\"]*)\"")
_FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action")}
_NAMED = frozenset(["canonical", "alternate"])
"""Kinds of <link> that name an address and load nothing."""

_LOADED_BY = ("src", "poster", "data")
_ADDRESSES = re.compile(r"[\"'(]((?:\.{1,2}|/static)/[^\"'()\s?#]+)[\"')]")
_IN_XML = re.compile(
    r"<loc>([^<]+)</loc>|\b(?:href|src)=\"([^\"]*)\"|<id>(http[^<]+)</id>"
)
_IN_JSON = re.compile(r'"(?:src|start_url)": "([^"]+)"')


@dataclass(frozen=True)
class Found:
    """followed: what a reader may go to. loaded: what a browser asks for by itself.
    anchors: where links may end."""

    followed: frozenset[str] = frozenset()
    loaded: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()


def found_in(text: str, *, content_type: str, address: str) -> Found:
    """What stands in a file. address: of the file, for addresses relative to it."""
    kind = content_type.partition(";")[0].strip()
    if kind == "text/html":
        return _in_html(text)
    if kind.endswith("xml") and not kind.startswith("image/"):
        every = (one for match in _IN_XML.findall(text) for one in match if one)
        return Found(followed=frozenset(map(unescape, every)))
    if kind.endswith("json"):
        return Found(loaded=frozenset(_IN_JSON.findall(text)))
    if kind in ("text/css", "text/javascript", "application/javascript"):
        folder = dirname(address)
        every = (normpath(join(folder, one)) for one in _ADDRESSES.findall(text))
        return Found(loaded=frozenset(every))
    return Found()


def _in_html(text: str) -> Found:
    followed, loaded, anchors = set[str](), set[str](), set[str]()
    for tag, written in _TAG.findall(text):
        tag = tag.lower()
        told = {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}
        if anchor := told.get("id"):
            anchors.add(anchor)
        for name, value in told.items():
            if (tag, name) in _FOLLOWED or name == "formaction":
                followed.add(value)
            elif name in _LOADED_BY:
                loaded.add(value)
            elif name == "srcset":
                loaded.update(one.split()[0] for one in value.split(",") if one.strip())
        if tag == "link" and "href" in told:
            kinds = {*told.get("rel", "").split()}
            (followed if kinds <= _NAMED else loaded).add(told["href"])
        if tag == "meta" and told.get("property") == "og:image":
            loaded.add(told["content"])
    return Found(frozenset(followed), frozenset(loaded), frozenset(anchors))
