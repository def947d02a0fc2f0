"""docs/content-quality.md and the checklists behind it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from content.checks import quality
from content.exchange import folders
from content.exchange.measuring import measures
from content.exchange.quality_page import MissingPlaces, quality_page
from tests.conftest import STARTER

DOCUMENT = STARTER.parent.parent / "docs" / "content-quality.md"
DAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def content():
    return folders.read(STARTER)


@pytest.fixture
def checklist_file(tmp_path, monkeypatch):
    """Write another eqip.yaml."""
    monkeypatch.setattr(quality, "CHECKLISTS", tmp_path)
    return lambda text: (tmp_path / "eqip.yaml").write_text(text, encoding="utf-8")


def rated(name, answers, *, groups=None):
    """A checklist with these answers."""
    items = [
        quality.Item(item=number, asks="", reason="", answer=answer, group=group)
        for number, (answer, group) in enumerate(
            zip(answers, groups or [""] * len(answers), strict=True), start=1
        )
    ]
    scale = quality.SCALES[name]
    return quality.Checklist(rater="", rated_on=DAY, scale=scale, items=items)


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


def test_each_checklist_says_in_which_role_it_was_rated_and_when():
    for name in quality.SCALES:
        checklist = quality.read(name)
        assert checklist.rater == "second reader, did not write the texts"
        assert f"Rated on {checklist.rated_on} by: {checklist.rater}." in (
            DOCUMENT.read_text(encoding="utf-8")
        )


@pytest.mark.parametrize(
    "name,sizes",
    [("discern", [8, 7, 1]), ("eqip", [18, 6, 12]), ("pemat", [19, 7])],
)
def test_a_checklist_has_its_items_in_its_groups_each_with_a_reason(name, sizes):
    items = quality.read(name).items
    groups = [item.group for item in items]
    assert [groups.count(group) for group in dict.fromkeys(groups)] == sizes
    assert all(item.answer and item.reason.endswith(".") for item in items)


def test_the_percentage_counts_a_half_and_leaves_out_what_does_not_apply():
    found = rated("eqip", ["yes", "yes", "partly", "no", "not applicable"])
    assert found.percent() == pytest.approx(62.5)
    assert [item.item for item in found.below_the_best()] == [3, 4]


def test_discern_adds_up_marks_from_1_to_5_and_leaves_out_the_one_for_the_whole():
    found = rated("discern", ["5", "4", "1", "2"], groups=["a", "a", "b", "overall"])
    assert (found.points(), found.most()) == (10, 15)
    assert [item.item for item in found.below_the_best()] == [2, 3]


def test_pemat_has_a_percentage_for_each_group():
    answers = ["agree", "disagree", "not applicable", "agree"]
    found = rated("pemat", answers, groups=["u", "u", "u", "a"])
    assert (found.percent("u"), found.percent("a")) == (50, 100)


def test_a_group_without_items_that_count_has_no_points():
    assert rated("pemat", ["not applicable"]).percent() == 0


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
        ("item: 1, asks: A, reason: '', answer: 'no', places: [a#b]", "no reason"),
        ("item: 1, asks: A, reason: B., answer: 'yes', places: []", "names no place"),
    ],
)
def test_a_broken_checklist_says_which_item(checklist_file, row, message):
    checklist_file(f"rater: R\nrated_on: 2026-11-29\nitems:\n- {{{row}}}\n")
    with pytest.raises(quality.BrokenChecklist, match=message):
        quality.read("eqip")


@pytest.mark.parametrize("head", ["rated_on: 2026-11-29", "rater: R\nrated_on: today"])
def test_a_checklist_without_rater_or_day_is_refused(checklist_file, head):
    checklist_file(f"{head}\nitems: []\n")
    with pytest.raises(quality.BrokenChecklist, match="who rated it, and when"):
        quality.read("eqip")
