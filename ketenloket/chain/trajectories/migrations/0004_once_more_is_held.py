"""An organisation that will try to reach somebody once more does not stop."""

from django.db import migrations

from ketenloket.chain.trajectories.policies import HOLDS_NOBODY, HOLDS_NOBODY_BEFORE


class Migration(migrations.Migration):

    dependencies = [
        ("trajectories", "0003_together_and_in_turn"),
    ]

    operations = [
        migrations.RunSQL(HOLDS_NOBODY, HOLDS_NOBODY_BEFORE),
    ]
