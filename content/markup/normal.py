"""The normal form of a text: one way to end a line, to leave a space, to write "é".

The parser reads it, and columns and lines of the tree are counted in it.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.characters import normal as composed
from content.markup.tree import Problem

TAB = 4
"""How many spaces a tab before a line stands for."""

_LINE_END = re.compile(r"\r\n?")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LEADING = re.compile(r"^[ \t]+", re.MULTILINE)


def normal(text: str) -> str:
    """The text in its normal form; what is in it already stays as it is."""
    text = _SPACE.sub(" ", _LINE_END.sub("\n", composed(text)))
    text = _LEADING.sub(lambda spaces: spaces[0].expandtabs(TAB), text)
    return text.replace("\t", " ")


def remarks(text: str) -> Iterator[Problem]:
    """What the normal form changes in a text: once for each kind, with its first line."""
    lines = _LINE_END.sub("\n", text).split("\n")
    for number, line in enumerate(lines, start=1):
        if _SPACE.search(line):
            message = _("A space that does not break is read as an ordinary space.")
            yield Problem(line=number, message=message)
            break
    for number, line in enumerate(lines, start=1):
        if "\t" in line:
            yield Problem(line=number, message=_("A tab is read as spaces."))
            break
    for number, line in enumerate(lines, start=1):
        if composed(line) != line:
            message = _("A letter and its accent are read as one letter.")
            yield Problem(line=number, message=message)
            break
