"""The live board: where the table is, who is there, proposals, and decisions that may change."""

import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.triage.policies import (
    DROP_KEEPS_EARLIER,
    DROP_ON_MY_TABLE,
    KEEPS_EARLIER,
    ON_MY_TABLE,
)


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0004_living_map'),
        ('organisations', '0003_directory_data'),
        ('triage', '0003_for_whom'),
    ]

    operations = [
        migrations.RunSQL(ON_MY_TABLE, DROP_ON_MY_TABLE),
        migrations.RunSQL(KEEPS_EARLIER, DROP_KEEPS_EARLIER),
        migrations.CreateModel(
            name='EarlierDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField(verbose_name='versie')),
                ('kind', models.CharField(choices=[('refer', 'verwijzen naar een organisatie'), ('keep', 'wij helpen zelf verder'), ('no_fit', 'geen passend aanbod'), ('ask_more', 'eerst meer weten, volgende keer terug')], max_length=20, verbose_name='besluit')),
                ('was_suggested', models.BooleanField(default=False, verbose_name='stond bij de voorstellen')),
                ('why', models.CharField(max_length=500, verbose_name='waarom')),
                ('disagreed', models.CharField(blank=True, max_length=500, verbose_name='wie ziet het anders, en waarom')),
                ('next_step', models.CharField(max_length=200, verbose_name='eerste stap')),
                ('next_on', models.DateField(verbose_name='uiterlijk op')),
                ('decided_at', models.DateTimeField(verbose_name='besloten op')),
                ('because', models.CharField(max_length=300, verbose_name='waarom veranderd')),
                ('replaced_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='veranderd op')),
            ],
            options={
                'verbose_name': 'eerder besluit van de tafel',
                'verbose_name_plural': 'eerdere besluiten van de tafel',
            },
        ),
        migrations.CreateModel(
            name='TriageBoard',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, verbose_name='versie')),
                ('order_version', models.PositiveIntegerField(default=0, verbose_name='versie van de volgorde')),
                ('current_since', models.DateTimeField(null=True, verbose_name='besproken sinds')),
                ('said', models.CharField(blank=True, max_length=200, verbose_name='laatste verandering')),
            ],
            options={
                'verbose_name': 'bord van een overleg',
                'verbose_name_plural': 'borden van overleggen',
            },
        ),
        migrations.CreateModel(
            name='TriageProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=300, verbose_name='voorstel')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='versie')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='voorgesteld op')),
            ],
            options={
                'verbose_name': 'voorstel van een organisatie',
                'verbose_name_plural': 'voorstellen van organisaties',
            },
        ),
        migrations.CreateModel(
            name='TriageStay',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stands_in', models.BooleanField(default=False, verbose_name='vervangt het vaste lid')),
                ('here_since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='aan tafel sinds')),
                ('last_seen', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatst gezien')),
                ('gone_since', models.DateTimeField(null=True, verbose_name='weg sinds')),
            ],
            options={
                'verbose_name': 'aanwezigheid aan tafel',
                'verbose_name_plural': 'aanwezigheid aan tafel',
            },
        ),
        migrations.RemoveConstraint(
            model_name='triagedecision',
            name='triage_triagedecision_rights',
        ),
        migrations.RemoveConstraint(
            model_name='triagemeeting',
            name='triage_triagemeeting_rights',
        ),
        migrations.AddField(
            model_name='triagedecision',
            name='version',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='versie'),
        ),
        migrations.AddField(
            model_name='triageitem',
            name='desks_seen',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='aantal organisaties gezien'),
        ),
        migrations.AddField(
            model_name='triageitem',
            name='waiting_since',
            field=models.DateField(null=True, verbose_name='wacht sinds'),
        ),
        migrations.AddField(
            model_name='triagemeeting',
            name='held_from',
            field=models.DateTimeField(null=True, verbose_name='begonnen op'),
        ),
        migrations.AddField(
            model_name='triagemeeting',
            name='held_until',
            field=models.DateTimeField(null=True, verbose_name='afgerond op'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triagedecision_rights', update=('kind', 'organisation_id', 'service_id', 'was_suggested', 'why', 'disagreed', 'holder_id', 'next_step', 'next_on', 'decided_at', 'decided_by_id', 'version')),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triagedecision_changed', new_rows='decided_by_id = acting_worker()', rows='alliance_id = acting_alliance() AND brought_by_id = case_organisation() AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION keeps_earlier_decision()', drop='DROP TRIGGER {name} ON {table}', name='triage_triagedecision_keeps_earlier'),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=models.UniqueConstraint(fields=('id', 'meeting'), name='triage_triageitem_at_meeting'),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=models.UniqueConstraint(fields=('id', 'alliance'), name='triage_triageitem_alliance'),
        ),
        migrations.AddConstraint(
            model_name='triagemeeting',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triagemeeting_rights', update=('starts_at', 'place', 'state', 'held_from', 'held_until')),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='brought_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='holder',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='item',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='earlier_decisions', to='triage.triageitem'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='meeting',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='triage.triagemeeting'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='replaced_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='earlierdecision',
            name='service',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service'),
        ),
        migrations.AddField(
            model_name='triageboard',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='triageboard',
            name='chair',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker', verbose_name='voorzitter'),
        ),
        migrations.AddField(
            model_name='triageboard',
            name='chair_organisation',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='triageboard',
            name='current',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='triage.triageitem', verbose_name='wat nu besproken wordt'),
        ),
        migrations.AddField(
            model_name='triageboard',
            name='meeting',
            field=models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='board', to='triage.triagemeeting'),
        ),
        migrations.AddField(
            model_name='triageproposal',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='triageproposal',
            name='item',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='triage.triageitem'),
        ),
        migrations.AddField(
            model_name='triageproposal',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='triageproposal',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='triageproposal',
            name='service',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service', verbose_name='aanbod'),
        ),
        migrations.AddField(
            model_name='triagestay',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='triagestay',
            name='meeting',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='stays', to='triage.triagemeeting'),
        ),
        migrations.AddField(
            model_name='triagestay',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='triagestay',
            name='worker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddConstraint(
            model_name='earlierdecision',
            constraint=models.UniqueConstraint(fields=('item', 'version'), name='triage_earlierdecision_version'),
        ),
        migrations.AddConstraint(
            model_name='earlierdecision',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('item_id', 'alliance_id', 'brought_by_id'), deferrable=False, name='triage_earlierdecision_item', to='triage_triageitem', to_columns=('id', 'alliance_id', 'brought_by_id')),
        ),
        migrations.AddConstraint(
            model_name='earlierdecision',
            constraint=models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='triage_earlierdecision_says_why'),
        ),
        migrations.AddConstraint(
            model_name='earlierdecision',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_earlierdecision_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='earlierdecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_earlierdecision_seen', new_rows='', rows='alliance_id = acting_alliance() AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='earlierdecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_earlierdecision_added', new_rows='alliance_id = acting_alliance() AND brought_by_id = case_organisation() AND at_the_table(meeting_id) AND replaced_by_id = acting_worker()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('meeting_id', 'alliance_id'), deferrable=False, name='triage_triageboard_meeting', to='triage_triagemeeting', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('current_id', 'meeting_id'), deferrable=False, name='triage_triageboard_current', to='triage_triageitem', to_columns=('id', 'meeting_id')),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('chair_id', 'chair_organisation_id'), deferrable=False, name='triage_triageboard_chair', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('chair__isnull', True), ('chair_organisation__isnull', True)), models.Q(('chair__isnull', False), ('chair_organisation__isnull', False)), _connector='OR'), name='triage_board_chair_of_organisation'),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('current__isnull', True), ('current_since__isnull', True)), models.Q(('current__isnull', False), ('current_since__isnull', False)), _connector='OR'), name='triage_board_current_since'),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triageboard_rights', update=('version', 'order_version', 'current_id', 'current_since', 'chair_id', 'chair_organisation_id', 'said')),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triageboard_seen', new_rows='', rows='alliance_id = acting_alliance() AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triageboard_added', new_rows='alliance_id = acting_alliance() AND at_the_table(meeting_id)', rows=''),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triageboard_changed', new_rows='alliance_id = acting_alliance()', rows='alliance_id = acting_alliance() AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=models.UniqueConstraint(fields=('item', 'organisation'), name='triage_triageproposal_once'),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('item_id', 'alliance_id'), deferrable=False, name='triage_triageproposal_item', to='triage_triageitem', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('made_by_id', 'organisation_id'), deferrable=False, name='triage_triageproposal_made_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='triage_proposal_says_something'),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triageproposal_rights', update=('service_id', 'words', 'version', 'made_at', 'made_by_id')),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triageproposal_seen', new_rows='', rows='alliance_id = acting_alliance() AND on_my_table(item_id)'),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triageproposal_added', new_rows='alliance_id = acting_alliance() AND organisation_id = table_organisation() AND made_by_id = acting_worker() AND on_my_table(item_id)', rows=''),
        ),
        migrations.AddConstraint(
            model_name='triageproposal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triageproposal_changed', new_rows='organisation_id = table_organisation() AND made_by_id = acting_worker()', rows='alliance_id = acting_alliance() AND organisation_id = table_organisation() AND on_my_table(item_id)'),
        ),
        migrations.AddConstraint(
            model_name='triagestay',
            constraint=models.UniqueConstraint(fields=('meeting', 'worker'), name='triage_triagestay_once'),
        ),
        migrations.AddConstraint(
            model_name='triagestay',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('meeting_id', 'alliance_id'), deferrable=False, name='triage_triagestay_meeting', to='triage_triagemeeting', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triagestay',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='triage_triagestay_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='triagestay',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triagestay_rights', update=('stands_in', 'last_seen', 'gone_since')),
        ),
        migrations.AddConstraint(
            model_name='triagestay',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triagestay_seen', new_rows='', rows='alliance_id = acting_alliance() AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triagestay',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triagestay_added', new_rows='alliance_id = acting_alliance() AND organisation_id = table_organisation() AND worker_id = acting_worker() AND at_the_table(meeting_id)', rows=''),
        ),
        migrations.AddConstraint(
            model_name='triagestay',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triagestay_changed', new_rows='worker_id = acting_worker()', rows='alliance_id = acting_alliance() AND worker_id = acting_worker()'),
        ),
    ]
