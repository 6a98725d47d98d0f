"""Whoever leads keeps the line of those who once referred the person."""

from django.db import migrations

from ketenloket.foundation.tenancy.policies import Policy


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_steps_kept_by_the_database")]

    operations = [
        migrations.RemoveConstraint(model_name="referral", name="referrals_referral_by_lead"),
        migrations.AddConstraint(
            model_name="referral",
            constraint=Policy(
                name="referrals_referral_by_lead",
                command="UPDATE",
                rows="lead_id = case_organisation() AND sender_id <> case_organisation()"
                " AND receiver_id <> case_organisation()"
                " AND state IN ('draft', 'sent', 'accepted', 'declined', 'arrived')",
                new_rows="lead_id = case_organisation() AND state IN ('withdrawn', 'arrived')",
            ),
        ),
    ]
