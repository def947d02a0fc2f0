"""The road between files and drafts, in both directions."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from content.book import PartKey
from content.characters import normal
from content.drafts.pages import Page
from content.drafts.reading import draft_parts
from content.drafts.records import Outcome, Source
from content.editions.editions import Edition
from content.exchange import folders, page_files, record_files
from content.exchange.book_of_files import book_of
from content.exchange.exporting import export
from content.exchange.loading import load
from content.exchange.shapes import SHAPES, file_name
from content.languages import LANGUAGES
from content.publishing.notes import note_changes
from tests.conftest import STARTER
from tests.factories import make_editor, make_page, make_reviewer, make_source, publish

# --- Files are each other's inverse ----------------------------------------------------

keys = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
characters = st.characters(exclude_characters="\n\r\x85", exclude_categories=["Cs"])
phrases = st.text(characters, min_size=1, max_size=30).map(normal)
markdown_lines = phrases | st.sampled_from(
    [
        "",
        "## A",
        "\\## A",
        "## A {#b .text}",
        "---",
        "- a",
        "    - b",
        "/// do | T",
        "#",
    ]
)
texts = st.text(
    st.characters(exclude_characters="\x85", exclude_categories=["Cs"])
).map(normal)
"""PyYAML writes the control character U+0085 so that it reads back as a space."""

bodies = st.lists(markdown_lines).map(lambda lines: "\n".join(lines).strip("\n"))
sections = st.builds(
    page_files.SectionText,
    key=keys,
    kind=st.sampled_from(["text", "key_points", "costs"]),
    safety=st.booleans(),
    heading=phrases | st.just(""),
    body=bodies,
)
pages = st.builds(
    page_files.PageText,
    key=keys,
    language=st.sampled_from(LANGUAGES),
    title=phrases,
    slug=keys | st.just(""),
    summary=phrases | st.just(""),
    menu=st.sampled_from(["main", "none"]),
    position=st.integers(0, 999),
    sections=st.lists(sections, max_size=4).map(tuple),
)


@settings(deadline=None)
@given(page=pages)
def test_a_page_that_is_written_is_read_back_unchanged(page):
    text = page_files.render(page)
    assert page_files.parse(text, file="pages/a.en.md") == page
    assert page_files.render(page_files.parse(text, file="pages/a.en.md")) == text


values = (
    texts
    | st.none()
    | st.booleans()
    | st.integers(0, 10**6)
    | st.integers(0, 1000).map(lambda tenths: tenths / 10)
    | st.dates(date(1900, 1, 1))
    | st.sampled_from(
        ["no", "1.10", "2026-02-30", "R4", "~", "a: b", "- a", "# a", "08:00"]
    )
)


def entries(shape):
    """Lists of rows with any values, told apart by whatever tells them apart."""
    row = dict.fromkeys(shape.fields, values)
    row |= dict.fromkeys(shape.by, keys)
    if "sources" in shape.fields:
        row["sources"] = st.lists(st.sampled_from(["R1", "R60a"]))
    words = st.fixed_dictionaries(dict.fromkeys(LANGUAGES, texts))
    row |= dict.fromkeys(shape.translated, words)
    row |= {field: entries(child) for field, child in shape.children.items()}
    return st.lists(
        st.fixed_dictionaries(row),
        max_size=3,
        unique_by=(lambda row: str([row[field] for field in shape.by]))
        if shape.by
        else None,
    )


tables = st.sampled_from([*SHAPES.items()]).flatmap(
    lambda table: st.tuples(st.just(table[0]), entries(table[1]))
)


@settings(deadline=None)
@given(table=tables)
def test_a_table_of_records_that_is_written_is_read_back_unchanged(table):
    name, rows = table
    text = record_files.render(rows, name=name)
    read = record_files.parse(text, name=name, languages=LANGUAGES)
    assert read == rows
    lines = text.splitlines()
    first = SHAPES[name].fields[0]
    assert all(lines[line - 1].startswith(f"- {first}: ") for line in read.lines)


# --- The starter content ---------------------------------------------------------------


@pytest.fixture
def files(tmp_path):
    """A copy of the starter content, to be changed at will."""
    return shutil.copytree(STARTER, tmp_path / "files")


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.django_db
def test_what_is_loaded_is_exported_byte_by_byte_and_loaded_again_changes_nothing(
    files, tmp_path, now
):
    first = load(files, now=now)
    pages = Page.objects.count()
    assert (first.pages, first.published) == (pages, 3 * pages)  # in every language
    rows = list(Page.objects.order_by("pk").values())

    written = export(tmp_path / "export")
    assert contents(tmp_path / "export") == contents(files)
    assert len(written) == len(contents(files))

    second = load(files, now=now)
    assert (second.changed, second.published) == (0, 0)
    assert (second.pages, second.records) == (first.pages, first.records)
    assert list(Page.objects.order_by("pk").values()) == rows
    assert set(Edition.objects.values_list("number", flat=True)) == {1}


# --- One form for every letter ---------------------------------------------------------

IN_TWO = (
    "u\u0308"  # as some keyboards and PDF files write it: the letter, then its mark
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["pages/costs.de.md", "records/sources.yaml"])
def test_a_letter_and_its_mark_are_read_as_one(name, tmp_path, now):
    make_page(sections=[{"body_de": "Für", "heading_de": "Für"}], title_de="Für")
    make_source(note_de="Für")
    export(tmp_path)
    load(tmp_path, now=now)
    sound, path = book_of(folders.read(tmp_path)), tmp_path / name
    text = path.read_text(encoding="utf-8")
    escaped = [text.replace("note:\n    nl: Noot.\n    de: Für", 'note:\n    nl: Noot.\n    de: "Fu\\u0308r"')]  # fmt: skip
    for written in (text.replace("ü", IN_TWO), *escaped):
        path.write_text(written, encoding="utf-8")
        assert book_of(folders.read(tmp_path)) == sound
        assert load(tmp_path, now=now).changed == 0


@pytest.mark.django_db
def test_a_letter_and_its_mark_are_written_as_one(tmp_path):
    page = make_page()
    source = make_source()
    page.sections.update(body_de=f"F{IN_TWO}r", heading_de=f"F{IN_TWO}r")
    Page.objects.update(title_de=f"F{IN_TWO}r")
    Source.objects.filter(pk=source.pk).update(note_de=f"F{IN_TWO}r")
    for path in export(tmp_path):
        written = path.read_text(encoding="utf-8")
        assert written == normal(written)
        assert ("Für" in written) == (path.name in ("costs.de.md", "sources.yaml"))


# --- Drafts that staff wrote -----------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["## Heading\n\nText", "a\n\n## A {#b .text}\n\nb"])
def test_a_draft_of_any_shape_survives_export_and_load(body, tmp_path, now):
    page = make_page(sections=[{"body_nl": body, "heading_en": "", "body_en": ""}])
    Page.objects.filter(pk=page.pk).update(slug_de=None, summary_de="")
    export(tmp_path)
    assert load(tmp_path, now=now).changed == 0
    assert page.sections.get().body_nl == body
    export(tmp_path / "again")
    assert contents(tmp_path / "again").items() <= contents(tmp_path).items()


@pytest.mark.django_db
@pytest.mark.parametrize("old, new", [("null", "0"), ("0", "null"), ("3.5", "27.3")])
def test_a_figure_is_loaded_as_it_is_written(old, new, tmp_path, now):
    _write_outcome(tmp_path, treated=old)
    load(tmp_path, now=now)
    _write_outcome(tmp_path, treated=new)
    assert load(tmp_path, now=now).changed == 1
    expected = None if new == "null" else Decimal(new)
    assert Outcome.objects.get().treated == expected
    assert load(tmp_path, now=now).changed == 0
    exported = export(tmp_path / "export")
    path = next(path for path in exported if path.name == "outcomes.yaml")
    assert f"  treated: {new}\n" in path.read_text()


def _write_outcome(folder, *, treated):
    source = {"key": "R1", "type": "trial", "authors": "A", "title": "T", "year": 2020}
    source |= {"title_language": "en", "reading": dict.fromkeys(LANGUAGES, "")}
    source |= {"publication": "", "doi": "10.1/1", "url": "", "read": "full"}
    texts = dict.fromkeys(LANGUAGES, "words")
    source |= {"checked_on": date(2026, 11, 21), "note": texts}
    outcome = {"key": "relief", "effect": "benefit", "treated": 12345, "control": None}
    outcome |= {"people": 60, "certainty": "low", "source": "R1", "name": texts}
    outcome |= {"prominence": "card", "treated_of": 100, "control_of": 100}
    outcome |= dict.fromkeys(["finding", "group", "intervention"], texts)
    outcome |= {"comparator": texts, "time": texts}
    for name, row in (("sources", source), ("outcomes", outcome)):
        path = folder / file_name(name)
        path.parent.mkdir(exist_ok=True)
        text = record_files.render([row], name=name)
        path.write_text(text.replace("12345", treated), encoding="utf-8")


@pytest.mark.django_db
def test_files_change_drafts_alone_once_a_person_has_published(tmp_path, now):
    page, writer = make_page(), make_editor()
    publish(page, author=writer, approver=make_reviewer(), now=now)
    make_page("other")
    export(tmp_path)
    for path in tmp_path.glob("pages/*.nl.md"):
        path.write_text(path.read_text().replace("Een zin.", "Een nieuwe zin."))

    done = load(tmp_path, now=now)

    assert (done.changed, done.published) == (2, 0)
    assert page.sections.get().body_nl == "Een nieuwe zin."
    edition = Edition.objects.get(page_key="costs", language="nl")
    assert edition.publication.origin == "review"
    assert "<p>Een zin.</p>" in edition.content
    assert not Edition.objects.filter(page_key="other").exists()


@pytest.mark.django_db
def test_files_never_undo_what_a_person_has_worked_on(tmp_path, now):
    page, writer = make_page(), make_editor()
    export(tmp_path)
    load(tmp_path, now=now)
    before = draft_parts({"page/costs"})
    page.sections.update(body_de="Von Hand.")
    note_changes(before, draft_parts({"page/costs"}), by=writer, now=now)
    for path in tmp_path.glob("pages/*.md"):
        path.write_text(path.read_text().replace("Een zin.", "Een nieuwe zin."))

    done = load(tmp_path, now=now)

    assert done.kept == [PartKey("section/costs/first", "de")]
    section = page.sections.get()
    assert (section.body_nl, section.body_de) == ("Een nieuwe zin.", "Von Hand.")


@pytest.mark.django_db
def test_what_is_gone_from_the_files_is_gone_from_the_drafts_but_pages_stay(
    tmp_path, now
):
    make_page("costs", sections=[{"key": "stays"}, {"key": "goes"}])
    export(tmp_path)
    make_page("other")
    for path in tmp_path.glob("pages/costs.*.md"):
        text = page_files.parse(path.read_text(), file="")
        path.write_text(page_files.render(replace(text, sections=text.sections[:1])))
    load(tmp_path, now=now)
    assert [
        section.key for section in Page.objects.get(key="costs").sections.all()
    ] == ["stays"]
    assert Page.objects.filter(key="other").exists()


@pytest.mark.django_db
def test_a_filled_site_is_left_alone_when_asked(tmp_path, capsys):
    page = make_page()
    call_command("export_content", tmp_path)
    page.sections.all().delete()
    call_command("load_content", tmp_path, if_empty=True)
    assert not page.sections.exists()
    assert "they are left as they are" in capsys.readouterr().out
