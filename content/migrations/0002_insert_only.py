"""Published rows can only be inserted: triggers on SQLite and PostgreSQL."""

from django.db import migrations

from content.triggers import install_sql, remove_sql

TABLES = [
    "content_publication",
    "content_edition",
    "content_editiontext",
    "content_editionsection",
    "content_address",
    "content_withdrawal",
]


def install(apps, schema_editor):
    for statement in install_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in remove_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("content", "0001_drafts_and_editions")]
    operations = [migrations.RunPython(install, remove)]
