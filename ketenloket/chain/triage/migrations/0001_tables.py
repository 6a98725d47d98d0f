"""The table that looks together."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.triage.policies import (
    DROP_FUNCTIONS,
    DROP_TABLE_COUNTS,
    FUNCTIONS,
    TABLE_COUNTS,
)


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('triage', '0001_initial'),
        ('triage', '0002_table_rights'),
        ('triage', '0003_for_whom'),
        ('triage', '0004_live_board'),
        ('triage', '0005_gaps_taken_back'),
        ('triage', '0006_in_own_name'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('directory', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.CreateModel(
            name='TriageMeeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='begint op')),
                ('place', models.CharField(max_length=120, verbose_name='waar')),
                ('state', models.CharField(choices=[('planned', 'gepland'), ('held', 'bezig'), ('closed', 'afgerond')], default='planned', max_length=10, verbose_name='stand')),
                ('held_from', models.DateTimeField(null=True, verbose_name='begonnen op')),
                ('held_until', models.DateTimeField(null=True, verbose_name='afgerond op')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='organisations.alliance')),
            ],
            options={
                'verbose_name': 'triage-overleg',
                'verbose_name_plural': 'triage-overleggen',
            },
        ),
        migrations.CreateModel(
            name='TriageItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('number', models.CharField(max_length=10, verbose_name='nummer')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='in één zin')),
                ('municipality', models.CharField(blank=True, max_length=6, verbose_name='gemeente')),
                ('needs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None, verbose_name='vragen')),
                ('underlying', models.CharField(blank=True, max_length=40, verbose_name='daaronder')),
                ('threats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='bedreigende situatie')),
                ('clock_due_on', models.DateField(null=True, verbose_name='eerste gesprek uiterlijk')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None, verbose_name='talen')),
                ('needs_interpreter', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='tolk nodig')),
                ('adults', models.PositiveSmallIntegerField(default=1, verbose_name='volwassenen')),
                ('children', models.PositiveSmallIntegerField(default=0, verbose_name='kinderen')),
                ('age_band', models.CharField(blank=True, choices=[('under_18', 'jonger dan 18 jaar'), ('from_18', '18 tot en met 26 jaar'), ('from_27', '27 tot en met 66 jaar'), ('from_67', '67 jaar of ouder')], max_length=10, verbose_name='leeftijd ongeveer')),
                ('reads_letters', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='kan brieven lezen en begrijpen')),
                ('is_entrepreneur', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='eigen bedrijf')),
                ('debts_count', models.PositiveSmallIntegerField(null=True, verbose_name='schuldeisers')),
                ('debts_sum', models.CharField(choices=[('none', 'geen schulden'), ('unknown', 'weet ik niet'), ('to_1000', 'minder dan € 1.000'), ('to_5000', '€ 1.000 tot € 5.000'), ('to_20000', '€ 5.000 tot € 20.000'), ('to_50000', '€ 20.000 tot € 50.000'), ('over_50000', 'meer dan € 50.000')], max_length=20, verbose_name='schulden samen')),
                ('debts_kind', models.CharField(choices=[('private', 'privé'), ('business', 'zakelijk'), ('both', 'privé en zakelijk')], max_length=20, verbose_name='soort schulden')),
                ('has_administrator', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='bewindvoerder')),
                ('boundary_signs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='signalen')),
                ('waiting_since', models.DateField(null=True, verbose_name='wacht sinds')),
                ('desks_seen', models.PositiveSmallIntegerField(default=1, verbose_name='aantal organisaties gezien')),
                ('brought_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ingebracht op')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='van de agenda op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('brought_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='triage.triagemeeting')),
            ],
            options={
                'verbose_name': 'agendapunt',
                'verbose_name_plural': 'agendapunten',
            },
        ),
        migrations.CreateModel(
            name='TriageDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('refer', 'verwijzen naar een organisatie'), ('keep', 'wij helpen zelf verder'), ('no_fit', 'geen passend aanbod'), ('ask_more', 'eerst meer weten, volgende keer terug')], max_length=20, verbose_name='besluit')),
                ('was_suggested', models.BooleanField(default=False, verbose_name='stond bij de voorstellen')),
                ('why', models.CharField(max_length=500, verbose_name='waarom')),
                ('disagreed', models.CharField(blank=True, max_length=500, verbose_name='wie ziet het anders, en waarom')),
                ('next_step', models.CharField(max_length=200, verbose_name='eerste stap')),
                ('next_on', models.DateField(verbose_name='uiterlijk op')),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='besloten op')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='versie')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('brought_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('decided_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('holder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker', verbose_name='verantwoordelijk tot aankomst')),
                ('organisation', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='wie helpt')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service', verbose_name='aanbod')),
                ('item', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='triage.triageitem')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='triage.triagemeeting')),
            ],
            options={
                'verbose_name': 'besluit van de tafel',
                'verbose_name_plural': 'besluiten van de tafel',
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('chair', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker', verbose_name='voorzitter')),
                ('chair_organisation', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('current', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='triage.triageitem', verbose_name='wat nu besproken wordt')),
                ('meeting', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='board', to='triage.triagemeeting')),
            ],
            options={
                'verbose_name': 'bord van een overleg',
                'verbose_name_plural': 'borden van overleggen',
            },
        ),
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('brought_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('decided_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('holder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('replaced_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='earlier_decisions', to='triage.triageitem')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='triage.triagemeeting')),
            ],
            options={
                'verbose_name': 'eerder besluit van de tafel',
                'verbose_name_plural': 'eerdere besluiten van de tafel',
            },
        ),
        migrations.CreateModel(
            name='TriageProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=300, verbose_name='voorstel')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='versie')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='voorgesteld op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='triage.triageitem')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service', verbose_name='aanbod')),
            ],
            options={
                'verbose_name': 'voorstel van een organisatie',
                'verbose_name_plural': 'voorstellen van organisaties',
            },
        ),
        migrations.CreateModel(
            name='TriageSeat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('presence', models.CharField(choices=[('expected', 'verwacht'), ('present', 'aanwezig'), ('stand_in', 'vervanger'), ('absent', 'afwezig')], default='expected', max_length=10, verbose_name='aanwezig')),
                ('stand_in', models.CharField(blank=True, max_length=120, verbose_name='vervanger')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='triage.triagemeeting')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('worker', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'plaats aan tafel',
                'verbose_name_plural': 'plaatsen aan tafel',
            },
        ),
        migrations.CreateModel(
            name='TriageSource',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('brought_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('item', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='source', to='triage.triageitem')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'herkomst van een agendapunt',
                'verbose_name_plural': 'herkomst van agendapunten',
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='stays', to='triage.triagemeeting')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'aanwezigheid aan tafel',
                'verbose_name_plural': 'aanwezigheid aan tafel',
            },
        ),
        migrations.CreateModel(
            name='Gap',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('noted_on', models.DateField(verbose_name='gezien op')),
                ('municipality', models.CharField(blank=True, max_length=6, verbose_name='gemeente')),
                ('needs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None, verbose_name='vragen')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None, verbose_name='talen')),
                ('missing', models.CharField(max_length=500, verbose_name='wat ontbrak er')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='ingetrokken op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='gezien door')),
                ('withdrawn_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('item', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='triage.triageitem')),
            ],
            options={
                'verbose_name': 'gat in het aanbod',
                'verbose_name_plural': 'gaten in het aanbod',
                'indexes': [models.Index(fields=['alliance', 'noted_on'], name='triage_gap_when')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('noted_by_id', 'alliance_id'), deferrable=False, name='triage_gap_noted_by', to='organisations_organisation', to_columns=('id', 'alliance_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('item_id', 'alliance_id', 'noted_by_id'), deferrable=False, name='triage_gap_item', to='triage_triageitem', to_columns=('id', 'alliance_id', 'brought_by_id')), models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('item',), name='triage_gap_stands_once'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='triage_gap_withdrawn_at_with_withdrawn_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_gap_rights', update=('withdrawn_at', 'withdrawn_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_gap_seen', new_rows='', rows="alliance_id = acting_alliance() AND acting_sees() IN ('organisation', 'table', 'counts')"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_gap_added', new_rows='alliance_id = acting_alliance() AND noted_by_id = case_organisation()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_gap_withdrawn', new_rows='withdrawn_by_id = acting_worker()', rows='alliance_id = acting_alliance() AND noted_by_id = case_organisation() AND withdrawn_at IS NULL')],
            },
        ),
        migrations.AddIndex(
            model_name='triagemeeting',
            index=models.Index(fields=['alliance', 'starts_at'], name='triage_meeting_when'),
        ),
        migrations.AddConstraint(
            model_name='triagemeeting',
            constraint=models.UniqueConstraint(fields=('id', 'alliance'), name='triage_triagemeeting_key'),
        ),
        migrations.AddConstraint(
            model_name='triagemeeting',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triagemeeting_rights', update=('starts_at', 'place', 'state', 'held_from', 'held_until')),
        ),
        migrations.AddConstraint(
            model_name='triagemeeting',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triagemeeting_seen', new_rows='', rows="alliance_id = acting_alliance() AND acting_sees() IN ('organisation', 'table', 'counts')"),
        ),
        migrations.AddConstraint(
            model_name='triagemeeting',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triagemeeting_added', new_rows="alliance_id = acting_alliance() AND acting_sees() IN ('organisation', 'counts')", rows=''),
        ),
        migrations.AddConstraint(
            model_name='triagemeeting',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triagemeeting_changed', new_rows='alliance_id = acting_alliance()', rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR at_the_table(id))"),
        ),
        migrations.AddIndex(
            model_name='triageitem',
            index=models.Index(fields=['meeting', 'position'], name='triage_item_meeting'),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=models.UniqueConstraint(fields=('id', 'alliance', 'brought_by'), name='triage_triageitem_key'),
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
            model_name='triageitem',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('meeting_id', 'alliance_id'), deferrable=False, name='triage_triageitem_meeting', to='triage_triagemeeting', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('brought_by_id', 'alliance_id'), deferrable=False, name='triage_triageitem_brought_by', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triageitem_rights', update=('meeting_id', 'position', 'withdrawn_at')),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triageitem_seen', new_rows='', rows='NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triageitem_added', new_rows='alliance_id = acting_alliance() AND brought_by_id = case_organisation() AND at_the_table(meeting_id)', rows=''),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triageitem_changed', new_rows='alliance_id = acting_alliance() AND at_the_table(meeting_id)', rows='NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triageitem',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triageitem_counted', new_rows='', role='ketenloket_owner', rows="acting_sees() = 'counts' AND alliance_id = acting_alliance()"),
        ),
        migrations.AddIndex(
            model_name='triagedecision',
            index=models.Index(fields=['meeting'], name='triage_decision_meeting'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('item_id', 'alliance_id', 'brought_by_id'), deferrable=False, name='triage_triagedecision_item', to='triage_triageitem', to_columns=('id', 'alliance_id', 'brought_by_id')),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='triage_triagedecision_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('holder_id', 'brought_by_id'), deferrable=False, name='triage_triagedecision_holder', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('why', ''), _negated=True), models.Q(('next_step', ''), _negated=True)), name='triage_decision_complete'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'refer'), _negated=True), ('organisation__isnull', False), _connector='OR'), name='triage_decision_names_who_helps'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triagedecision_rights', update=('kind', 'organisation_id', 'service_id', 'was_suggested', 'why', 'disagreed', 'holder_id', 'next_step', 'next_on', 'decided_at', 'decided_by_id', 'version')),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triagedecision_seen', new_rows='', rows='NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triagedecision_added', new_rows='alliance_id = acting_alliance() AND brought_by_id = case_organisation() AND at_the_table(meeting_id) AND decided_by_id = acting_worker()', rows=''),
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
            model_name='triagedecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triagedecision_counted', new_rows='', role='ketenloket_owner', rows="acting_sees() = 'counts' AND alliance_id = acting_alliance()"),
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
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triageboard_added', new_rows='alliance_id = acting_alliance() AND at_the_table(meeting_id) AND (chair_id IS NULL OR chair_id = acting_worker())', rows=''),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triageboard_changed', new_rows='alliance_id = acting_alliance()', rows='alliance_id = acting_alliance() AND at_the_table(meeting_id)'),
        ),
        migrations.AddConstraint(
            model_name='triageboard',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION chair_in_own_name()', drop='DROP TRIGGER {name} ON {table}', name='triage_triageboard_chair_in_own_name'),
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
            model_name='triageseat',
            constraint=models.UniqueConstraint(fields=('organisation', 'meeting'), name='triage_triageseat_once'),
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('meeting_id', 'alliance_id'), deferrable=False, name='triage_triageseat_meeting', to='triage_triagemeeting', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='triage_triageseat_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='triage_triageseat_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triageseat_rights', update=('worker_id', 'presence', 'stand_in')),
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triageseat_seen', new_rows='', rows="alliance_id = acting_alliance() AND acting_sees() IN ('organisation', 'table', 'counts')"),
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triageseat_added', new_rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR (acting_sees() = 'organisation' AND (at_the_table(meeting_id) OR (organisation_id = acting_organisation() AND table_is_new(meeting_id)))))", rows=''),
        ),
        migrations.AddConstraint(
            model_name='triageseat',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_triageseat_changed', new_rows='alliance_id = acting_alliance()', rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR at_the_table(meeting_id))"),
        ),
        migrations.AddIndex(
            model_name='triagesource',
            index=models.Index(fields=['request'], name='triage_source_request'),
        ),
        migrations.AddConstraint(
            model_name='triagesource',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='triage_triagesource_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='triagesource',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('item_id', 'alliance_id', 'brought_by_id'), deferrable=False, name='triage_triagesource_item', to='triage_triageitem', to_columns=('id', 'alliance_id', 'brought_by_id')),
        ),
        migrations.AddConstraint(
            model_name='triagesource',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_triagesource_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='triagesource',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='triage_triagesource_seen', new_rows='', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='triagesource',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='triage_triagesource_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND brought_by_id = case_organisation()', rows=''),
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
        migrations.RunSQL(TABLE_COUNTS, DROP_TABLE_COUNTS),
    ]
