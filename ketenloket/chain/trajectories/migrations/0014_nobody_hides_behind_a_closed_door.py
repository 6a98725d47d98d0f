"""Who helps somebody whose stop cannot be seen does not become a volunteer either."""

from django.db import migrations

from ketenloket.chain.trajectories.policies import (
    NO_HELPER_BECOMES_VOLUNTEER,
    NO_HELPER_BECOMES_VOLUNTEER_BEFORE,
)


class Migration(migrations.Migration):

    dependencies = [
        ("trajectories", "0013_who_arrived_can_say_to_be_away"),
    ]

    operations = [
        migrations.RunSQL(NO_HELPER_BECOMES_VOLUNTEER, NO_HELPER_BECOMES_VOLUNTEER_BEFORE),
    ]
