"""The limits of volunteer effort, and who adopted them."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('agreements', '0001_versions_of_limits'),
    ]

    dependencies = [
        ('directory', '0001_tables'),
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='versie')),
                ('changed', models.CharField(blank=True, max_length=500, verbose_name='wat er veranderde')),
                ('from_on', models.DateField(null=True, verbose_name='geldt vanaf')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begonnen op')),
                ('put_at', models.DateTimeField(null=True, verbose_name='vastgesteld op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('put_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'versie van de grenzen',
                'verbose_name_plural': 'versies van de grenzen',
            },
        ),
        migrations.CreateModel(
            name='AgreedLimit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=120, verbose_name='wat de hulpverlener ziet')),
                ('effect', models.CharField(choices=[('stop', 'nooit een vrijwilliger'), ('alone', 'niet alleen, wel samen met een beroepskracht'), ('look', 'mag wel: kijk samen'), ('none', 'geen grens')], max_length=10, verbose_name='wat het betekent voor een vrijwilliger')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='waarom')),
                ('route', models.CharField(max_length=200, verbose_name='wat dan')),
                ('decider', models.CharField(choices=[('coordinator', 'de coördinator'), ('professional', 'een beroepskracht'), ('municipality', 'de gemeente of de kredietbank')], max_length=20, verbose_name='wie beslist')),
                ('days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='werkdagen om het op te pakken')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('sign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.boundarysign')),
                ('agreement', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='limits', to='agreements.agreement')),
            ],
            options={
                'verbose_name': 'grens',
                'verbose_name_plural': 'grenzen',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('adopted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='overgenomen op')),
                ('adopted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('agreement', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='agreements.agreement')),
            ],
            options={
                'verbose_name': 'overgenomen versie',
                'verbose_name_plural': 'overgenomen versies',
            },
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(fields=('id', 'alliance'), name='agreements_agreement_key'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(fields=('alliance', 'number'), name='agreements_agreement_number'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(condition=models.Q(('from_on__isnull', True)), fields=('alliance',), name='agreements_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('from_on__isnull', True), ('put_at__isnull', True)), models.Q(('from_on__isnull', False), ('put_at__isnull', False)), _connector='OR'), name='agreements_agreement_day_when_put'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('put_at__isnull', True), ('put_by__isnull', True)), models.Q(('put_at__isnull', False), ('put_by__isnull', False)), _connector='OR'), name='agreements_agreement_put_at_with_put_by'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='agreements_agreement_rights', update=('changed', 'from_on', 'put_at', 'put_by_id')),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='agreements_agreement_seen', new_rows='', rows='alliance_id = acting_alliance()'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='agreements_agreement_begun', new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND from_on IS NULL AND made_by_id = acting_worker()", rows=''),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='agreements_agreement_put', new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND (put_by_id IS NULL OR put_by_id = acting_worker())", rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND from_on IS NULL"),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('agreement_id', 'alliance_id'), deferrable=False, name='agreements_agreedlimit_of', to='agreements_agreement', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=models.UniqueConstraint(fields=('agreement', 'sign', 'alliance'), name='agreements_limit_once'),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=models.CheckConstraint(condition=models.Q(('decider__in', ['coordinator', 'professional', 'municipality']), ('effect__in', ['stop', 'alone', 'look', 'none']), ('days__gte', 1), ('days__lte', 20)), name='agreements_limit_known'),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ('stop', 'alone')), _negated=True), models.Q(models.Q(('decider', 'coordinator'), _negated=True), models.Q(('route', ''), _negated=True)), _connector='OR'), name='agreements_limit_that_stops'),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='agreements_agreedlimit_rights', update=('label', 'effect', 'why', 'route', 'decider', 'days')),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='agreements_agreedlimit_seen', new_rows='', rows='alliance_id = acting_alliance()'),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='agreements_agreedlimit_added', new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND EXISTS (SELECT FROM public.agreements_agreement a WHERE a.id = agreement_id AND a.from_on IS NULL)", rows=''),
        ),
        migrations.AddConstraint(
            model_name='agreedlimit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='agreements_agreedlimit_changed', new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'", rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND EXISTS (SELECT FROM public.agreements_agreement a WHERE a.id = agreement_id AND a.from_on IS NULL)"),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('agreement_id', 'alliance_id'), deferrable=False, name='agreements_adoption_of', to='agreements_agreement', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('adopted_by_id', 'organisation_id'), deferrable=False, name='agreements_adoption_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='agreements_adoption_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.UniqueConstraint(fields=('agreement', 'organisation'), name='agreements_adopted_once'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='agreements_adoption_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='agreements_adoption_seen', new_rows='', rows='alliance_id = acting_alliance()'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='agreements_adoption_added', new_rows="alliance_id = acting_alliance() AND organisation_id = acting_organisation() AND adopted_by_id = acting_worker() AND acting_sees() IN ('organisation', 'nothing') AND NOT EXISTS (SELECT FROM public.agreements_agreement a WHERE a.id = agreement_id AND a.from_on IS NULL)", rows=''),
        ),
    ]
