"""Whatever is typed, readers get plain text and the few tags of this site."""

import importlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.markup import MarkupError
from tests.markup_reading import Tags, complaints, html

TAGS = re.compile(
    "aside|p|ul|ol|li|hr|div|section|h[3-6]|a|br|span|strong|sup"
    "|table|thead|tbody|tr|th|td"
)
ATTRIBUTES = re.compile("id|class|href|title|role|data-label|scope|start|lang")
ADDRESS = re.compile(r"(https:|mailto:|tel:|(?![a-z][a-z0-9+.-]*:)).*", re.I | re.S)
"""Spelled out here once more, so that a longer list in the code is noticed."""


def strangers(markup):
    """Tags, attributes and addresses that must not reach a reader."""
    for tag, attrs in Tags(markup).found:
        if not TAGS.fullmatch(tag):
            yield tag
        yield from (name for name in attrs if not ATTRIBUTES.fullmatch(name))
        address = re.sub(r"^[\0-\x20]+|[\t\r\n]", "", attrs.get("href") or "")
        if not ADDRESS.fullmatch(address):
            yield address


@pytest.fixture
def no_check(monkeypatch):
    """The check that warns the editor is blind; only the guards are left."""
    module = importlib.import_module("content.markup.render")
    monkeypatch.setattr(module, "problems", lambda text: [])


def shown_or_nothing(text):
    """The HTML; "" where a guard stops the text."""
    try:
        return html(text)
    except MarkupError:
        return ""


RAW = [
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    "a <ScRiPt>alert(1)</sCrIpT > b",
    "<script\ntype=module>alert(1)\n</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<style>p{content:'alert'}</style>",
    "a <STYLE>p{content:'alert'}</STYLE> b",
    "<!-- alert -->",
    "a <!-- alert\n--> b",
    "<img src=x onerror=alert(1)>",
    "<IMG\nSRC=x\nONERROR=alert(1)>",
    "a <p style='color:alert' onclick='alert(1)'>b</p>",
    "<iframe src='https://alert.example'></iframe>",
    "a <svg/onload=alert(1)> b",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)>",
    "- one\n- <a href='javascript:alert(1)'>two</a>",
    "> <form action=alert><input name=alert></form>",
    "| a |\n|--|\n| <img src=x onerror=alert(1)> |",
    "/// do | <img src=x onerror=alert(1)>\n- a\n///",
    "# A <object data=alert>heading</object>",
    "x[^1]\n\n[^1]: <embed src=alert>",
    "*[MD]: <b onclick=alert(1)>\n\nMD",
    '[a](https://example.org "<img src=x onerror=alert(1)>")',
    "[<img src=x onerror=alert(1)>](https://example.org)",
    "[a][1]\n\n[1]: https://example.org '<svg onload=alert(1)>'",
]


@pytest.mark.parametrize("text", RAW)
def test_the_editor_is_told_on_which_line_raw_html_stands(text):
    tag = re.search(r"<[!/a-zA-Z]", text)
    line = text.count("\n", 0, tag.start()) + 1
    assert any(
        place == line and message.startswith("HTML is not shown to readers.")
        for place, message in complaints(text)
    )


@pytest.mark.parametrize("text", RAW)
@pytest.mark.usefixtures("no_check")
def test_raw_html_that_the_check_overlooked_comes_out_as_plain_words(text):
    shown = shown_or_nothing(text)
    assert not list(strangers(shown))
    assert not any(
        "alert" in value
        for _tag, attrs in Tags(shown).found
        for name, value in attrs.items()
        if name not in ("aria-label", "data-label")
    )
    assert "<script" not in shown.lower()


@pytest.mark.usefixtures("no_check")
def test_a_block_of_raw_html_that_the_check_overlooked_is_read_as_it_is_typed():
    assert html("a\n\n<div>x\n<b>y</b>") == (
        "<p>a</p>\n<p>&lt;div&gt;x<br>\n&lt;b&gt;y&lt;/b&gt;</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](\x01javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:alert(1))",
        "[x](http://example.org)",
        "[x](file:///etc/passwd)",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x][1]\n\n[1]: DATA:text/html,x",
        "/// do | [x](javascript:alert(1))\n- a\n///",
        "| a |\n|--|\n| [x](javascript:alert(1)) |",
    ],
)
@pytest.mark.usefixtures("no_check")
def test_an_address_of_an_unsafe_kind_is_no_address(text):
    shown = shown_or_nothing(text)
    assert not list(strangers(shown))
    assert not Tags(shown).named("a")


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://example.org/pixel.png)",
        "/// do | T\n    attrs: {onclick: alert(1), style: 'color:red', class: evil}\n///",
        '[x](https://example.org "a\\" onclick=alert(1) b=\\"")',
        '/// do | " onclick=alert(1) x="\n- a\n///',
        '*[MD]: a" onclick="alert(1)\n\nMD',
        '| a" onclick=alert(1) b=" |\n|--|\n| b |',
    ],
)
@pytest.mark.usefixtures("no_check")
def test_markdown_is_no_way_around_it(text):
    assert not list(strangers(shown_or_nothing(text)))


@pytest.mark.parametrize(
    "text, shown",
    [
        ("Give <5 mg", "<p>Give &lt;5 mg</p>"),
        ("a < b", "<p>a &lt; b</p>"),
        ("a<b", "<p>a&lt;b</p>"),
        ("5 > 3 & 3 < 5", "<p>5 &gt; 3 &amp; 3 &lt; 5</p>"),
        ("R&D; x", "<p>R&amp;D; x</p>"),
    ],
)
def test_a_smaller_than_sign_survives_as_text(text, shown):
    assert html(text) == shown


# --- For every text --------------------------------------------------------------------

FRAGMENTS = [
    *RAW,
    *re.findall(
        r"\S+", "# ## 5 a b * ** _ ` | \\ & ; : [ ] ( ) ![ [x]( [x][1] < > </ <b"
    ),
    *re.findall(
        r"\S+", "page: page:costs [x](page:costs [@R4] [@R9] [^1] <!-- --> <? style="
    ),
    *re.findall(
        r"\S+", "javascript: data: https:// &#106; onclick= <a href= <![CDATA[ / ///"
    ),
    *[
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\n- ",
        "\n1. ",
        "\n> ",
        "| a |\n|--|\n",
        "\n: ",
        "\r",
    ],
    *[
        "/// do | T\n",
        "/// emergency | T\n",
        "\n///\n",
        "\n[1]: ",
        "\n[^1]: ",
        "\n*[a]: ",
    ],
    *[
        "\x02",
        "\x03",
        "\0",
        "\v",
        "\u2028",
        "\x02wzxhzdk:0\x03",
        "klzzwxh:0000",
        '"',
        "'",
    ],
]
texts = st.text() | st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)


@settings(deadline=None, max_examples=150)
@given(text=texts)
def test_every_text_is_rendered_safely_or_refused_with_a_line(text):
    lines = re.split(r"\r\n|\r|\n", text)
    try:
        shown, problems = html(text), []
    except MarkupError as error:
        shown, problems = "", error.problems
    assert not list(strangers(shown))
    assert all(1 <= problem.line <= len(lines) for problem in problems)


@settings(deadline=None, max_examples=150)
@given(text=texts)
def test_every_text_is_rendered_safely_without_the_check_too(text):
    with pytest.MonkeyPatch.context() as patch:
        module = importlib.import_module("content.markup.render")
        patch.setattr(module, "problems", lambda text: [])
        shown = shown_or_nothing(text)
    assert not list(strangers(shown))
