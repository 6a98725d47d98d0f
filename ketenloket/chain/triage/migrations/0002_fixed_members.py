"""Who sits at every table for an organisation; a seat follows that list."""

import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.triage.policies import DROP_SEAT_FOLLOWS_LIST, SEAT_FOLLOWS_LIST


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0003_who_stopped_comes_back'),
        ('triage', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(SEAT_FOLLOWS_LIST, DROP_SEAT_FOLLOWS_LIST),
        migrations.CreateModel(
            name='FixedMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vast lid sinds')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='vast lid tot')),
            ],
            options={
                'verbose_name': 'vast lid van de triage',
                'verbose_name_plural': 'vaste plaatsen in de triage',
            },
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF worker_id ON {table} FOR EACH ROW EXECUTE FUNCTION seat_follows_list()', drop='DROP TRIGGER {name} ON {table}', name='triage_triageseat_follows_list'),
        ),
        migrations.AddField(
            model_name='fixedmember',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='fixedmember',
            name='ended_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='fixedmember',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='fixedmember',
            name='since_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='fixedmember',
            name='worker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker', verbose_name='vast lid'),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('organisation',), name='triage_fixedmember_one'),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='triage_fixedmember_ended_at_with_ended_by'),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='triage_fixedmember_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='triage_fixedmember_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('since_by_id', 'organisation_id'), deferrable=False, name='triage_fixedmember_since_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('ended_by_id', 'organisation_id'), deferrable=False, name='triage_fixedmember_ended_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.HeldWhileOpen(name='triage_fixedmember_worker_active', open_when='ended_at IS NULL', organisation='organisation_id', worker='worker_id'),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_fixedmember_rights', update=('ended_at', 'ended_by_id')),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_fixedmember_seen', new_rows='', rows="alliance_id = acting_alliance() AND acting_sees() IN ('organisation', 'table', 'counts')"),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_fixedmember_added', new_rows="alliance_id = acting_alliance() AND organisation_id = case_organisation() AND acting_has('{coordinate}') AND since_by_id = acting_worker()", rows=''),
        ),
        migrations.AddConstraint(
            model_name='fixedmember',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_fixedmember_ended', new_rows="alliance_id = acting_alliance() AND organisation_id = case_organisation() AND acting_has('{coordinate}') AND ended_by_id = acting_worker()", rows="alliance_id = acting_alliance() AND organisation_id = case_organisation() AND acting_has('{coordinate}') AND ended_at IS NULL"),
        ),
    ]
