"""What readers get, finished and kept. Nothing else in the database points at it."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0002_triggers")]

    operations = [
        migrations.CreateModel(
            name="FinishedResponse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=250)),
                ("made_by", models.CharField(max_length=16)),
                ("page_key", models.CharField(blank=True, max_length=60)),
                ("status", models.PositiveSmallIntegerField()),
                ("headers", models.TextField()),
                ("body", models.BinaryField()),
                ("is_dense", models.BooleanField(default=False)),
                ("etag", models.CharField(max_length=32)),
                ("changed_at", models.BigIntegerField()),
                ("holds_until", models.BigIntegerField(default=0)),
                ("outdated_at", models.BigIntegerField(default=0)),
                ("sequence", models.BigIntegerField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("path", "made_by"), name="finished_response_once_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="FinishedState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.BigIntegerField(default=0)),
                ("outdatings", models.BigIntegerField(default=0)),
                ("token", models.UUIDField(default=uuid.uuid4)),
                ("claims", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="finished_state_is_one")
                ],
            },
        ),
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
        migrations.CreateModel(
            name="FinishedPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=16)),
                ("made_by", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=64)),
                ("body", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "made_by", "name"), name="finished_part_once_per_version"
                    )
                ],
            },
        ),
    ]
