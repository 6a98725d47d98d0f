"""Nobody sits down uninvited; a table may carry a question over; the neutral coordinator counts."""

from django.db import migrations

import ketenloket.foundation.tenancy.policies
from ketenloket.chain.triage.policies import (
    DROP_TABLE_COUNTS,
    DROP_TABLE_IS_NEW,
    TABLE_COUNTS,
    TABLE_IS_NEW,
)


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0002_words"),
        ("organisations", "0002_roles"),
        ("triage", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(TABLE_IS_NEW, DROP_TABLE_IS_NEW),
        migrations.RunSQL(TABLE_COUNTS, DROP_TABLE_COUNTS),
        migrations.RemoveConstraint(
            model_name="triageitem",
            name="triage_triageitem_rights",
        ),
        migrations.RemoveConstraint(
            model_name="triagemeeting",
            name="triage_triagemeeting_changed",
        ),
        migrations.RemoveConstraint(
            model_name="triageseat",
            name="triage_triageseat_added",
        ),
        migrations.RemoveConstraint(
            model_name="triageseat",
            name="triage_triageseat_changed",
        ),
        migrations.AddConstraint(
            model_name="triagedecision",
            constraint=ketenloket.foundation.tenancy.policies.Policy(command="SELECT", name="triage_triagedecision_counted", new_rows="", role="ketenloket_owner", rows="acting_sees() = 'counts' AND alliance_id = acting_alliance()"),
        ),
        migrations.AddConstraint(
            model_name="triageitem",
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name="triage_triageitem_rights", update=("meeting_id", "position", "withdrawn_at")),
        ),
        migrations.AddConstraint(
            model_name="triageitem",
            constraint=ketenloket.foundation.tenancy.policies.Policy(command="SELECT", name="triage_triageitem_counted", new_rows="", role="ketenloket_owner", rows="acting_sees() = 'counts' AND alliance_id = acting_alliance()"),
        ),
        migrations.AddConstraint(
            model_name="triagemeeting",
            constraint=ketenloket.foundation.tenancy.policies.Policy(command="UPDATE", name="triage_triagemeeting_changed", new_rows="alliance_id = acting_alliance()", rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR at_the_table(id))"),
        ),
        migrations.AddConstraint(
            model_name="triageseat",
            constraint=ketenloket.foundation.tenancy.policies.Policy(command="INSERT", name="triage_triageseat_added", new_rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR (acting_sees() = 'organisation' AND (at_the_table(meeting_id) OR (organisation_id = acting_organisation() AND table_is_new(meeting_id)))))", rows=""),
        ),
        migrations.AddConstraint(
            model_name="triageseat",
            constraint=ketenloket.foundation.tenancy.policies.Policy(command="UPDATE", name="triage_triageseat_changed", new_rows="alliance_id = acting_alliance()", rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR at_the_table(meeting_id))"),
        ),
    ]
