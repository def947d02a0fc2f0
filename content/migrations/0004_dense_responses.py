"""Which finished responses were compressed with patience."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0003_finished_responses")]

    operations = [
        migrations.AddField(
            model_name="FinishedResponse",
            name="is_dense",
            field=models.BooleanField(default=False),
        ),
    ]
