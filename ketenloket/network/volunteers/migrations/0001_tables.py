"""What a volunteer can and wants to do."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('volunteers', '0001_helpers'),
        ('volunteers', '0002_arrangement'),
    ]

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='VolunteerProfile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('skills', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('forms', 'formulieren en toeslagen'), ('letters', 'post en overzicht'), ('debts', 'schulden en regelingen'), ('budget', 'rondkomen'), ('digital', 'digitaal regelen, DigiD'), ('youth', 'jongeren tot 27 jaar'), ('entrepreneurs', 'ondernemers'), ('courses', 'cursus geven'), ('listening', 'luisteren, bij verlies of alleen zijn'), ('explaining', 'rustig uitleggen, stap voor stap')], max_length=20), default=list, size=None, verbose_name='goed in')),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('weekday_morning', 'doordeweeks, ochtend'), ('weekday_afternoon', 'doordeweeks, middag'), ('weekday_evening', 'doordeweeks, avond'), ('weekend_morning', 'weekend, ochtend'), ('weekend_afternoon', 'weekend, middag'), ('weekend_evening', 'weekend, avond')], max_length=20), default=list, size=None, verbose_name='wanneer')),
                ('municipalities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), default=list, size=None, verbose_name='gemeenten')),
                ('postcode_areas', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), default=list, size=None, verbose_name='postcodes (vier cijfers)')),
                ('load_wished', models.PositiveSmallIntegerField(default=2, verbose_name='hoeveel mensen tegelijk')),
                ('home_visits', models.BooleanField(default=False, verbose_name='doet huisbezoeken')),
                ('wants_two', models.BooleanField(default=False, verbose_name='gaat op huisbezoek liever samen')),
                ('paused_until', models.DateField(null=True, verbose_name='wil niemand nieuws tot')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='veranderd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('changed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='volunteer_profiles', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'profiel van een helper',
                'verbose_name_plural': 'profielen van helpers',
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='volunteers_profile_worker', to='organisations_worker', to_columns=('id', 'organisation_id')), models.UniqueConstraint(fields=('worker', 'organisation'), name='volunteers_profile_one'), models.CheckConstraint(condition=models.Q(('load_wished__lte', 30)), name='volunteers_profile_load'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='volunteers_profile_rights', update=('skills', 'parts', 'municipalities', 'postcode_areas', 'load_wished', 'home_visits', 'wants_two', 'paused_until', 'changed_at', 'changed_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='volunteers_profile_seen', new_rows='', rows='(organisation_id = case_organisation() AND alliance_id = acting_alliance()) OR (worker_id = acting_worker() AND organisation_id = acting_organisation())'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='volunteers_profile_added', new_rows='((organisation_id = case_organisation() AND alliance_id = acting_alliance()) OR (worker_id = acting_worker() AND organisation_id = acting_organisation() AND alliance_id = acting_alliance())) AND changed_by_id = acting_worker()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='volunteers_profile_changed', new_rows='((organisation_id = case_organisation() AND alliance_id = acting_alliance()) OR (worker_id = acting_worker() AND organisation_id = acting_organisation())) AND changed_by_id = acting_worker()', rows='(organisation_id = case_organisation() AND alliance_id = acting_alliance()) OR (worker_id = acting_worker() AND organisation_id = acting_organisation())')],
            },
        ),
        migrations.CreateModel(
            name='VolunteerProof',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('vog', 'VOG gezien'), ('basics', 'basistraining'), ('privacy', 'omgaan met gegevens en geheimhouding'), ('safety', 'veilig op huisbezoek'), ('boundaries', 'grenzen van vrijwillige hulp'), ('debts', 'training schulden')], max_length=20, verbose_name='wat')),
                ('dated_on', models.DateField(verbose_name='datum')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='genoteerd op')),
                ('taken_back_at', models.DateTimeField(null=True, verbose_name='teruggenomen op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('taken_back_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='volunteer_proofs', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'VOG of training van een helper',
                'verbose_name_plural': 'VOG en trainingen van helpers',
                'indexes': [models.Index(condition=models.Q(('taken_back_at__isnull', True)), fields=['worker', 'what', '-dated_on'], name='volunteers_proof_newest')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='volunteers_proof_worker', to='organisations_worker', to_columns=('id', 'organisation_id')), models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('worker', 'what', 'dated_on', 'organisation'), name='volunteers_proof_once'), models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at__isnull', True), ('taken_back_by__isnull', True)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False)), _connector='OR'), name='volunteers_proof_taken_back_at_with_taken_back_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='volunteers_proof_rights', update=('taken_back_at', 'taken_back_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='volunteers_proof_seen', new_rows='', rows='(organisation_id = case_organisation() AND alliance_id = acting_alliance()) OR (worker_id = acting_worker() AND organisation_id = acting_organisation())'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='volunteers_proof_added', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND recorded_by_id = acting_worker() AND taken_back_at IS NULL', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='volunteers_proof_taken_back', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND taken_back_by_id = acting_worker()', rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND taken_back_at IS NULL')],
            },
        ),
        migrations.CreateModel(
            name='VolunteerTerms',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('vog_months', models.PositiveSmallIntegerField(default=36, verbose_name='na hoeveel maanden de VOG opnieuw')),
                ('vog_for', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('forms_brigade', 'Formulierenbrigade'), ('short', 'kort: 3 of 4 gesprekken'), ('long', 'lang: hoogstens zes maanden, thuis'), ('course', 'cursus'), ('crisis', 'crisishulp'), ('debt_help', 'gemeentelijke schuldhulp'), ('day_structure', 'dagstructuur'), ('food_bank_guidance', 'toeleiding voedselbank'), ('care', 'specialistische begeleiding'), ('grief', 'steun bij rouw'), ('arrangement', 'arrangement: na een afwijzing door de formele schuldhulp')], max_length=30), default=list, size=None, verbose_name='vormen van hulp waarvoor een VOG nodig is')),
                ('asks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('vog', 'VOG gezien'), ('basics', 'basistraining'), ('privacy', 'omgaan met gegevens en geheimhouding'), ('safety', 'veilig op huisbezoek'), ('boundaries', 'grenzen van vrijwillige hulp'), ('debts', 'training schulden')], max_length=20), default=list, size=None, verbose_name='wat wij van elke vrijwilliger vragen')),
                ('two_per_visit', models.BooleanField(default=False, verbose_name='op huisbezoek altijd met zijn tweeën')),
                ('alarm_minutes', models.PositiveSmallIntegerField(default=60, verbose_name='minuten na het einde van een huisbezoek tot het alarm')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='veranderd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('changed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='volunteer_terms', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'hoe wij met vrijwilligers werken',
                'verbose_name_plural': 'hoe wij met vrijwilligers werken',
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='volunteers_terms_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')), models.CheckConstraint(condition=models.Q(('vog_months__gte', 1), ('vog_months__lte', 120), ('alarm_minutes__gte', 5), ('alarm_minutes__lte', 720)), name='volunteers_terms_sensible'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='volunteers_terms_rights', update=('vog_months', 'vog_for', 'asks', 'two_per_visit', 'alarm_minutes', 'changed_at', 'changed_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='volunteers_terms_seen', new_rows='', rows="organisation_id = acting_organisation() AND acting_sees() IN ('organisation', 'assigned')"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='volunteers_terms_added', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND changed_by_id = acting_worker()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='volunteers_terms_changed', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND changed_by_id = acting_worker()', rows='organisation_id = case_organisation() AND alliance_id = acting_alliance()')],
            },
        ),
    ]
