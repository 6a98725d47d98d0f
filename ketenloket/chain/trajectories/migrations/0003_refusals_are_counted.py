"""How many people the formal route refused, in fives."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations

from ketenloket.chain.trajectories.policies import DROP_REFUSAL_COUNTS, REFUSAL_COUNTS


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0002_answers_climb'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0002_roles'),
        ('trajectories', '0002_waits_for_a_new_role'),
    ]

    operations = [
        migrations.RunSQL(REFUSAL_COUNTS, DROP_REFUSAL_COUNTS),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_formalrefusal_counted', new_rows='', role='ketenloket_owner', rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR (acting_sees() = 'organisation' AND organisation_id = case_organisation()))"),
        ),
    ]
