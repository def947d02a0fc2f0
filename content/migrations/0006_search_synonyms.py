"""Words that readers use for one another when they search."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0005_drawing_kinds'),
    ]

    operations = [
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(-[a-z0-9]+)*\\Z', 'Use small letters a–z, digits and single hyphens, starting with a letter: “side-effects”.')], verbose_name='key')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Smaller numbers come first.', verbose_name='position')),
                ('words', models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=300, verbose_name='words that mean the same')),
                ('words_nl', models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=300, null=True, verbose_name='words that mean the same')),
                ('words_de', models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=300, null=True, verbose_name='words that mean the same')),
                ('words_en', models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=300, null=True, verbose_name='words that mean the same')),
            ],
            options={
                'verbose_name': 'synonyms',
                'verbose_name_plural': 'synonyms for the search',
                'ordering': ['position', 'key'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z][a-z0-9]*(-[a-z0-9]+)*\\Z')), name='synonym_key_is_a_slug')],
            },
        ),
    ]
