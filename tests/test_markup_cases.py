"""Small inputs that taught us something, each with what readers or editors get.

`markup_cases/` holds texts that somebody really typed or pasted. Every answer is one of
two: the words are read as they are typed, or the line is refused.
"""

from pathlib import Path

import pytest
from django.utils.translation import override

from content.markup import problems, remarks
from tests.markup_reading import complaints, html

CASES = Path(__file__).resolve().parent / "markup_cases"

CARD = (
    '<section class="care-card care-card--urgent">\n'
    '<h3 class="care-card__heading" id="first-1">'
    '<span class="care-card__urgency">Urgent:</span> Bel direct</h3>\n'
    "<ul>\n<li>Koorts</li>\n</ul>\n</section>\n"
    "<p>U mag daarna gewoon eten en drinken.</p>"
)
TAKE = "<p>Neem mee:</p>\n<ul>\n<li>paspoort</li>\n<li>medicijnlijst</li>\n</ul>"
PRICES = (
    '<div class="table"><table role="table">\n<thead role="rowgroup">\n<tr role="row">\n'
    '<th scope="col" role="columnheader">Land</th>\n'
    '<th scope="col" role="columnheader">Prijs</th>\n</tr>\n</thead>\n'
    '<tbody role="rowgroup">\n<tr role="row">\n<th scope="row" role="rowheader">NL</th>\n'
    '<td data-label="Prijs" role="cell">100</td>\n</tr>\n</tbody>\n</table>\n</div>'
)

READ = {
    "bullets-as-word-copies-them-run-together": TAKE,
    "care-card-closed-by-indented-slashes-swallows-rest": CARD,
    "care-card-closed-by-slashes-and-nbsp-swallows-rest": CARD,
    "dash-with-nbsp-is-no-list": TAKE,
    "dashes-under-a-line-make-it-a-heading": (
        "<p>Vriendelijke groet<br>\n--<br>\nDe afdeling</p>"
    ),
    "greater-than-sign-at-line-start-is-lost": (
        "<p>Bel ons als de thermometer dit zegt:</p>\n<ul>\n"
        "<li>&gt;38,5 °C: bel direct</li>\n"
        "<li>38,0 °C: meet na een uur weer</li>\n</ul>"
    ),
    "heading-levels-skipped-when-text-goes-1-3-2": (
        '<h3 id="first-1">A</h3>\n<p>tekst</p>\n<h4 id="first-2">C</h4>\n'
        '<p>tekst</p>\n<h4 id="first-3">B</h4>\n<p>tekst</p>'
    ),
    "line-right-after-a-table-becomes-a-row": f"{PRICES}<p>Bel uw verzekeraar.</p>",
    "multiplication-signs-become-italics": "<p>Dosis: 0,5*70*2 = 70 mg</p>",
    "several-clinics-block-opened-with-nbsp-is-shown-raw": (
        "<aside>\n<p>Alleen bij meer klinieken.</p>\n</aside>\n<p>Gewoon.</p>"
    ),
    "sublist-with-three-spaces-runs-together": (
        "<ol>\n<li>Neem mee:<ul>\n<li>paspoort</li>\n<li>medicijnlijst</li>\n</ul>\n"
        "</li>\n<li>Kom op tijd</li>\n</ol>"
    ),
    "table-right-after-a-line-is-shown-raw": f"<p>Kosten:</p>\n{PRICES}",
}
REFUSED = {
    "bracketed-label-with-phone-number-vanishes": (
        3,
        "cannot begin with “[Noodnummer]:”",
    ),
    "link-address-on-next-line-is-dead-without-a-word": (1, "no whole link"),
    "reference-link-to-http-is-dead-without-a-word": (1, "no whole link"),
    "table-row-with-one-cell-too-many-loses-it": (3, "Cells in this row: 3"),
}


def test_every_case_has_its_answer():
    assert {path.stem for path in CASES.iterdir()} == {*READ, *REFUSED}


def _case(name):
    return (CASES / f"{name}.md").read_bytes().decode()


@pytest.mark.parametrize("name", sorted(READ))
def test_a_case_is_read_as_it_is_typed(name):
    assert html(_case(name)) == READ[name]


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_case_is_refused_with_its_line(name):
    line, words = REFUSED[name]
    assert any(at == line and words in said for at, said in complaints(_case(name)))


# --- More that went wrong -------------------------------------------------------------


@pytest.mark.parametrize(
    "text, shown",
    [
        ("> 38,5 °C: call", "<p>&gt; 38,5 °C: call</p>"),
        ("2*10 mg of 3*5 mg", "<p>2*10 mg of 3*5 mg</p>"),
        ("Patient*innen, *Prijs", "<p>Patient*innen, *Prijs</p>"),
        ("foto`s en video`s", "<p>foto`s en video`s</p>"),
        ("a_b_c, _d_, __e__", "<p>a_b_c, _d_, __e__</p>"),
        ("- [112]: bel", "<ul>\n<li>[112]: bel</li>\n</ul>"),
        ("## Taal C#", '<h3 id="first-1">Taal C#</h3>'),
        ("#1 van de lijst", "<p>#1 van de lijst</p>"),
        ("Kop\n=", "<p>Kop<br>\n=</p>"),
        ("Kop\n====", "<p>Kop<br>\n====</p>"),
        ("    Bel 112", "<p>Bel 112</p>"),
        ("Straat 1\n1234 AB Utrecht", "<p>Straat 1<br>\n1234 AB Utrecht</p>"),
        ("3. november is vrij", "<p>3. november is vrij</p>"),
        ("24. en 25. dicht", "<p>24. en 25. dicht</p>"),
        ("1. januari dicht", "<p>1. januari dicht</p>"),
        ("01. mei\n02. mei", "<p>01. mei<br>\n02. mei</p>"),
        ("3. mei\n4. mei", "<p>3. mei<br>\n4. mei</p>"),
        (r"C:\temp", r"<p>C:\temp</p>"),
        ("a ~ b ~~c~~", "<p>a ~ b ~~c~~</p>"),
        ("-5 °C", "<p>-5 °C</p>"),
        ("pijn < ernstig en > 5", "<p>pijn &lt; ernstig en &gt; 5</p>"),
        ("[x] en (y)", "<p>[x] en (y)</p>"),
        ("a | b", "<p>a | b</p>"),
        ("R&D; x & y", "<p>R&amp;D; x &amp; y</p>"),
        (
            "**Let op:** (**nu**)",
            "<p><strong>Let op:</strong> (<strong>nu</strong>)</p>",
        ),
        ("[huisarts]{nl}", '<p><span lang="nl">huisarts</span></p>'),
        ("1. mei\n\n5. mei", "<p>1. mei</p>\n<p>5. mei</p>"),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
        (
            "[a **b** {{clinic_phone}}](#c)",
            '<p><a href="#c">a <strong>b</strong> {{clinic_phone}}</a></p>',
        ),
        ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("· a\n– b\n* c", "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>"),
        ("cafe\u0301 5\u00a0mg\u2009x", "<p>café 5 mg x</p>"),
        ("a\r\nb\rc", "<p>a<br>\nb<br>\nc</p>"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_what_is_typed_is_what_is_read(text, shown):
    assert html(text) == shown


def test_a_table_indented_by_four_is_a_table():
    text = "    | Land | Prijs |\n    |---|---|\n    | NL | 100 |"
    assert html(text) == PRICES


def test_a_list_goes_on_after_an_interruption():
    text = "1. a\n2. b\n\nIn between.\n\n3. c"
    assert html(text) == (
        "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<p>In between.</p>\n"
        '<ol start="3">\n<li>c</li>\n</ol>'
    )


def test_lists_have_six_levels():
    text = "\n".join("  " * depth + "- x" for depth in range(6))
    assert html(text).count("<ul>") == 6
    assert complaints(text + "\n" + "  " * 6 + "- x")[0][0] == 7


REFUSED_LINES = [
    ("1. /// urgent | T", 1, "cannot begin within an item"),
    ("- /// urgent | T", 1, "cannot begin within an item"),
    ("/// urgent | T\n- a", 1, "never closed"),
    (r"[x](/\evil.example)", 1, "no whole link"),
    ("[x](https://^_9)", 1, "“https://^_9” would not work"),
    ("[x](https://example)", 1, "“https://example” would not work"),
    ("[x](//evil.example)", 1, "“//evil.example” would not work"),
    ("- b\nU mag eten", 2, "“U mag eten” belongs to the line above"),
    ("- b\n  U mag eten", 2, "“U mag eten” belongs to the line above"),
    ("/// fold | T\n/// urgent | U\nx\n///\n///", 2, "cannot stand in a fold"),
    ("/// urgent | U\n/// fold | T\nx\n///\n///", 2, "Nothing can be folded"),
    ("/// fold | [T](page:costs)\nx\n///", 1, "leads nowhere else"),
    ("/// several-clinics | Alleen A\nx\n///", 1, "No title is shown here"),
    ('[x](page:costs "Niet eten!")', 1, "no whole link"),
    ("a[^1]\n\n[^1]: A\n[^1]: B", 4, "two footnotes [^1]"),
    ("a[^1]", 1, "[^1] is missing"),
    ("[^1]: A", 1, "has the footnote [^1]"),
    ("a[^1]\n\n[^1]:", 3, "has no words"),
    ("a[^1] b[^2]\n\n[^1]: A[^2]\n[^2]: B", 3, "within a footnote"),
    ("a[^1]\n\n[^1]: A\nB", 4, "belongs to the line above"),
    ("a [^b c]", 1, "no mark of a footnote"),
    ("a [@X1]", 1, "names no source"),
    (r"C:\_a", 1, r"the backslash in “\_”"),
    (r"\- 5 °C", 1, r"the backslash in “\-”"),
    ("&lt;", 1, "“&lt;” is a code"),
    ("a &#60; b", 1, "“&#60;” is a code"),
    ("pijn <ernstig en> 5", 1, "leave a space after “<”"),
    ("/// do | T\n" * 300 + "///\n" * 300, 7, "at most six deep"),
    ("*[CRPS]: pijn", 1, "add it to the glossary"),
    ("a\n: b", 2, "cannot begin with “:”"),
    ("a\n+ b", 2, "cannot begin with “+”"),
    ("a\n\n---", 3, "No lines are drawn"),
    ("* * *", 1, "No lines are drawn"),
    ("```\nx", 1, "no blocks of code"),
    ("~~~\nx", 1, "no blocks of code"),
    ("- a\n-\n- b", 2, "has no words"),
    ("1. a\n2. b\n4. c", 3, "4 stands where 3 is expected"),
    ("- 5 °C", 1, "a minus or a note"),
    ("* geldt niet altijd", 1, "a minus or a note"),
    ("– zei hij", 1, "a minus or a note"),
    ("**a", 1, "mark no bold words"),
    ("a**b**", 1, "mark no bold words"),
    ("**a\nb**", 1, "mark no bold words"),
    ("***a***", 1, "mark no bold words"),
    ("[](page:costs)", 1, "no words between"),
    ("[ ]{nl}", 1, "no words between"),
    ("[x]{nederlands}", 1, "no whole link"),
    ("| a |", 1, "needs a line of dashes"),
    ("| a |\n|--|\n| b", 3, "begins and ends with a bar"),
    ("a | b\n---|---", 2, "begins and ends with a bar"),
    ("| a |\n|--|\n| b |\n| c |\n|---|", 5, "only below the first row"),
    ("| a | b |\n|--|\n| c | d |", 2, "Cells in this row: 1"),
    ("a\x00b", 1, "U+0000 near “ab”"),
    ("a\nb\u202ec", 2, "U+202E"),
    ("a\ufdd0", 1, "U+FDD0"),
    ("a\ud800", 1, "U+D800"),
]


@pytest.mark.parametrize("text, line, words", REFUSED_LINES)
def test_what_cannot_be_read_as_typed_is_refused_with_its_line(text, line, words):
    assert any(at == line and words in said for at, said in complaints(text))


def test_every_refusal_is_said_in_three_languages():
    said = {}
    for language in ("nl", "de", "en"):
        with override(language):
            said[language] = [problems(text)[0].message for text, *_ in REFUSED_LINES]
    for messages in zip(*said.values(), strict=True):
        assert len({*messages}) == 3, messages


@pytest.mark.parametrize(
    "text, line, words",
    [
        ("a\n\n•\u00a0b", 3, "A space that does not break"),
        ("a\n\tb", 2, "A tab"),
        ("e\u0301", 1, "read as one letter"),
        ("• a\n• b", 1, "“•” is read as the sign of an item"),
        ("a\nb", 2, "one for readers"),
        ("a\n\n   b", 3, "spaces before this line"),
        ("# A\n\n### B", 3, "skips a level"),
    ],
)
def test_an_editor_hears_what_is_read_otherwise_than_typed(text, line, words):
    assert problems(text) == []
    with override("en"):
        assert any(one.line == line and words in one.message for one in remarks(text))


def test_a_plain_text_needs_no_remark():
    assert remarks("# A\n\n## B\n\nText.\n\n- a\n- b\n  - c\n\n1. d\n2. e") == []
