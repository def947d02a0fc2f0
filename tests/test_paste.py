"""What is copied elsewhere becomes clean text, and nothing that could be read is lost."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from content import markup
from content.markup.limits import too_much
from content.paste import Kind, clean

CASES = sorted((Path(__file__).parent / "paste_cases").iterdir())
STARTER = Path(__file__).resolve().parents[1] / "content" / "starter" / "pages"


def parts_of(case):
    source, text, removed = case.read_bytes().decode().split("\n=====\n")
    counts = {}
    for one in filter(None, removed.strip().split(", ")):
        kind, count = one.split()
        counts[Kind(kind)] = int(count)
    return source, text, counts


def cleaned(case, source):
    return clean(html=source) if case.suffix == ".html" else clean(text=source)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_people_copy_becomes_clean_text(case):
    source, text, removed = parts_of(case)
    found = cleaned(case, source)
    assert found.text == text
    assert found.removed == removed
    assert clean(text=found.text).text == found.text
    if case.suffix == ".html":
        assert markup.problems(found.text) == []


def test_there_are_cases_of_every_kind():
    assert len(CASES) >= 25
    kinds = {kind for case in CASES for kind in parts_of(case)[2]}
    assert kinds == {*Kind}
    # Kinds of pages copied from the web, of word processors, and of plain text.
    assert {case.suffix for case in CASES} == {".html", ".txt"}


@pytest.mark.parametrize("page", sorted(STARTER.glob("*.md")), ids=lambda p: p.name)
def test_a_text_of_our_own_comes_out_as_it_went_in(page):
    for section in re.split(r"^## .*\n", page.read_text(), flags=re.MULTILINE)[1:]:
        found = clean(text=section.strip())
        assert found.text == section.strip()
        assert not found.removed


# --- Whatever is pasted -----------------------------------------------------------------

WORDS = st.text("abXYé1 -*_[]()|#/.:!{}<>&;\\\u00a0\u00ad\u200b~`+", max_size=12)
PLAIN = st.lists(st.sampled_from(["huis", "Weg", "pijn", "12", "nacht"]), min_size=1, max_size=4).map(" ".join)  # fmt: skip
VOID = st.sampled_from(["<br>", "<hr>", "<img src=x>", "<o:p></o:p>"])
TAGS = (
    *("p", "div", "b", "strong", "span", "em", "ul", "ol", "li", "h1", "h3", "h6"),
    *("table", "tr", "td", "th", "blockquote", "pre", "sup"),
)


def wrapped(inner):
    tag = st.sampled_from(TAGS)
    linked = st.sampled_from(
        ["https://a.example.org/x?utm_source=b", "javascript:x", ""]
    )
    return st.one_of(
        st.tuples(tag, st.lists(inner, max_size=4)).map(
            lambda both: f"<{both[0]}>{''.join(both[1])}</{both[0]}>"
        ),
        st.tuples(linked, inner).map(lambda both: f'<a href="{both[0]}">{both[1]}</a>'),
    )


PAGES = st.lists(st.recursive(PLAIN | VOID, wrapped, max_leaves=12), max_size=5).map("".join)  # fmt: skip
HOSTILE = st.lists(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + [
        *("<a href='", '<a href="#_ftn1">', '<a href="#_ftnref1">', "<!--", "-->", "<![if"),
        *("<script>", "</script>", "<td", ">", '"', "'", "&nbsp;", "&#0;", "&lt;", "- ", "1. "),
        *("**", "[@R4]", "[^1]", "{{a}}", "{{", "](", "///", "/// do | x", "|", "# ", "<b>"),
        "<p style='mso-list:l0 level9 lfo1'>", "<span style='mso-list:Ignore'>", "\u2028",
        "[x]: ", "wóórd ", "• ", "\n", "\ue000", "Lees ook", "<del>", "<ol start=7>",
    ]) | WORDS,
    max_size=25,
).map("".join)  # fmt: skip


def is_sound(text):
    return bool(too_much(text)) or markup.problems(text) == []


def said(text):
    """The letters of a text in their order, without the numbers of lists."""
    return "".join(re.findall(r"[^\W\d_]+", text))


class Strays(HTMLParser):
    """Words of a table that stand after a cell and in none: browsers move them before
    the table, however deep they stand in other elements."""

    def __init__(self, page):
        super().__init__()
        self.are_there, self._open, self._had_cell = False, [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag in ("table", "tr", "td", "th"):
            self._open.append(tag)
            self._had_cell |= tag in ("td", "th") and "table" in self._open

    def handle_endtag(self, tag):
        if tag in self._open:
            self._open.pop()

    def handle_data(self, data):
        is_outside = "table" in self._open and self._open[-1] in ("table", "tr")
        self.are_there |= is_outside and self._had_cell and bool(data.strip())


@given(PAGES)
@settings(max_examples=250, deadline=None)
@example('<table><td>huis</td></table><a href="">Weg</a>')
def test_no_word_of_a_page_is_lost_and_none_is_added(page):
    assume(not re.search(r"</t[dr]>[^<]*\w", page) and not Strays(page).are_there)
    found = clean(html=page)
    seen = re.sub(r"<[^>]*>", " ", page)
    words = re.sub(r"\]\([^)]*\)", "]", found.text)
    assert said(words) == said(seen)  # in their order
    assert is_sound(found.text)


@given(HOSTILE)
@settings(max_examples=400, deadline=None)
def test_whatever_the_clipboard_holds_becomes_a_text_without_mistakes(html):
    found = clean(html=html)
    assert is_sound(found.text), markup.problems(found.text)
    assert not re.search("[\u00ad\u200b\u00a0\ue000-\uf8ff]", found.text)


@given(HOSTILE | PLAIN)
@settings(max_examples=250, deadline=None)
def test_to_clean_twice_is_to_clean_once(text):
    once = clean(text=text).text
    assert clean(text=once).text == once


@pytest.mark.parametrize(
    "part",
    [
        *("<div>", "<b>", "<", "<!--", "<a '", "<a \"'", "<table><tr><td>", "<p>x"),
        *("<script>", "<ul><li>", "&nbsp;", "x<br>", "[", "*", "<b></i>", "ab- cd "),
    ],
)
def test_a_long_page_is_read_in_the_time_of_their_length(part):
    found = clean(html=part * (600_000 // len(part)))
    assert len(found.text) <= 800_000


def test_words_within_ten_thousand_elements_are_found():
    assert clean(html="<div><b>" * 10_000 + "diep").text == "**diep**"
    assert clean(html="<ul><li>" * 10_000 + "diep").text == "- diep"
