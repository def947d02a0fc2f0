"""Plain text, line by line: from a PDF, an e-mail, or our own field.

What is a text in the dialect already comes out as it went in.
"""

import re
from itertools import pairwise

from content.markup.lines import Line, read_lines
from content.paste.cleaned import Kind, Removed
from content.paste.debris import debris, is_related, without_marks
from content.paste.hyphens import mended
from content.paste.inline import seen, single_spaces

_SYMBOLS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d", "•"))
"""Bullets of fonts that number their signs as they like (Symbol, Wingdings)."""
_BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[•·▪▫◦‣⁃●○■□➢➤✓✔❖§]|o(?=\t| {2,})|[-–—*+](?=\t| {2,}))"
    r"[ \t]+(?=\S)"
)
_GLUED = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[•▪◦●■‣])(?=[^\W\d_])")
"""A bullet without a space behind it, as some PDF readers copy it."""
_NUMBER = re.compile(r"(?P<indent> *)(?P<mark>[1-9][0-9]?[.)])(?:\t+| {2,})(?=\S)")
_WRAPPED_FROM = 40
"""Characters of a line that may have been broken at the edge of a page."""
_RAGGED = 30
"""How much shorter such a line may be than the longest of its paragraph."""
_MOST_LINES = 500
"""Of a paragraph that anybody has broken."""
_MOST = 300_000
"""Characters that are looked at line by line; a third of them can be saved."""
_ROUNDS = 4
_END = (".", "!", "?", ":", ";")


def cleaned_lines(text: str, *, removed: Removed) -> str:
    """A plain text without debris. removed: hears of all that changes."""
    text = text.translate(_SYMBOLS).replace("\x0c", "\n").replace("\x0b", "\n")
    text = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    if len(text) > _MOST:
        return seen(text, removed=removed)
    bullets = _bulleted(text.split("\n"))
    lines = [_line(line, removed=removed) for line in bullets]
    lines = [line for line in lines if not _is_debris(line, removed=removed)]
    text = re.sub("\n{3,}", "\n\n", "\n".join(lines))
    for _round in range(_ROUNDS):
        before, text = text, _unwrapped(text, removed=removed)
        if text == before:
            break
    return mended(text, removed=removed)


def _line(line: str, *, removed: Removed) -> str:
    indent = re.match("[ \t]*", line)
    start = indent.end() if indent else 0
    lead, words = line[:start], line[start:]
    words = seen(words, removed=removed)
    if (left := without_marks(words, removed=removed)) != words:
        words = left.lstrip(" ")
    if not words.startswith("|"):
        words = single_spaces(words, removed=removed)
    return (lead + words).rstrip(" ")


def _is_debris(line: str, *, removed: Removed) -> bool:
    kind = debris(line) if line.strip() else None
    kind = Kind.RELATED if kind is None and is_related(line) else kind
    if kind:
        removed[kind] += 1
    return kind is not None


def _bulleted(lines: list[str]) -> list[str]:
    """Items with the one sign that needs no word; by their signs in levels, where a word
    processor has left them no other: "•", below it "o", below that "▪"."""
    found: list[str] = []
    marks: list[str] = []
    lines = [line.replace("\u00a0", " ") for line in lines]
    for at, line in enumerate(lines):
        bullet = _BULLET.match(line) or _GLUED.match(line)
        if not bullet:
            if line.strip():
                marks = []
            number = _NUMBER.match(line)
            found.append(
                f"{number['indent']}{number['mark']} {line[number.end() :]}"
                if number
                else line
            )
            continue
        mark = bullet["mark"]
        near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
        is_alone = not any(map(_BULLET.match, near))
        if is_alone and (mark in "-–—+*" or line[bullet.end()].isdigit()):
            found.append(line)  # an item, a minus or a note: who pasted it knows
            continue
        level = 0
        if not bullet["indent"]:
            if mark in marks:
                del marks[marks.index(mark) + 1 :]
            else:
                marks.append(mark)
            level = min(len(marks) - 1, 5)
        indent = bullet["indent"].expandtabs(4) or "  " * level
        found.append(f"{indent}- {line[bullet.end() :]}")
    return found


def _unwrapped(text: str, *, removed: Removed) -> str:
    """Paragraphs on one line each, where a page has broken them."""
    lines: list[str] = []
    group: list[Line] = []
    for line in read_lines(text):
        if group and line.kind == "text":
            group.append(line)
            continue
        lines += _whole(group, removed=removed)
        group = [line] if line.kind in ("text", "item", "number") else []
        if not group:
            lines.append(line.source)
    lines += _whole(group, removed=removed)
    return "\n".join(lines)


def _whole(group: list[Line], *, removed: Removed) -> list[str]:
    """The lines of one paragraph or item, joined where they belong together."""
    if not 1 < len(group) < _MOST_LINES:
        return [line.source for line in group]
    lengths = [len(line.source) for line in group[:-1]]
    is_set = min(lengths) >= _WRAPPED_FROM and max(lengths) - min(lengths) <= _RAGGED
    is_set &= len(group) > 2 or not group[0].words.endswith(_END)
    joined = [group[0].source]
    for before, line in pairwise(group):
        words = line.source.strip(" ")
        is_open = len(before.source) >= _WRAPPED_FROM and words[:1].islower()
        if before.words.endswith(("-", "‐")) and words[:1].islower():
            joined[-1] = mended(f"{joined[-1]}\n{words}", removed=removed)
            joined[-1] = joined[-1].replace("\n", " ")
        elif is_set or is_open:
            removed[Kind.LINES] += 1
            joined[-1] = f"{joined[-1]} {words}"
        else:
            joined.append(line.source)
    return joined
