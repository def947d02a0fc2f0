"""The report on the guard between languages, and the command that makes it."""

import pytest
import yaml
from django.core.management import CommandError, call_command

from content.exchange.folders import Content
from content.exchange.parity_page import parity_page
from tests.conftest import STARTER

DOCUMENT = STARTER.parent.parent / "docs" / "parity-report.md"
RIGHT = "Warten Sie hier sechs Stunden."
MISTAKES = [
    {"kind": "number", "wrong": "Warten Sie hier vier Stunden."},
    {"kind": "place", "wrong": "Warten Sie dort sechs Stunden."},
    {"kind": "sign", "wrong": "Warten Sie hier sechs Stunden!"},
]
EDITS = [
    {"edited": "Warten Sie hier 6 Stunden."},
    {"edited": "Bleiben Sie hier sechs Stunden."},
    {"edited": "Warten Sie hier nicht sechs Stunden."},
]


def write(folder, name, rows):
    same = {"source": "Wacht hier zes uur.", "right": RIGHT}
    text = yaml.safe_dump([{**same, **row} for row in rows], allow_unicode=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def page(tmp_path):
    """Of a list of three mistakes and three edits, beside a site without any text."""
    folder = tmp_path / "list"
    folder.mkdir()
    write(folder, "de", MISTAKES)
    write(folder, "clean-de", EDITS)
    return parity_page(tmp_path, Content(pages={}, tables={}))


def test_the_committed_report_is_the_one_that_the_command_writes(tmp_path):
    call_command("parity_report", output=tmp_path / "page.md")
    written = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert written == DOCUMENT.read_text(encoding="utf-8"), (
        "Run: manage.py parity_report --output docs/parity-report.md"
    )


def test_it_tells_specific_findings_the_rule_and_what_was_missed_apart(page):
    assert "| list, de | number | 1 of 1 | 0 of 1 | 0 of 1 |" in page
    assert "| list, de | place | 0 of 1 | 1 of 1 | 0 of 1 |" in page
    assert "| list, de | **all** | 1 of 3 | 1 of 3 | 1 of 3 | 1 of 3 | 1 of 3 |" in page
    assert "- list, de, sign: “Stunden.” → “Stunden!”" in page


def test_it_tells_hints_and_reasons_apart(page):
    assert "| list, de | 3 | 1 | 1 | 1 |" in page
    assert "- list, de: “” → “nicht”" in page


def test_a_list_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(CommandError, match="There is no list"):
        call_command("parity_report", tmp_path)
    (tmp_path / "deutsch.yaml").write_text("[]", encoding="utf-8")
    with pytest.raises(CommandError, match="the name of a list is a language"):
        call_command("parity_report", tmp_path)
