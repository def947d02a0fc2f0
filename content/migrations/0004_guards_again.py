"""Every edition names the publication of its words; the triggers stand again.

SQLite makes changed tables anew, without their triggers; so they step aside in 0003 and
all of them are installed here.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

from content.editions.triggers import install_sql, remove_sql

BEFORE = import_module("content.migrations.0002_insert_only").TABLES
TABLES = {
    **BEFORE,
    "content_factbook": [("number",), ("publication_id",)],
    "content_editionfact": [("edition_id", "key")],
}


def name_the_publication(apps, schema_editor):
    edition = apps.get_model("content", "Edition")
    edition.objects.update(text_publication=F("publication"))
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def stand_again(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [*remove_sql(vendor, TABLES), *install_sql(vendor, TABLES)]:
        schema_editor.execute(statement)


def step_aside_again(apps, schema_editor):
    for statement in remove_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("content", "0003_facts_and_clinics")]
    operations = [
        migrations.RunPython(name_the_publication, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="edition",
            name="text_publication",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="texts_of_editions",
                to="content.publication",
            ),
        ),
        migrations.RunPython(stand_again, step_aside_again),
    ]
