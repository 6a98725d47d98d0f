"""The list and the norms are written by who keeps them; a norm may replace one of the same day."""

import django.db.models.expressions
import ketenloket.foundation.tenancy.policies
from django.db import migrations, models

from ketenloket.network.provisions.policies import CHANGED_BY, DROP_CHANGED_BY


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0006_lists_of_an_alliance'),
        ('provisions', '0002_national_list'),
    ]

    operations = [
        migrations.RunSQL(CHANGED_BY, DROP_CHANGED_BY),
        migrations.RemoveConstraint(
            model_name='normamount',
            name='provisions_norm_days_in_order',
        ),
        migrations.AddConstraint(
            model_name='normamount',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.ExpressionWrapper(django.db.models.expressions.CombinedExpression(models.F('valid_from'), '-', models.Value(1)), output_field=models.DateField())), _connector='OR'), name='provisions_norm_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='normamount',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION written_in_alliance('alliance')", drop='DROP TRIGGER {name} ON {table}', name='provisions_norm_written'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION written_in_alliance('coordinate', 'alliance')", drop='DROP TRIGGER {name} ON {table}', name='provisions_provision_written'),
        ),
        migrations.AddConstraint(
            model_name='provisionchange',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION provisions_changed_by('coordinate', 'alliance')", drop='DROP TRIGGER {name} ON {table}', name='provisions_change_by'),
        ),
    ]
