"""What nobody picks up after a limit was crossed climbs as well."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0007_rest_has_an_end'),
        ('help_seekers', '0001_initial'),
        ('organisations', '0005_sees_matcher'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='climb',
            name='desk_climb_known',
        ),
        migrations.AlterField(
            model_name='climb',
            name='term',
            field=models.CharField(choices=[('next_step', 'volgende stap'), ('first_talk', 'eerste gesprek'), ('once_more', 'nog één keer proberen'), ('send', 'verwijzing versturen'), ('arrival', 'eerste contact na aannemen'), ('pick_up', 'teruggekomen verwijzing oppakken'), ('promise', 'wat een helper beloofde'), ('company', 'zeggen wie er meegaat'), ('escalation', 'opschaling oppakken')], max_length=20, verbose_name='termijn'),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=models.CheckConstraint(condition=models.Q(('term__in', ['next_step', 'first_talk', 'once_more', 'send', 'arrival', 'pick_up', 'promise', 'company', 'escalation']), ('to__in', ['worker', 'coordinators', 'desk', 'alliance'])), name='desk_climb_known'),
        ),
    ]
