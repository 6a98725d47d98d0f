"""A coordinator who wrote a note or hosted an appointment helped, and reads no single answers."""

from django.db import migrations

from ketenloket.chain.progress.policies import READS_ANSWERS, READS_ANSWERS_AS_BEFORE


class Migration(migrations.Migration):

    dependencies = [
        ("progress", "0001_steps_and_scale"),
        ("trajectories", "0012_aftercare_is_counted"),
    ]

    operations = [
        migrations.RunSQL(READS_ANSWERS, READS_ANSWERS_AS_BEFORE),
    ]
