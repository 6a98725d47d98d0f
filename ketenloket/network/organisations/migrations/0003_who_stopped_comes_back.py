"""An organisation that stopped comes back by who cares for the alliance, and by nobody else."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_roles'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='organisation',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE UPDATE OF active ON {table} FOR EACH ROW WHEN (NEW.active AND NOT OLD.active) EXECUTE FUNCTION written_in_alliance('alliance')", drop='DROP TRIGGER {name} ON {table}', name='organisations_organisation_comes_back'),
        ),
    ]
