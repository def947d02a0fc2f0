"""What is promised holds for raw SQL too: triggers on SQLite and PostgreSQL.

A later migration that changes one of these tables makes them anew, because SQLite
forgets the triggers of a changed table.
"""

from django.db import migrations

from content.editions.triggers import install_sql, remove_sql

TABLES = {
    "content_publication": [("token",), ("review_id",)],
    "content_publishedpart": [("publication_id", "entry", "language")],
    "content_edition": [
        ("page_key", "language", "number"),
        ("publication_id", "page_key", "language"),
    ],
    "content_address": [("language", "slug")],
    "content_withdrawal": [("last_edition_id", "number"), ("plan_id",)],
    "content_plannedwithdrawal": [],
    "content_plangivenup": [("plan_id",)],
    "content_withdrawalundone": [("withdrawal_id",)],
    "content_publishedfile": [("name",)],
    "content_reviewitem": [("review_id", "entry", "language")],
    "content_reviewcomment": [],
    "content_approvalstopped": [("review_id",)],
    "content_draftchange": [],
    "content_wordingonly": [],
    "content_journalentry": [],
    "content_findinganswer": [("review_id", "key")],
}


def install(apps, schema_editor):
    apps.get_model("content", "PublishingLock").objects.get_or_create(pk=1)
    for statement in install_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in remove_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("content", "0001_tables")]
    operations = [migrations.RunPython(install, remove)]
