"""Words of the glossary in running text: each becomes a button where it is first used.

Works on finished HTML, after the facts have been filled in. The button opens the
meaning, which the section brings along (`SectionCopy.terms`); both are part of the
edition, so that readers never wait and a reviewer sees what they will see.
"""

from collections.abc import Iterator
from unicodedata import normalize

from content.glossary.names import Lexicon
from content.text.html import pieces

_LEFT_ALONE = frozenset(
    ["a", "abbr", "button", "code", "h3", "h4", "h5", "h6", "pre", "section", "summary"]
    + ["thead"]
)
"""Where no button may stand: links, headings and titles of folds, and the cards and lists
of care, in which nothing must stand between a reader and what to do."""

_OPENING, _CLOSING = '(["„“‘«', ')]"”“’».,;:!?…'

_VOID = frozenset(["br", "hr", "img", "source"])


def mark(html: str, *, lexicon: Lexicon, explained: set[str]) -> tuple[str, list[str]]:
    """A section's HTML with its new terms as buttons, and their keys.

    Letters and their marks become one.

    explained: the keys that the page has explained so far; the new ones are added.
    """
    marked: list[str] = []
    keys: list[str] = []
    left_alone: list[str] = []
    for piece in pieces(html):
        if piece.kind == "text" and not left_alone:
            text = normalize("NFC", piece.source)
            marked += _marked(text, lexicon, explained, keys)
            continue
        marked.append(piece.source)
        if piece.kind == "end" and left_alone:
            left_alone.pop()
        is_left_alone = bool(left_alone) or piece.tag in _LEFT_ALONE
        if piece.kind == "start" and is_left_alone and piece.tag not in _VOID:
            left_alone.append(piece.tag)
    return "".join(marked), keys


def _marked(
    text: str, lexicon: Lexicon, explained: set[str], keys: list[str]
) -> Iterator[str]:
    """A run of text in parts, with its new terms as buttons; notes their keys."""
    done = 0
    for use in lexicon.uses(text):
        if use.key in explained:
            continue
        start, end = _with_signs(text, use.start, use.end, after=done)
        button = _button(text[use.start : use.end], use.key)
        if (start, end) != (use.start, use.end):
            signs = text[start : use.start], text[use.end : end]
            button = f'<span class="whole">{signs[0]}{button}{signs[1]}</span>'
        yield text[done:start] + button
        done = end
        explained.add(use.key)
        keys.append(use.key)
    yield text[done:]


def _with_signs(text: str, start: int, end: int, *, after: int) -> tuple[int, int]:
    """The place of a word with the brackets and signs that it stands between.

    A browser may begin a line before and after any button; a bracket must not stay
    behind alone. after: where the text before has been dealt with.
    """
    while start > after and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def _button(word: str, key: str) -> str:
    """word: as it stands in the HTML, so already escaped. key: letters and hyphens."""
    return (
        f'<button class="term" type="button" popovertarget="term-{key}">{word}</button>'
    )
