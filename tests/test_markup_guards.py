"""The guards watch over parser and renderer: whatever these lose, a guard stops it.

Each test breaks a tree or finished HTML by hand, as a mistake in the code would.
"""

import importlib
from dataclasses import replace

import pytest

from content.markup import MarkupError
from content.markup.comparison import difference
from content.markup.leaves import Bold, Link, Words
from content.markup.ledger import unread
from content.markup.lines import read_lines
from content.markup.parser import Reader, parse
from tests.markup_reading import LINKS, complaints, html

TEXT = """\
# One

Two **three** [four](page:costs) [@R4] five[^n] {{clinic_phone}}.
> six *seven*

1. eight
   - nine
   - ten
2. eleven

| A | B |
|---|---|
| C | [D](page:costs) |

/// urgent | Now [go](page:costs)
- twelve
- [dertien]{nl}
///

3. november

[^n]: Note."""


@pytest.fixture
def tree():
    """A fresh one that may be broken, unlike the shared one of `parse`."""
    reader = Reader(read_lines(TEXT))
    reader.read()
    return reader.document


def leaf(tree, words):
    return next(leaf for leaf in tree.leaves() if leaf.words.startswith(words))


def test_nothing_of_a_sound_text_is_unread(tree):
    assert list(unread(tree)) == []
    assert difference(tree, html(TEXT)) is None


# --- The ledger ------------------------------------------------------------------------


def _without_a_cell(tree):
    tree.blocks[3].rows[1].pop()


def _without_a_second_line(tree):
    leaf(tree, "Two").lines.pop()


def _without_a_sign(tree):
    line = leaf(tree, "Two").lines[1]
    spans = (Words(start=line.start + 2, text="six *seven*"),)
    leaf(tree, "Two").lines[1] = replace(line, spans=spans)


def _without_a_digit(tree):
    line = leaf(tree, "3.").lines[0]
    leaf(tree, "3.").lines[0] = replace(line, spans=(Words(start=3, text="november"),))


def _without_an_item(tree):
    tree.blocks[2].items[0].blocks[0].items.pop()


def _without_a_block(tree):
    tree.blocks.pop()


def _without_a_note(tree):
    tree.notes.clear()


def _with_another_letter(tree):
    line = leaf(tree, "eight").lines[0]
    spans = (Words(start=line.start, text="eighT"),)
    leaf(tree, "eight").lines[0] = replace(line, spans=spans)


def _with_words_twice(tree):
    tree.blocks.append(tree.blocks[0])


def _with_another_number(tree):
    tree.blocks[2].start = 2


def _as_a_heading(tree):
    leaf(tree, "eight").kind = "heading"


def _as_a_list_without_numbers(tree):
    tree.blocks[2].start = 0


@pytest.mark.parametrize(
    "broken",
    [
        _without_a_cell,
        _without_a_second_line,
        _without_a_sign,
        _without_a_digit,
        _without_an_item,
        _without_a_block,
        _without_a_note,
        _with_another_letter,
        _with_words_twice,
        _with_another_number,
        _as_a_heading,
        _as_a_list_without_numbers,
    ],
)
def test_the_ledger_finds_what_the_tree_has_lost(tree, broken):
    broken(tree)
    assert list(unread(tree))


# --- The comparison --------------------------------------------------------------------


@pytest.mark.parametrize(
    "old, new",
    [
        ("<p>Two ", "<p>"),
        ("<br>", " "),
        ("&gt; six", "six"),
        ("*seven*", "<strong>seven</strong>"),
        ("<li>ten</li>", ""),
        ('<th scope="row" role="rowheader">C</th>', ""),
        ("<p>3. november</p>", ""),
        ("twelve", "twelve twelve"),
        ("</strong>", "</strong>x"),
        ("</div>", "</div><p>More.</p>"),
        ('href="/en/costs/"', ""),
        ('class="citation" href="/en/sources/#R4"', 'class="citation"'),
        ("{{{clinic_phone}}}", ""),
        ("<p>Note.", "<p>"),
    ],
)
def test_the_comparison_finds_what_the_html_has_lost(old, new):
    shown = html(TEXT)
    assert old in shown
    assert difference(parse(TEXT), shown.replace(old, new, 1))


def test_the_comparison_finds_words_that_nobody_typed():
    assert difference(parse("a"), "<p>a</p><p>b</p>") == (1, "b")


def test_the_comparison_finds_blocks_in_another_order():
    shown = html("a\n\nb")
    assert difference(parse("b\n\na"), shown)


# --- In the road to readers ------------------------------------------------------------


@pytest.fixture
def module():
    return importlib.import_module("content.markup.render")


def test_a_text_of_which_the_parser_lost_something_is_not_rendered(module, monkeypatch):
    shorter = parse("Bel 112.")
    shorter = replace(shorter, lines=["Bel 112.", "Nu."])
    monkeypatch.setattr(module, "parse", lambda text: shorter)
    assert complaints("Bel 112.\nNu.")[0][0] == 2


def test_a_text_of_which_the_renderer_lost_something_is_not_rendered(
    module, monkeypatch
):
    monkeypatch.setattr(module, "to_html", lambda builder: "<p>Bel 11.</p>")
    (line, message), *_ = complaints("Bel 112.")
    assert line == 1
    assert "“Bel 112.” would not be shown as it is typed" in message


def test_a_link_that_the_sanitiser_takes_away_is_refused(module, monkeypatch):
    monkeypatch.setattr(module, "sanitise", lambda html: html.replace("href", "data-x"))
    with pytest.raises(MarkupError, match="page:costs"):
        html("a [x](page:costs)")


# --- Links that stay names -------------------------------------------------------------


def test_a_link_to_a_page_can_stay_the_name_of_the_page():
    """Editions keep them so; the address is filled in when a response is made."""
    links = replace(
        LINKS,
        pages={"costs": "page:costs"},
        sources_url="page:sources",
    )
    render = importlib.import_module("content.markup").render
    shown = render(
        "[a](page:costs#ask-before) [b](page:costs) [@R4]",
        language="en",
        links=links,
        anchor="first",
    )
    assert 'href="page:costs#ask-before"' in shown
    assert 'href="page:costs"' in shown
    assert 'href="page:sources#R4"' in shown


# --- The tree --------------------------------------------------------------------------


def test_spans_stand_within_one_another():
    (leaf_,) = parse("**a [b](page:costs) {{c}}** d").leaves()
    bold, rest = leaf_.lines[0].spans
    assert isinstance(bold, Bold)
    assert isinstance(bold.spans[1], Link)
    assert rest == Words(start=27, text=" d")
    assert leaf_.words == "a b {{c}} d"


def test_a_leaf_tells_what_it_is_and_where_it_stands():
    text = "# A\n\n- b\n  - c\nx\n\n| d | e |\n|--|--|\n| f | g |\n\n/// do | h\n///"
    found = [
        (leaf.kind, leaf.words, leaf.line, leaf.depth, leaf.row, leaf.column)
        for leaf in parse(text).leaves()
    ]
    assert found == [
        ("heading", "A", 1, 0, 0, 0),
        ("item", "b", 3, 1, 0, 0),
        ("item", "c\nx", 4, 2, 0, 0),
        ("cell", "d", 7, 0, 0, 0),
        ("cell", "e", 7, 0, 0, 1),
        ("cell", "f", 9, 0, 1, 0),
        ("cell", "g", 9, 0, 1, 1),
        ("title", "h", 11, 0, 0, 0),
    ]
