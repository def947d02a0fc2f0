"""What a language is searched in, finished and kept. Nothing else points at it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0003_finished_responses")]

    operations = [
        migrations.CreateModel(
            name="FinishedIndex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=16)),
                ("made_by", models.CharField(max_length=16)),
                ("made_of", models.CharField(max_length=64)),
                ("body", models.BinaryField()),
                ("made_at", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("language", "made_by"), name="finished_index_once_per_version")
                ],
            },
        ),
    ]
