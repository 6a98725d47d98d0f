"""What a stop is about and by when follows from what was seen: no worker rewrites it."""

from django.db import migrations

from ketenloket.chain.escalation.policies import STEP, STEP_AS_BEFORE


class Migration(migrations.Migration):

    dependencies = [
        ("escalation", "0001_stops_and_relief"),
    ]

    operations = [
        migrations.RunSQL(STEP, STEP_AS_BEFORE),
    ]
