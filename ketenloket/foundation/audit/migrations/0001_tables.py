"""The log that only grows."""

import django.contrib.postgres.functions
import ketenloket.foundation.tenancy.policies
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('audit', '0001_initial'),
    ]

    dependencies = [
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alliance_id', models.BigIntegerField(null=True, verbose_name='samenwerking')),
                ('organisation_id', models.BigIntegerField(null=True, verbose_name='namens organisatie')),
                ('worker_id', models.BigIntegerField(null=True, verbose_name='medewerker')),
                ('request_id', models.UUIDField(null=True, verbose_name='hulpvraag')),
                ('what', models.CharField(max_length=60, verbose_name='wat')),
                ('subject', models.CharField(max_length=120, verbose_name='waarover')),
                ('purpose', models.CharField(max_length=60, verbose_name='waarom')),
                ('at', models.DateTimeField(default=django.contrib.postgres.functions.TransactionNow, verbose_name='wanneer')),
            ],
            options={
                'verbose_name': 'logregel',
                'verbose_name_plural': 'logregels',
                'indexes': [models.Index(fields=['organisation_id', 'at'], name='audit_organisation'), models.Index(fields=['request_id', 'at'], name='audit_request')],
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='audit_event_rights', update=()), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='audit_event_seen', new_rows='', rows='organisation_id = case_organisation() OR request_id = own_request()'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='audit_event_added', new_rows='organisation_id IS NOT DISTINCT FROM acting_organisation() AND worker_id IS NOT DISTINCT FROM acting_worker() AND alliance_id IS NOT DISTINCT FROM acting_alliance() AND at = transaction_timestamp()', rows='')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e1de01de2c9f0df2033cadb85ebc9cff5820c148', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7d947', table='audit_event', when='BEFORE')),
        ),
    ]
