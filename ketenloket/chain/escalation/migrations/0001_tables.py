"""What was seen, the stop that follows, and the volunteers who stopped."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.escalation.policies import DROP_FUNCTIONS, FUNCTIONS


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('escalation', '0001_stops_and_relief'),
        ('escalation', '0002_nobody_rewrites_a_stop'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.CreateModel(
            name='Escalation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('intake', 'in de intake'), ('note', 'in een aantekening'), ('too_heavy', 'met de knop Te zwaar')], max_length=20, verbose_name='waar')),
                ('signs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='geraakte grenzen')),
                ('version', models.PositiveSmallIntegerField(default=0, verbose_name='versie van de grenzen')),
                ('route', models.CharField(max_length=1000, verbose_name='wat dan')),
                ('decider', models.CharField(choices=[('coordinator', 'de coördinator'), ('professional', 'een beroepskracht'), ('municipality', 'de gemeente of de kredietbank')], max_length=20, verbose_name='wie beslist')),
                ('stops', models.BooleanField(default=True, verbose_name='geen vrijwilliger')),
                ('due_on', models.DateField(null=True, verbose_name='opgepakt uiterlijk op')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sinds')),
                ('picked_up_at', models.DateTimeField(null=True, verbose_name='opgepakt op')),
                ('proposal', models.CharField(blank=True, max_length=300, verbose_name='voorstel van de tafel')),
                ('proposed_at', models.DateTimeField(null=True, verbose_name='voorgesteld op')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='besloten op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('closed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('opened_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='waar het gezien is')),
                ('picked_up_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('proposed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('taker', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='wie het oppakte')),
            ],
            options={
                'verbose_name': 'opschaling',
                'verbose_name_plural': 'opschalingen',
            },
        ),
        migrations.CreateModel(
            name='LimitDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('stays', 'het blijft bij een beroepskracht'), ('part', 'dit deel kan vrijwillig')], max_length=10, verbose_name='besluit')),
                ('part', models.CharField(blank=True, max_length=300, verbose_name='welk deel kan vrijwillig')),
                ('why', models.CharField(max_length=500, verbose_name='waarom')),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='besloten op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('decided_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('escalation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='escalation.escalation')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'besluit bij een grens',
                'verbose_name_plural': 'besluiten bij een grens',
            },
        ),
        migrations.CreateModel(
            name='Relief',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('self_said', models.BooleanField(default=False, verbose_name='zei het zelf')),
                ('relieved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gestopt op')),
                ('taken_over_on', models.DateField(null=True, verbose_name='overgenomen op')),
                ('read_on', models.DateField(null=True, verbose_name='gelezen op')),
                ('care_on', models.DateField(verbose_name='nazorg uiterlijk op')),
                ('cared_at', models.DateTimeField(null=True, verbose_name='nazorg gedaan op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('cared_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('relieved_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'ontlaste vrijwilliger',
                'verbose_name_plural': 'ontlaste vrijwilligers',
            },
        ),
        migrations.CreateModel(
            name='Sighting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('intake', 'in de intake'), ('note', 'in een aantekening'), ('too_heavy', 'met de knop Te zwaar')], max_length=20, verbose_name='waar')),
                ('codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='wat is aangekruist')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='toelichting')),
                ('with_professional', models.BooleanField(default=False, verbose_name='een beroepskracht hielp mee')),
                ('stopped', models.BooleanField(default=False, verbose_name='daarmee stopte het')),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gezien op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('seen_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'gezien signaal',
                'verbose_name_plural': 'geziene signalen',
            },
        ),
        migrations.AddIndex(
            model_name='escalation',
            index=models.Index(condition=models.Q(('stops', True)), fields=['request'], name='escalation_stopped'),
        ),
        migrations.AddIndex(
            model_name='escalation',
            index=models.Index(condition=models.Q(('closed_at__isnull', True), ('picked_up_at__isnull', True)), fields=['lead', 'due_on'], name='escalation_waiting'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='escalation_escalation_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.UniqueConstraint(fields=('id', 'request'), name='escalation_escalation_key'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('request',), name='escalation_one_open'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signs', []), _negated=True), models.Q(('route', ''), _negated=True), models.Q(('decider', 'coordinator'), _negated=True)), name='escalation_says_what'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.CheckConstraint(condition=models.Q(('stops', True), ('closed_at__isnull', False), _connector='OR'), name='escalation_stops_while_open'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('picked_up_at__isnull', False), _connector='OR'), name='escalation_closed_after_pick_up'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('picked_up_at__isnull', True), ('taker__isnull', True)), models.Q(('picked_up_at__isnull', False), ('taker__isnull', False)), _connector='OR'), name='escalation_taken_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('picked_up_at__isnull', True), ('picked_up_by__isnull', True)), models.Q(('picked_up_at__isnull', False), ('picked_up_by__isnull', False)), _connector='OR'), name='escalation_escalation_picked_up_at_with_picked_up_by'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('proposed_at__isnull', True), ('proposed_by__isnull', True)), models.Q(('proposed_at__isnull', False), ('proposed_by__isnull', False)), _connector='OR'), name='escalation_escalation_proposed_at_with_proposed_by'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='escalation_escalation_closed_at_with_closed_by'),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='escalation_escalation_rights', update=('signs', 'route', 'decider', 'stops', 'due_on', 'taker_id', 'picked_up_at', 'picked_up_by_id', 'proposal', 'proposed_at', 'proposed_by_id', 'closed_at', 'closed_by_id')),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='escalation_escalation_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='escalation_escalation_opened', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND acting_worker() IS NULL AND stops AND closed_at IS NULL AND picked_up_at IS NULL', rows=''),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='escalation_escalation_changed', new_rows="acting_sees() = 'organisation' AND alliance_id = acting_alliance() AND (taker_id IS NULL OR taker_id = acting_organisation() OR picked_up_by_id IS DISTINCT FROM acting_worker())", rows="acting_sees() = 'organisation' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake')))"),
        ),
        migrations.AddConstraint(
            model_name='escalation',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION escalation_step()', drop='DROP TRIGGER {name} ON {table}', name='escalation_escalation_step'),
        ),
        migrations.AddIndex(
            model_name='limitdecision',
            index=models.Index(fields=['request', 'decided_at'], name='escalation_decisions'),
        ),
        migrations.AddConstraint(
            model_name='limitdecision',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='escalation_limitdecision_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='limitdecision',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('escalation_id', 'request_id'), deferrable=False, name='escalation_limitdecision_of', to='escalation_escalation', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='limitdecision',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('decided_by_id', 'organisation_id'), deferrable=False, name='escalation_limitdecision_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='limitdecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('why', ''), _negated=True), models.Q(models.Q(('outcome', 'stays'), ('part', '')), models.Q(('outcome', 'part'), models.Q(('part', ''), _negated=True)), _connector='OR')), name='escalation_decision_says_why'),
        ),
        migrations.AddConstraint(
            model_name='limitdecision',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='escalation_limitdecision_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='limitdecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='escalation_limitdecision_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='limitdecision',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='escalation_limitdecision_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'intake')) AND acting_professional() AND organisation_id = acting_organisation() AND decided_by_id = acting_worker()", rows=''),
        ),
        migrations.AddIndex(
            model_name='relief',
            index=models.Index(condition=models.Q(('cared_at__isnull', True)), fields=['organisation', 'care_on'], name='escalation_care'),
        ),
        migrations.AddIndex(
            model_name='relief',
            index=models.Index(fields=['worker', '-relieved_at'], name='escalation_relieved'),
        ),
        migrations.AddConstraint(
            model_name='relief',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='escalation_relief_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='relief',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='escalation_relief_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='relief',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cared_at__isnull', True), ('cared_by__isnull', True)), models.Q(('cared_at__isnull', False), ('cared_by__isnull', False)), _connector='OR'), name='escalation_relief_cared_at_with_cared_by'),
        ),
        migrations.AddConstraint(
            model_name='relief',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='escalation_relief_rights', update=('taken_over_on', 'read_on', 'care_on', 'cared_at', 'cared_by_id')),
        ),
        migrations.AddConstraint(
            model_name='relief',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='escalation_relief_seen', new_rows='', rows='organisation_id = case_organisation() OR lead_id = case_organisation() OR (worker_id = assigned_worker() AND organisation_id = acting_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='relief',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='escalation_relief_added', new_rows='organisation_id = case_organisation() AND acting_worker() IS NULL AND alliance_id = acting_alliance() AND cared_at IS NULL', rows=''),
        ),
        migrations.AddConstraint(
            model_name='relief',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='escalation_relief_changed', new_rows='(organisation_id = case_organisation() AND (cared_by_id IS NULL OR cared_by_id = acting_worker() OR acting_worker() IS NULL)) OR (worker_id = assigned_worker() AND organisation_id = acting_organisation() AND cared_at IS NULL)', rows='organisation_id = case_organisation() OR (worker_id = assigned_worker() AND organisation_id = acting_organisation())'),
        ),
        migrations.AddIndex(
            model_name='sighting',
            index=models.Index(fields=['request', 'seen_at'], name='escalation_sightings'),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='escalation_sighting_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('seen_by_id', 'organisation_id'), deferrable=False, name='escalation_sighting_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['intake', 'note', 'too_heavy']), models.Q(('codes', []), _negated=True)), name='escalation_sighting_known'),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='escalation_sighting_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='escalation_sighting_seen', new_rows='', rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddConstraint(
            model_name='sighting',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='escalation_sighting_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'request')) AND acting_sees() <> 'own_request' AND organisation_id = acting_organisation() AND seen_by_id = acting_worker()", rows=''),
        ),
    ]
