"""How many people an offer helps now, as a number only."""

from django.db import migrations

import ketenloket.foundation.tenancy.policies
from ketenloket.chain.trajectories.policies import DROP_OPEN_TRAJECTORIES, OPEN_TRAJECTORIES


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0004_living_map"),
        ("trajectories", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="trajectory",
            constraint=ketenloket.foundation.tenancy.policies.Policy(command="SELECT", name="trajectories_trajectory_counted", new_rows="", role="ketenloket_owner", rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR lead_id = case_organisation())"),
        ),
        migrations.RunSQL(OPEN_TRAJECTORIES, DROP_OPEN_TRAJECTORIES),
    ]
