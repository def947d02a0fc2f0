"""docs/content-quality.md and the checklists behind it."""

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from content.checks import quality
from content.exchange import folders
from content.exchange.measuring import measures
from content.exchange.quality_page import MissingPlaces, quality_page
from tests.conftest import STARTER

DOCUMENT = STARTER.parent.parent / "docs" / "content-quality.md"


@pytest.fixture(scope="module")
def content():
    return folders.read(STARTER)


def without(content, page, section, *, language):
    """The content as it would be without a section in one language."""
    text = content.pages[page][language]
    kept = tuple(one for one in text.sections if one.key != section)
    pages = content.pages | {
        page: content.pages[page] | {language: replace(text, sections=kept)}
    }
    return replace(content, pages=pages)


def test_the_committed_page_is_the_one_that_the_command_writes(tmp_path):
    call_command("content_quality", output=tmp_path / "page.md")
    written = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert written == DOCUMENT.read_text(encoding="utf-8"), (
        "Run: manage.py content_quality --output docs/content-quality.md"
    )


def test_discern_has_15_items_and_each_has_a_place():
    items = quality.read("discern")
    assert [item.item for item in items] == list(range(1, 16))
    assert all(item.places and item.reason for item in items)


def test_eqip_has_36_items_in_three_groups_and_each_answer_has_a_reason():
    items = quality.read("eqip")
    assert [item.item for item in items] == list(range(1, 37))
    groups = [item.group for item in items]
    assert [groups.count(name) for name in dict.fromkeys(groups)] == [18, 6, 12]
    assert all(item.answer and item.reason.endswith(".") for item in items)


def test_the_percentage_counts_a_half_and_leaves_out_what_does_not_apply():
    answers = ["yes", "yes", "partly", "no", "not applicable"]
    items = [
        quality.Item(item=number, asks="", reason="", answer=answer)
        for number, answer in enumerate(answers, start=1)
    ]
    assert quality.percent(items) == pytest.approx(62.5)


def test_the_claim_about_short_sentences_holds(content):
    """Item 27 of EQIP-36."""
    long = {
        page: round(one.words_per_sentence, 1)
        for page, languages in measures(content).items()
        for one in languages.values()
        if one.words_per_sentence >= 10
    }
    assert set(long) == {"records/sources"}


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_a_section_that_is_gone_in_one_language_is_named(content, language):
    less = without(content, "alternatives", "without-treatment", language=language)
    with pytest.raises(
        MissingPlaces, match=rf"alternatives#without-treatment \({language}\)"
    ):
        quality_page(less)


def test_the_command_fails_in_a_folder_without_the_sections(tmp_path):
    (tmp_path / "pages").mkdir()
    for path in STARTER.glob("pages/glossary.*.md"):
        (tmp_path / "pages" / path.name).write_bytes(path.read_bytes())
    with pytest.raises(CommandError, match="There is no section"):
        call_command("content_quality", folder=tmp_path)


@pytest.mark.parametrize(
    "row,message",
    [
        ("item: 2, asks: A, reason: B., answer: 'yes', places: [a#b]", "where 2 is"),
        ("item: 1, asks: A, reason: B., answer: maybe, places: [a#b]", "no answer"),
        ("item: 1, asks: A, reason: B., answer: 'yes', places: []", "names no place"),
    ],
)
def test_a_broken_checklist_says_which_item(tmp_path, monkeypatch, row, message):
    monkeypatch.setattr(quality, "CHECKLISTS", tmp_path)
    (tmp_path / "mine.yaml").write_text(f"- {{{row}}}\n", encoding="utf-8")
    with pytest.raises(quality.BrokenChecklist, match=message):
        quality.read("mine")
