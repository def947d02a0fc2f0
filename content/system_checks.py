"""Conventions that a later change could break, checked at every start.

Each has an id, a sentence and a hint. `docs/decisions/` says why they exist.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections, models
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from modeltranslation import settings as modeltranslation_settings
from modeltranslation.translator import translator

from content.editions.guarded import PUBLISHED, guarded_tables
from content.editions.triggers import missing
from content.languages import LANGUAGES, column
from content.publishing.copies import is_record
from content.schema import NOUNS, Noun, Type
from content.sections import KINDS
from ketamine_info.catalogues import uncompiled


@register(Tags.translation)
def fallbacks_are_off(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """A missing translation must look missing."""
    fallbacks = modeltranslation_settings.FALLBACK_LANGUAGES
    if not modeltranslation_settings.ENABLE_FALLBACKS and not any(fallbacks.values()):
        return []
    return [
        Error(
            "modeltranslation fills missing translations with another language.",
            hint="Set MODELTRANSLATION_ENABLE_FALLBACKS = False and "
            'MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ()}.',
            id="content.E001",
        )
    ]


@register(Tags.translation)
def interface_texts_are_compiled(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Gettext says in English what it does not find: what is published meanwhile, such
    as the words of a drawing, would stay English on Dutch and German pages."""
    is_being_written = settings.DEBUG
    message = Warning if is_being_written else Error
    return [
        message(
            f"The interface texts in {source} are newer than their compiled form.",
            hint="Run `manage.py compile_catalogues`.",
            id="content.W003" if is_being_written else "content.E012",
        )
        for root in settings.LOCALE_PATHS
        for source in uncompiled(Path(root))
    ]


@register(Tags.models)
def translated_fields_keep_the_rules(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Never unique, never an ordering: the original column drifts."""
    return [
        message
        for model in translator.get_registered_models(abstract=False)
        if model._meta.app_label == "content"
        for message in _translated_fields(model)
    ]


def _translated_fields(model: Any) -> Iterator[CheckMessage]:
    names = set(translator.get_options_for_model(model).get_field_names())
    for name in names:
        if model._meta.get_field(name).unique:
            yield Error(
                f"{model.__name__}.{name} is translated and unique.",
                hint="The original column holds whatever language was active at the "
                "last save. Say unique per language, in translation.py.",
                obj=model,
                id="content.E002",
            )
    for name in model._meta.ordering:
        if str(name).lstrip("-") in names:
            yield Error(
                f"{model.__name__} is ordered by the translated field {name}.",
                hint="Order by a field that is the same in every language.",
                obj=model,
                id="content.E003",
            )


@register(Tags.templates)
def kinds_can_be_drawn(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Every kind of section has a template and, if it names one, a record table."""
    messages: list[CheckMessage] = []
    for name, kind in KINDS.items():
        try:
            get_template(kind.template)
        except TemplateDoesNotExist:
            messages.append(
                Error(
                    f"The kind “{name}” has no template {kind.template}.",
                    hint="Write the component, or mend content/sections.py.",
                    id="content.E004",
                )
            )
        if kind.records and not is_record(kind.records):
            messages.append(
                Error(
                    f"The kind “{name}” shows records of {kind.records}, "
                    "which does not exist.",
                    hint="Name a noun that content/publishing/copies.py can copy.",
                    id="content.E005",
                )
            )
    return messages


@register(Tags.models)
def editions_point_at_nothing_else(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """No template may reach a draft or an account through an edition."""
    return [
        Error(
            f"{model.__name__}.{field.name} points at "
            f"{field.related_model}, which is not published.",
            hint="Copy the value instead, as the other columns do.",
            obj=model,
            id="content.E006",
        )
        for model in PUBLISHED
        for field in model._meta.fields
        if field.is_relation and field.related_model not in PUBLISHED
    ]


@register(Tags.security)
def policy_is_strict(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """One Content-Security-Policy without exceptions, for site and staff."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    loose = [
        f"{directive} {source}"
        for directive, sources in directives.items()
        for source in sources
        if "unsafe" in str(source) or source not in ("'none'", "'self'")
    ]
    if directives.get("default-src") != ["'none'"]:
        loose.append("default-src")
    return [
        Error(
            f"The Content-Security-Policy is loose: {entry}.",
            hint="Only 'none' and 'self' are allowed; move the code into a file.",
            id="content.E007",
        )
        for entry in loose
    ]


@register(Tags.database)
def published_tables_are_guarded(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **options: Any,
) -> list[CheckMessage]:
    """The insert-only triggers stand in the database (run by `migrate`)."""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        existing = set(connection.introspection.table_names())
        tables = guarded_tables()
        if not existing.issuperset(tables):
            continue
        messages += [
            Error(
                f"Published rows can be changed: the trigger {name} is gone.",
                hint="Restore it with content.editions.triggers.install_sql, and find out who "
                "removed it.",
                id="content.E008",
            )
            for name in missing(connection, tables)
        ]
    return messages


@register(Tags.models)
def schema_is_that_of_the_models(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Every noun of the schema is a table with exactly its fields."""
    return [
        Error(
            f"{noun.model}: {sentence}",
            hint="Mend content/schema.py or the model, so that they say the same.",
            id="content.E009",
        )
        for noun in NOUNS.values()
        for sentence in _differences(noun)
    ]


def _differences(noun: Noun) -> Iterator[str]:
    model = apps.get_model("content", noun.model)
    translated = set(noun.texts)
    columns = {column(name, code) for name in translated for code in LANGUAGES}
    has = {
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.name not in {"id", "changed_at", noun.parent, *translated, *columns}
    }
    wants = {noun.key, *(one.name for one in noun.figures if one.type != Type.HOURS)}
    wants |= {"position"} if noun.has_position else set()
    for name in sorted(has ^ wants):
        where = "the model" if name in has else "the schema"
        yield f"only {where} has the field “{name}”."
    for field in noun.figures:
        if field.name not in has or field.type is Type.HOURS:
            continue
        found: Any = model._meta.get_field(field.name)
        if field.to and found.related_model.__name__ != NOUNS[field.to].model:
            yield f"“{field.name}” does not point at {NOUNS[field.to].model}."
        if not isinstance(found, _FIELDS[field.type]):
            yield f"“{field.name}” is a {type(found).__name__}."


_FIELDS: dict[Type, type[models.Field] | tuple[type[models.Field], ...]] = {
    Type.TEXT: models.CharField,
    Type.CODE: models.CharField,
    Type.FLAG: models.BooleanField,
    Type.INTEGER: models.IntegerField,
    Type.NUMBER: models.DecimalField,
    Type.DATE: models.DateField,
    Type.MOMENT: models.DateTimeField,
    Type.REFERENCE: models.ForeignKey,
    Type.REFERENCES: models.ManyToManyField,
    Type.IMAGE: models.ForeignKey,
}
