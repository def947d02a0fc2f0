"""A group of synonyms may be long: medical, plain and regional words together."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0008_terms_in_the_book'),
    ]

    operations = [
        migrations.AlterField(
            model_name='synonym',
            name='words',
            field=models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=1000, verbose_name='words that mean the same'),
        ),
        migrations.AlterField(
            model_name='synonym',
            name='words_de',
            field=models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=1000, null=True, verbose_name='words that mean the same'),
        ),
        migrations.AlterField(
            model_name='synonym',
            name='words_en',
            field=models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=1000, null=True, verbose_name='words that mean the same'),
        ),
        migrations.AlterField(
            model_name='synonym',
            name='words_nl',
            field=models.CharField(help_text='Separated by commas: “vomiting, throw up, being sick”. Who searches for one of them finds the others too. The glossary’s other names need not be repeated.', max_length=1000, null=True, verbose_name='words that mean the same'),
        ),
    ]
