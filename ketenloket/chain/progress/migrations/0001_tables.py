"""Goals, small steps, the scale and how it goes."""

import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.progress.policies import DROP_READS_ANSWERS, READS_ANSWERS


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('progress', '0001_steps_and_scale'),
        ('progress', '0002_who_helped_reads_no_answer'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
        ('trajectories', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(READS_ANSWERS, DROP_READS_ANSWERS),
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'vraag hoe het gaat',
                'verbose_name_plural': 'vragen hoe het gaat',
                'indexes': [models.Index(fields=['request', 'asked_at'], name='progress_askings')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='progress_asking_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='progress_asking_rights', update=()), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='progress_asking_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='progress_asking_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND asked_by_id = acting_worker() AND acting_sees() <> 'own_request'", rows='')],
            },
        ),
        migrations.CreateModel(
            name='Experience',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('moment', models.CharField(choices=[('start', 'aan het begin'), ('middle', 'onderweg'), ('end', 'aan het einde')], max_length=10, verbose_name='wanneer')),
                ('heard', models.PositiveSmallIntegerField(null=True, verbose_name='voelde u zich gehoord')),
                ('helped', models.PositiveSmallIntegerField(null=True, verbose_name='bent u geholpen')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='in eigen woorden')),
                ('told_on', models.DateField(verbose_name='gezegd op')),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opgeschreven op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('told_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'ervaring',
                'verbose_name_plural': 'ervaringen',
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='progress_experience_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='progress_experience_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')), models.UniqueConstraint(fields=('request', 'moment', 'told_on'), name='progress_experience_once_a_day'), models.CheckConstraint(condition=models.Q(('heard__isnull', True), ('heard__range', (1, 5)), _connector='OR'), name='progress_experience_heard'), models.CheckConstraint(condition=models.Q(('helped__isnull', True), ('helped__range', (1, 5)), _connector='OR'), name='progress_experience_helped'), models.CheckConstraint(condition=models.Q(('heard__isnull', False), ('helped__isnull', False), models.Q(('words', ''), _negated=True), _connector='OR'), name='progress_experience_says_something'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='progress_experience_rights', update=()), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='progress_experience_seen', new_rows='', rows='(lead_id = (SELECT case_organisation()) AND organisation_id = lead_id AND reads_answers(request_id)) OR request_id = own_request()'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='progress_experience_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND organisation_id = lead_id AND ((acting_sees() = 'own_request' AND told_by_id IS NULL) OR (acting_sees() <> 'own_request' AND told_by_id = acting_worker()))", rows='')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('moment', models.CharField(choices=[('start', 'aan het begin'), ('middle', 'onderweg'), ('end', 'aan het einde')], max_length=10, verbose_name='wanneer')),
                ('scores', models.JSONField(default=dict, verbose_name='cijfers per onderwerp')),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gezegd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('told_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'hoe het gaat',
                'verbose_name_plural': 'hoe het gaat',
                'indexes': [models.Index(fields=['request', 'told_at'], name='progress_measures')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='progress_measure_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.SqlRule(create='ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (jsonb_typeof(scores) = \'object\' AND scores <> \'{}\'::jsonb AND NOT jsonb_path_exists(scores, \'$.* ? (@.type() != "number" || @ < 1 || @ > 5 || @ != @.floor())\'))', drop='ALTER TABLE {table} DROP CONSTRAINT {name}', name='progress_measure_of_five'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='progress_measure_rights', update=()), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='progress_measure_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='progress_measure_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND ((acting_sees() = 'own_request' AND told_by_id IS NULL) OR (acting_sees() <> 'own_request' AND told_by_id = acting_worker()))", rows='')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=200, verbose_name='kleine stap')),
                ('by_person', models.BooleanField(default=True, verbose_name='de hulpvrager doet mee')),
                ('wished_on', models.DateField(null=True, verbose_name='het liefst op')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='afgesproken op')),
                ('done_at', models.DateTimeField(null=True, verbose_name='afgevinkt op')),
                ('done_by_person', models.BooleanField(default=False, verbose_name='afgevinkt door de hulpvrager')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='niet meer nodig sinds')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('done_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('dropped_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('goal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='trajectories.goal')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'kleine stap',
                'verbose_name_plural': 'kleine stappen',
                'indexes': [models.Index(fields=['request', 'made_at'], name='progress_steps')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='progress_step_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('goal_id', 'request_id'), deferrable=False, name='progress_step_goal', to='trajectories_goal', to_columns=('id', 'request_id')), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='progress_step_says_what'), models.CheckConstraint(condition=models.Q(('by_person', True), ('organisation__isnull', False), _connector='OR'), name='progress_step_of_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True), ('done_by_person', False)), models.Q(('done_at__isnull', False), ('done_by__isnull', False), ('done_by_person', False)), models.Q(('done_at__isnull', False), ('done_by__isnull', True), ('done_by_person', True)), _connector='OR'), name='progress_step_ticked_by_one'), models.CheckConstraint(condition=models.Q(models.Q(('dropped_at__isnull', True), ('dropped_by__isnull', True)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='progress_step_dropped_at_with_dropped_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='progress_step_rights', update=('done_at', 'done_by_id', 'done_by_person', 'dropped_at', 'dropped_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='progress_step_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='progress_step_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND made_by_id = acting_worker() AND acting_sees() <> 'own_request' AND done_at IS NULL AND dropped_at IS NULL AND (organisation_id IS NULL OR organisation_id = acting_organisation() OR organisation_id = lead_id OR EXISTS (SELECT FROM public.sharing_disclosure d WHERE d.request_id = progress_step.request_id AND d.to_organisation_id = progress_step.organisation_id AND d.ended_at IS NULL AND d.accepted_at IS NOT NULL AND d.ends_at > now() AND 'notes' = ANY (d.categories)))", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='progress_step_changed', new_rows="alliance_id = acting_alliance() AND (acting_sees() <> 'own_request' OR (done_by_id IS NULL AND dropped_at IS NULL))", rows="(dropped_at IS NULL OR acting_sees() <> 'own_request') AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))")],
            },
        ),
    ]
