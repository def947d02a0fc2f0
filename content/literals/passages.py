"""The statements of a Markdown text: a sentence, a heading, a row or a cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.text.markdown import Leaf, Span, leaves
from content.text.sentences import sentences


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A statement: the text from start to end.

    lead: where the line stands that introduces it, or the head of its column. since:
    where its paragraph begins.
    """

    start: int
    end: int
    since: int
    lead: Span | None = None


def passages(text: str, *, prose: str) -> Iterator[Passage]:
    """Every statement of a text, of which `prose` is the prose.

    A cell of a table is one, under the head of its column; its whole row is another.
    """
    row: Span | None = None
    for leaf in leaves(text):
        if leaf.row and leaf.row != row:
            start, end = leaf.row
            yield Passage(start=start, end=end, since=start)
        row = leaf.row
        yield from _statements(leaf, prose)


def _statements(leaf: Leaf, prose: str) -> Iterator[Passage]:
    spans = (
        [(leaf.start, leaf.end)] if leaf.row else sentences(prose, leaf.start, leaf.end)
    )
    for start, end in spans:
        yield Passage(start=start, end=end, since=leaf.start, lead=leaf.lead)
