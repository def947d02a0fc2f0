"""From HTML to blocks: one walk over its tags, never nested, whatever they are."""

import re
from collections.abc import Mapping

from content.paste.addresses import cleaned_address
from content.paste.blocks import Block, Run
from content.paste.cleaned import Kind, Removed
from content.paste.elements import BLOCKS, CELLS, HEADINGS, LISTS, VOID
from content.paste.looks import is_bold, is_italic, is_word_marker, word_level
from content.paste.state import (
    PICTURES,
    Item,
    List,
    Skipped,
    State,
    Table,
    is_dot,
    is_title,
    skipped,
)
from content.paste.tags import Tag, tokens

_FOOTNOTE = re.compile(
    r"#_?(?:sd)?(?:ftn|edn|footnote|endnote)(ref)?([0-9]{1,4})(sym|anc)?"
)
_NUMBERED = re.compile(r"\(?([0-9]{1,3})[.)]?\)?")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DEEPEST_TABLE = 20
_LOOK_BACK = 400
"""How many open elements an end tag may close at once; more are a mistake of the HTML."""


def read(html: str, *, removed: Removed) -> list[Block]:
    """The blocks of an HTML text. removed: hears of everything that is left out."""
    reader = _Reader(removed)
    for token in tokens(_fragment(html)):
        if isinstance(token, str):
            reader.text(token)
        elif token.is_end:
            reader.end(token.name)
        else:
            reader.start(token)
    return reader.finish()


def _fragment(html: str) -> str:
    """What was marked, without what a browser wraps around it."""
    before, sign, after = html.partition("<!--StartFragment-->")
    return (after if sign else before).partition("<!--EndFragment-->")[0]


class _Reader:
    def __init__(self, removed: Removed) -> None:
        self.removed = removed
        self.state = State()
        self.opened: list[tuple[str, State]] = []
        self.blocks: list[Block] = []
        self.around: list[list[Block]] = []
        """Where the blocks outside of the cells go that are open."""
        self.tables: list[Table] = []
        self.runs: list[Run] = []
        self.marker = ""
        self.note = ""
        """The name of the footnote that the words are."""
        self.is_item_of_word = False

    # --- Tags ------------------------------------------------------------------------

    def start(self, tag: Tag) -> None:
        """An element begins."""
        name, attributes = tag.name, tag.attributes
        if name in PICTURES and not self.state.skipped:
            self.removed[Kind.PICTURES] += not is_dot(attributes)
        if name == "br":
            self._add(Run("\n"))
        if name in VOID or name == "v:imagedata" or (tag.is_empty and ":" in name):
            if name == "hr":
                self._flush()
            return
        if name in BLOCKS:
            self._close_implied(name)
            if not self.state.skipped:
                self._flush()
        self.opened.append((name, self.state))
        self.state = self._state(tag)
        if not self.state.skipped:
            self._open_block(name, attributes)

    def end(self, name: str) -> None:
        """An element ends, and all that were left open in it."""
        first = max(0, len(self.opened) - _LOOK_BACK)
        for at in range(len(self.opened) - 1, first - 1, -1):
            if self.opened[at][0] == name:
                while len(self.opened) > at:
                    self._pop()
                return
            if self.opened[at][0] in CELLS and name not in (
                *("tr", "tbody", "thead", "tfoot", "table"),
                *CELLS,
            ):
                return

    def _pop(self) -> None:
        name, before = self.opened.pop()
        if not self.state.skipped:
            if name in BLOCKS:
                self._flush(of=name)
            if name in CELLS and self.tables and self.around:
                self._close_cell()
            if name == "table" and self.tables:
                self._close_table()
        self.state = before

    def _close_implied(self, name: str) -> None:
        """End what the beginning of another block ends: "<p>a<p>b", "<li>a<li>b"."""
        ended: tuple[str, ...] = ("p", *HEADINGS)
        limits: tuple[str, ...] = (*CELLS, *LISTS, "table", "div", "li")
        if name == "li":
            ended, limits = ("li",), (*LISTS, "table")
        elif name in CELLS:
            ended, limits = CELLS, ("tr", "table")
        elif name == "tr":
            ended, limits = ("tr",), ("table",)
        elif name in ("div", "table", *LISTS) and not self.state.heading:
            ended = ("p",)
        for at in range(len(self.opened) - 1, max(-1, len(self.opened) - 30), -1):
            if self.opened[at][0] in ended:
                while len(self.opened) > at:
                    self._pop()
                return
            if self.opened[at][0] in limits:
                return

    def _state(self, tag: Tag) -> State:
        """What holds within an element that begins."""
        name, attributes, state = tag.name, tag.attributes, self.state
        if state.skipped:
            return state
        if left_out := skipped(name, attributes):
            return state._replace(skipped=left_out)
        style = attributes.get("style", "")
        bold = is_bold(name, style)
        if bold is not None:
            state = state._replace(is_bold=bold)
        if not state.is_italic and is_italic(name, style):
            self.removed[Kind.ITALICS] += 1
            state = state._replace(is_italic=True)
        if is_word_marker(attributes):
            state = state._replace(is_marker=True)
        if name in HEADINGS or is_title(attributes):
            state = state._replace(heading=HEADINGS.get(name, 1))
        if name == "pre":
            state = state._replace(is_exact=True)
        if name == "a":
            state = self._linked(attributes.get("href", ""), state)
        return state

    def _linked(self, address: str, state: State) -> State:
        if note := _FOOTNOTE.fullmatch(address):
            self._note(note)
            return state._replace(skipped=Skipped(kind=None))
        if not address or address.startswith("#"):
            return state._replace(is_link=bool(address))
        found = cleaned_address(address, removed=self.removed)
        return state._replace(address=found, is_link=True)

    def _note(self, note: re.Match[str]) -> None:
        """The mark of a footnote in the text, or before its note."""
        if note[1] or note[3] == "anc":
            self.note = note[2]
        else:
            self._add(Run("", note=note[2]))

    def _open_block(self, name: str, given: Mapping[str, str]) -> None:
        """Remember lists, items, rows and cells."""
        state = self.state
        if name in LISTS:
            start = given.get("start", "1")
            number = int(start[:3]) if start.isdecimal() and int(start[:3]) else 1
            opened = List(next=number if name == "ol" else 0)
            self.state = state._replace(lists=(*state.lists, opened)[-12:])
        elif name == "li":
            self.state = state._replace(item=self._item(state.lists))
        elif name == "table" and len(self.tables) < _DEEPEST_TABLE:
            if self.tables:
                self.tables[-1].is_plain = False
            self.tables.append(Table())
        elif name == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif name in CELLS and self.tables:
            self.around.append(self.blocks)
            self.blocks = []
            self.state = state._replace(item=None, lists=())
        elif name == "p" and (level := word_level(given)) is not None:
            self.is_item_of_word = True
            self.state = state._replace(item=Item(level=max(0, level)))

    def _item(self, lists: tuple[List, ...]) -> Item:
        number = 0
        if lists and lists[-1].next:
            number = lists[-1].next
            lists[-1].next += 1
        return Item(level=max(0, len(lists) - 1), number=number)

    # --- Tables ----------------------------------------------------------------------

    def _close_cell(self) -> None:
        table = self.tables[-1]
        table.rows = table.rows or [[]]
        table.rows[-1].append(self.blocks)
        table.is_plain &= all(one.kind == "text" for one in self.blocks)
        self.blocks = self.around.pop()

    def _close_table(self) -> None:
        table = self.tables.pop()
        rows = [row for row in table.rows if any(row)]
        width = max(map(len, rows), default=0)
        if table.is_plain and width > 1 and len(rows) > 1:
            cells = [[_in_one(cell) for cell in row] for row in rows]
            for row in cells:
                row += [[]] * (width - len(row))
            self.blocks.append(Block(kind="table", rows=cells))
            return
        self.removed[Kind.CELLS] += bool(rows)
        self.blocks += [block for row in rows for cell in row for block in cell]

    # --- Words -----------------------------------------------------------------------

    def text(self, text: str) -> None:
        """Words between two tags."""
        state = self.state
        if state.skipped:
            left_out = state.skipped
            if left_out.kind and not left_out.is_told and text.strip():
                left_out.is_told = True
                self.removed[left_out.kind] += 1
            return
        if not state.is_exact:
            text = _SPACES.sub(" ", text)
        if state.is_marker:
            self.marker += text
            return
        self._add(
            Run(
                text,
                is_bold=state.is_bold,
                address=state.address,
                is_link=state.is_link,
            )
        )

    def _add(self, run: Run) -> None:
        if not self.state.skipped:
            self.runs.append(run)

    def _flush(self, *, of: str = "") -> None:
        """Make a block of the words so far. An empty line divides paragraphs.

        of: the element that ends.
        """
        runs, self.runs = self.runs, []
        marker, self.marker = self.marker.strip(), ""
        is_words, self.is_item_of_word = self.is_item_of_word, False
        if not any(run.text.strip() or run.note for run in runs):
            is_drawn = any("\n" in run.text or "\u00a0" in run.text for run in runs)
            self.removed[Kind.EMPTY] += of in ("p", "div") and is_drawn
            return
        for part in _paragraphs(runs):
            block = Block(kind="text", runs=part)
            item = self.state.item
            if self.state.heading and item is None:
                block.kind, block.level = "heading", self.state.heading
            elif item is not None and not item.is_used:
                item.is_used = True
                block.kind, block.level, block.number = "item", item.level, item.number
                if is_words and (number := _NUMBERED.fullmatch(marker)):
                    block.number = int(number[1])
                elif is_words and marker[-1:] in (".", ")") and len(marker) > 1:
                    block.runs = [Run(f"{marker} "), *part]  # "a)": a letter is a word
            elif item is not None:
                block.inside = item.level
            block.note, self.note = self.note, ""
            self.blocks.append(block)

    def finish(self) -> list[Block]:
        """Everything has been read."""
        while self.opened:
            self._pop()
        self._flush()
        return self.blocks


def _paragraphs(runs: list[Run]) -> list[list[Run]]:
    """Words between empty lines. One line end stays in its paragraph."""
    parts: list[list[Run]] = [[]]
    ends = 0
    for run in runs:
        for at, text in enumerate(run.text.split("\n")):
            if at:
                ends += 1
            if not text.strip() and not run.note:
                if text and not ends and parts[-1]:
                    parts[-1].append(run._replace(text=text))
                continue
            if ends > 1 and parts[-1]:
                parts.append([])
            elif ends and parts[-1]:
                parts[-1].append(Run("\n"))
            ends = 0
            parts[-1].append(run._replace(text=text))
    return [part for part in parts if any(run.text.strip() or run.note for run in part)]


def _in_one(blocks: list[Block]) -> list[Run]:
    """The words of a cell."""
    runs: list[Run] = []
    for block in blocks:
        runs += [Run(" ")] if runs else []
        runs += block.runs
    return runs
