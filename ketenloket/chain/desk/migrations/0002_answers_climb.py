"""An answer to an application that does not come climbs as well."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0002_roles'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='climb',
            name='desk_climb_known',
        ),
        migrations.AlterField(
            model_name='climb',
            name='term',
            field=models.CharField(choices=[('next_step', 'volgende stap'), ('first_talk', 'eerste gesprek'), ('once_more', 'nog één keer proberen'), ('send', 'verwijzing versturen'), ('arrival', 'eerste contact na aannemen'), ('pick_up', 'teruggekomen verwijzing oppakken'), ('promise', 'wat een helper beloofde'), ('company', 'zeggen wie er meegaat'), ('escalation', 'opschaling oppakken'), ('ceiling', 'vraag bij het plafond van de hulp'), ('aftercare', 'nazorg'), ('application', 'antwoord op een aanvraag')], max_length=20, verbose_name='termijn'),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=models.CheckConstraint(condition=models.Q(('term__in', ['next_step', 'first_talk', 'once_more', 'send', 'arrival', 'pick_up', 'promise', 'company', 'escalation', 'ceiling', 'aftercare', 'application']), ('to__in', ['worker', 'coordinators', 'desk', 'alliance'])), name='desk_climb_known'),
        ),
    ]
