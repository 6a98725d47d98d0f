"""The story, told once."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('intake', '0001_initial'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('directory', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('story', models.TextField(blank=True, max_length=10000, verbose_name='het verhaal, in eigen woorden')),
                ('goal', models.TextField(blank=True, max_length=2000, verbose_name='wat wilt u bereiken?')),
                ('table_words', models.CharField(blank=True, max_length=200, verbose_name='één zin voor aan tafel, zonder naam')),
                ('adults', models.PositiveSmallIntegerField(default=1, verbose_name='volwassenen in huis')),
                ('children', models.PositiveSmallIntegerField(default=0, verbose_name='kinderen in huis')),
                ('debts_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='aantal schuldeisers, ongeveer')),
                ('debts_sum', models.CharField(choices=[('none', 'geen schulden'), ('unknown', 'weet ik niet'), ('to_1000', 'minder dan € 1.000'), ('to_5000', '€ 1.000 tot € 5.000'), ('to_20000', '€ 5.000 tot € 20.000'), ('to_50000', '€ 20.000 tot € 50.000'), ('over_50000', 'meer dan € 50.000')], default='unknown', max_length=20, verbose_name='samen ongeveer')),
                ('debts_kind', models.CharField(choices=[('private', 'privé'), ('business', 'zakelijk'), ('both', 'privé en zakelijk')], default='private', max_length=20, verbose_name='soort schulden')),
                ('has_administrator', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='is er een bewindvoerder?')),
                ('is_entrepreneur', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='is er een eigen bedrijf?')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None, verbose_name='talen die goed gaan')),
                ('needs_interpreter', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='is er een tolk nodig?')),
                ('reads_letters', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_asked', 'nog niet gevraagd')], default='not_asked', max_length=10, verbose_name='kan brieven lezen en begrijpen')),
                ('help_already_there', models.TextField(blank=True, max_length=1000, verbose_name='welke hulp is er al?')),
                ('boundary_signs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='signalen')),
                ('talked_at', models.DateTimeField(null=True, verbose_name='gesprek op')),
                ('completed_at', models.DateTimeField(null=True, verbose_name='klaar op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('completed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('talked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'intake',
                'verbose_name_plural': 'intakes',
            },
        ),
        migrations.CreateModel(
            name='IntakeNeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('underlying', models.BooleanField(default=False, verbose_name='ligt eronder')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='vervallen op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('intake', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='intake.intake')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.need', verbose_name='soort vraag')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'vraag',
                'verbose_name_plural': 'vragen',
            },
        ),
        migrations.CreateModel(
            name='IntakeThreat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('threat', models.CharField(choices=[('eviction', 'gedwongen uit huis'), ('gas', 'gas wordt afgesloten'), ('electricity', 'stroom wordt afgesloten'), ('heat', 'warmte wordt afgesloten'), ('water', 'water wordt afgesloten'), ('health_insurance', 'zorgverzekering stopt')], max_length=30, verbose_name='wat dreigt er')),
                ('expected_on', models.DateField(blank=True, null=True, verbose_name='op welke dag')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opgeschreven op')),
                ('averted_at', models.DateTimeField(null=True, verbose_name='afgewend op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('intake', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='threats', to='intake.intake')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'bedreigende situatie',
                'verbose_name_plural': 'bedreigende situaties',
            },
        ),
        migrations.AddIndex(
            model_name='intake',
            index=models.Index(fields=['request', 'lead'], name='intake_request'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='intake_intake_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.UniqueConstraint(fields=('request', 'lead'), name='intake_one_per_request'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.UniqueConstraint(fields=('id', 'request', 'lead'), name='intake_intake_key'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('talked_at__isnull', True), ('talked_by__isnull', True)), models.Q(('talked_at__isnull', False), ('talked_by__isnull', False)), _connector='OR'), name='intake_intake_talked_at_with_talked_by'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('completed_at__isnull', True), ('completed_by__isnull', True)), models.Q(('completed_at__isnull', False), ('completed_by__isnull', False)), _connector='OR'), name='intake_intake_completed_at_with_completed_by'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='intake_intake_rights', update=('story', 'goal', 'table_words', 'adults', 'children', 'debts_count', 'debts_sum', 'debts_kind', 'has_administrator', 'is_entrepreneur', 'languages', 'needs_interpreter', 'reads_letters', 'help_already_there', 'boundary_signs', 'talked_at', 'talked_by_id', 'completed_at', 'completed_by_id')),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='intake_intake_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='intake_intake_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='intake_intake_changed', new_rows='lead_id = case_organisation()', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='intake_intakeneed_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('intake_id', 'request_id', 'lead_id'), deferrable=True, name='intake_intakeneed_of_intake', to='intake_intake', to_columns=('id', 'request_id', 'lead_id')),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('intake', 'need'), name='intake_need_once'),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True), ('underlying', True)), fields=('intake',), name='intake_one_underlying_need'),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='intake_intakeneed_rights', update=('underlying', 'removed_at')),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='intake_intakeneed_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='intake_intakeneed_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='intakeneed',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='intake_intakeneed_changed', new_rows='lead_id = case_organisation()', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='intakethreat',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='intake_intakethreat_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='intakethreat',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('intake_id', 'request_id', 'lead_id'), deferrable=True, name='intake_intakethreat_of_intake', to='intake_intake', to_columns=('id', 'request_id', 'lead_id')),
        ),
        migrations.AddConstraint(
            model_name='intakethreat',
            constraint=models.UniqueConstraint(condition=models.Q(('averted_at__isnull', True)), fields=('intake', 'threat'), name='intake_threat_once'),
        ),
        migrations.AddConstraint(
            model_name='intakethreat',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='intake_intakethreat_rights', update=('expected_on', 'averted_at')),
        ),
        migrations.AddConstraint(
            model_name='intakethreat',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='intake_intakethreat_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='intakethreat',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='intake_intakethreat_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='intakethreat',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='intake_intakethreat_changed', new_rows='lead_id = case_organisation()', rows='lead_id = (SELECT case_organisation())'),
        ),
    ]
