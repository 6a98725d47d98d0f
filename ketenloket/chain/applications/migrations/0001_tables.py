"""Applications and what they brought."""

import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.applications.policies import DROP_EUROS_GRANTED, EUROS_GRANTED


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('applications', '0001_applications'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
        ('provisions', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.SlugField(max_length=60, verbose_name='formulier')),
                ('name', models.CharField(max_length=120, verbose_name='wat')),
                ('place', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('applicant', models.CharField(choices=[('self', 'de hulpvrager zelf'), ('helper', 'een helper, samen met de hulpvrager'), ('professional', 'een beroepskracht')], default='helper', max_length=20, verbose_name='wie dient in')),
                ('applied_on', models.DateField(null=True, verbose_name='ingediend op')),
                ('due_on', models.DateField(null=True, verbose_name='antwoord uiterlijk')),
                ('result', models.CharField(blank=True, choices=[('', 'nog niet besloten'), ('granted', 'toegekend'), ('refused', 'afgewezen'), ('withdrawn', 'ingetrokken'), ('no_answer', 'nooit antwoord gekregen')], default='', max_length=20, verbose_name='besluit')),
                ('decided_on', models.DateField(null=True, verbose_name='besloten op')),
                ('euros', models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name='toegekend, in euro')),
                ('per', models.CharField(blank=True, choices=[('once', 'één keer'), ('month', 'per maand'), ('year', 'per jaar')], max_length=10, verbose_name='per')),
                ('object_by', models.DateField(null=True, verbose_name='bezwaar kan tot en met')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gekozen op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('provision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provisions.provision')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'aanvraag',
                'verbose_name_plural': 'aanvragen',
            },
        ),
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=150, verbose_name='wat nodig is')),
                ('place', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('there_at', models.DateTimeField(null=True, verbose_name='er sinds')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('application', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='applications.application')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('there_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'papier bij een aanvraag',
                'verbose_name_plural': 'papieren bij een aanvraag',
            },
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['request', 'place'], name='applications_of_request'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(condition=models.Q(('result', 'granted')), fields=['organisation', 'per'], name='applications_granted'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='applications_application_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(fields=('id', 'request'), name='applications_application_key'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='applications_application_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('result', '')), fields=('request', 'form'), name='applications_runs_once'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('form', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='applications_application_says_what'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_on__isnull', True), ('result', '')), models.Q(models.Q(('result', ''), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='applications_decided_with_day'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('euros__isnull', True), ('per', '')), models.Q(('euros__gte', 0), ('result', 'granted'), models.Q(('per', ''), _negated=True)), _connector='OR'), name='applications_euros_are_granted'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('object_by__isnull', True), ('result', 'refused'), _connector='OR'), name='applications_objects_to_refusal'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='applications_application_rights', update=('place', 'applicant', 'applied_on', 'due_on', 'result', 'decided_on', 'euros', 'per', 'object_by')),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='applications_application_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='applications_application_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND made_by_id = acting_worker() AND organisation_id = acting_organisation() AND acting_sees() <> 'own_request'", rows=''),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='applications_application_changed', new_rows="alliance_id = acting_alliance() AND acting_sees() <> 'own_request'", rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='applications_application_counted', new_rows='', role='ketenloket_owner', rows="organisation_id = case_organisation() AND alliance_id = acting_alliance() AND result = 'granted' AND euros IS NOT NULL"),
        ),
        migrations.AddIndex(
            model_name='checklistitem',
            index=models.Index(fields=['request', 'application'], name='applications_items'),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='applications_checklistitem_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('application_id', 'request_id'), deferrable=False, name='applications_item_application', to='applications_application', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='applications_item_says_what'),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('there_at__isnull', True), ('there_by__isnull', True)), models.Q(('there_at__isnull', False), ('there_by__isnull', False)), _connector='OR'), name='applications_checklistitem_there_at_with_there_by'),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='applications_checklistitem_rights', update=('there_at', 'there_by_id')),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='applications_checklistitem_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='applications_checklistitem_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND acting_sees() <> 'own_request'", rows=''),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='applications_checklistitem_changed', new_rows="alliance_id = acting_alliance() AND acting_sees() <> 'own_request'", rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.RunSQL(EUROS_GRANTED, DROP_EUROS_GRANTED),
    ]
