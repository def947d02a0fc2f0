"""A mistake in a file is named with its place, and nothing is half-loaded."""

import pytest
from django.core.management import CommandError, call_command

from content.drafts.pages import Page, Section
from content.drafts.records import RECORD_MODELS
from content.editions.guarded import PUBLISHED
from content.exchange.exporting import export
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from content.exchange.shapes import file_name
from content.models import SideEffect, Source
from tests.factories import make_page, make_source

pytestmark = pytest.mark.django_db

EN, NL = "pages/costs.en.md", "pages/costs.nl.md"
EFFECTS, SOURCES = "records/side_effects.yaml", "records/sources.yaml"


@pytest.fixture
def files(tmp_path):
    """A page, two sources and a side effect as sound files; the drafts differ."""
    body = "First line.\n\nSee [@R1] and [costs](page:costs).\n\nLast line."
    page = make_page(
        sections=[
            {"body_nl": body, "body_en": body, "body_de": body},
            {"key": "second", "kind": "side_effects", "safety": True},
        ],
    )
    sources = [make_source("R1"), make_source("R2", position=1)]
    texts = {
        f"{field}_{code}": f"{field} {code}"
        for field in ("name", "notice", "duration", "advice")
        for code in ("nl", "de", "en")
    }
    fields = {"band": "common", "phase": "during", "action": "normal"}
    effect = SideEffect.objects.create(key="nausea", **fields, **texts)
    effect.sources.set(sources)
    export(tmp_path)
    page.sections.filter(key="second").delete()
    effect.delete()
    sources[1].delete()
    Page.objects.update(title_nl="Older")
    return tmp_path


def stored():
    """Every row of every table that a load could touch."""
    models = [Page, Section, *RECORD_MODELS.values(), *PUBLISHED]
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def edit(folder, file, old, new):
    """Put `new` in the place of `old`; returns the line on which it starts."""
    content = (folder / file).read_bytes()
    old, new = (
        part if isinstance(part, bytes) else part.encode() for part in (old, new)
    )
    assert content.count(old) >= 1, "the example has changed"
    (folder / file).write_bytes(content.replace(old, new, 1))
    return content.count(b"\n", 0, content.index(old)) + 1


def test_the_example_itself_is_sound(files, now):
    done = load(files, now=now)
    assert (done.pages, done.records, done.published) == (1, 3, 3)
    assert Source.objects.count() == 2


@pytest.mark.parametrize(
    "file, old, new, offset, message",
    [
        # front matter
        (EN, "---\n", "", 0, "starts with front matter between two lines"),
        (EN, "title: Costs costs", "title: Costs: all", 0, "cannot be read"),
        (EN, "title: Costs costs", "title: 2026-02-30", 0, "cannot be read"),
        (EN, "title: Costs costs", "title: \0", 0, "cannot be read"),
        (EN, "position: 0", "position: first", 0, "“position” must be a whole number"),
        (EN, "menu: main\n", "", -6, "has exactly these fields: key, language,"),
        (EN, "slug: costs-en", "slug: Costs", 0, "“side-effects”"),
        (EN, "language: en", "language: de", -1, "this page belongs in"),
        (EN, "title: Costs costs", b"title: \xff", 0, "not saved as UTF-8"),
        (EN, "title: Costs costs", "title: Co\u202ests", 0, "U+202E"),
        # sections
        (EN, "## first en {", "Stray.\n\n## first en {", 0, "Text before the first"),
        (EN, "{#first .text}", "{first .text}", 0, "A section starts with"),
        (EN, "{#first .text}", "{#other .text}", 0, "this section is {#first .text}"),
        (EN, ".side_effects .safety}", ".side_effects}", 0, "this section is {#second"),
        (EN, "{#first .text}", "{#first .costs}", 0, "this section is {#first .text}"),
        # texts
        (EN, "Last line.", "Last <b>line</b>.", 0, "HTML"),
        (EN, "Last line.", "a <img\nsrc=x> b", 0, "HTML"),
        (EN, "Last line.", "/// do | T\n\n- a", 0, "“do”"),
        (EN, "Last line.", "/// hurry | T\n///", 0, "“hurry”"),
        (EN, "(page:costs)", "(page:cost)", 0, "“costs”"),
        (EN, "[@R1]", "[@R9]", 0, "“R9”"),
        (EN, "\n\nFirst line.", "\n[@R9]", 1, "“R9”"),
        (EN, "\n\nFirst line.", "\n\n\n\n<b>", 4, "HTML"),
        (EN, "Last line.", "Last\u2066 line.", 0, "“Last line.”"),
        # records
        (EFFECTS, "de: name de", "de: na\ufeffme", -10, "“name”"),
        (EFFECTS, "band: common", "band: [", 2, "cannot be read as YAML"),
        (EFFECTS, "band: common", "band: \0", 0, "cannot be read as YAML"),
        (SOURCES, "2026-11-21", "2026-13-45", 0, "month must be in 1..12"),
        (EFFECTS, "    de: name de\n", "", -10, "“name” has one text per language"),
        (EFFECTS, "de: name de", "de: 5", -10, "“name” has a value that is no text"),
        (EFFECTS, "  phase: during\n", "", -2, "A record has exactly these fields"),
        (EFFECTS, "phase: during", "phase: often", -2, "“phase”"),
        (EFFECTS, "  - R2", "  - R9", -7, "There is no “R9” in records/sources.yaml"),
        (EFFECTS, "sources:\n  - R1\n  - R2", "sources: R1", -5, "is a list of keys"),
        (
            EFFECTS,
            "to_be_checked: false",
            "to_be_checked: true",
            -4,
            "“",
        ),
        (SOURCES, "key: R2", "key: R1", 0, "“R1” further up already"),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_nothing_is_loaded(
    files, now, file, old, new, offset, message
):
    before = stored()
    line = edit(files, file, old, new) + offset
    with pytest.raises(BrokenContent) as caught:
        load(files, now=now)
    places = [(p.file, p.line) for p in caught.value.problems if message in p.message]
    assert places == [(file, line)], caught.value
    assert stored() == before


def test_an_unknown_kind_is_named_in_the_source_language(files, now):
    before = stored()
    for code in ("nl", "de", "en"):
        line = edit(files, f"pages/costs.{code}.md", "#first .text", "#first .poem")
    with pytest.raises(BrokenContent) as caught:
        load(files, now=now)
    assert [(p.file, p.line) for p in caught.value.problems] == [(NL, line)]
    assert "poem" in str(caught.value)
    assert stored() == before


def test_a_page_needs_its_source_language_and_no_language_the_site_lacks(files, now):
    (files / "pages/costs.fr.md").write_text(
        (files / EN).read_text().replace("language: en", "language: fr")
    )
    (files / NL).unlink()
    with pytest.raises(BrokenContent) as caught:
        load(files, now=now)
    assert {p.file for p in caught.value.problems} == {
        "pages/costs.de.md",
        "pages/costs.fr.md",
    }


def test_translations_have_as_many_sections_as_the_source(files, now):
    text = (files / EN).read_text()
    (files / EN).write_text(text[: text.index("## second")])
    with pytest.raises(BrokenContent, match=f"{EN}, line 11: 1 sections here, 2 in"):
        load(files, now=now)


def test_a_source_that_other_records_rest_on_cannot_go(files, now):
    load(files, now=now)
    effect_fields = {"effect": "benefit", "certainty": "low"}
    RECORD_MODELS["Outcome"].objects.create(
        key="relief", source=Source.objects.get(key="R2"), **effect_fields
    )
    for name in ("outcomes", "side_effects"):
        (files / file_name(name)).unlink()
    text = (files / SOURCES).read_text()
    (files / SOURCES).write_text(text[: text.index("- key: R2")])
    before = stored()
    with pytest.raises(
        BrokenContent, match="R2 .* is missing, and these rest on it: relief"
    ):
        load(files, now=now)
    assert stored() == before


def test_all_problems_of_all_files_are_named_at_once(files, now):
    edit(files, NL, "{#first .text}", "{first .text}")
    edit(files, EFFECTS, "  phase: during\n", "")
    with pytest.raises(BrokenContent) as caught:
        load(files, now=now)
    assert [p.file for p in caught.value.problems] == [NL, EFFECTS]


def test_an_empty_folder_is_a_mistake(tmp_path, now):
    with pytest.raises(
        BrokenContent, match=r"No pages/\*\.md or records/\*\.yaml here"
    ):
        load(tmp_path, now=now)


def test_the_command_says_that_nothing_has_been_loaded_and_why(files):
    line = edit(files, EN, "[@R1]", "[@R9]")
    with pytest.raises(CommandError) as caught:
        call_command("load_content", files)
    assert str(caught.value).startswith(
        f"Nothing has been loaded.\n{EN}, line {line}: "
    )
