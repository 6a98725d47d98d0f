"""How far each form of help goes, what was answered at the ceiling; aftercare; refusal; again open."""

import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.trajectories.policies import DROP_HOLDS_NO_AFTERCARE, HOLDS_NO_AFTERCARE


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0009_terms_of_ceiling_and_aftercare'),
        ('directory', '0008_arrangement'),
        ('help_seekers', '0001_initial'),
        ('organisations', '0005_sees_matcher'),
        ('trajectories', '0010_once_more_is_counted'),
    ]

    operations = [
        migrations.CreateModel(
            name='AftercareCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField(verbose_name='nazorg uiterlijk op')),
                ('tries', models.PositiveSmallIntegerField(default=1, verbose_name='de hoeveelste keer')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='afgesproken op')),
                ('result', models.CharField(blank=True, choices=[('well', 'het gaat goed'), ('relapse', 'terugval: er is weer hulp nodig'), ('no_contact', 'geen contact gekregen'), ('came_back', 'kwam zelf al terug')], max_length=20, verbose_name='hoe gaat het')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='toelichting')),
                ('done_at', models.DateTimeField(null=True, verbose_name='gevraagd op')),
            ],
            options={
                'verbose_name': 'nazorg',
                'verbose_name_plural': 'nazorg',
            },
        ),
        migrations.CreateModel(
            name='CeilingQuestion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_on', models.DateField(verbose_name='gevraagd op')),
                ('due_on', models.DateField(null=True, verbose_name='antwoord uiterlijk')),
                ('contacts', models.PositiveSmallIntegerField(verbose_name='gesprekken tot dan')),
                ('ceiling_contacts', models.PositiveSmallIntegerField(null=True, verbose_name='plafond in gesprekken')),
                ('ceiling_on', models.DateField(null=True, verbose_name='plafond als dag')),
                ('answer', models.CharField(blank=True, choices=[('ready', 'klaar: wij ronden af'), ('extend', 'verlengen'), ('hand_over', 'overdragen: een ander kan beter verder helpen'), ('over', 'de hulp stopte al')], max_length=20, verbose_name='antwoord')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='waarom')),
                ('person_agreed', models.BooleanField(default=False, verbose_name='de hulpvrager is het eens')),
                ('extra', models.PositiveSmallIntegerField(default=0, verbose_name='gesprekken erbij')),
                ('until', models.DateField(null=True, verbose_name='verder tot')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='beantwoord op')),
            ],
            options={
                'verbose_name': 'vraag bij het plafond',
                'verbose_name_plural': 'vragen bij het plafond',
            },
        ),
        migrations.CreateModel(
            name='FormalRefusal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('refuser', models.CharField(choices=[('municipality', 'de gemeente (schuldhulp)'), ('credit_bank', 'een kredietbank'), ('court', 'de rechter (Wsnp)'), ('other', 'een ander van de formele route')], max_length=20, verbose_name='afgewezen door')),
                ('reason', models.CharField(choices=[('earlier_trajectory', 'eerder al een traject gehad (recidive)'), ('behaviour', 'te weinig medewerking'), ('new_debts', 'er komen nieuwe schulden bij'), ('not_stable', 'inkomsten en uitgaven zijn nog niet op orde'), ('debt_not_allowed', 'een schuld die niet mee mag (fraude, boete)'), ('entrepreneur', 'eigen bedrijf'), ('not_resident', 'woont of staat niet ingeschreven in de gemeente'), ('papers', 'papieren waren niet compleet of te laat'), ('can_do_alone', 'zou het zelf moeten kunnen'), ('not_said', 'niet gezegd')], max_length=30, verbose_name='reden')),
                ('refused_on', models.DateField(verbose_name='afgewezen op')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opgeschreven op')),
            ],
            options={
                'verbose_name': 'afwijzing door de formele route',
                'verbose_name_plural': 'afwijzingen door de formele route',
            },
        ),
        migrations.CreateModel(
            name='FormCeiling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('forms_brigade', 'Formulierenbrigade'), ('short', 'kort: 3 of 4 gesprekken'), ('long', 'lang: hoogstens zes maanden, thuis'), ('course', 'cursus'), ('crisis', 'crisishulp'), ('debt_help', 'gemeentelijke schuldhulp'), ('day_structure', 'dagstructuur'), ('food_bank_guidance', 'toeleiding voedselbank'), ('care', 'specialistische begeleiding'), ('grief', 'steun bij rouw'), ('arrangement', 'arrangement: na een afwijzing door de formele schuldhulp')], max_length=30, verbose_name='vorm van hulp')),
                ('contacts', models.PositiveSmallIntegerField(null=True, verbose_name='hoogstens zoveel gesprekken')),
                ('days', models.PositiveSmallIntegerField(null=True, verbose_name='hoogstens zoveel dagen')),
                ('source', models.CharField(max_length=200, verbose_name='waar dit is afgesproken')),
                ('agreed_on', models.DateField(verbose_name='afgesproken op')),
            ],
            options={
                'verbose_name': 'plafond van een vorm van hulp',
                'verbose_name_plural': 'plafonds van vormen van hulp',
            },
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(choices=[('reached', 'toch nog contact gekregen'), ('relapse', 'terugval, bij de nazorg'), ('came_back', 'kwam zelf terug'), ('mistake', 'per vergissing afgesloten')], max_length=20, verbose_name='waarom weer open')),
                ('outcome_before', models.CharField(choices=[('goal_reached', 'doel bereikt, zelfstandig verder'), ('partly_reached', 'doel voor een deel bereikt'), ('referred_on', 'verder geholpen door een ander, aankomst bevestigd'), ('no_contact', 'geen contact gekregen, na het plan van pogingen'), ('stopped_by_person', 'gestopt door de hulpvrager'), ('stopped_by_organisation', 'gestopt door de organisatie'), ('not_suitable', 'niet passend'), ('moved', 'verhuisd'), ('deceased', 'overleden')], max_length=30, verbose_name='eerdere uitkomst')),
                ('closed_on', models.DateField(verbose_name='was afgesloten op')),
                ('reopened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='weer open op')),
            ],
            options={
                'verbose_name': 'heropening',
                'verbose_name_plural': 'heropeningen',
            },
        ),
        migrations.RemoveConstraint(
            model_name='trajectory',
            name='trajectories_trajectory_rights',
        ),
        migrations.AddField(
            model_name='exit',
            name='no_check',
            field=models.CharField(blank=True, choices=[('moved', 'verhuisd'), ('deceased', 'overleden'), ('declined', 'de hulpvrager wil geen nazorg'), ('elsewhere', 'een ander doet de nazorg'), ('once_more', 'er is al een dag om het nog één keer te proberen')], db_default='', max_length=20, verbose_name='waarom geen nazorg'),
        ),
        migrations.AddField(
            model_name='trajectory',
            name='ceiling_contacts',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='plafond in gesprekken'),
        ),
        migrations.AddField(
            model_name='trajectory',
            name='ceiling_made',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name='gesprekken toen het plafond werd afgesproken'),
        ),
        migrations.AddField(
            model_name='trajectory',
            name='ceiling_on',
            field=models.DateField(null=True, verbose_name='plafond als dag'),
        ),
        migrations.AddField(
            model_name='trajectory',
            name='ceiling_set_on',
            field=models.DateField(null=True, verbose_name='plafond afgesproken op'),
        ),
        migrations.AddField(
            model_name='trajectory',
            name='form',
            field=models.CharField(blank=True, choices=[('forms_brigade', 'Formulierenbrigade'), ('short', 'kort: 3 of 4 gesprekken'), ('long', 'lang: hoogstens zes maanden, thuis'), ('course', 'cursus'), ('crisis', 'crisishulp'), ('debt_help', 'gemeentelijke schuldhulp'), ('day_structure', 'dagstructuur'), ('food_bank_guidance', 'toeleiding voedselbank'), ('care', 'specialistische begeleiding'), ('grief', 'steun bij rouw'), ('arrangement', 'arrangement: na een afwijzing door de formele schuldhulp')], db_default='', max_length=30, verbose_name='vorm van hulp'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=models.UniqueConstraint(fields=('id', 'request'), name='trajectories_trajectory_key'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_trajectory_rights', update=('service_id', 'form', 'ended_on', 'ceiling_contacts', 'ceiling_on', 'ceiling_set_on', 'ceiling_made')),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='done_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='aftercarecheck',
            name='worker',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='agreed_with',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='answered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='ceilingquestion',
            name='trajectory',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='trajectories.trajectory'),
        ),
        migrations.AddField(
            model_name='formalrefusal',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='formalrefusal',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='formalrefusal',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='formalrefusal',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='formalrefusal',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='formalrefusal',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='formceiling',
            name='alliance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='reopened_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddIndex(
            model_name='aftercarecheck',
            index=models.Index(fields=['request'], name='trajectories_aftercare_of'),
        ),
        migrations.AddIndex(
            model_name='aftercarecheck',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['lead', 'due_on'], name='trajectories_aftercare_waits'),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_aftercarecheck_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_aftercarecheck_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.HeldWhileOpen(name='trajectories_aftercarecheck_worker_active', open_when='done_at IS NULL', organisation='organisation_id', worker='worker_id'),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=models.UniqueConstraint(condition=models.Q(('done_at__isnull', True)), fields=('request',), name='trajectories_aftercare_once'),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('made_at__isnull', True), ('made_by__isnull', True)), models.Q(('made_at__isnull', False), ('made_by__isnull', False)), _connector='OR'), name='trajectories_aftercarecheck_made_at_with_made_by'),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='trajectories_aftercarecheck_done_at_with_done_by'),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('result', '')), models.Q(models.Q(('result', ''), _negated=True), ('done_at__isnull', False)), _connector='OR'), name='trajectories_aftercarecheck_result'),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_aftercarecheck_rights', update=('organisation_id', 'due_on', 'worker_id', 'result', 'note', 'done_at', 'done_by_id')),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_aftercarecheck_seen', new_rows='', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_aftercarecheck_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND organisation_id = case_organisation() AND made_by_id = acting_worker() AND done_at IS NULL', rows=''),
        ),
        migrations.AddConstraint(
            model_name='aftercarecheck',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_aftercarecheck_changed', new_rows='lead_id = case_organisation() AND organisation_id = case_organisation() AND (done_by_id IS NULL OR done_by_id = acting_worker())', rows='lead_id = (SELECT case_organisation()) AND done_at IS NULL'),
        ),
        migrations.AddIndex(
            model_name='ceilingquestion',
            index=models.Index(fields=['request'], name='trajectories_ceiling_request'),
        ),
        migrations.AddIndex(
            model_name='ceilingquestion',
            index=models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['lead', 'due_on'], name='trajectories_ceiling_waits'),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_ceilingquestion_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('trajectory_id', 'request_id'), deferrable=False, name='trajectories_ceilingquestion_trajectory', to='trajectories_trajectory', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('agreed_with_id', 'organisation_id'), deferrable=False, name='trajectories_ceilingquestion_agreed_with', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('answered_by_id', 'organisation_id'), deferrable=False, name='trajectories_ceilingquestion_answered_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('request', 'trajectory'), name='trajectories_ceiling_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='trajectories_ceilingquestion_answered_at_with_answered_by'),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), models.Q(('why', ''), _negated=True)), _connector='OR'), name='trajectories_ceilingquestion_answered'),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'extend'), _negated=True), models.Q(('agreed_with__isnull', False), ('person_agreed', True), ('until__isnull', False)), _connector='OR'), name='trajectories_ceilingquestion_extended'),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_ceilingquestion_rights', update=('organisation_id', 'due_on', 'contacts', 'answer', 'why', 'person_agreed', 'agreed_with_id', 'extra', 'until', 'answered_at', 'answered_by_id')),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_ceilingquestion_seen', new_rows='', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_ceilingquestion_asked', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND organisation_id = case_organisation() AND answered_at IS NULL', rows=''),
        ),
        migrations.AddConstraint(
            model_name='ceilingquestion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_ceilingquestion_changed', new_rows='lead_id = case_organisation() AND organisation_id = case_organisation() AND (answered_by_id IS NULL OR answered_by_id = acting_worker())', rows='lead_id = (SELECT case_organisation()) AND answered_at IS NULL'),
        ),
        migrations.AddIndex(
            model_name='formalrefusal',
            index=models.Index(fields=['request'], name='trajectories_refusal_of'),
        ),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_formalrefusal_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('recorded_by_id', 'organisation_id'), deferrable=False, name='trajectories_formalrefusal_recorded_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=models.UniqueConstraint(fields=('request', 'refuser', 'refused_on'), name='trajectories_refused_once'),
        ),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('recorded_at__isnull', True), ('recorded_by__isnull', True)), models.Q(('recorded_at__isnull', False), ('recorded_by__isnull', False)), _connector='OR'), name='trajectories_formalrefusal_recorded_at_with_recorded_by'),
        ),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_formalrefusal_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_formalrefusal_seen', new_rows='', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='formalrefusal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_formalrefusal_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND organisation_id = case_organisation() AND recorded_by_id = acting_worker()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='formceiling',
            constraint=models.UniqueConstraint(fields=('alliance', 'form'), name='trajectories_form_ceiling'),
        ),
        migrations.AddConstraint(
            model_name='formceiling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('contacts__isnull', True), ('contacts__gt', 0), _connector='OR'), models.Q(('days__isnull', True), ('days__gt', 0), _connector='OR')), name='trajectories_formceiling_is_no_zero'),
        ),
        migrations.AddConstraint(
            model_name='formceiling',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_formceiling_rights', update=('contacts', 'days', 'source', 'agreed_on')),
        ),
        migrations.AddIndex(
            model_name='reopening',
            index=models.Index(fields=['request'], name='trajectories_reopening_of'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_reopening_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('reopened_by_id', 'organisation_id'), deferrable=False, name='trajectories_reopening_reopened_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reopened_at__isnull', True), ('reopened_by__isnull', True)), models.Q(('reopened_at__isnull', False), ('reopened_by__isnull', False)), _connector='OR'), name='trajectories_reopening_reopened_at_with_reopened_by'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_reopening_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_reopening_seen', new_rows='', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_reopening_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND organisation_id = case_organisation() AND reopened_by_id = acting_worker()', rows=''),
        ),
        migrations.RunSQL(HOLDS_NO_AFTERCARE, DROP_HOLDS_NO_AFTERCARE),
    ]
