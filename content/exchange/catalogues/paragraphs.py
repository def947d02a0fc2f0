"""A text cut where a translator works on it: paragraphs, headings, items, cells. Pure.

Between them stands what is no language: bullets, bars, cards, pictures. That never
leaves the site, so nobody can break it in a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from content.characters import readable
from content.markup.leaves import Leaf
from content.markup.limits import too_much
from content.markup.normal import normal
from content.markup.parser import parse

WHOLE = 0
"""In place of a paragraph's number: the text as one."""

_UNCUT = ((WHOLE,),)


@dataclass(frozen=True, kw_only=True)
class Paragraphs:
    """A text and its pieces. spans: where each stands, by its number, counted from 1;
    WHOLE alone where the text cannot be cut. shape: two texts of one shape are built
    alike, so that a number means the same in both."""

    text: str
    spans: Mapping[int, tuple[int, int]]
    shape: tuple[tuple[Any, ...], ...]

    def __getitem__(self, number: int) -> str:
        """The words of a piece; "" for one that is not there."""
        start, end = self.spans.get(number, (0, 0))
        return self.whole if number == WHOLE else self.text[start:end]

    @property
    def whole(self) -> str:
        """All of it, without the blanks around it."""
        return self.text.strip()

    @property
    def is_cut(self) -> bool:
        """It has pieces."""
        return WHOLE not in self.spans

    @property
    def numbers(self) -> list[int]:
        """Of the pieces that hold words."""
        return [number for number in self.spans if self[number].strip()]

    def replaced(self, words: Mapping[int, str]) -> str:
        """The text with other words in some of its pieces."""
        if WHOLE in words:
            start = len(self.text) - len(self.text.lstrip())
            end = start + len(self.whole)
            return self.text[:start] + words[WHOLE] + self.text[end:]
        text = self.text
        for number in sorted(words, key=lambda one: self.spans[one], reverse=True):
            start, end = self.spans[number]
            text = text[:start] + words[number] + text[end:]
        return text


def cut(text: str, *, is_markdown: bool) -> Paragraphs:
    """A text in its pieces; in one, where it is plain, broken, or not as it is read."""
    text = clean(text)
    leaves = _leaves(text) if is_markdown else []
    if not leaves:
        return Paragraphs(text=text, spans={WHOLE: (0, len(text))}, shape=_UNCUT)
    return Paragraphs(
        text=text,
        spans={
            number: (leaf.start, leaf.end)
            for number, leaf in enumerate(leaves, start=1)
        },
        shape=tuple((one.kind, one.row, one.column, one.depth) for one in leaves),
    )


def _leaves(text: str) -> list[Leaf]:
    if too_much(text) or normal(text) != text or "\t" in text:
        return []
    document = parse(text)
    if document.problems:
        return []
    found = sorted(document.leaves(), key=lambda leaf: leaf.start)
    ends = [0, *(leaf.end for leaf in found)]
    is_apart = all(
        end <= leaf.start <= leaf.end for end, leaf in zip(ends, found, strict=False)
    )
    return found if is_apart else []


def clean(text: str) -> str:
    """A text as files can carry it: one way to end a line, nothing invisible."""
    return readable(text.replace("\r\n", "\n").replace("\r", "\n"))


def fingerprint(text: str) -> str:
    """By which it is seen whether a piece has changed since the file was written."""
    return sha256(text.encode()).hexdigest()[:12]
