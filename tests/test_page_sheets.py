"""Each page links to the smallest style sheet that knows its classes."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from ketamine_info.narrowing import brought, classes, narrowed
from ketamine_info.page_sheets import small
from ketamine_info.static_files import SCRIPT
from ketamine_info.stylesheets import IMPORT, PARTS, WHOLE, is_known
from tests.collected_files import linked

SMALLEST, LARGER = PARTS


@pytest.fixture(scope="module")
def static_root(static_root):
    with linked(static_root):
        yield static_root


def page(*used, more=""):
    marks = "".join(f'\n    <p class="{one}">words</p>' for one in used)
    return (
        f'<!doctype html>\n<head>\n  <link rel="stylesheet" href="{static(WHOLE)}">'
        f"{more}\n</head>{marks}\n"
    ).encode()


def sheet_of(html):
    return re.findall(rb'rel="stylesheet" href="([^"]+)"', html)[0].decode()


@pytest.mark.parametrize(
    "used, sheet",
    [
        (["notice notice--example", "timeline__step"], SMALLEST),
        (["nobody-styles-this"], SMALLEST),
        (["notice", "table"], LARGER),
        (["table", "timeline__step"], WHOLE),
        (["planner-sheet"], WHOLE),
    ],
)
def test_the_first_sheet_that_knows_all_classes(used, sheet, static_root):
    html = page(*used)
    assert sheet_of(small(html, whole=static(WHOLE).encode())) == static(sheet)


def test_a_page_with_a_sheet_of_its_own_keeps_the_whole(static_root):
    html = page("notice", more='<link rel="stylesheet" href="/own.css">')
    assert sheet_of(small(html, whole=static(WHOLE).encode())) == static(WHOLE)


def test_the_script_that_reads_aloud_brings_its_rules(static_root):
    whole = (static_root / WHOLE).read_text()
    rule = brought(whole)
    assert rule.startswith("@layer reading{")
    assert len(rule) > 1000
    assert json.dumps(rule) in (static_root / SCRIPT).read_text()
    for part in PARTS:
        sheet = (static_root / part).read_text()
        assert "@layer reading{" not in sheet
        assert {*re.findall(r"var\((--[\w-]+)", rule)} <= {
            *re.findall(r"(--[\w-]+):", sheet)
        }


def test_scripts_of_readers_come_without_remarks(static_root):
    scripts = [*(static_root / "js").rglob("read*.js")]
    assert len(scripts) >= 4  # each with and without its hash
    for script in scripts:
        assert not re.search(r"^\s*//", script.read_text(), re.MULTILINE)
    source = Path(finders.find(SCRIPT)).read_text()
    own = source[source.index("const MARK") :].splitlines()
    said = [one for one in own if not one.lstrip().startswith("//")]
    assert "\n".join(said) in (static_root / SCRIPT).read_text()


def test_while_somebody_works_on_the_code_there_is_one_sheet(settings, static_root):
    settings.DEBUG = True
    assert sheet_of(small(page("notice"), whole=static(WHOLE).encode())) == static(
        WHOLE
    )


def test_the_indent_of_templates_is_not_sent():
    assert small(b"<ul>\n    <li>a\n\n  <li>b", whole=b"/x") == b"<ul>\n<li>a\n<li>b"
    for html in (b"<pre>a\n  b</pre>", b"<textarea>\n  b</textarea>"):
        assert small(html, whole=b"/x") == html


@pytest.mark.parametrize("part", PARTS)
def test_every_name_of_a_part_is_styled(part):
    """A component that got another name would send its pages to the whole sheet."""
    sheet = finders.find(WHOLE)
    with open(sheet, encoding="utf-8") as file:
        names = [name for name, _layer in IMPORT.findall(file.read())]
    styled = set()
    for name in names:
        with open(finders.find(f"css/{name}"), encoding="utf-8") as file:
            styled |= classes(re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL))
    assert [
        name
        for name in PARTS[part]
        if not any(is_known(one, names=[name]) for one in styled)
    ] == []


# --- A sheet without what a page has no use for -----------------------------------------


def rules_of(sheet, *known):
    return narrowed(sheet, lambda name: name in known)


@pytest.mark.parametrize(
    "sheet, narrow",
    [
        (".a{top:0}.b{top:0}p{top:0}", ".a{top:0}p{top:0}"),
        (".a,.b,p .b{top:0}", ".a{top:0}"),
        (".a.b{top:0}", ""),
        (":is(.a,.b) > p{top:0}", ":is(.a) > p{top:0}"),
        (":where(.b,.c) + p{top:0}", ""),
        (".a:has(.b){top:0}", ""),
        (".a:has(> .a:not(.b)){top:0}", ".a:has(> .a:not(.b)){top:0}"),
        (".a:not(:is(.b,.c)){top:0}", ".a:not(:is(.b,.c)){top:0}"),
        (".a:nth-child(2n + 1){top:0}", ".a:nth-child(2n+1){top:0}"),
        ('a[href^=".b"]{content:".b}"}', 'a[href^=".b"]{content:".b}"}'),
        ("@media print{.b{top:0}}", ""),
        ("@layer x{@supports (top:0){.b{top:0}}}", ""),
        ("@layer x{.a{top:0}}@layer x{p{top:0}}", "@layer x{.a{top:0}p{top:0}}"),
        ("@layer x;@layer reading{.a{top:0}}", "@layer x;"),
        ("@page{margin:0;@top-left{top:0}}", "@page{margin:0;@top-left{top:0}}"),
        ("@page b{margin:0}@page a{margin:0}", "@page a{margin:0}"),
        (
            "@layer x{@media print{.a{top:0}}@media (x){p{top:0}}@media print{p{top:0}}}",
            "@layer x{@media (x){p{top:0}}@media print{.a{top:0}p{top:0}}}",
        ),
        (
            ":root{--far:1px;--near:2px}.a--far{top:var(--near);left:var(--near)}",
            ":root{--b:1px;--a:2px}",
        ),
    ],
)
def test_a_narrow_sheet(sheet, narrow):
    assert rules_of(sheet, "a") == narrow


def test_what_a_script_brings_has_the_names_of_the_narrow_sheet():
    sheet = (
        ":root{--far:0;--near:1px}p{top:var(--near)}@layer reading{.c{top:var(--far)}}"
    )
    assert rules_of(sheet, "a") == ":root{--a:0;--b:1px}p{top:var(--b)}"
    assert brought(sheet) == "@layer reading{.c{top:var(--a)}}"


def test_properties_keep_their_places_with_shorter_names():
    sheet = ".a--far{top:var(--near,var(--far));--far:1px;left:var(--near)}"
    assert rules_of(sheet, "a--far") == (
        ".a--far{top:var(--a,var(--b));--b:1px;left:var(--a)}"
    )
    many = "".join(f"--n{'abcdefgh'[n % 8]}{n}:0;" for n in range(200))
    short = re.findall(r"--[a-zA-Z]+", rules_of(f".a{{{many}}}", "a"))
    assert len({*short}) == 200


@pytest.mark.parametrize(
    "name, is_it",
    [("terms", True), ("terms__close", True), ("terms--x", True), ("term", False)]
    + [("record__facts", True), ("record", False), ("record__line", False)],
)
def test_a_name_stands_for_its_elements_and_states(name, is_it):
    assert is_known(name, names=["terms", "record__facts"]) is is_it
