"""Whom an organisation will ask how it goes counts among what it still holds."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations

from ketenloket.chain.trajectories.policies import ALL_STILL_HELD, CHECKS_STILL_HELD


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0009_terms_of_ceiling_and_aftercare'),
        ('help_seekers', '0001_initial'),
        ('organisations', '0005_sees_matcher'),
        ('trajectories', '0011_forms_and_aftercare'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_aftercarecheck_counted', new_rows='', role='ketenloket_owner', rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'"),
        ),
        migrations.RunSQL(CHECKS_STILL_HELD, ALL_STILL_HELD),
    ]
