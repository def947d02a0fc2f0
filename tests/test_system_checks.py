"""Each convention is a check that goes red when somebody breaks it."""

import os
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.db import connection, models, transaction
from modeltranslation import settings as modeltranslation_settings

from content import schema, system_checks
from content.drafts.pages import Page
from content.editions.editions import Edition
from content.editions.triggers import install_sql, remove_sql
from content.sections import KINDS, Kind
from tests.conftest import GUARDED

PYTEST_TEMPLATES = (
    "templates.E002"  # pytest makes unknown variables fail with an object
)


def ids(messages):
    return [message.id for message in messages]


def test_nothing_is_wrong_as_it_stands(db):
    found = [m for m in run_checks(databases=["default"]) if m.id != PYTEST_TEMPLATES]
    assert found == []


def test_translations_that_fall_back_are_an_error(monkeypatch):
    monkeypatch.setattr(modeltranslation_settings, "ENABLE_FALLBACKS", True)
    assert ids(system_checks.fallbacks_are_off(None)) == ["content.E001"]


@pytest.mark.parametrize("is_debug, told", [(False, "E012"), (True, "W003")])
def test_interface_texts_that_are_not_compiled_are_told(
    tmp_path, settings, is_debug, told
):
    settings.LOCALE_PATHS, settings.DEBUG = [tmp_path], is_debug
    source = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text("")
    assert ids(system_checks.interface_texts_are_compiled(None)) == [f"content.{told}"]
    compiled = source.with_suffix(".mo")
    compiled.write_text("")
    assert system_checks.interface_texts_are_compiled(None) == []
    os.utime(compiled, (0, 0))  # older than what it was made of
    assert ids(system_checks.interface_texts_are_compiled(None)) == [f"content.{told}"]


def test_a_translated_field_that_is_unique_is_an_error(monkeypatch):
    monkeypatch.setattr(Page._meta.get_field("slug"), "unique", True)
    assert "content.E002" in ids(system_checks.translated_fields_keep_the_rules(None))


def test_an_ordering_by_a_translated_field_is_an_error(monkeypatch):
    monkeypatch.setattr(Page._meta, "ordering", ["-title"])
    assert ids(system_checks.translated_fields_keep_the_rules(None)) == ["content.E003"]


@pytest.mark.parametrize(
    "kind,error",
    [
        (Kind(label="x", template="components/no_such.html"), "content.E004"),
        (
            Kind(label="x", template="components/text.html", records="Nothing"),
            "content.E005",
        ),
    ],
)
def test_a_kind_that_cannot_be_drawn_is_an_error(monkeypatch, kind, error):
    monkeypatch.setitem(KINDS, "new", kind)
    assert ids(system_checks.kinds_can_be_drawn(None)) == [error]


def test_an_edition_that_points_at_a_draft_is_an_error(monkeypatch):
    field = models.ForeignKey(Page, models.PROTECT)
    field.set_attributes_from_name("page")
    field.model = Edition
    fields = Edition._meta.fields
    monkeypatch.setitem(Edition._meta.__dict__, "fields", [*fields, field])
    assert ids(system_checks.editions_point_at_nothing_else(None)) == ["content.E006"]


@pytest.mark.parametrize(
    "directive,sources",
    [
        ("script-src", ["'self'", "'unsafe-inline'"]),
        ("img-src", ["https://example.org"]),
        ("default-src", ["'self'"]),
    ],
)
def test_a_loose_policy_is_an_error(monkeypatch, directive, sources):
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    monkeypatch.setitem(policy, directive, sources)
    assert set(ids(system_checks.policy_is_strict(None))) == {"content.E007"}


def test_a_published_table_without_one_of_its_guards_is_an_error(db):
    table = {"content_edition": GUARDED["content_edition"]}
    guards = [
        statement.split()[2]
        for statement in install_sql(connection.vendor, table)
        if statement.startswith("CREATE TRIGGER")
    ]
    for statement, guard in zip(
        remove_sql(connection.vendor, table), guards, strict=True
    ):
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute(statement)
            found = system_checks.published_tables_are_guarded(
                None, databases=["default"]
            )
            transaction.set_rollback(True)
        assert ids(found) == ["content.E008"]
        assert guard in found[0].msg


def test_a_model_that_the_schema_does_not_say_is_named(monkeypatch):
    page = schema.NOUNS["page"]
    fewer = replace(page, figures=page.figures[1:])
    more = replace(page, figures=(*page.figures, schema.Field(name="colour")))
    for noun, sentence in (
        (fewer, "only the model has"),
        (more, "only the schema has"),
    ):
        monkeypatch.setitem(system_checks.NOUNS, "page", noun)
        (found,) = system_checks.schema_is_that_of_the_models(None)
        assert found.id == "content.E009"
        assert sentence in found.msg


def test_a_field_of_another_type_than_the_schema_says_is_named(monkeypatch):
    page = schema.NOUNS["page"]
    other = schema.Field(name="menu", type=schema.Type.DATE)
    wrong = replace(page, figures=(other, *page.figures[1:]))
    monkeypatch.setitem(system_checks.NOUNS, "page", wrong)
    (found,) = system_checks.schema_is_that_of_the_models(None)
    assert "menu" in found.msg


def test_the_schema_is_that_of_the_models():
    assert system_checks.schema_is_that_of_the_models(None) == []
