"""Lists of papers are written by who cares for the alliance."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0006_lists_of_an_alliance'),
        ('papers', '0001_papers_letters_and_money'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='paperset',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION written_in_alliance('alliance')", drop='DROP TRIGGER {name} ON {table}', name='papers_paperset_written'),
        ),
    ]
