"""The glossary is part of the book of facts; sections bring along the terms they explain."""

from django.db import migrations, models


def count_with_the_facts(apps, schema_editor):
    """Who has changed a term since the last approval must not approve it now either."""
    change = apps.get_model("content", "DraftChange")
    change.objects.filter(subject="records:Term").update(subject="facts")


class Migration(migrations.Migration):
    dependencies = [("content", "0007_pictures")]
    operations = [
        migrations.AddField(
            model_name="term",
            name="is_explained",
            field=models.BooleanField(
                default=True,
                help_text="Where a page first uses this word or one of its other names, readers can open the meaning. Switch it off for words that also mean something else.",
                verbose_name="explain in texts",
            ),
        ),
        *(
            migrations.AlterField(
                model_name="term",
                name=name,
                field=models.CharField(
                    blank=True,
                    help_text="Other names, separated by commas.",
                    max_length=120,
                    null=name != "also",
                    verbose_name="also called",
                ),
            )
            for name in ("also", "also_nl", "also_de", "also_en")
        ),
        # Nullable, so that SQLite adds the column and its triggers stay where they are.
        migrations.AddField(
            model_name="editionsection",
            name="terms",
            field=models.JSONField(null=True),
        ),
        migrations.RunPython(count_with_the_facts, migrations.RunPython.noop),
    ]
