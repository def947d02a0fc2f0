"""One request brings every style, whichever file it was written in."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from ketamine_info.stylesheets import IMPORT, small, whole

CSS = settings.BASE_DIR / "static/css"
OWN_PAGES = {"site.css", "preview-looks.css"}
"""What is linked to, instead of imported. The staff's sheets stand in a folder."""


@pytest.fixture(scope="module")
def whole_sheet(static_root):
    """The one style sheet that a real collectstatic run has made of all."""
    (sheet,) = (
        path
        for path in static_root.glob("css/site.*.css")
        if re.fullmatch(r"site\.[0-9a-f]{12}\.css", path.name)
    )
    return sheet.read_text()


def test_the_collected_sheet_holds_every_file_in_its_layer_and_imports_none(
    whole_sheet,
):
    assert "@import" not in whole_sheet
    imports = IMPORT.findall((CSS / "site.css").read_text())
    assert len(imports) > 40
    for name, layer in imports:
        text = (CSS / name).read_text()
        assert small(f"@layer {layer} {{\n{text}}}") in whole_sheet


@pytest.mark.parametrize(
    "sheet, smaller",
    [
        ("/* a; */\np {\n  margin: 0 auto;\n}\n", "p{margin:0 auto}"),
        ("a :hover, a:hover { top: 0 }", "a :hover,a:hover{top:0}"),
        ("p { width: calc(1px + -1 * 2px); }", "p{width:calc(1px + -1 * 2px)}"),
        ('p::before { content: "a;  b: \'"; }', 'p::before{content:"a;  b: \'"}'),
        ("p { top: 0.5px; left: 10.5px }", "p{top:.5px;left:10.5px}"),
        ("p { color: #aabbcc; fill: #aabbcd }", "p{color:#abc;fill:#aabbcd}"),
        ("@media (min-width: 3em) { p { a: b } }", "@media (min-width:3em){p{a:b}}"),
        ("a/* x */b { top: 0 }", "a b{top:0}"),
        (":where(a) > * + * { --b: ; }", ":where(a) > * + *{--b: }"),
    ],
)
def test_a_smaller_sheet_means_the_same(sheet, smaller):
    assert small(sheet) == smaller


def test_a_quotation_that_looks_like_a_comment_is_refused():
    with pytest.raises(ValueError, match="comment"):
        small('p::before { content: "*/"; }')


def test_no_style_sheet_is_forgotten():
    files = {
        path.relative_to(CSS).as_posix()
        for path in CSS.rglob("*.css")
        if "admin" not in path.parts
    }
    imported = [name for name, _layer in IMPORT.findall((CSS / "site.css").read_text())]
    assert sorted(imported) == sorted(files - OWN_PAGES)
    assert finders.find("css/site.css")


@pytest.mark.parametrize(
    "sheet, component",
    [
        ('@import url("a.css") layer(base);', 'p { background: url("paper.png"); }'),
        ('@import url("a.css") layer(base);', '@import url("b.css") layer(base);'),
        ('@import "a.css";', "p { margin: 0; }"),
        ('@import url("a.css") layer(base) print;', "p { margin: 0; }"),
    ],
)
def test_what_would_break_when_it_is_moved_is_refused(sheet, component):
    with pytest.raises(ValueError, match="import|another file"):
        whole(sheet, folder="css", read={"css/a.css": component}.__getitem__)


# --- Pages that are set right to left -----------------------------------------------------

DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;{}]+)[;}]")
SIDES = re.compile(r"(?:scroll-)?(?:margin|padding)|inset|border-(?:width|style|color)")
PART = re.compile(r"(?:\([^()]*(?:\([^()]*\))*[^()]*\)|[^\s()])+")
RULE = re.compile(r"[^{}]+\{[^{}]*\}")


def of_one_side(rule):
    """What a rule says of left or right, whichever way the page runs.

    A sign that is turned is drawn by its own sides; and a rule may say what it does on
    pages that run the other way.
    """
    if "rotate(" in rule or ":dir(rtl)" in rule:
        return
    for name, value in DECLARATION.findall(rule):
        if _is_of_one_side(name, PART.findall(value)):
            yield f"{name}: {value}"


def _is_of_one_side(name, values):
    if re.search(r"(^|-)(left|right)($|-)", name) or {"left", "right"} & {*values}:
        return True
    if name == "border-radius" and len(values) > 1:
        first, second, third, fourth = (values + values[len(values) - 2 :])[:4]
        return (first, third) != (second, fourth)
    has_four = SIDES.fullmatch(name) and len(values) == 4
    return bool(has_four) and values[1] != values[3]


@pytest.mark.parametrize(
    "rule, is_of_one_side",
    [
        ("p { margin-left: 1rem; }", True),
        ("p { text-align: right }", True),
        ("p { left: 0; }", True),
        ("p { border-top-right-radius: 1px; }", True),
        ("p { padding: 0 1rem 0 calc(1rem + var(--x)); }", True),
        ("p { border-radius: 0 1px 1px 0; }", True),
        ("p { border-radius: 0 1px; }", True),
        ("p { border-radius: 1px 1px 0 0; }", False),
        ("p { padding: 0 var(--a) 1rem var(--a); }", False),
        ("p { margin: 0 auto 1rem; margin-inline-start: 1rem; }", False),
        (".align-right { text-align: end; }", False),
    ],
)
def test_what_is_said_of_one_side_is_found(rule, is_of_one_side):
    assert bool([*of_one_side(rule)]) is is_of_one_side


def test_the_direction_of_every_language_is_known():
    """Of its words within a page in another one."""
    sheet = (CSS / "direction.css").read_text()
    named = set(re.findall(r'\[lang\|="(\w+)"\]', sheet))
    assert named == {code.partition("-")[0] for code in settings.LANGUAGES_BIDI}
    assert "ar" in named


def test_no_style_sheet_knows_left_or_right():
    """Only start and end, so that a page in Arabic mirrors."""
    found, count = {}, 0
    for path in sorted(CSS.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        rules = RULE.findall(text)
        count += len(rules)
        if wrong := [one for rule in rules for one in of_one_side(rule)]:
            found[path.name] = wrong
    assert found == {}
    assert count > 500
