"""How many people felt heard and helped, in fives."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations

from ketenloket.chain.progress.policies import DROP_EXPERIENCE_COUNTS, EXPERIENCE_COUNTS


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0002_answers_climb'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0002_roles'),
        ('progress', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(EXPERIENCE_COUNTS, DROP_EXPERIENCE_COUNTS),
        migrations.AddConstraint(
            model_name='experience',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='progress_experience_counted', new_rows='', role='ketenloket_owner', rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR (acting_sees() = 'organisation' AND organisation_id = case_organisation()))"),
        ),
    ]
