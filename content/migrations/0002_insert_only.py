"""Published rows can only be inserted: triggers on SQLite and PostgreSQL."""

from django.db import migrations

from content.editions.triggers import install_sql, remove_sql

TABLES = {
    "content_publication": [("review_id",)],
    "content_edition": [("page_key", "number")],
    "content_editiontext": [("edition_id", "language")],
    "content_editionsection": [("text_id", "position"), ("text_id", "key")],
    "content_address": [("language", "slug")],
    "content_withdrawal": [("edition_id",)],
}


def install(apps, schema_editor):
    for statement in install_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in remove_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("content", "0001_drafts_and_editions")]
    operations = [migrations.RunPython(install, remove)]
