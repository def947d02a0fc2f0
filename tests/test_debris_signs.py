"""The pattern for debris is long, so lines without its signs are passed over: rightly."""

from pathlib import Path

import pytest

from content.gate import debris

HERE = Path(__file__).parent
EXAMPLES = [
    *("<span>x</span>", "\ue001", "\ufffd", "a\u200bb", "Ã¤", "â€™", "Â »"),
    *("pagina 3 van 9", "Seite 3 von 9", "Page 3 of 9", "Ctrl + klik", "Strg+Klick"),
    *("cmd + click", "Close Pain", "sluiten × Pijn", "schließen Schmerz", "✕ A", "✖ a"),
    *("» more", "more »", "×", "× A", "Leestijd: 4", "Lesezeit ca. 4", "lesedauer 4"),
    *(
        "reading time: 4",
        "4 min read",
        "4 minuten lezen",
        "des-kundige",
        "Heiter-keit",
    ),
    *("a\u00adb", "two  spaces", "two \u00a0spaces", "two\u00a0 x", "Mög- lichkeit"),
]


@pytest.mark.parametrize("line", EXAMPLES)
def test_each_kind_of_debris_is_looked_at_and_found(line):
    assert debris._BROKEN.search(line)
    assert debris._may_be_broken(line)


def test_no_line_that_holds_debris_is_passed_over():
    files = [*HERE.glob("gate_*/**/*.yaml"), *HERE.glob("../content/starter/**/*.md")]
    lines = [line for file in files for line in file.read_text("utf-8").split("\n")]
    assert len(lines) > 3000
    passed_over = [
        line
        for line in lines
        if debris._BROKEN.search(line)
        and not debris._may_be_broken(line)
        and "|" not in line
        and not line.startswith("///")
    ]
    assert passed_over == []
