"""What follows what, and that a sent packet stays as it was, kept by the database as well."""

from django.db import migrations

from ketenloket.chain.referrals.policies import DROP_STEP_FUNCTION, step_function
from ketenloket.chain.referrals.rules import state_steps
from ketenloket.foundation.tenancy.policies import Policy, SqlRule


class Migration(migrations.Migration):
    dependencies = [("referrals", "0002_decline_reasons")]

    operations = [
        migrations.RunSQL(step_function(state_steps()), DROP_STEP_FUNCTION),
        migrations.RemoveConstraint(model_name="referral", name="referrals_referral_seen"),
        migrations.AddConstraint(
            model_name="referral",
            constraint=Policy(
                name="referrals_referral_seen",
                rows="lead_id = case_organisation()"
                " OR (sender_id = case_organisation() AND line_until >= current_date)"
                " OR (receiver_id = case_organisation() AND state NOT IN ('draft', 'withdrawn'))"
                " OR request_id = own_request()",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=Policy(
                name="referrals_referral_by_lead",
                command="UPDATE",
                rows="lead_id = case_organisation() AND sender_id <> case_organisation()"
                " AND receiver_id <> case_organisation()"
                " AND state IN ('draft', 'sent', 'accepted', 'declined')",
                new_rows="lead_id = case_organisation() AND state = 'withdrawn'",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=SqlRule(
                name="referrals_referral_steps",
                create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW"
                " EXECUTE FUNCTION referral_step()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ),
    ]
