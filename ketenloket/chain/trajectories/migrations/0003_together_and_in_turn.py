"""Joint visits, promises, taking over, being away, own calendars; an organisation that stops."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.trajectories.policies import DROP_STILL_HELD, DROP_TAKES_PART, STILL_HELD, TAKES_PART


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0002_handed_in_by'),
        ('help_seekers', '0001_initial'),
        ('organisations', '0003_directory_data'),
        ('referrals', '0001_initial'),
        ('sharing', '0001_initial'),
        ('trajectories', '0002_open_trajectories'),
    ]

    operations = [
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('first_on', models.DateField(verbose_name='eerste dag')),
                ('last_on', models.DateField(verbose_name='laatste dag')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemeld op')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='eerder terug op')),
            ],
            options={
                'verbose_name': 'afwezigheid',
                'verbose_name_plural': 'afwezigheid',
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('secret_hash', models.CharField(max_length=64, verbose_name='controlegetal van de link')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='vervallen op')),
                ('read_on', models.DateField(null=True, verbose_name='laatst gelezen op')),
            ],
            options={
                'verbose_name': 'agendalink',
                'verbose_name_plural': 'agendalinks',
            },
        ),
        migrations.CreateModel(
            name='CannotCome',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sequence', models.PositiveSmallIntegerField(verbose_name='van welke versie van de afspraak')),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gezegd op')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='waarom niet')),
                ('suggestion', models.CharField(blank=True, max_length=300, verbose_name='wanneer wel')),
            ],
            options={
                'verbose_name': 'afmelding van de hulpvrager',
                'verbose_name_plural': 'afmeldingen van de hulpvrager',
            },
        ),
        migrations.CreateModel(
            name='Companion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('talks', 'voert het gesprek'), ('expert', 'geeft deskundig advies'), ('papers', 'doet de papieren'), ('supports', 'staat de hulpvrager bij'), ('interprets', 'vertaalt'), ('meets', 'maakt kennis')], max_length=12, verbose_name='rol')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='gaat niet mee sinds')),
            ],
            options={
                'verbose_name': 'wie meegaat',
                'verbose_name_plural': 'wie er meegaan',
            },
        ),
        migrations.CreateModel(
            name='ReminderChoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('text_message', 'sms'), ('email', 'e-mail'), ('none', 'geen herinnering')], max_length=15, verbose_name='herinneren')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gekozen op')),
            ],
            options={
                'verbose_name': 'keuze over herinneren',
                'verbose_name_plural': 'keuzes over herinneren',
            },
        ),
        migrations.CreateModel(
            name='Takeover',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(max_length=300, verbose_name='waarom')),
                ('know', models.CharField(blank=True, max_length=1000, verbose_name='wat de ander moet weten')),
                ('step_before', models.CharField(max_length=200, verbose_name='volgende stap')),
                ('on_before', models.DateField(verbose_name='uiterlijk op')),
                ('step_waiting', models.CharField(max_length=200, verbose_name='stap tot het antwoord')),
                ('on_waiting', models.DateField(verbose_name='uiterlijk antwoord, als stap')),
                ('answer_on', models.DateField(verbose_name='antwoord uiterlijk')),
                ('state', models.CharField(choices=[('proposed', 'wacht op antwoord'), ('accepted', 'overgenomen'), ('declined', 'niet overgenomen'), ('withdrawn', 'ingetrokken')], default='proposed', max_length=10, verbose_name='stand')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='beantwoord op')),
                ('answer', models.CharField(blank=True, max_length=300, verbose_name='antwoord')),
            ],
            options={
                'verbose_name': 'vraag om over te nemen',
                'verbose_name_plural': 'vragen om over te nemen',
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('by_person', models.BooleanField(default=False, verbose_name='de hulpvrager doet het zelf')),
                ('what', models.CharField(max_length=150, verbose_name='wat')),
                ('until', models.DateField(verbose_name='uiterlijk op')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='afgesproken op')),
                ('done_at', models.DateTimeField(null=True, verbose_name='klaar op')),
                ('dropped', models.CharField(blank=True, max_length=200, verbose_name='niet meer nodig, omdat')),
            ],
            options={
                'verbose_name': 'taak',
                'verbose_name_plural': 'taken',
            },
        ),
        migrations.RemoveConstraint(
            model_name='appointment',
            name='trajectories_appointment_rights',
        ),
        migrations.AddField(
            model_name='appointment',
            name='bring',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('identity', 'paspoort, identiteitskaart of rijbewijs'), ('letters', 'brieven en rekeningen, ook als ze nog dicht zijn'), ('bank', 'bankafschriften van de laatste drie maanden'), ('income', 'loonstrook of brief over de uitkering'), ('rent', 'huurcontract of brief van de verhuurder'), ('energy', 'rekening van gas, stroom en water'), ('insurance', 'polis van de zorgverzekering'), ('allowances', 'brieven van de Belastingdienst en over toeslagen'), ('digid', 'telefoon met DigiD')], max_length=12), default=list, size=None, verbose_name='meenemen'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='bring_else',
            field=models.CharField(blank=True, max_length=120, verbose_name='ook meenemen'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='changed_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='veranderd op'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='changed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='language',
            field=models.CharField(default='nl', max_length=10, verbose_name='taal'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='minutes',
            field=models.PositiveSmallIntegerField(default=60, verbose_name='hoe lang, in minuten'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='place_kind',
            field=models.CharField(choices=[('home', 'huisbezoek'), ('office', 'op kantoor'), ('desk', 'aan het loket'), ('phone', 'aan de telefoon'), ('video', 'met beeldbellen'), ('elsewhere', 'ergens anders')], default='elsewhere', max_length=12, verbose_name='soort plek'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='role',
            field=models.CharField(choices=[('talks', 'voert het gesprek'), ('expert', 'geeft deskundig advies'), ('papers', 'doet de papieren'), ('supports', 'staat de hulpvrager bij'), ('interprets', 'vertaalt'), ('meets', 'maakt kennis')], default='talks', max_length=12, verbose_name='rol'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='sequence',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='hoe vaak veranderd'),
        ),
        migrations.AddField(
            model_name='contactnote',
            name='appointment',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='trajectories.appointment'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(condition=models.Q(('result', 'planned')), fields=['organisation', 'starts_at'], name='trajectories_to_remind'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(fields=('id', 'request'), name='trajectories_appointment_key'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(fields=('id', 'organisation'), name='trajectories_appointment_host'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 480)), name='trajectories_appointment_takes_time'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_appointment_rights', update=('worker_id', 'role', 'starts_at', 'minutes', 'place_kind', 'place', 'subject', 'bring', 'bring_else', 'language', 'result', 'sequence', 'changed_at', 'changed_by_id')),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_appointment_ended_by_lead', new_rows="lead_id = case_organisation() AND result = 'cancelled'", rows="lead_id = case_organisation() AND result = 'planned'"),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_assignment_counted', new_rows='', role='ketenloket_owner', rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'"),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('appointment_id', 'request_id'), deferrable=False, name='trajectories_contactnote_appointment', to='trajectories_appointment', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=models.UniqueConstraint(condition=models.Q(('appointment__isnull', False)), fields=('request', 'appointment'), name='trajectories_one_report'),
        ),
        migrations.AddField(
            model_name='absence',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='absence',
            name='ended_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='absence',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='absence',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='absence',
            name='stand_in',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='absence',
            name='worker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='calendarfeed',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='calendarfeed',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='calendarfeed',
            name='worker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='feeds', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='cannotcome',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='cannotcome',
            name='appointment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='refusals', to='trajectories.appointment'),
        ),
        migrations.AddField(
            model_name='cannotcome',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='cannotcome',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='cannotcome',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='companion',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='companion',
            name='appointment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='companions', to='trajectories.appointment'),
        ),
        migrations.AddField(
            model_name='companion',
            name='asked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='companion',
            name='ended_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='companion',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='companion',
            name='host',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='companion',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='companion',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='companion',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='companion',
            name='worker',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='reminderchoice',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='reminderchoice',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='reminderchoice',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='reminderchoice',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='reminderchoice',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='answered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='asked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='from_worker',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='takeover',
            name='to_worker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='task',
            name='alliance',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance'),
        ),
        migrations.AddField(
            model_name='task',
            name='done_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='task',
            name='help_seeker',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker'),
        ),
        migrations.AddField(
            model_name='task',
            name='lead',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='task',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddField(
            model_name='task',
            name='note',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='trajectories.contactnote'),
        ),
        migrations.AddField(
            model_name='task',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='task',
            name='request',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest'),
        ),
        migrations.AddField(
            model_name='task',
            name='worker',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['organisation', 'last_on'], name='trajectories_away'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_absence_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('stand_in_id', 'organisation_id'), deferrable=False, name='trajectories_absence_stand_in', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('made_by_id', 'organisation_id'), deferrable=False, name='trajectories_absence_made_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='trajectories_absence_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='trajectories_absence_in_order'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('stand_in__isnull', True), models.Q(('stand_in', models.F('worker')), _negated=True), _connector='OR'), name='trajectories_absence_by_another'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='trajectories_absence_ended_at_with_ended_by'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_absence_rights', update=('stand_in_id', 'last_on', 'ended_at', 'ended_by_id')),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_absence_seen', new_rows='', rows='organisation_id = case_organisation() OR (organisation_id = acting_organisation() AND worker_id = acting_worker())'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_absence_added', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND made_by_id = acting_worker()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_absence_changed', new_rows='organisation_id = case_organisation()', rows='organisation_id = case_organisation() AND ended_at IS NULL'),
        ),
        migrations.AddIndex(
            model_name='calendarfeed',
            index=models.Index(fields=['secret_hash'], name='trajectories_feed_hash'),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_calendarfeed_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='trajectories_calendarfeed_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('organisation', 'worker'), name='trajectories_one_feed'),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_calendarfeed_rights', update=('ended_at', 'read_on')),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_calendarfeed_seen', new_rows='', rows='(worker_id = acting_worker() AND organisation_id = acting_organisation()) OR secret_hash = acting_follow_up_key()'),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_calendarfeed_added', new_rows='worker_id = acting_worker() AND organisation_id = acting_organisation() AND alliance_id = acting_alliance()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_calendarfeed_changed', new_rows='worker_id = acting_worker() AND organisation_id = acting_organisation()', rows='worker_id = acting_worker() AND organisation_id = acting_organisation() AND ended_at IS NULL'),
        ),
        migrations.AddIndex(
            model_name='cannotcome',
            index=models.Index(fields=['request'], name='trajectories_cannot_come'),
        ),
        migrations.AddConstraint(
            model_name='cannotcome',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_cannotcome_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='cannotcome',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('appointment_id', 'request_id'), deferrable=False, name='trajectories_cannotcome_at', to='trajectories_appointment', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='cannotcome',
            constraint=models.UniqueConstraint(fields=('request', 'appointment', 'sequence'), name='trajectories_cannot_come_once'),
        ),
        migrations.AddConstraint(
            model_name='cannotcome',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_cannotcome_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='cannotcome',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_cannotcome_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='cannotcome',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_cannotcome_said', new_rows='request_id = own_request() AND alliance_id = acting_alliance() AND lead_id = acting_organisation()', rows=''),
        ),
        migrations.AddIndex(
            model_name='companion',
            index=models.Index(fields=['appointment'], name='trajectories_companions'),
        ),
        migrations.AddIndex(
            model_name='companion',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['worker'], name='trajectories_company'),
        ),
        migrations.AddIndex(
            model_name='companion',
            index=models.Index(condition=models.Q(('ended_at__isnull', True), ('worker__isnull', True)), fields=['organisation'], name='trajectories_company_asked'),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_companion_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('appointment_id', 'request_id'), deferrable=False, name='trajectories_companion_at', to='trajectories_appointment', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('appointment_id', 'host_id'), deferrable=False, name='trajectories_companion_host', to='trajectories_appointment', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_companion_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('request', 'appointment', 'worker'), name='trajectories_comes_once'),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=models.CheckConstraint(condition=models.Q(('ended_by__isnull', True), ('ended_at__isnull', False), _connector='OR'), name='trajectories_companion_ended_when_by'),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_companion_rights', update=('worker_id', 'role', 'ended_at', 'ended_by_id')),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_companion_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_companion_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND acting_sees() <> 'own_request' AND host_id = acting_organisation() AND asked_by_id = acting_worker() AND ended_at IS NULL AND (organisation_id = acting_organisation() OR organisation_id = lead_id OR EXISTS (SELECT FROM public.sharing_disclosure d WHERE d.request_id = trajectories_companion.request_id AND d.to_organisation_id = trajectories_companion.organisation_id AND d.ended_at IS NULL AND d.accepted_at IS NOT NULL AND d.ends_at > now() AND 'notes' = ANY (d.categories)))", rows=''),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_companion_changed', new_rows="(organisation_id = acting_organisation() OR (host_id = acting_organisation() AND ended_at IS NOT NULL)) AND acting_sees() <> 'own_request'", rows="(host_id = acting_organisation() OR organisation_id = acting_organisation()) AND acting_sees() <> 'own_request' AND ended_at IS NULL AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_companion_ended_by_lead', new_rows='lead_id = case_organisation() AND ended_at IS NOT NULL', rows='lead_id = case_organisation() AND ended_at IS NULL'),
        ),
        migrations.AddConstraint(
            model_name='companion',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_companion_ended_by_person', new_rows='request_id = own_request() AND ended_at IS NOT NULL', rows='request_id = own_request() AND ended_at IS NULL'),
        ),
        migrations.AddIndex(
            model_name='reminderchoice',
            index=models.Index(fields=['request', '-recorded_at'], name='trajectories_reminder_choice'),
        ),
        migrations.AddConstraint(
            model_name='reminderchoice',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_reminderchoice_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='reminderchoice',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_reminderchoice_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='reminderchoice',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_reminderchoice_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='reminderchoice',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_reminderchoice_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND acting_sees() <> 'own_request' AND recorded_by_id = acting_worker()", rows=''),
        ),
        migrations.AddConstraint(
            model_name='reminderchoice',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_reminderchoice_own', new_rows='request_id = own_request() AND alliance_id = acting_alliance() AND lead_id = acting_organisation() AND recorded_by_id IS NULL', rows=''),
        ),
        migrations.AddIndex(
            model_name='takeover',
            index=models.Index(fields=['request', '-asked_at'], name='trajectories_takeover_at'),
        ),
        migrations.AddIndex(
            model_name='takeover',
            index=models.Index(condition=models.Q(('state', 'proposed')), fields=['to_worker'], name='trajectories_takeover_to'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_takeover_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('from_worker_id', 'organisation_id'), deferrable=False, name='trajectories_takeover_from_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('to_worker_id', 'organisation_id'), deferrable=False, name='trajectories_takeover_to_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('asked_by_id', 'organisation_id'), deferrable=False, name='trajectories_takeover_asked_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.HeldWhileOpen(name='trajectories_takeover_asked_of', open_when="state = 'proposed' AND organisation_id = lead_id", organisation='organisation_id', worker='to_worker_id'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=models.UniqueConstraint(condition=models.Q(('organisation', models.F('lead')), ('state', 'proposed')), fields=('request',), name='trajectories_one_takeover'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('why', ''), _negated=True), models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR')), name='trajectories_takeover_says_why'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=models.CheckConstraint(condition=models.Q(('from_worker__isnull', True), models.Q(('from_worker', models.F('to_worker')), _negated=True), _connector='OR'), name='trajectories_takeover_to_another'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='trajectories_takeover_answered'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='trajectories_takeover_answered_at_with_answered_by'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_takeover_rights', update=('state', 'answered_at', 'answered_by_id', 'answer')),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_takeover_seen', new_rows='', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_takeover_asked', new_rows="lead_id = case_organisation() AND alliance_id = acting_alliance() AND organisation_id = case_organisation() AND asked_by_id = acting_worker() AND state = 'proposed'", rows=''),
        ),
        migrations.AddConstraint(
            model_name='takeover',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_takeover_answered_by_asked', new_rows="lead_id = case_organisation() AND answered_by_id = acting_worker() AND (state = 'withdrawn' OR (state IN ('accepted', 'declined') AND to_worker_id = acting_worker()))", rows="lead_id = case_organisation() AND state = 'proposed'"),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['request', 'until'], name='trajectories_tasks'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['worker', 'until'], name='trajectories_my_tasks'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_task_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_task_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='trajectories_task_says_what'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('by_person', False), ('worker__isnull', True), _connector='OR'), name='trajectories_task_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='trajectories_task_done_at_with_done_by'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_task_rights', update=('worker_id', 'until', 'done_at', 'done_by_id', 'dropped')),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_task_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_task_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND made_by_id = acting_worker() AND acting_sees() <> 'own_request' AND done_at IS NULL", rows=''),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_task_changed', new_rows='(organisation_id = acting_organisation() OR lead_id = case_organisation())', rows="(organisation_id = acting_organisation() OR lead_id = case_organisation()) AND acting_sees() <> 'own_request' AND done_at IS NULL AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.RunSQL(TAKES_PART, DROP_TAKES_PART),
        migrations.RunSQL(STILL_HELD, DROP_STILL_HELD),
    ]
