"""Who checked a provision or added a norm is whoever does so."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations

from ketenloket.network.provisions.policies import DROP_SAID_BY, SAID_BY


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_roles'),
        ('provisions', '0002_national_list'),
    ]

    operations = [
        migrations.RunSQL(SAID_BY, DROP_SAID_BY),
        migrations.AddConstraint(
            model_name='normamount',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION provisions_said_by('added_by_id', 'added_at')", drop='DROP TRIGGER {name} ON {table}', name='provisions_norm_added'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION provisions_said_by('checked_by_id', 'checked_on')", drop='DROP TRIGGER {name} ON {table}', name='provisions_provision_checked'),
        ),
    ]
