"""Words of the glossary in running text: each becomes a button where it is first used.

Works on finished HTML, after the facts have been filled in. The button opens the
meaning, which the section brings along (`SectionCopy.terms`); both are part of the
edition, so that readers never wait and a reviewer sees what they will see.
"""

from html.parser import HTMLParser

from content.glossary.names import Lexicon

_LEFT_ALONE = frozenset(
    ["a", "abbr", "button", "code", "h3", "h4", "h5", "h6", "pre", "section", "thead"]
)
"""Where no button may stand: links and headings, and the cards and lists of care, in
which nothing must stand between a reader and what to do."""

_OPENING, _CLOSING = '(["„“‘«', ')]"”“’».,;:!?…'

_VOID = frozenset(["br", "hr", "img", "source"])


def mark(html: str, *, lexicon: Lexicon, explained: set[str]) -> tuple[str, list[str]]:
    """A section's HTML with its new terms as buttons, and their keys.

    explained: the keys that the page has explained so far; the new ones are added.
    """
    marker = _Marker(lexicon, explained)
    marker.feed(html)
    marker.close()
    return "".join(marker.html), marker.keys


class _Marker(HTMLParser):
    """Copies HTML to the letter, and adds the buttons."""

    def __init__(self, lexicon: Lexicon, explained: set[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.html: list[str] = []
        self.keys: list[str] = []
        self._lexicon = lexicon
        self._explained = explained
        self._left_alone: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.html.append(self.get_starttag_text() or "")
        if tag not in _VOID and (self._left_alone or tag in _LEFT_ALONE):
            self._left_alone.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.html.append(f"</{tag}>")
        if self._left_alone:
            self._left_alone.pop()

    def handle_entityref(self, name: str) -> None:
        self.html.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.html.append(f"&#{name};")

    def handle_data(self, data: str) -> None:
        if not self._left_alone:
            data = self._marked(data)
        self.html.append(data)

    def _marked(self, text: str) -> str:
        done, marked = 0, ""
        for use in self._lexicon.uses(text):
            if use.key in self._explained:
                continue
            start, end = _with_signs(text, use.start, use.end, after=done)
            button = _button(text[use.start : use.end], use.key)
            if (start, end) != (use.start, use.end):
                signs = text[start : use.start], text[use.end : end]
                button = f'<span class="whole">{signs[0]}{button}{signs[1]}</span>'
            marked += text[done:start] + button
            done = end
            self._explained.add(use.key)
            self.keys.append(use.key)
        return marked + text[done:]


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
