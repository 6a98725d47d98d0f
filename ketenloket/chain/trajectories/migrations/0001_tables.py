"""Help that runs: who helps, appointments, ceilings, aftercare."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.trajectories.policies import DROP_FUNCTIONS, FUNCTIONS


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('trajectories', '0001_initial'),
        ('trajectories', '0002_open_trajectories'),
        ('trajectories', '0003_together_and_in_turn'),
        ('trajectories', '0004_once_more_is_held'),
        ('trajectories', '0005_goal_key'),
        ('trajectories', '0006_refused_for_a_moment'),
        ('trajectories', '0007_helpers_chosen_and_home_visits'),
        ('trajectories', '0008_in_own_name'),
        ('trajectories', '0009_no_volunteer_while_stopped'),
        ('trajectories', '0010_once_more_is_counted'),
        ('trajectories', '0011_forms_and_aftercare'),
        ('trajectories', '0012_aftercare_is_counted'),
        ('trajectories', '0013_who_arrived_can_say_to_be_away'),
        ('trajectories', '0014_nobody_hides_behind_a_closed_door'),
        ('trajectories', '0015_lists_written_by_their_keepers'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('directory', '0001_tables'),
        ('escalation', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
        ('referrals', '0001_tables'),
        ('sharing', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('talks', 'voert het gesprek'), ('expert', 'geeft deskundig advies'), ('papers', 'doet de papieren'), ('supports', 'staat de hulpvrager bij'), ('interprets', 'vertaalt'), ('meets', 'maakt kennis')], default='talks', max_length=12, verbose_name='rol')),
                ('starts_at', models.DateTimeField(verbose_name='wanneer')),
                ('minutes', models.PositiveSmallIntegerField(default=60, verbose_name='hoe lang, in minuten')),
                ('place_kind', models.CharField(choices=[('home', 'huisbezoek'), ('office', 'op kantoor'), ('desk', 'aan het loket'), ('phone', 'aan de telefoon'), ('video', 'met beeldbellen'), ('elsewhere', 'ergens anders')], default='elsewhere', max_length=12, verbose_name='soort plek')),
                ('place', models.CharField(max_length=120, verbose_name='waar')),
                ('subject', models.CharField(blank=True, max_length=120, verbose_name='waarover')),
                ('bring', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('identity', 'paspoort, identiteitskaart of rijbewijs'), ('letters', 'brieven en rekeningen, ook als ze nog dicht zijn'), ('bank', 'bankafschriften van de laatste drie maanden'), ('income', 'loonstrook of brief over de uitkering'), ('rent', 'huurcontract of brief van de verhuurder'), ('energy', 'rekening van gas, stroom en water'), ('insurance', 'polis van de zorgverzekering'), ('allowances', 'brieven van de Belastingdienst en over toeslagen'), ('digid', 'telefoon met DigiD')], max_length=12), default=list, size=None, verbose_name='meenemen')),
                ('bring_else', models.CharField(blank=True, max_length=120, verbose_name='ook meenemen')),
                ('language', models.CharField(default='nl', max_length=10, verbose_name='taal')),
                ('result', models.CharField(choices=[('planned', 'gepland'), ('held', 'doorgegaan'), ('no_show', 'niet verschenen'), ('cancelled', 'afgezegd')], default='planned', max_length=10, verbose_name='hoe ging het')),
                ('sequence', models.PositiveSmallIntegerField(default=0, verbose_name='hoe vaak veranderd')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='veranderd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('changed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'afspraak',
                'verbose_name_plural': 'afspraken',
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sinds')),
                ('choice', models.CharField(choices=[('advised', 'volgens het voorstel'), ('other', 'iemand anders dan het voorstel'), ('too_many', 'meer mensen dan de helper wil')], db_default='advised', default='advised', max_length=10, verbose_name='keuze')),
                ('why', models.CharField(blank=True, db_default='', default='', max_length=300, verbose_name='waarom deze helper')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='tot')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('started_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'koppeling',
                'verbose_name_plural': 'koppelingen',
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='feeds', to='organisations.worker')),
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
                ('starts_at', models.DateTimeField(null=True, verbose_name='het moment waar het over gaat')),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gezegd op')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='waarom niet')),
                ('suggestion', models.CharField(blank=True, max_length=300, verbose_name='wanneer wel')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('appointment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='refusals', to='trajectories.appointment')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('appointment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='companions', to='trajectories.appointment')),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('host', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('worker', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'wie meegaat',
                'verbose_name_plural': 'wie er meegaan',
            },
        ),
        migrations.CreateModel(
            name='ContactNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geschreven op')),
                ('kind', models.CharField(choices=[('visit', 'bezoek'), ('call', 'telefoongesprek'), ('together', 'samen papieren gedaan'), ('other', 'anders')], max_length=20, verbose_name='soort')),
                ('happened_on', models.DateField(verbose_name='op welke dag')),
                ('text', models.TextField(max_length=5000, verbose_name='aantekening')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('appointment', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='trajectories.appointment')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'aantekening',
                'verbose_name_plural': 'aantekeningen',
            },
        ),
        migrations.CreateModel(
            name='Exit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('goal_reached', 'doel bereikt, zelfstandig verder'), ('partly_reached', 'doel voor een deel bereikt'), ('referred_on', 'verder geholpen door een ander, aankomst bevestigd'), ('no_contact', 'geen contact gekregen, na het plan van pogingen'), ('stopped_by_person', 'gestopt door de hulpvrager'), ('stopped_by_organisation', 'gestopt door de organisatie'), ('not_suitable', 'niet passend'), ('moved', 'verhuisd'), ('deceased', 'overleden')], max_length=30, verbose_name='uitkomst')),
                ('ddas_reason', models.CharField(max_length=20, verbose_name='uitstroomreden in DDAS')),
                ('why', models.CharField(max_length=500, verbose_name='toelichting')),
                ('told_person', models.BooleanField(default=False, verbose_name='de hulpvrager weet het')),
                ('no_check', models.CharField(blank=True, choices=[('moved', 'verhuisd'), ('deceased', 'overleden'), ('declined', 'de hulpvrager wil geen nazorg'), ('elsewhere', 'een ander doet de nazorg'), ('once_more', 'er is al een dag om het nog één keer te proberen')], db_default='', max_length=20, verbose_name='waarom geen nazorg')),
                ('ended_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geëindigd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('ended_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'uitstroom',
                'verbose_name_plural': 'uitstroom',
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
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
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
            ],
            options={
                'verbose_name': 'plafond van een vorm van hulp',
                'verbose_name_plural': 'plafonds van vormen van hulp',
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=300, verbose_name='doel, in eigen woorden')),
                ('made_on', models.DateField(verbose_name='afgesproken op')),
                ('reached_on', models.DateField(null=True, verbose_name='gelukt op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'doel',
                'verbose_name_plural': 'doelen',
            },
        ),
        migrations.CreateModel(
            name='HomeVisit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='zou beginnen')),
                ('arrived_at', models.DateTimeField(null=True, verbose_name='aangekomen')),
                ('left_at', models.DateTimeField(null=True, verbose_name='weg')),
                ('raised_at', models.DateTimeField(null=True, verbose_name='alarm sinds')),
                ('handled_at', models.DateTimeField(null=True, verbose_name='alarm afgehandeld op')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='wat er was')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('appointment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='trajectories.appointment')),
                ('arrived_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('handled_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('left_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'huisbezoek',
                'verbose_name_plural': 'huisbezoeken',
            },
        ),
        migrations.CreateModel(
            name='ReminderChoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('text_message', 'sms'), ('email', 'e-mail'), ('none', 'geen herinnering')], max_length=15, verbose_name='herinneren')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gekozen op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'keuze over herinneren',
                'verbose_name_plural': 'keuzes over herinneren',
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('reopened_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'heropening',
                'verbose_name_plural': 'heropeningen',
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('from_worker', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('to_worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('done_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('note', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='trajectories.contactnote')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('worker', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'taak',
                'verbose_name_plural': 'taken',
            },
        ),
        migrations.CreateModel(
            name='Trajectory',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(blank=True, choices=[('forms_brigade', 'Formulierenbrigade'), ('short', 'kort: 3 of 4 gesprekken'), ('long', 'lang: hoogstens zes maanden, thuis'), ('course', 'cursus'), ('crisis', 'crisishulp'), ('debt_help', 'gemeentelijke schuldhulp'), ('day_structure', 'dagstructuur'), ('food_bank_guidance', 'toeleiding voedselbank'), ('care', 'specialistische begeleiding'), ('grief', 'steun bij rouw'), ('arrangement', 'arrangement: na een afwijzing door de formele schuldhulp')], db_default='', max_length=30, verbose_name='vorm van hulp')),
                ('started_on', models.DateField(verbose_name='begonnen op')),
                ('ended_on', models.DateField(null=True, verbose_name='geëindigd op')),
                ('ceiling_contacts', models.PositiveSmallIntegerField(null=True, verbose_name='plafond in gesprekken')),
                ('ceiling_on', models.DateField(null=True, verbose_name='plafond als dag')),
                ('ceiling_set_on', models.DateField(null=True, verbose_name='plafond afgesproken op')),
                ('ceiling_made', models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name='gesprekken toen het plafond werd afgesproken')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.service', verbose_name='aanbod')),
            ],
            options={
                'verbose_name': 'traject',
                'verbose_name_plural': 'trajecten',
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
                ('agreed_with', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'vraag bij het plafond',
                'verbose_name_plural': 'vragen bij het plafond',
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('first_on', models.DateField(verbose_name='eerste dag')),
                ('last_on', models.DateField(verbose_name='laatste dag')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemeld op')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='eerder terug op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('stand_in', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'afwezigheid',
                'verbose_name_plural': 'afwezigheid',
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['organisation', 'last_on'], name='trajectories_away')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_absence_worker', to='organisations_worker', to_columns=('id', 'organisation_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('stand_in_id', 'organisation_id'), deferrable=False, name='trajectories_absence_stand_in', to='organisations_worker', to_columns=('id', 'organisation_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('made_by_id', 'organisation_id'), deferrable=False, name='trajectories_absence_made_by', to='organisations_worker', to_columns=('id', 'organisation_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='trajectories_absence_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')), models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='trajectories_absence_in_order'), models.CheckConstraint(condition=models.Q(('stand_in__isnull', True), models.Q(('stand_in', models.F('worker')), _negated=True), _connector='OR'), name='trajectories_absence_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='trajectories_absence_ended_at_with_ended_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_absence_rights', update=('stand_in_id', 'last_on', 'ended_at', 'ended_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_absence_seen', new_rows='', rows='organisation_id = case_organisation() OR (organisation_id = acting_organisation() AND worker_id = acting_worker())'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_absence_added', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND made_by_id = acting_worker()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_absence_changed', new_rows='organisation_id = case_organisation() AND (ended_at IS NULL OR ended_by_id = acting_worker())', rows='organisation_id = case_organisation() AND ended_at IS NULL')],
            },
        ),
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
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('done_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('worker', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'nazorg',
                'verbose_name_plural': 'nazorg',
                'indexes': [models.Index(fields=['request'], name='trajectories_aftercare_of'), models.Index(condition=models.Q(('done_at__isnull', True)), fields=['lead', 'due_on'], name='trajectories_aftercare_waits')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_aftercarecheck_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_aftercarecheck_worker', to='organisations_worker', to_columns=('id', 'organisation_id')), ketenloket.foundation.tenancy.policies.HeldWhileOpen(name='trajectories_aftercarecheck_worker_active', open_when='done_at IS NULL', organisation='organisation_id', worker='worker_id'), models.UniqueConstraint(condition=models.Q(('done_at__isnull', True)), fields=('request',), name='trajectories_aftercare_once'), models.CheckConstraint(condition=models.Q(models.Q(('made_at__isnull', True), ('made_by__isnull', True)), models.Q(('made_at__isnull', False), ('made_by__isnull', False)), _connector='OR'), name='trajectories_aftercarecheck_made_at_with_made_by'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='trajectories_aftercarecheck_done_at_with_done_by'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('result', '')), models.Q(models.Q(('result', ''), _negated=True), ('done_at__isnull', False)), _connector='OR'), name='trajectories_aftercarecheck_result'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_aftercarecheck_rights', update=('organisation_id', 'due_on', 'worker_id', 'result', 'note', 'done_at', 'done_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_aftercarecheck_seen', new_rows='', rows='lead_id = (SELECT case_organisation())'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_aftercarecheck_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND organisation_id = case_organisation() AND made_by_id = acting_worker() AND done_at IS NULL', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_aftercarecheck_changed', new_rows='lead_id = case_organisation() AND organisation_id = case_organisation() AND (done_by_id IS NULL OR done_by_id = acting_worker())', rows='lead_id = (SELECT case_organisation()) AND done_at IS NULL'), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_aftercarecheck_counted', new_rows='', role='ketenloket_owner', rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'")],
            },
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['request', 'starts_at'], name='trajectories_appointment_at'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['worker', 'starts_at'], name='trajectories_agenda'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(condition=models.Q(('result', 'planned')), fields=['organisation', 'starts_at'], name='trajectories_to_remind'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_appointment_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
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
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_appointment_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_appointment_rights', update=('worker_id', 'role', 'starts_at', 'minutes', 'place_kind', 'place', 'subject', 'bring', 'bring_else', 'language', 'result', 'sequence', 'changed_at', 'changed_by_id')),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_appointment_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_appointment_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND organisation_id = acting_organisation() AND acting_sees() <> 'own_request'", rows=''),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_appointment_changed', new_rows="organisation_id = acting_organisation() AND acting_sees() <> 'own_request'", rows="organisation_id = acting_organisation() AND acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_appointment_ended_by_lead', new_rows="lead_id = case_organisation() AND result = 'cancelled'", rows="lead_id = case_organisation() AND result = 'planned'"),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['request', 'worker'], name='trajectories_assigned'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['help_seeker', 'worker'], name='trajectories_assigned_person'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['worker', 'request'], name='trajectories_worker'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_assignment_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='trajectories_assignment_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.HeldWhileOpen(name='trajectories_assignment_worker_active', open_when='ended_at IS NULL', organisation='organisation_id', worker='worker_id'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('request', 'worker'), name='trajectories_assigned_once'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='trajectories_assignment_ended_at_with_ended_by'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('choice', 'advised'), models.Q(('why', ''), _negated=True), _connector='OR'), name='trajectories_assignment_departs_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_assignment_rights', update=('ended_at', 'ended_by_id')),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_assignment_seen', new_rows='', rows='organisation_id = case_organisation() OR lead_id = case_organisation() OR (worker_id = assigned_worker() AND organisation_id = acting_organisation()) OR request_id = own_request()'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_assignment_added', new_rows="organisation_id = case_organisation() AND alliance_id = acting_alliance() AND ended_at IS NULL AND started_by_id = acting_worker() AND (lead_id = case_organisation() OR may_see(request_id, 'intake'))", rows=''),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_assignment_ended', new_rows='(organisation_id = case_organisation() OR lead_id = case_organisation()) AND ended_at IS NOT NULL', rows='(organisation_id = case_organisation() OR lead_id = case_organisation()) AND ended_at IS NULL'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_assignment_counted', new_rows='', role='ketenloket_owner', rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'"),
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
            constraint=models.UniqueConstraint(fields=('request', 'appointment', 'starts_at'), name='trajectories_cannot_come_once'),
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
            model_name='contactnote',
            index=models.Index(fields=['request', '-written_at'], name='trajectories_note'),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_contactnote_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('appointment_id', 'request_id'), deferrable=False, name='trajectories_contactnote_appointment', to='trajectories_appointment', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=models.UniqueConstraint(condition=models.Q(('appointment__isnull', False)), fields=('request', 'appointment'), name='trajectories_one_report'),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('written_by_id', 'organisation_id'), deferrable=False, name='trajectories_contactnote_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_contactnote_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_contactnote_seen', new_rows='', rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_contactnote_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND organisation_id = acting_organisation() AND written_by_id = acting_worker()", rows=''),
        ),
        migrations.AddIndex(
            model_name='exit',
            index=models.Index(fields=['request'], name='trajectories_exit_request'),
        ),
        migrations.AddConstraint(
            model_name='exit',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_exit_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='exit',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('ended_by_id', 'organisation_id'), deferrable=False, name='trajectories_exit_by', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='exit',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='trajectories_exit_says_why'),
        ),
        migrations.AddConstraint(
            model_name='exit',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_exit_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='exit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_exit_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'request'))"),
        ),
        migrations.AddConstraint(
            model_name='exit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_exit_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND organisation_id = case_organisation() AND ended_by_id = acting_worker()', rows=''),
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
        migrations.AddConstraint(
            model_name='formceiling',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION written_in_alliance('alliance')", drop='DROP TRIGGER {name} ON {table}', name='trajectories_formceiling_written'),
        ),
        migrations.AddIndex(
            model_name='goal',
            index=models.Index(fields=['request', 'made_on'], name='trajectories_goal_on'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_goal_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('id', 'request'), name='trajectories_goal_key'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_goal_rights', update=('words', 'reached_on')),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_goal_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_goal_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND acting_sees() <> 'own_request'", rows=''),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_goal_changed', new_rows="alliance_id = acting_alliance() AND acting_sees() <> 'own_request'", rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddIndex(
            model_name='homevisit',
            index=models.Index(condition=models.Q(('handled_at__isnull', True), ('raised_at__isnull', False)), fields=['organisation'], name='trajectories_visit_alarm'),
        ),
        migrations.AddIndex(
            model_name='homevisit',
            index=models.Index(condition=models.Q(('arrived_at__isnull', False), ('left_at__isnull', True), ('raised_at__isnull', True)), fields=['organisation'], name='trajectories_visit_inside'),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_homevisit_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('appointment_id', 'request_id'), deferrable=False, name='trajectories_homevisit_at', to='trajectories_appointment', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('appointment_id', 'organisation_id'), deferrable=False, name='trajectories_homevisit_host', to='trajectories_appointment', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=models.UniqueConstraint(fields=('appointment', 'starts_at', 'request'), name='trajectories_visited_once'),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('arrived_at__isnull', True), ('arrived_by__isnull', True)), models.Q(('arrived_at__isnull', False), ('arrived_by__isnull', False)), _connector='OR'), name='trajectories_homevisit_arrived_at_with_arrived_by'),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('left_at__isnull', True), ('left_by__isnull', True)), models.Q(('left_at__isnull', False), ('left_by__isnull', False)), _connector='OR'), name='trajectories_homevisit_left_at_with_left_by'),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('handled_at__isnull', True), ('handled_by__isnull', True)), models.Q(('handled_at__isnull', False), ('handled_by__isnull', False)), _connector='OR'), name='trajectories_homevisit_handled_at_with_handled_by'),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=models.CheckConstraint(condition=models.Q(('handled_at__isnull', True), models.Q(('raised_at__isnull', False), models.Q(('note', ''), _negated=True)), _connector='OR'), name='trajectories_homevisit_handled_with_note'),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_homevisit_rights', update=('arrived_at', 'arrived_by_id', 'left_at', 'left_by_id', 'raised_at', 'handled_at', 'handled_by_id', 'note')),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_homevisit_seen', new_rows='', rows='lead_id = (SELECT case_organisation()) OR organisation_id = (SELECT case_organisation()) OR (organisation_id = (SELECT acting_organisation()) AND assigned_here(request_id)) OR (organisation_id = (SELECT acting_organisation()) AND arrived_by_id = (SELECT assigned_worker()))'),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_homevisit_added', new_rows='alliance_id = acting_alliance() AND (organisation_id = (SELECT case_organisation()) OR (organisation_id = (SELECT acting_organisation()) AND assigned_here(request_id)))', rows=''),
        ),
        migrations.AddConstraint(
            model_name='homevisit',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_homevisit_changed', new_rows='organisation_id = (SELECT case_organisation()) OR (organisation_id = (SELECT acting_organisation()) AND assigned_here(request_id)) OR ((organisation_id = (SELECT acting_organisation()) AND arrived_by_id = (SELECT assigned_worker())) AND left_by_id = (SELECT assigned_worker()))', rows='organisation_id = (SELECT case_organisation()) OR (organisation_id = (SELECT acting_organisation()) AND assigned_here(request_id)) OR (organisation_id = (SELECT acting_organisation()) AND arrived_by_id = (SELECT assigned_worker()))'),
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
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_task_changed', new_rows='(organisation_id = acting_organisation() OR lead_id = case_organisation()) AND (done_at IS NULL OR done_by_id = acting_worker())', rows="(organisation_id = acting_organisation() OR lead_id = case_organisation()) AND acting_sees() <> 'own_request' AND done_at IS NULL AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddIndex(
            model_name='trajectory',
            index=models.Index(fields=['request'], name='trajectories_request'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='trajectories_trajectory_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=models.UniqueConstraint(fields=('id', 'request'), name='trajectories_trajectory_key'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('request', 'lead'), name='trajectories_one_open'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='trajectories_trajectory_rights', update=('service_id', 'form', 'ended_on', 'ceiling_contacts', 'ceiling_on', 'ceiling_set_on', 'ceiling_made')),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_trajectory_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'request'))"),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='trajectories_trajectory_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance()', rows=''),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='trajectories_trajectory_changed', new_rows='lead_id = case_organisation()', rows='lead_id = (SELECT case_organisation())'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='trajectories_trajectory_counted', new_rows='', role='ketenloket_owner', rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR lead_id = case_organisation())"),
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
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
    ]
