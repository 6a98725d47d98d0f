"""No volunteer of any organisation is given somebody whom a crossed limit stops."""

from django.db import migrations

from ketenloket.chain.trajectories.policies import (
    DROP_NO_VOLUNTEER_WHILE_STOPPED,
    NO_VOLUNTEER_WHILE_STOPPED,
)


class Migration(migrations.Migration):

    dependencies = [
        ("escalation", "0001_stops_and_relief"),
        ("trajectories", "0008_in_own_name"),
    ]

    operations = [
        migrations.RunSQL(NO_VOLUNTEER_WHILE_STOPPED, DROP_NO_VOLUNTEER_WHILE_STOPPED),
    ]
