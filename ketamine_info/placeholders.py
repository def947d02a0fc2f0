"""Whether the placeholders of a translated interface text fit those of its source.

A text that names a value which the code does not give is no page, but an error. What
GNU's `msgfmt --check-format` says, without GNU gettext and without Django.
"""

import re
import string
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import polib

_NAMED = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?([a-zA-Z])")
_TAG = re.compile(r"</?\w+[^>]*>")


@dataclass(frozen=True, kw_only=True)
class Misfit:
    """An entry that cannot be shown. line: in its catalogue."""

    line: int
    source: str
    translation: str
    why: str

    def __str__(self) -> str:
        return f"line {self.line}: “{self.translation}” for “{self.source}”: {self.why}"


def misfits(catalogue: polib.POFile) -> Iterator[Misfit]:
    """Every translation of a catalogue whose placeholders do not fit."""
    for entry in catalogue:
        if entry.obsolete or entry.fuzzy:
            continue
        sources = [entry.msgid, *([entry.msgid_plural] * bool(entry.msgid_plural))]
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            if text and (why := _why(text, sources, flags=entry.flags)):
                yield Misfit(
                    line=entry.linenum or 1,
                    source=entry.msgid,
                    translation=text,
                    why=why,
                )


def _why(text: str, sources: list[str], *, flags: list[str]) -> str:
    """What does not fit; "" where everything does. One number may leave out the count
    that the other one shows."""
    wanted, there = [_placeholders(one) for one in sources], _placeholders(text)
    lost = set[str].intersection(*wanted) - there
    more = there - set[str].union(*wanted)
    if more:
        return f"{_said(more)} is not in the source."
    if lost:
        return f"{_said(lost)} is missing."
    if "python-format" in flags and not _formats(text):
        return "a “%” begins no placeholder; write “%%” for the sign itself."
    return ""


def _placeholders(text: str) -> set[str]:
    named = {f"%({name}){kind}" for name, kind in _NAMED.findall(text)}
    counted = {f"{one} ({n})" for n, one in enumerate(_unnamed(text), start=1)}
    return named | counted | _braces(text) | {*_TAG.findall(text)}


def _braces(text: str) -> set[str]:
    try:
        found = [name for _text, name, _spec, _as in string.Formatter().parse(text)]
    except ValueError:  # a brace of its own: no such text is formatted
        return set()
    return {f"{{{name}}}" for name in found if name is not None}


def _formats(text: str) -> bool:
    try:
        text % (defaultdict(int) if _NAMED.search(text) else (0,) * len(_unnamed(text)))
    except (TypeError, ValueError):
        return False
    return True


def _unnamed(text: str) -> list[str]:
    return re.findall(r"%[sd]", text.replace("%%", ""))


def _said(placeholders: set[str]) -> str:
    return ", ".join(sorted(placeholders))
