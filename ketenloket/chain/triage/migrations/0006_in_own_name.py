"""One takes and leaves the chair oneself."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations

from ketenloket.chain.triage.policies import CHAIR_IN_OWN_NAME, DROP_CHAIR_IN_OWN_NAME

class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_sees_matcher'),
        ('triage', '0005_gaps_taken_back'),
    ]

    operations = [
        migrations.RunSQL(CHAIR_IN_OWN_NAME, DROP_CHAIR_IN_OWN_NAME),
        migrations.RemoveConstraint(
            model_name='triageboard',
            name='triage_triageboard_added',
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triageboard_added', new_rows='alliance_id = acting_alliance() AND at_the_table(meeting_id) AND (chair_id IS NULL OR chair_id = acting_worker())', rows=''),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION chair_in_own_name()', drop='DROP TRIGGER {name} ON {table}', name='triage_triageboard_chair_in_own_name'),
        ),
    ]
