"""Warm referrals, and what follows what."""

import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.referrals.policies import DROP_STEP_FUNCTION, step_function
from ketenloket.chain.referrals.rules import state_steps


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('referrals', '0001_initial'),
        ('referrals', '0003_steps_kept_by_the_database'),
        ('referrals', '0004_line_kept_by_the_lead'),
        ('referrals', '0005_the_clock_brings_back'),
        ('referrals', '0006_a_professional_takes_over'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('directory', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
        ('sharing', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(step_function(state_steps()), DROP_STEP_FUNCTION),
        migrations.CreateModel(
            name='DeclineReason',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='code')),
                ('label', models.CharField(max_length=120, verbose_name='reden')),
                ('next_code', models.CharField(choices=[('take_up', 'pak op en neem contact op'), ('call', 'bel of bezoek'), ('plan_intake', 'plan de intake'), ('intake', 'doe de intake'), ('to_triage', 'breng in bij de triage'), ('await_triage', 'bespreek in de triage'), ('refer', 'maak de verwijzing'), ('await_arrival', 'volg de verwijzing tot de hulpvrager is aangekomen'), ('assign', 'kies wie helpt'), ('appointment', 'afspraak'), ('read_message', 'lees het bericht en reageer'), ('pick_up', 'een beroepskracht neemt over'), ('other', 'anders')], max_length=30, verbose_name='soort volgende stap')),
                ('next_step', models.CharField(max_length=200, verbose_name='volgende stap voor de verwijzer')),
                ('within_days', models.PositiveSmallIntegerField(default=2, verbose_name='binnen zoveel werkdagen')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('active', models.BooleanField(default=True, verbose_name='in gebruik')),
            ],
            options={
                'verbose_name': 'reden om niet aan te nemen',
                'verbose_name_plural': 'redenen om niet aan te nemen',
                'ordering': ['position'],
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='referrals_declinereason_rights', update=('label', 'next_code', 'next_step', 'within_days', 'position', 'active'))],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'in voorbereiding'), ('sent', 'verstuurd, wacht op antwoord'), ('accepted', 'aangenomen, wacht op aankomst'), ('arrived', 'aangekomen'), ('declined', 'niet aangenomen'), ('withdrawn', 'ingetrokken'), ('handled', 'niet aangenomen, opgepakt'), ('expired', 'niet op tijd beantwoord')], default='draft', max_length=10, verbose_name='stand')),
                ('packet', models.JSONField(default=dict, verbose_name='wat de ontvanger vooraf ziet')),
                ('why', models.CharField(max_length=500, verbose_name='waarom deze organisatie')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('told_on', models.DateField(null=True, verbose_name='hulpvrager ingelicht op')),
                ('told_how', models.CharField(blank=True, choices=[('in_person', 'persoonlijk'), ('phone', 'telefonisch'), ('letter', 'brief of bericht'), ('interpreter', 'met een tolk')], max_length=20, verbose_name='hoe ingelicht')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='verstuurd op')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='beantwoord op')),
                ('next_step', models.CharField(blank=True, max_length=200, verbose_name='volgende stap')),
                ('next_on', models.DateField(null=True, verbose_name='uiterlijk op')),
                ('next_clock', models.CharField(choices=[('planned', 'zo afgesproken of gepland'), ('reaction', 'reactie op een aanmelding'), ('threat', 'bij nood: meteen'), ('answer', 'antwoord op een verwijzing'), ('contact', 'eerste contact na aannemen'), ('send', 'verwijzing versturen'), ('next_step', 'volgende stap na terugkomst'), ('attempts', 'plan van pogingen'), ('rest', 'einde van de rust')], default='send', max_length=20, verbose_name='waar die dag vandaan komt')),
                ('reminded_at', models.DateTimeField(null=True, verbose_name='ontvanger herinnerd op')),
                ('expired_at', models.DateTimeField(null=True, verbose_name='teruggekomen op')),
                ('arrived_at', models.DateTimeField(null=True, verbose_name='aangekomen op')),
                ('line', models.CharField(blank=True, max_length=120, verbose_name='hoe het nu staat')),
                ('line_until', models.DateField(null=True, verbose_name='terugkoppeling tot')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('arrived_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('decline_reason', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.declinereason')),
                ('disclosure', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sharing.disclosure')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='ontvanger')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='verwijzer')),
                ('sent_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service', verbose_name='aanbod')),
                ('told_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'verwijzing',
                'verbose_name_plural': 'verwijzingen',
            },
        ),
        migrations.CreateModel(
            name='ReferralQuestion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gesteld op')),
                ('text', models.TextField(max_length=1000, verbose_name='vraag of antwoord')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('referral', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='referrals.referral')),
                ('sender', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'vraag bij een verwijzing',
                'verbose_name_plural': 'vragen bij een verwijzing',
            },
        ),
        migrations.CreateModel(
            name='WarmHandover',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(choices=[('joint_visit', 'samen op bezoek'), ('three_way_call', "telefoongesprek met z'n drieën"), ('met_at_desk', 'kennisgemaakt aan het loket'), ('receiver_spoke', 'ontvanger sprak de hulpvrager zelf')], max_length=20, verbose_name='hoe')),
                ('met_on', models.DateField(verbose_name='op welke dag')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('referral', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='referrals.referral')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('sender', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'warme overdracht',
                'verbose_name_plural': 'warme overdrachten',
            },
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['request'], name='referrals_request'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['help_seeker', 'receiver'], name='referrals_seeker'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['receiver', 'state', 'next_on'], name='referrals_in'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['sender', 'state', 'next_on'], name='referrals_out'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='referrals_referral_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('sender_id', 'alliance_id'), deferrable=False, name='referrals_referral_sender', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('receiver_id', 'alliance_id'), deferrable=False, name='referrals_referral_receiver', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(fields=('id', 'sender', 'receiver', 'alliance'), name='referrals_referral_key'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('sender', models.F('receiver')), _negated=True), name='referrals_referral_not_to_self'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'sent', 'accepted', 'arrived', 'declined', 'withdrawn', 'handled', 'expired'])), name='referrals_referral_state_known'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), models.Q(('disclosure__isnull', False), ('told_by__isnull', False), ('told_on__isnull', False), models.Q(('told_how', ''), _negated=True)), _connector='OR'), name='referrals_referral_told_before_sent'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('draft', 'sent', 'accepted', 'declined')), _negated=True), models.Q(('next_on__isnull', False), models.Q(('next_step', ''), _negated=True)), _connector='OR'), name='referrals_referral_waits_for_somebody'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['declined', 'handled']), _negated=True), ('decline_reason__isnull', False), _connector='OR'), name='referrals_referral_declined_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'arrived'), _negated=True), ('arrived_at__isnull', False), _connector='OR'), name='referrals_referral_arrived_known'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('expired_at__isnull', False), ('state', 'expired')), models.Q(models.Q(('state', 'expired'), _negated=True), ('expired_at__isnull', True)), _connector='OR'), name='referrals_referral_expired_known'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('told_by__isnull', True), ('told_on__isnull', True)), models.Q(('told_by__isnull', False), ('told_on__isnull', False)), _connector='OR'), name='referrals_referral_told_on_with_told_by'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', True), ('sent_by__isnull', True)), models.Q(('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='referrals_referral_sent_at_with_sent_by'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='referrals_referral_answered_at_with_answered_by'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('arrived_at__isnull', True), ('arrived_by__isnull', True)), models.Q(('arrived_at__isnull', False), ('arrived_by__isnull', False)), _connector='OR'), name='referrals_referral_arrived_at_with_arrived_by'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='referrals_referral_rights', update=('state', 'packet', 'why', 'disclosure_id', 'told_on', 'told_how', 'told_by_id', 'sent_at', 'sent_by_id', 'answered_at', 'answered_by_id', 'decline_reason_id', 'next_step', 'next_on', 'next_clock', 'reminded_at', 'expired_at', 'arrived_at', 'arrived_by_id', 'line', 'line_until')),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='referrals_referral_seen', new_rows='', rows="lead_id = case_organisation() OR (sender_id = case_organisation() AND line_until >= current_date) OR (receiver_id = case_organisation() AND state NOT IN ('draft', 'withdrawn', 'expired')) OR request_id = own_request()"),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='referrals_referral_added', new_rows="lead_id = case_organisation() AND alliance_id = acting_alliance() AND sender_id = case_organisation() AND state = 'draft' AND sent_at IS NULL AND made_by_id = acting_worker()", rows=''),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='referrals_referral_by_sender', new_rows="sender_id = case_organisation() AND state IN ('draft', 'sent', 'withdrawn', 'handled', 'expired')", rows="sender_id = case_organisation() AND lead_id = case_organisation() AND state IN ('draft', 'sent', 'accepted', 'declined')"),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='referrals_referral_by_receiver', new_rows="receiver_id = case_organisation() AND state IN ('accepted', 'declined', 'arrived')", rows="receiver_id = case_organisation() AND state IN ('sent', 'accepted', 'arrived')"),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='referrals_referral_by_lead', new_rows="lead_id = case_organisation() AND state IN ('withdrawn', 'arrived')", rows="lead_id = case_organisation() AND sender_id <> case_organisation() AND receiver_id <> case_organisation() AND state IN ('draft', 'sent', 'accepted', 'declined', 'arrived')"),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='referrals_referral_by_person', new_rows="request_id = own_request() AND state IN ('withdrawn', 'arrived')", rows='request_id = own_request()'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION referral_step()', drop='DROP TRIGGER {name} ON {table}', name='referrals_referral_steps'),
        ),
        migrations.AddIndex(
            model_name='referralquestion',
            index=models.Index(fields=['referral', 'asked_at'], name='referrals_question'),
        ),
        migrations.AddConstraint(
            model_name='referralquestion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('referral_id', 'sender_id', 'receiver_id', 'alliance_id'), deferrable=False, name='referrals_question_referral', to='referrals_referral', to_columns=('id', 'sender_id', 'receiver_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='referralquestion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('asked_by_id', 'organisation_id'), deferrable=False, name='referrals_question_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='referralquestion',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='referrals_question_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='referralquestion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='referrals_question_seen', new_rows='', rows='(sender_id = case_organisation() OR receiver_id = case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='referralquestion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='referrals_question_added', new_rows='(sender_id = case_organisation() OR receiver_id = case_organisation()) AND organisation_id = case_organisation() AND asked_by_id = acting_worker() AND alliance_id = acting_alliance()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='warmhandover',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='referrals_warmhandover_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='warmhandover',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('referral_id', 'sender_id', 'receiver_id', 'alliance_id'), deferrable=False, name='referrals_warmhandover_referral', to='referrals_referral', to_columns=('id', 'sender_id', 'receiver_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='warmhandover',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='referrals_warmhandover_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='warmhandover',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='referrals_warmhandover_seen', new_rows='', rows='(sender_id = case_organisation() OR receiver_id = case_organisation()) OR request_id = own_request()'),
        ),
        migrations.AddConstraint(
            model_name='warmhandover',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='referrals_warmhandover_added', new_rows='receiver_id = case_organisation() AND alliance_id = acting_alliance() AND recorded_by_id = acting_worker()', rows=''),
        ),
    ]
