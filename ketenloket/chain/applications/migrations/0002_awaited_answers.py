"""Answers that are awaited are found by the day on which they should come."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0001_tables'),
        ('desk', '0002_answers_climb'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0002_roles'),
        ('provisions', '0002_national_list'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='application',
            index=models.Index(condition=models.Q(('result', '')), fields=['lead', 'due_on'], name='applications_awaited'),
        ),
    ]
