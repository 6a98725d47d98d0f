"""Consents and disclosures."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('sharing', '0001_initial'),
        ('sharing', '0002_basis_must_stand'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('referral', 'doorverwijzen en helpen'), ('advice', 'meedenken in de triage')], max_length=20, verbose_name='waarvoor')),
                ('covers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('request', 'dat er een hulpvraag is en hoe ver die is'), ('identity', 'naam en contactgegevens'), ('intake', 'het verhaal uit de intake'), ('notes', 'aantekeningen en afspraken')], max_length=20), size=None, verbose_name='wat')),
                ('given_how', models.CharField(choices=[('written', 'schriftelijk'), ('spoken', 'mondeling, na voorlezen')], max_length=10, verbose_name='hoe gegeven')),
                ('given_on', models.DateField(verbose_name='gegeven op')),
                ('until', models.DateField(verbose_name='geldig tot en met')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='ingetrokken op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='organisatie')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'toestemming',
                'verbose_name_plural': 'toestemmingen',
            },
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('request', 'dat er een hulpvraag is en hoe ver die is'), ('identity', 'naam en contactgegevens'), ('intake', 'het verhaal uit de intake'), ('notes', 'aantekeningen en afspraken')], max_length=20), size=None, verbose_name='wat')),
                ('purpose', models.CharField(choices=[('referral', 'doorverwijzen en helpen'), ('advice', 'meedenken in de triage')], max_length=20, verbose_name='waarvoor')),
                ('legal_basis', models.CharField(choices=[('consent', 'toestemming van de hulpvrager'), ('public_task', 'wettelijke taak van de gemeente (Wgs)')], max_length=20, verbose_name='grondslag')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('ends_at', models.DateTimeField(verbose_name='geldig tot')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='aangenomen op')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='beëindigd op')),
                ('accepted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('consent', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='sharing.consent')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('to_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'verstrekking',
                'verbose_name_plural': 'verstrekkingen',
            },
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(fields=['request'], name='sharing_consent_request'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='sharing_consent_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='sharing_consent_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(fields=('id', 'request', 'organisation'), name='sharing_consent_key'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('covers', []), _negated=True), name='sharing_consent_covers_something'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('given_on'))), name='sharing_consent_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='ALTER TABLE {table} ADD COLUMN stands boolean GENERATED ALWAYS AS (withdrawn_at IS NULL) STORED; ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE (id, request_id, organisation_id, stands)', drop='ALTER TABLE {table} DROP CONSTRAINT {name}, DROP COLUMN stands', name='sharing_consent_stands'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='sharing_consent_rights', update=('withdrawn_at',)),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='sharing_consent_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND (request_id = own_request() OR (organisation_id = case_organisation() AND may_see(request_id, 'request'))))"),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='sharing_consent_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='sharing_consent_withdrawn', new_rows='(lead_id = case_organisation() OR request_id = own_request()) AND withdrawn_at IS NOT NULL', rows='(lead_id = case_organisation() OR request_id = own_request()) AND withdrawn_at IS NULL'),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['request', 'to_organisation'], name='sharing_disclosure_request'),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['help_seeker', 'to_organisation'], name='sharing_disclosure_seeker'),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['to_organisation', 'request'], name='sharing_disclosure_to'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='sharing_disclosure_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('to_organisation_id', 'alliance_id'), deferrable=False, name='sharing_disclosure_to_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('consent_id', 'request_id', 'to_organisation_id'), deferrable=False, name='sharing_disclosure_on_consent', to='sharing_consent', to_columns=('id', 'request_id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create='ALTER TABLE {table} ADD COLUMN consent_must_stand boolean GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL AND consent_id IS NOT NULL THEN true END) STORED; ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (consent_id, request_id, to_organisation_id, consent_must_stand) REFERENCES "sharing_consent" (id, request_id, organisation_id, stands)', drop='ALTER TABLE {table} DROP CONSTRAINT {name}, DROP COLUMN consent_must_stand', name='sharing_disclosure_consent_stands'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="\nCREATE OR REPLACE FUNCTION sharing_basis_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n  IF NEW.legal_basis = 'consent' AND NOT EXISTS (SELECT FROM public.sharing_consent c\n    WHERE c.id = NEW.consent_id AND c.withdrawn_at IS NULL AND c.purpose = NEW.purpose\n    AND NEW.categories <@ c.covers\n    AND NEW.ends_at <= (c.until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')\n  OR NEW.legal_basis = 'public_task' AND NOT EXISTS (SELECT FROM public.organisations_organisation o\n    WHERE o.id = NEW.to_organisation_id\n    AND o.kind IN ('municipality', 'municipal_credit_bank')\n    AND NEW.ends_at <= NEW.made_at + interval '12 months 2 days')\n  OR NEW.legal_basis NOT IN ('consent', 'public_task') THEN\n    RAISE EXCEPTION 'no standing legal basis for this disclosure' USING ERRCODE = '42501';\n  END IF;\n  RETURN NEW;\nEND $$;\nCREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION sharing_basis_stands()", drop='DROP TRIGGER {name} ON {table}; DROP FUNCTION sharing_basis_stands()', name='sharing_disclosure_basis_stands'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consent__isnull', False), ('legal_basis', 'consent')), models.Q(('consent__isnull', True), ('legal_basis', 'public_task')), _connector='OR'), name='sharing_disclosure_has_a_basis'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(('categories', []), _negated=True), name='sharing_disclosure_opens_something'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='sharing_disclosure_accepted_at_with_accepted_by'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='sharing_disclosure_rights', update=('accepted_at', 'accepted_by_id', 'ended_at')),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='sharing_disclosure_seen', new_rows='', rows='lead_id = case_organisation() OR to_organisation_id = case_organisation() OR request_id = own_request() OR (assigned_worker() IS NOT NULL AND to_organisation_id = acting_organisation() AND assigned_here(request_id))'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='sharing_disclosure_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND to_organisation_id <> case_organisation() AND accepted_at IS NULL AND ended_at IS NULL AND made_by_id = acting_worker()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='sharing_disclosure_ended_by_lead', new_rows='lead_id = case_organisation() AND ended_at IS NOT NULL', rows='lead_id = case_organisation() AND ended_at IS NULL'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='sharing_disclosure_accepted', new_rows='to_organisation_id = case_organisation()', rows='to_organisation_id = case_organisation() AND ended_at IS NULL AND ends_at > now()'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='sharing_disclosure_ended_by_person', new_rows='request_id = own_request() AND ended_at IS NOT NULL', rows='request_id = own_request() AND ended_at IS NULL'),
        ),
    ]
