"""Conventions of this house, as tests."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest
from django.apps import apps

from content.editions.insert_only import InsertOnly
from content.languages import LANGUAGES, readers_languages

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CODE = sorted(
    path
    for folder in ("content", "ketamine_info")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]|</?\w+[^>]*>")


def test_the_catalogues_are_those_of_the_languages():
    assert {path.parts[-3] for path in CATALOGUES} == set(LANGUAGES)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_is_complete_and_keeps_every_placeholder(path):
    catalogue = polib.pofile(str(path))
    if path.parts[-3] in readers_languages():
        assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    for entry in catalogue:
        for translated in [entry.msgstr, *entry.msgstr_plural.values()]:
            if translated:
                wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
                assert set(PLACEHOLDER.findall(translated)) == wanted, entry.msgid


def test_all_catalogues_hold_the_same_texts():
    texts = [{(e.msgctxt, e.msgid) for e in polib.pofile(str(p))} for p in CATALOGUES]
    assert all(one == texts[0] for one in texts)
    assert len(texts[0]) > 200


UNSAFE = re.compile(
    r"\|\s*safe\b|\{%\s*autoescape off|\sstyle=|\son[a-z]+=\"|<script(?! src| type=\"application/ld\+json\">)"
)


def test_no_template_marks_text_safe_or_holds_inline_code():
    assert UNSAFE.search("{{ text|safe }}")
    assert UNSAFE.search('<p onclick="x">')
    found = [p.name for p in TEMPLATES if UNSAFE.search(p.read_text())]
    assert found == []
    assert len(TEMPLATES) > 30


WORDS_OUTSIDE = re.compile(r">\s*[A-Za-z][a-z]{2,}[^<{]*<")


def test_every_word_of_a_template_goes_through_gettext():
    assert WORDS_OUTSIDE.search("<p>Hello there</p>")
    found = {
        path.name: match[0]
        for path in TEMPLATES
        if (match := WORDS_OUTSIDE.search(path.read_text()))
    }
    assert found == {}


def test_html_is_marked_safe_in_the_renderer_alone():
    marks = re.compile(r"mark_safe|SafeString|format_html")
    users = {str(p.relative_to(ROOT)) for p in CODE if marks.search(p.read_text())}
    assert users == {"content/public/render.py"}


def test_every_module_says_what_it_is_for():
    assert [
        str(p) for p in CODE if not ast.get_docstring(ast.parse(p.read_text()))
    ] == []


def test_the_lock_names_no_registry_and_pins_everything_with_hashes():
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    assert "--index" not in lock
    pins = re.findall(r"^([a-z][\w.-]*)==", lock, flags=re.MULTILINE)
    assert len(pins) > 40
    for block in re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize(
    "environment,sentence",
    [
        ({"ALLOWED_HOSTS": "example.org"}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "x"}, "ALLOWED_HOSTS is not set"),
        (
            {"SECRET_KEY": "x", "ALLOWED_HOSTS": "x", "SOURCE_LANGUAGE": "fr"},
            "SOURCE_LANGUAGE is 'fr'",
        ),
        (
            {"SECRET_KEY": "x", "ALLOWED_HOSTS": "x", "SECURITY_CONTACT": "the doctor"},
            "SECURITY_CONTACT is 'the doctor'",
        ),
    ],
)
def test_without_debug_the_site_refuses_to_start_half_configured(
    environment, sentence, tmp_path
):
    blank = {"SECRET_KEY": "", "ALLOWED_HOSTS": "", "DEBUG": "0", "PATH": ""}
    answer = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**blank, **environment},
        capture_output=True,
        text=True,
    )
    assert answer.returncode != 0
    assert sentence in answer.stderr.splitlines()[-1]


def test_the_settings_document_names_every_variable():
    settings = (ROOT / "ketamine_info" / "settings.py").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    names |= set(re.findall(r'required\(\s*"([A-Z_]+)"', settings))
    documented = (ROOT / "docs" / "settings.md").read_text()
    assert len(names) >= 9
    assert [name for name in sorted(names) if f"`{name}`" not in documented] == []


def test_the_schema_names_every_translated_field_and_every_list_of_files():
    from modeltranslation.translator import translator

    from content.drafts.reading import model_of
    from content.exchange.shapes import SHAPES
    from content.roles import EDITOR, MEDICAL_REVIEWER, ROLES
    from content.schema import NOUNS

    models = {model_of(noun): noun for noun in NOUNS.values()}
    translated = {*translator.get_registered_models(abstract=False)}
    assert translated == {model for model, noun in models.items() if noun.texts}
    for model in translated:
        fields = translator.get_options_for_model(model).get_field_names()
        assert set(fields) == set(models[model].texts), model
    shapes = dict(SHAPES)
    for shape in SHAPES.values():
        shapes |= {child.model: child for child in shape.children.values()}
    texts = {shape.model: set(shape.translated) for shape in shapes.values()}
    for noun in NOUNS.values():
        if noun.name not in ("page", "section"):  # files of pages are texts, not lists
            assert texts[noun.model] == set(noun.texts), noun.name
        for role in (EDITOR, MEDICAL_REVIEWER):
            assert f"change_{noun.model.lower()}" in ROLES[role]


def test_the_contracts_keep_every_table_of_drafts_from_readers():
    """A new table of drafts stands in the room that the public side may not enter."""
    rooms = {"content.drafts": 0, "content.editions": 0, "content.accounts": 0}
    for model in apps.get_app_config("content").get_models():
        room = model.__module__.rpartition(".")[0]
        assert room in rooms, model
        rooms[room] += 1
        assert room == "content.editions" or not issubclass(model, InsertOnly)
    assert min(rooms.values()) > 3
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    kept_apart = {
        room
        for contract in contracts["importlinter"]["contracts"]
        for room in contract.get("source_modules", ())
        if "content.drafts" in contract.get("forbidden_modules", ())
    }
    assert {"content.public", "content.editions"} <= kept_apart
