"""A referral that came back may also wait for a professional to take over."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0005_the_clock_brings_back'),
    ]

    operations = [
        migrations.AlterField(
            model_name='declinereason',
            name='next_code',
            field=models.CharField(choices=[('take_up', 'pak op en neem contact op'), ('call', 'bel of bezoek'), ('plan_intake', 'plan de intake'), ('intake', 'doe de intake'), ('to_triage', 'breng in bij de triage'), ('await_triage', 'bespreek in de triage'), ('refer', 'maak de verwijzing'), ('await_arrival', 'volg de verwijzing tot de hulpvrager is aangekomen'), ('assign', 'kies wie helpt'), ('appointment', 'afspraak'), ('read_message', 'lees het bericht en reageer'), ('pick_up', 'een beroepskracht neemt over'), ('other', 'anders')], max_length=30, verbose_name='soort volgende stap'),
        ),
    ]
