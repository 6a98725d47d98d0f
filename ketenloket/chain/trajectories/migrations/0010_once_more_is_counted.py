"""Whom an organisation will try to reach once more counts among what it still holds."""

from django.db import migrations

from ketenloket.chain.trajectories.policies import ALL_STILL_HELD, STILL_HELD_BEFORE


class Migration(migrations.Migration):

    dependencies = [
        ("trajectories", "0009_no_volunteer_while_stopped"),
    ]

    operations = [
        migrations.RunSQL(ALL_STILL_HELD, STILL_HELD_BEFORE),
    ]
