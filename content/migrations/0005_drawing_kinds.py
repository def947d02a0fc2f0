"""Drawings are kinds of sections."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0004_guards_again'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='section',
            name='section_kind_is_known',
        ),
        migrations.AlterField(
            model_name='section',
            name='kind',
            field=models.CharField(choices=[('text', 'text'), ('key_points', 'key points'), ('care_non_urgent', 'care card: not urgent'), ('care_urgent', 'care card: same day'), ('care_emergency', 'care card: emergency'), ('side_effects', 'side effects'), ('contraindications', 'contraindications'), ('indications', 'indications'), ('outcomes', 'evidence'), ('costs', 'costs'), ('questions', 'questions'), ('sources', 'sources'), ('glossary', 'glossary'), ('clinic_profile', 'clinic: contact and opening hours'), ('timeline', 'course of the treatment'), ('clinics_compared', 'clinics compared'), ('helplines', 'whom to call, by country'), ('drawing_structure', 'drawing: structure of ketamine'), ('drawing_receptor', 'drawing: how ketamine may work'), ('drawing_day', 'drawing: the day as a line')], default='text', max_length=20, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'key_points', 'care_non_urgent', 'care_urgent', 'care_emergency', 'side_effects', 'contraindications', 'indications', 'outcomes', 'costs', 'questions', 'sources', 'glossary', 'clinic_profile', 'timeline', 'clinics_compared', 'helplines', 'drawing_structure', 'drawing_receptor', 'drawing_day'])), name='section_kind_is_known'),
        ),
    ]
