"""What holds for every text, whatever it is made of."""

import re
import sys
from collections import Counter
from html.parser import HTMLParser
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.markup import MarkupError, leaves, problems, remarks
from content.markup.leaves import Citation, FactPlace, Words
from content.markup.normal import normal
from tests.markup_reading import html

TOKENS = [
    *("{w}", "{w} ", " {w}", "{w}\n", "\n{w}\n", "\n\n", "\n", "  ", "    ", "\t"),
    *("- ", "\n- {w}", "  - {w}\n", "* {w}\n", "• {w}\n", "– {w}\n", "1. {w}\n"),
    *("2. {w}\n", "2) {w}\n", "24. ", "# {w}\n", "\n### {w}\n", "#", "> {w}\n"),
    *("| {w} |\n", "|--|\n", "| {w} | {w} |\n", "|---|:-:|\n", "|"),
    *("/// do | {w}\n", "///\n", "/// several-clinics\n", "/// urgent\n", "///"),
    *("/// fold | {w}\n", "/// urgent | {w}\n"),
    *("**", "**{w}**", "*", "_", "`", "=\n", "--\n", "---\n", "~", "\\", "&lt;", "&"),
    *("[{w}](page:costs)", "[{w}](page:costs#a)", "[{w}](", "](", "[{w}]", "[", "]"),
    *("[@R4]", "[@", "[^n]", "\n[^n]: {w}\n", "[^", "[{w}]: {w}\n", "[{w}]{nl}"),
    *("{{clinic_phone}}", "{{", "![](picture:x)\n", "![", "<{w}>", "< ", "<!--"),
    *("\u00a0", "\u200b", "e\u0301", "\x00", ": ", "+ ", "{w}:\n"),
]
SIGNS = ">_`=~\\<"
"""Each means itself wherever it stands."""


class Read(HTMLParser):
    """What readers see, without the words that the house adds."""

    def __init__(self, markup):
        super().__init__()
        self.text = ""
        self.added = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        added = re.search(
            "urgency|hidden|footnote-|picture", dict(attrs).get("class", "")
        )
        if tag not in ("br", "hr") and (self.added or added):
            self.added.append(tag)
        self.text += " "

    def handle_endtag(self, tag):
        if self.added:
            self.added.pop()

    def handle_data(self, data):
        self.text += "" if self.added else data


def written(tokens):
    """The tokens as one text, in which every word is another one."""
    text = "".join(tokens)
    count = iter(range(10_000))
    return re.sub(r"\{w\}", lambda _: f"w{next(count)}x", text)


def shown_and_problems(text):
    """What readers see of a text; else why it cannot be published."""
    try:
        return Read(html(text)).text, []
    except MarkupError as error:
        return "", error.problems


def check(text):
    """The text is refused at lines that exist, or all of it is read, in its order."""
    shown, found = shown_and_problems(text)
    lines = len(re.split(r"\r\n|\r|\n", text))
    assert all(1 <= problem.line <= lines for problem in found)
    assert not any("as it is typed" in problem.message for problem in found), "a guard"
    if found:
        return
    text = normal(text)
    notes = "".join(re.findall(r"^ *\[\^n\]:.*", text, re.MULTILINE))
    in_order = re.sub(r"^ *\[\^n\]:.*", "", text, flags=re.MULTILINE) + notes
    assert re.findall(r"w\d+x", shown) == re.findall(r"w\d+x", in_order)
    typed = re.sub(r"\]\([^)]*\)|\{\{\w*\}\}", "", text)
    shown = re.sub(r"\{+clinic_phone\}+", "", shown)
    assert [shown.count(sign) for sign in SIGNS] == [
        typed.count(sign) for sign in SIGNS
    ]


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_every_text_of_two_tokens_is_read_or_refused(between):
    for one, two in product(TOKENS, TOKENS):
        check(written([one, between, two]))


@settings(deadline=None, max_examples=600)
@given(st.lists(st.sampled_from(TOKENS), max_size=14))
def test_every_text_of_many_tokens_is_read_or_refused(tokens):
    check(written(tokens))


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(st.sampled_from(TOKENS), max_size=14).map(written))
def test_every_reader_gets_a_tree_whose_places_are_right(text):
    typed = normal(text)
    assert normal(typed) == typed
    for leaf in leaves(text):
        assert 0 <= leaf.start <= leaf.end <= len(typed)
        for line, span in leaf.spans():
            if isinstance(span, Words | FactPlace | Citation):
                start = line.offset + span.start
                assert typed[start : start + len(span.text)] == span.text
                assert typed.count("\n", 0, start) + 1 == line.number


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(TOKENS), max_size=14).map(written))
def test_no_reader_of_a_draft_loses_a_word_whatever_mistakes_it_has(text):
    read = sorted(re.findall(r"w\d+x", " ".join(leaf.words for leaf in leaves(text))))
    assert read == sorted(re.findall(r"w\d+x", normal(text)))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(TOKENS), max_size=14).map(written))
def test_the_normal_form_of_a_text_is_read_like_the_text_itself(text):
    assert problems(text) == problems(normal(text))
    assert shown_and_problems(text) == shown_and_problems(normal(text))


HEAVY = [
    *TOKENS,
    *("](", "\\-", "<a", "<a>", "{{a", "(", "[x](a(b", "1. a\n2. b\n", "**a** "),
    *("[x](page:cost) ", "[@R5] ", "x[^n] ", "[^{n}]: b\n", "          - a\n", "a\n"),
    *(
        "- a\n  - b\n    - c\n",
        "a\n- b\n\n  c\n",
        "| a |\n|--|\n",
        "/// do | T\nx\n///\n",
    ),
    *("- - - - - - - - -\n", "1. a\n  1. b\n    1. c\n", "é", "![](picture:x)\n"),
]


def calls_to_draw(text):
    """How many functions of Python and of C are called: work, whatever the machine."""
    calls = Counter()
    sys.setprofile(lambda frame, event, argument: calls.update((event,)))
    try:
        shown_and_problems(text)
    finally:
        sys.setprofile(None)
    return calls["call"] + calls["c_call"]


@pytest.mark.parametrize("token", HEAVY)
@pytest.mark.parametrize("broken", [True, False], ids=["lines", "one-line"])
def test_the_work_grows_no_faster_than_the_text(token, broken):
    """Seconds are measured by `bench/markup.py`, on texts as long as the limits allow."""
    once = written([token]) if broken else written([token]).replace("\n", " ")

    def calls(length):
        return calls_to_draw(once * (length // len(once) + 1))

    calls(100)  # what is made once, at the first text
    assert calls(4_000) < 2.2 * calls(2_000) + 2_000


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_remarks_never_fail_and_name_lines_that_exist(text):
    lines = len(re.split(r"\r\n|\r|\n", text))
    assert all(1 <= remark.line <= lines for remark in remarks(text))
