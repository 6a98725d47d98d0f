"""Who is made a volunteer at this moment is waited for; other words for a question that is over."""

from django.db import migrations, models

from ketenloket.chain.trajectories.policies import (
    NO_VOLUNTEER_BY_A_NEW_ROLE,
    NO_VOLUNTEER_BY_A_NEW_ROLE_BEFORE,
)


class Migration(migrations.Migration):

    dependencies = [
        ('trajectories', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(NO_VOLUNTEER_BY_A_NEW_ROLE, NO_VOLUNTEER_BY_A_NEW_ROLE_BEFORE),
        migrations.AlterField(
            model_name='ceilingquestion',
            name='answer',
            field=models.CharField(blank=True, choices=[('ready', 'klaar: wij ronden af'), ('extend', 'verlengen'), ('hand_over', 'overdragen: een ander kan beter verder helpen'), ('over', 'niet meer nodig: de hulp stopte of kreeg een andere vorm')], max_length=20, verbose_name='antwoord'),
        ),
    ]
