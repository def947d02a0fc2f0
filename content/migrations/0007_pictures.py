"""Pictures as drafts, and the insert-only files of them that readers get."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from content.editions.triggers import install_sql, remove_sql

TABLES = {"content_publishedfile": [("name",)]}


def install(apps, schema_editor):
    for statement in install_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in remove_sql(schema_editor.connection.vendor, TABLES):
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0006_search_synonyms'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=48, unique=True)),
                ('content', models.BinaryField()),
            ],
            options={
                'verbose_name': 'published file',
                'verbose_name_plural': 'published files',
            },
        ),
        migrations.CreateModel(
            name='Image',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=32, unique=True)),
                ('width', models.PositiveSmallIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
                ('fallback', models.CharField(max_length=3)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('fallback__in', ('jpg', 'png'))), name='image_fallback_is_known'), models.CheckConstraint(condition=models.Q(('height__gte', 1), ('width__gte', 1)), name='image_has_a_size')],
            },
        ),
        migrations.CreateModel(
            name='ImageFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=48, unique=True)),
                ('content', models.BinaryField()),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='content.image')),
            ],
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(-[a-z0-9]+)*\\Z', 'Use small letters a–z, digits and single hyphens, starting with a letter: “side-effects”.')], verbose_name='key')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Smaller numbers come first.', verbose_name='position')),
                ('alt', models.CharField(help_text='For readers who cannot see it: “A treatment room with a reclining chair beside a window”. A page can show the picture in a language once this is written in it.', max_length=200, verbose_name='what it shows')),
                ('alt_nl', models.CharField(help_text='For readers who cannot see it: “A treatment room with a reclining chair beside a window”. A page can show the picture in a language once this is written in it.', max_length=200, null=True, verbose_name='what it shows')),
                ('alt_de', models.CharField(help_text='For readers who cannot see it: “A treatment room with a reclining chair beside a window”. A page can show the picture in a language once this is written in it.', max_length=200, null=True, verbose_name='what it shows')),
                ('alt_en', models.CharField(help_text='For readers who cannot see it: “A treatment room with a reclining chair beside a window”. A page can show the picture in a language once this is written in it.', max_length=200, null=True, verbose_name='what it shows')),
                ('caption', models.CharField(blank=True, help_text='Stands below the picture. Leave it empty if it adds nothing.', max_length=240, verbose_name='caption')),
                ('caption_nl', models.CharField(blank=True, help_text='Stands below the picture. Leave it empty if it adds nothing.', max_length=240, null=True, verbose_name='caption')),
                ('caption_de', models.CharField(blank=True, help_text='Stands below the picture. Leave it empty if it adds nothing.', max_length=240, null=True, verbose_name='caption')),
                ('caption_en', models.CharField(blank=True, help_text='Stands below the picture. Leave it empty if it adds nothing.', max_length=240, null=True, verbose_name='caption')),
                ('credit', models.CharField(blank=True, help_text='Who made it, if they must be named: “Photo: the clinic”.', max_length=120, verbose_name='credit')),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='content.image', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'ordering': ['position', 'key'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z][a-z0-9]*(-[a-z0-9]+)*\\Z')), name='picture_key_is_a_slug')],
            },
        ),
        migrations.RunPython(install, remove),
    ]
