"""Requests for help, their clocks, and silence that climbs."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.desk.policies import DROP_STALLED, STALLED


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('desk', '0001_initial'),
        ('desk', '0002_handed_in_by'),
        ('desk', '0003_silence_climbs'),
        ('desk', '0004_asking_others'),
        ('desk', '0005_in_own_name'),
        ('desk', '0006_promises_and_company_climb'),
        ('desk', '0007_rest_has_an_end'),
        ('desk', '0008_escalation_climbs'),
        ('desk', '0009_terms_of_ceiling_and_aftercare'),
    ]

    dependencies = [
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='HelpRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_in', models.BigIntegerField(editable=False, null=True, verbose_name='transactie van de voordeur')),
                ('number', models.CharField(max_length=10, verbose_name='nummer')),
                ('status', models.CharField(choices=[('open', 'open'), ('closed', 'afgesloten')], default='open', max_length=10, verbose_name='status')),
                ('stage', models.CharField(choices=[('new', 'aangemeld'), ('intake', 'intake'), ('triage', 'triage'), ('referral', 'verwijzing'), ('help', 'hulp'), ('closed', 'afgesloten')], default='new', max_length=20, verbose_name='stap')),
                ('entry', models.CharField(choices=[('front_door', 'website'), ('finding_place', 'vindplaats'), ('walk_in', 'inloop'), ('phone', 'telefoon')], max_length=20, verbose_name='binnengekomen via')),
                ('handed_in_by', models.CharField(blank=True, max_length=100, verbose_name='aangemeld door')),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='aangemeld op')),
                ('agreed_to_contact_at', models.DateTimeField(verbose_name='akkoord met contact op')),
                ('concerns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='wat er aan de hand is')),
                ('threats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='bedreigende situatie')),
                ('message', models.TextField(blank=True, max_length=2000, verbose_name='in eigen woorden')),
                ('clock', models.CharField(choices=[('wgs_crisis', '3 werkdagen: bedreigende situatie (Wgs artikel 4 lid 2)'), ('wgs_first_talk', '4 weken tot het eerste gesprek (Wgs artikel 4 lid 1)'), ('agreed_crisis', '3 werkdagen bij nood: afspraak van de samenwerking'), ('agreed_first_talk', 'eerste gesprek: afspraak van de samenwerking')], max_length=30, verbose_name='termijn')),
                ('clock_due_on', models.DateField(verbose_name='eerste gesprek uiterlijk')),
                ('first_talk_at', models.DateTimeField(null=True, verbose_name='eerste gesprek op')),
                ('coordinator_queue', models.BooleanField(default=False, verbose_name='wacht bij de coördinatoren')),
                ('next_code', models.CharField(max_length=30, verbose_name='soort volgende stap')),
                ('next_step', models.CharField(max_length=200, verbose_name='volgende stap')),
                ('next_on', models.DateField(null=True, verbose_name='uiterlijk op')),
                ('next_clock', models.CharField(choices=[('planned', 'zo afgesproken of gepland'), ('reaction', 'reactie op een aanmelding'), ('threat', 'bij nood: meteen'), ('answer', 'antwoord op een verwijzing'), ('contact', 'eerste contact na aannemen'), ('send', 'verwijzing versturen'), ('next_step', 'volgende stap na terugkomst'), ('attempts', 'plan van pogingen'), ('rest', 'einde van de rust')], default='reaction', max_length=20, verbose_name='waar die dag vandaan komt')),
                ('rest_until', models.DateField(null=True, verbose_name='rust tot')),
                ('desks_seen', models.PositiveSmallIntegerField(default=1, verbose_name='aantal organisaties gezien')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='afgesloten op')),
                ('outcome', models.CharField(blank=True, choices=[('goal_reached', 'doel bereikt, zelfstandig verder'), ('partly_reached', 'doel voor een deel bereikt'), ('referred_on', 'verder geholpen door een ander, aankomst bevestigd'), ('no_contact', 'geen contact gekregen, na het plan van pogingen'), ('stopped_by_person', 'gestopt door de hulpvrager'), ('stopped_by_organisation', 'gestopt door de organisatie'), ('not_suitable', 'niet passend'), ('moved', 'verhuisd'), ('deceased', 'overleden')], max_length=30, verbose_name='uitkomst')),
                ('once_more_on', models.DateField(null=True, verbose_name='nog één keer proberen op')),
                ('once_more_at', models.DateTimeField(null=True, verbose_name='nog één keer geprobeerd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('closed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('finding_place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.findingplace')),
                ('first_talk_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('once_more_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('responsible', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'hulpvraag',
                'verbose_name_plural': 'hulpvragen',
            },
        ),
        migrations.CreateModel(
            name='FollowUpKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_in', models.BigIntegerField(editable=False, null=True, verbose_name='transactie van de voordeur')),
                ('key_hash', models.CharField(max_length=64, verbose_name='controlegetal')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='vervallen op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'volgcode',
                'verbose_name_plural': 'volgcodes',
            },
        ),
        migrations.CreateModel(
            name='ContactAttempt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tried_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='wanneer')),
                ('channel', models.CharField(choices=[('phone', 'telefoon'), ('text_message', 'sms of WhatsApp'), ('email', 'e-mail'), ('letter', 'brief'), ('card', 'kaartje in de bus'), ('home_visit', 'huisbezoek'), ('at_the_desk', 'aan de balie'), ('others', 'via iemand die deze persoon kent')], max_length=20, verbose_name='hoe')),
                ('part_of_day', models.CharField(choices=[('morning', 'ochtend'), ('afternoon', 'middag'), ('evening', 'avond'), ('any', 'maakt niet uit')], max_length=10, verbose_name='dagdeel')),
                ('result', models.CharField(choices=[('spoken', 'gesproken'), ('no_answer', 'niet bereikt'), ('message_left', 'bericht achtergelaten'), ('wrong_number', 'nummer of adres klopt niet')], max_length=20, verbose_name='wat kwam ervan')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='opmerking')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('tried_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'contactpoging',
                'verbose_name_plural': 'contactpogingen',
            },
        ),
        migrations.CreateModel(
            name='Climb',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', models.UUIDField(verbose_name='waarover')),
                ('term', models.CharField(choices=[('next_step', 'volgende stap'), ('first_talk', 'eerste gesprek'), ('once_more', 'nog één keer proberen'), ('send', 'verwijzing versturen'), ('arrival', 'eerste contact na aannemen'), ('pick_up', 'teruggekomen verwijzing oppakken'), ('promise', 'wat een helper beloofde'), ('company', 'zeggen wie er meegaat'), ('escalation', 'opschaling oppakken'), ('ceiling', 'vraag bij het plafond van de hulp'), ('aftercare', 'nazorg')], max_length=20, verbose_name='termijn')),
                ('due_on', models.DateField(verbose_name='uiterlijk op')),
                ('to', models.CharField(choices=[('worker', 'medewerker'), ('coordinators', 'coördinatoren'), ('desk', 'loket'), ('alliance', 'neutrale coördinator')], max_length=20, verbose_name='wie het hoort')),
                ('raised_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemeld op')),
                ('taken_back_at', models.DateTimeField(null=True, verbose_name='weer in beweging op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='waar het ligt')),
                ('taken_back_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'melding van stilstand',
                'verbose_name_plural': 'meldingen van stilstand',
            },
        ),
        migrations.CreateModel(
            name='Rest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('until', models.DateField(verbose_name='weer verder op')),
                ('note', models.CharField(max_length=300, verbose_name='wat is afgesproken')),
                ('longer_because', models.CharField(blank=True, db_default='', default='', max_length=300, verbose_name='waarom langer dan afgesproken')),
                ('step_before', models.DateField(verbose_name='volgende stap was uiterlijk op')),
                ('clock_before', models.CharField(choices=[('planned', 'zo afgesproken of gepland'), ('reaction', 'reactie op een aanmelding'), ('threat', 'bij nood: meteen'), ('answer', 'antwoord op een verwijzing'), ('contact', 'eerste contact na aannemen'), ('send', 'verwijzing versturen'), ('next_step', 'volgende stap na terugkomst'), ('attempts', 'plan van pogingen'), ('rest', 'einde van de rust')], max_length=20, verbose_name='waar die dag vandaan kwam')),
                ('talk_before', models.DateField(verbose_name='eerste gesprek was uiterlijk op')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begonnen op')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='geëindigd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('started_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'rust',
                'verbose_name_plural': 'periodes van rust',
            },
        ),
        migrations.CreateModel(
            name='SeekerMessage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('text', models.TextField(max_length=2000, verbose_name='bericht')),
                ('read_at', models.DateTimeField(null=True, verbose_name='gelezen op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('read_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'bericht van de hulpvrager',
                'verbose_name_plural': 'berichten van de hulpvrager',
            },
        ),
        migrations.AddIndex(
            model_name='helprequest',
            index=models.Index(models.F('lead'), models.F('next_on'), models.F('id'), condition=models.Q(('status', 'open')), name='desk_caseload'),
        ),
        migrations.AddIndex(
            model_name='helprequest',
            index=models.Index(fields=['lead', 'stage'], name='desk_stage'),
        ),
        migrations.AddIndex(
            model_name='helprequest',
            index=models.Index(fields=['help_seeker', 'lead', 'alliance'], name='desk_seeker'),
        ),
        migrations.AddIndex(
            model_name='helprequest',
            index=models.Index(fields=['responsible', 'next_on'], name='desk_responsible'),
        ),
        migrations.AddIndex(
            model_name='helprequest',
            index=models.Index(models.F('lead'), models.F('once_more_on'), condition=models.Q(('once_more_at__isnull', True), ('once_more_on__isnull', False)), name='desk_once_more'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('help_seeker_id', 'made_in'), deferrable=False, name='desk_helprequest_a_made_in', to='help_seekers_helpseeker', to_columns=('id', 'made_in')),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='desk_helprequest_of_seeker', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('responsible_id', 'lead_id'), deferrable=True, name='desk_helprequest_responsible', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('finding_place_id', 'alliance_id'), deferrable=False, name='desk_helprequest_finding_place', to='organisations_findingplace', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.HeldWhileOpen(name='desk_helprequest_responsible_active', open_when="status = 'open'", organisation='lead_id', worker='responsible_id'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.UniqueConstraint(fields=('id', 'help_seeker', 'lead', 'alliance'), name='desk_helprequest_key'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.UniqueConstraint(fields=('id', 'made_in'), name='desk_helprequest_made'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'closed'), models.Q(('next_on__isnull', False), models.Q(('next_step', ''), _negated=True), models.Q(('next_code', ''), _negated=True), models.Q(models.Q(('coordinator_queue', False), ('responsible__isnull', False)), models.Q(('coordinator_queue', True), ('responsible__isnull', True)), _connector='OR')), _connector='OR'), name='nobody_gets_lost'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'closed'])), name='desk_helprequest_status_known'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('outcome', ''), ('status', 'open')), models.Q(('closed_at__isnull', False), ('status', 'closed'), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='desk_helprequest_closed_with_outcome'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('once_more_on__isnull', False), ('outcome', 'no_contact')), models.Q(models.Q(('outcome', 'no_contact'), _negated=True), ('once_more_on__isnull', True)), _connector='OR'), name='desk_helprequest_once_more_after_no_contact'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(('rest_until__isnull', True), ('status', 'open'), _connector='OR'), name='desk_helprequest_rests_while_open'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('once_more_at__isnull', True), ('once_more_by__isnull', True)), models.Q(('once_more_at__isnull', False), ('once_more_by__isnull', False)), _connector='OR'), name='desk_helprequest_once_more_at_with_once_more_by'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='desk_helprequest_closed_at_with_closed_by'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_talk_at__isnull', True), ('first_talk_by__isnull', True)), models.Q(('first_talk_at__isnull', False), ('first_talk_by__isnull', False)), _connector='OR'), name='desk_helprequest_first_talk_at_with_first_talk_by'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='desk_helprequest_rights', update=('status', 'stage', 'threats', 'clock', 'clock_due_on', 'first_talk_at', 'first_talk_by_id', 'responsible_id', 'coordinator_queue', 'next_code', 'next_step', 'next_on', 'next_clock', 'rest_until', 'desks_seen', 'closed_at', 'closed_by_id', 'outcome', 'once_more_on', 'once_more_at', 'once_more_by_id')),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_helprequest_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(id, 'request'))"),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='desk_helprequest_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND made_in IS NULL', rows=''),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='desk_helprequest_at_front_door', new_rows="lead_id = front_door() AND alliance_id = acting_alliance() AND made_in = this_transaction() AND status = 'open' AND responsible_id IS NULL AND coordinator_queue", rows=''),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='desk_helprequest_changed', new_rows='lead_id = case_organisation()', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='desk_helprequest_next_step', new_rows="acting_sees() IN ('assigned', 'own_request') AND status = 'open' AND lead_id = acting_organisation()", rows="acting_sees() IN ('assigned', 'own_request') AND may_see(id, 'request') AND lead_id = acting_organisation()"),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN (current_setting('ketenloket.sees', true) IN ('assigned', 'own_request')) EXECUTE FUNCTION only_next_step()", drop='DROP TRIGGER {name} ON {table}', name='desk_helprequest_only_next_step'),
        ),
        migrations.AddConstraint(
            model_name='helprequest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_helprequest_counted', new_rows='', role='ketenloket_owner', rows="acting_sees() = 'counts' AND alliance_id = acting_alliance()"),
        ),
        migrations.AddIndex(
            model_name='followupkey',
            index=models.Index(fields=['key_hash'], name='desk_followup_hash'),
        ),
        migrations.AddConstraint(
            model_name='followupkey',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('request_id', 'made_in'), deferrable=False, name='desk_followupkey_a_made_in', to='desk_helprequest', to_columns=('id', 'made_in')),
        ),
        migrations.AddConstraint(
            model_name='followupkey',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='desk_followupkey_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='followupkey',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='desk_followupkey_rights', update=('ended_at',)),
        ),
        migrations.AddConstraint(
            model_name='followupkey',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_followupkey_seen', new_rows='', rows='key_hash = acting_follow_up_key() OR lead_id = case_organisation() OR request_id = own_request()'),
        ),
        migrations.AddConstraint(
            model_name='followupkey',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='desk_followupkey_added', new_rows='(lead_id = case_organisation() AND alliance_id = acting_alliance() AND made_in IS NULL) OR (request_id = own_request() AND alliance_id = acting_alliance() AND made_in IS NULL) OR (lead_id = front_door() AND alliance_id = acting_alliance() AND made_in = this_transaction())', rows=''),
        ),
        migrations.AddConstraint(
            model_name='followupkey',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='desk_followupkey_ended', new_rows='(lead_id = case_organisation() OR request_id = own_request()) AND ended_at IS NOT NULL', rows='(lead_id = case_organisation() OR request_id = own_request()) AND ended_at IS NULL'),
        ),
        migrations.AddIndex(
            model_name='contactattempt',
            index=models.Index(fields=['request', 'tried_at'], name='desk_attempt_request'),
        ),
        migrations.AddConstraint(
            model_name='contactattempt',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='desk_contactattempt_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='contactattempt',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('tried_by_id', 'organisation_id'), deferrable=False, name='desk_contactattempt_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='contactattempt',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='desk_contactattempt_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='contactattempt',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_contactattempt_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='contactattempt',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='desk_contactattempt_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND organisation_id = acting_organisation() AND tried_by_id = acting_worker()", rows=''),
        ),
        migrations.AddIndex(
            model_name='climb',
            index=models.Index(fields=['request', 'raised_at'], name='desk_climb_request'),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='desk_climb_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='desk_climb_where', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('request', 'about', 'term', 'to'), name='desk_climb_once'),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=models.CheckConstraint(condition=models.Q(('term__in', ['next_step', 'first_talk', 'once_more', 'send', 'arrival', 'pick_up', 'promise', 'company', 'escalation', 'ceiling', 'aftercare']), ('to__in', ['worker', 'coordinators', 'desk', 'alliance'])), name='desk_climb_known'),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=models.CheckConstraint(condition=models.Q(('taken_back_by__isnull', True), ('taken_back_at__isnull', False), _connector='OR'), name='desk_climb_by_when_taken_back'),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='desk_climb_rights', update=('taken_back_at', 'taken_back_by_id')),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_climb_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'request'))"),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='desk_climb_raised', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND acting_worker() IS NULL AND taken_back_at IS NULL', rows=''),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='desk_climb_taken_back', new_rows='taken_back_at IS NOT NULL AND taken_back_by_id IS NOT DISTINCT FROM acting_worker()', rows="taken_back_at IS NULL AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'request')))"),
        ),
        migrations.AddConstraint(
            model_name='climb',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_climb_counted', new_rows='', role='ketenloket_owner', rows="acting_sees() IN ('counts', 'organisation') AND alliance_id = acting_alliance()"),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='desk_rest_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('request',), name='desk_rest_once'),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=models.CheckConstraint(condition=models.Q(('ended_by__isnull', True), ('ended_at__isnull', False), _connector='OR'), name='desk_rest_by_when_ended'),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('started_at__isnull', True), ('started_by__isnull', True)), models.Q(('started_at__isnull', False), ('started_by__isnull', False)), _connector='OR'), name='desk_rest_started_at_with_started_by'),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='desk_rest_rights', update=('ended_at', 'ended_by_id')),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_rest_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='desk_rest_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND started_by_id = acting_worker()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='desk_rest_ended', new_rows='lead_id = case_organisation() AND ended_at IS NOT NULL AND (ended_by_id IS NULL OR ended_by_id = acting_worker())', rows='ended_at IS NULL AND lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddIndex(
            model_name='seekermessage',
            index=models.Index(fields=['request', 'written_at'], name='desk_message_request'),
        ),
        migrations.AddConstraint(
            model_name='seekermessage',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='desk_seekermessage_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='seekermessage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('read_at__isnull', True), ('read_by__isnull', True)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='desk_seekermessage_read_at_with_read_by'),
        ),
        migrations.AddConstraint(
            model_name='seekermessage',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='desk_seekermessage_rights', update=('read_at', 'read_by_id')),
        ),
        migrations.AddConstraint(
            model_name='seekermessage',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='desk_seekermessage_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='seekermessage',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='desk_seekermessage_added', new_rows='request_id = own_request() AND alliance_id = acting_alliance() AND lead_id = acting_organisation()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='seekermessage',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='desk_seekermessage_read_by_helper', new_rows='read_by_id = acting_worker()', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.RunSQL(STALLED, DROP_STALLED),
    ]
