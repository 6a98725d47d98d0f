"""The overview per day, and counts that tell of nobody."""

import django.db.models.deletion
import ketenloket.foundation.tenancy.policies
import uuid
from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations, models

from ketenloket.windows.workbench.policies import ALLIANCE_COUNTS, FINDING_PLACE_COUNTS


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('workbench', '0001_alliance_counts'),
        ('workbench', '0002_finding_place_counts'),
        ('workbench', '0003_mail_choice'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('organisations', '0001_tables'),
        ('trajectories', '0001_tables'),
    ]

    operations = [
        UnaccentExtension(),
        migrations.CreateModel(
            name='DigestDay',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(verbose_name='dag')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'dag waarop het overzicht is gemaakt',
                'verbose_name_plural': 'dagen waarop het overzicht is gemaakt',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'day'), name='workbench_digest_once'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='workbench_digestday_rights', update=()), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='workbench_digestday_seen', new_rows='', rows='organisation_id = case_organisation()'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='workbench_digestday_added', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance()', rows='')],
            },
        ),
        migrations.CreateModel(
            name='MailChoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mails', models.CharField(choices=[('daily', 'elke werkdag één overzicht, en meteen bij spoed'), ('urgent', 'alleen bij spoed')], max_length=10, verbose_name='e-mail over uw werk')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'keuze voor e-mail',
                'verbose_name_plural': 'keuzes voor e-mail',
                'constraints': [models.UniqueConstraint(fields=('worker', 'organisation'), name='workbench_mailchoice_one'), models.CheckConstraint(condition=models.Q(('mails__in', ['daily', 'urgent'])), name='workbench_mailchoice_known'), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='workbench_mailchoice_worker', to='organisations_worker', to_columns=('id', 'organisation_id')), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='workbench_mailchoice_rights', update=('mails',)), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='workbench_mailchoice_seen', new_rows='', rows='worker_id = acting_worker() OR organisation_id = case_organisation()'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='workbench_mailchoice_added', new_rows='worker_id = acting_worker() AND organisation_id = acting_organisation() AND alliance_id = acting_alliance()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='workbench_mailchoice_changed', new_rows='worker_id = acting_worker()', rows='worker_id = acting_worker()')],
            },
        ),
        migrations.RunSQL(ALLIANCE_COUNTS, "DROP FUNCTION alliance_counts()"),
        migrations.RunSQL(FINDING_PLACE_COUNTS, "DROP FUNCTION finding_place_counts()"),
    ]
