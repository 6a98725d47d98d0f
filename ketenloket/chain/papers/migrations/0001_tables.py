"""Papers of each side, letters, and the overview of the money."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('papers', '0001_papers_letters_and_money'),
        ('papers', '0002_lists_written_by_their_keepers'),
    ]

    dependencies = [
        ('desk', '0001_tables'),
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
        ('sharing', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='MoneySheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='versie')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begonnen op')),
                ('gone_through_on', models.DateField(null=True, verbose_name='samen doorgenomen op')),
                ('yes_how', models.CharField(blank=True, choices=[('written', 'schriftelijk'), ('spoken', 'mondeling, na voorlezen')], max_length=10, verbose_name='hoe ja gezegd')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='vastgelegd op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('begun_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('closed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'geldoverzicht',
                'verbose_name_plural': 'geldoverzichten',
            },
        ),
        migrations.CreateModel(
            name='MoneyLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('as_of', models.DateField(verbose_name='zo was het op')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opgeschreven op')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='weggehaald op')),
                ('sort', models.CharField(choices=[('wage', 'loon'), ('benefit', 'uitkering'), ('pension', 'AOW of pensioen'), ('business', 'inkomen uit eigen bedrijf'), ('healthcare_allowance', 'zorgtoeslag'), ('rent_allowance', 'huurtoeslag'), ('child_budget', 'kindgebonden budget'), ('childcare_allowance', 'kinderopvangtoeslag'), ('child_benefit', 'kinderbijslag'), ('alimony_in', 'alimentatie die binnenkomt'), ('tax_back', 'belasting terug'), ('other_in', 'ander inkomen'), ('rent', 'huur of hypotheek'), ('energy', 'gas, stroom en warmte'), ('water', 'water'), ('health_insurance', 'zorgverzekering'), ('insurance', 'andere verzekeringen'), ('local_taxes', 'gemeente en waterschap'), ('phone', 'telefoon, internet en tv'), ('food', 'boodschappen'), ('clothes', 'kleding en spullen'), ('care', 'eigen risico en andere zorg'), ('travel', 'vervoer'), ('children', 'kinderopvang en school'), ('alimony_out', 'alimentatie die u betaalt'), ('free', 'sport, uitjes en abonnementen'), ('other_out', 'andere kosten')], max_length=24, verbose_name='waarvoor')),
                ('what', models.CharField(blank=True, max_length=120, verbose_name='toelichting')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name='bedrag')),
                ('every', models.CharField(choices=[('week', 'per week'), ('four_weeks', 'per 4 weken'), ('month', 'per maand'), ('quarter', 'per kwartaal'), ('year', 'per jaar')], max_length=12, verbose_name='hoe vaak')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('before', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.moneyline')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('noted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('removed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='papers.moneysheet')),
            ],
            options={
                'verbose_name': 'inkomen of kosten',
                'verbose_name_plural': 'inkomen en kosten',
            },
        ),
        migrations.CreateModel(
            name='MoneyExport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='meegegeven op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('disclosure', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sharing.disclosure')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('to_organisation', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='exports', to='papers.moneysheet')),
            ],
            options={
                'verbose_name': 'meegegeven geldoverzicht',
                'verbose_name_plural': 'meegegeven geldoverzichten',
            },
        ),
        migrations.CreateModel(
            name='MoneyDebt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('as_of', models.DateField(verbose_name='zo was het op')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opgeschreven op')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='weggehaald op')),
                ('creditor', models.CharField(max_length=120, verbose_name='schuldeiser')),
                ('collector', models.CharField(blank=True, max_length=120, verbose_name='incasso of deurwaarder')),
                ('reference', models.CharField(blank=True, max_length=60, verbose_name='kenmerk')),
                ('sort', models.CharField(choices=[('rent', 'huur of hypotheek'), ('energy', 'gas, stroom en warmte'), ('water', 'drinkwater'), ('health', 'zorgverzekering, CAK of zorg'), ('tax', 'Belastingdienst'), ('allowances', 'toeslagen terugbetalen'), ('local', 'gemeente of waterschap'), ('fines', 'boetes (CJIB)'), ('benefits', 'uitkering terugbetalen'), ('student_loan', 'studieschuld (DUO)'), ('bank', 'bank of lening'), ('shop', 'webwinkel of op afbetaling'), ('phone', 'telefoon en internet'), ('person', 'familie of bekenden'), ('other', 'iets anders')], max_length=20, verbose_name='soort schuld')),
                ('business', models.BooleanField(default=False, verbose_name='schuld van een eigen bedrijf')),
                ('original', models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name='bedrag waarmee het begon')),
                ('owed', models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name='bedrag nu')),
                ('arrears', models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name='achterstand')),
                ('attachment', models.CharField(choices=[('unknown', 'weet ik niet'), ('none', 'nee'), ('wage', 'ja, op loon'), ('benefit', 'ja, op uitkering'), ('bank', 'ja, op de bankrekening'), ('allowances', 'ja, op toeslagen of belasting terug'), ('goods', 'ja, op spullen of auto'), ('house', 'ja, op de woning')], default='unknown', max_length=12, verbose_name='beslag')),
                ('arrangement', models.CharField(choices=[('unknown', 'weet ik niet'), ('none', 'nee'), ('asked', 'gevraagd, nog geen antwoord'), ('running', 'ja, die loopt'), ('broken', 'die was er, maar loopt niet meer')], default='unknown', max_length=12, verbose_name='betalingsregeling')),
                ('paid', models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name='betaalt per maand')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('before', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.moneydebt')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('noted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('removed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='papers.moneysheet')),
            ],
            options={
                'verbose_name': 'schuld',
                'verbose_name_plural': 'schulden',
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(blank=True, choices=[('identity', 'paspoort, identiteitskaart of rijbewijs'), ('letters', 'brieven en rekeningen, ook als ze nog dicht zijn'), ('bank', 'bankafschriften van de laatste drie maanden'), ('income', 'loonstrook of brief over de uitkering'), ('rent', 'huurcontract of brief van de verhuurder'), ('energy', 'rekening van gas, stroom en water'), ('insurance', 'polis van de zorgverzekering'), ('allowances', 'brieven van de Belastingdienst en over toeslagen'), ('digid', 'telefoon met DigiD'), ('debt_letters', 'brieven van schuldeisers, incasso en deurwaarder'), ('attachment', 'brief over beslag op loon, uitkering of bankrekening'), ('arrangement', 'afspraken over betalen in delen'), ('year_income', 'jaaropgave van werk of uitkering'), ('tax', 'laatste aanslag van de Belastingdienst'), ('savings', 'overzicht van spaargeld en andere rekeningen'), ('local_taxes', 'aanslag van gemeente en waterschap'), ('divorce', 'papieren over scheiding en alimentatie'), ('residence', 'verblijfsvergunning'), ('decision', 'besluit van de gemeente'), ('statement', 'overzicht van de schuld, van de schuldeiser'), ('plan', 'plan van aanpak'), ('permission', 'machtiging met handtekening')], max_length=20, verbose_name='welk papier')),
                ('what_else', models.CharField(blank=True, max_length=120, verbose_name='of in eigen woorden')),
                ('giver', models.CharField(choices=[('person', 'de hulpvrager brengt het mee'), ('helper', 'de helper regelt het'), ('organisation', 'een organisatie geeft het')], max_length=12, verbose_name='wie zorgt ervoor')),
                ('giver_name', models.CharField(blank=True, max_length=120, verbose_name='van wie')),
                ('until', models.DateField(verbose_name='wanneer nodig')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('received_as', models.CharField(blank=True, choices=[('seen', 'gezien, niet bewaard'), ('copy', 'kopie gekregen'), ('returned', 'origineel gekregen en teruggegeven'), ('handed_over', 'gegeven aan de hulpvrager')], max_length=12, verbose_name='hoe ontvangen')),
                ('received_at', models.DateTimeField(null=True, verbose_name='ontvangen op')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='niet meer nodig sinds')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('dropped_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('received_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
            ],
            options={
                'verbose_name': 'papier',
                'verbose_name_plural': 'papieren',
            },
        ),
        migrations.CreateModel(
            name='PaperSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='naam van de lijst')),
                ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('identity', 'paspoort, identiteitskaart of rijbewijs'), ('letters', 'brieven en rekeningen, ook als ze nog dicht zijn'), ('bank', 'bankafschriften van de laatste drie maanden'), ('income', 'loonstrook of brief over de uitkering'), ('rent', 'huurcontract of brief van de verhuurder'), ('energy', 'rekening van gas, stroom en water'), ('insurance', 'polis van de zorgverzekering'), ('allowances', 'brieven van de Belastingdienst en over toeslagen'), ('digid', 'telefoon met DigiD'), ('debt_letters', 'brieven van schuldeisers, incasso en deurwaarder'), ('attachment', 'brief over beslag op loon, uitkering of bankrekening'), ('arrangement', 'afspraken over betalen in delen'), ('year_income', 'jaaropgave van werk of uitkering'), ('tax', 'laatste aanslag van de Belastingdienst'), ('savings', 'overzicht van spaargeld en andere rekeningen'), ('local_taxes', 'aanslag van gemeente en waterschap'), ('divorce', 'papieren over scheiding en alimentatie'), ('residence', 'verblijfsvergunning'), ('decision', 'besluit van de gemeente'), ('statement', 'overzicht van de schuld, van de schuldeiser'), ('plan', 'plan van aanpak'), ('permission', 'machtiging met handtekening')], max_length=20), size=None, verbose_name='welke papieren')),
                ('replaces', models.CharField(blank=True, max_length=20, verbose_name='in plaats van')),
                ('active', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
            ],
            options={
                'verbose_name': 'papierlijst',
                'verbose_name_plural': 'papierlijsten',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('creditor_overview', 'Schuldeiser: overzicht vragen en rust'), ('creditor_arrangement', 'Schuldeiser: een regeling vragen'), ('helper_helps', 'Bericht: iemand helpt, met toestemming'), ('papers_asked', 'Hulpvrager: welke papieren nodig zijn'), ('confirmation', 'Hulpvrager: bevestiging van een afspraak of overdracht')], max_length=24, verbose_name='welke brief')),
                ('language', models.CharField(max_length=10, verbose_name='taal van de uitleg')),
                ('addressee', models.TextField(max_length=300, verbose_name='aan')),
                ('subject', models.CharField(max_length=150, verbose_name='onderwerp')),
                ('text', models.TextField(max_length=6000, verbose_name='tekst')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='desk.helprequest')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'brief',
                'verbose_name_plural': 'brieven',
                'indexes': [models.Index(fields=['request', '-written_at'], name='papers_letter_at')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='papers_letter_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('addressee', ''), _negated=True)), name='papers_letter_says_something'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='papers_letter_rights', update=()), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='papers_letter_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='papers_letter_written', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND acting_sees() <> 'own_request' AND written_by_id = acting_worker() AND organisation_id = acting_organisation()", rows='')],
            },
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='papers_moneysheet_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=models.UniqueConstraint(fields=('request', 'number'), name='papers_sheet_number'),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('request',), name='papers_one_open_sheet'),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=models.UniqueConstraint(fields=('id', 'request'), name='papers_moneysheet_key'),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='papers_moneysheet_closed_at_with_closed_by'),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('gone_through_on__isnull', True), ('yes_how', '')), models.Q(('closed_at__isnull', False), ('gone_through_on__isnull', False), models.Q(('yes_how', ''), _negated=True)), _connector='OR'), name='papers_sheet_closed_with_a_yes'),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='papers_moneysheet_rights', update=('gone_through_on', 'yes_how', 'closed_at', 'closed_by_id')),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='papers_moneysheet_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='papers_moneysheet_begun', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'intake')) AND acting_sees() <> 'own_request' AND closed_at IS NULL AND begun_by_id = acting_worker()", rows=''),
        ),
        migrations.AddConstraint(
            model_name='moneysheet',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='papers_moneysheet_closed', new_rows="alliance_id = acting_alliance() AND acting_sees() <> 'own_request'", rows="closed_at IS NULL AND acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake')))"),
        ),
        migrations.AddIndex(
            model_name='moneyline',
            index=models.Index(fields=['sheet'], name='papers_line_sheet'),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='papers_moneyline_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('sheet_id', 'request_id'), deferrable=False, name='papers_moneyline_of_sheet', to='papers_moneysheet', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=models.UniqueConstraint(fields=('id', 'sheet'), name='papers_moneyline_key'),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('before_id', 'sheet_id'), deferrable=False, name='papers_moneyline_before', to='papers_moneyline', to_columns=('id', 'sheet_id')),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='papers_moneyline_removed_at_with_removed_by'),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="\nCREATE FUNCTION papers_moneyline_sheet_is_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n  PERFORM FROM public.papers_moneysheet s\n    WHERE s.id = NEW.sheet_id AND s.closed_at IS NULL FOR SHARE;\n  IF NOT FOUND THEN\n    RAISE EXCEPTION 'this version of the overview is closed' USING ERRCODE = '42501';\n  END IF;\n  RETURN NEW;\nEND $$;\nCREATE TRIGGER papers_moneyline_on_open_sheet BEFORE INSERT OR UPDATE OF removed_at, removed_by_id\n  ON papers_moneyline FOR EACH ROW EXECUTE FUNCTION papers_moneyline_sheet_is_open()", drop='DROP TRIGGER papers_moneyline_on_open_sheet ON papers_moneyline; DROP FUNCTION papers_moneyline_sheet_is_open()', name='papers_moneyline_on_open_sheet'),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='papers_moneyline_rights', update=('removed_at', 'removed_by_id')),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='papers_moneyline_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='papers_moneyline_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'intake')) AND acting_sees() <> 'own_request'", rows=''),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='papers_moneyline_removed', new_rows="alliance_id = acting_alliance() AND acting_sees() <> 'own_request'", rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake')))"),
        ),
        migrations.AddConstraint(
            model_name='moneyline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='papers_line_amount'),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='papers_moneyexport_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('sheet_id', 'request_id'), deferrable=False, name='papers_moneyexport_of_sheet', to='papers_moneysheet', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('to_organisation_id', 'alliance_id'), deferrable=False, name='papers_moneyexport_to_organisation', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('disclosure__isnull', True), ('to_organisation__isnull', True)), models.Q(('disclosure__isnull', False), ('to_organisation__isnull', False)), _connector='OR'), name='papers_export_with_its_basis'),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="\nCREATE FUNCTION papers_export_has_a_basis() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n  IF NOT EXISTS (SELECT FROM public.papers_moneysheet s\n    WHERE s.id = NEW.sheet_id AND s.request_id = NEW.request_id AND s.closed_at IS NOT NULL)\n  OR (NEW.to_organisation_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.sharing_disclosure d\n    WHERE d.id = NEW.disclosure_id AND d.request_id = NEW.request_id\n    AND d.to_organisation_id = NEW.to_organisation_id\n    AND d.ended_at IS NULL AND d.accepted_at IS NOT NULL AND d.ends_at > now()\n    AND d.categories @> ARRAY['identity', 'intake']::varchar[])) THEN\n    RAISE EXCEPTION 'no standing legal basis to hand over the overview' USING ERRCODE = '42501';\n  END IF;\n  RETURN NEW;\nEND $$;\nCREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION papers_export_has_a_basis()", drop='DROP TRIGGER {name} ON {table}; DROP FUNCTION papers_export_has_a_basis()', name='papers_moneyexport_has_a_basis'),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='papers_moneyexport_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='papers_moneyexport_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='moneyexport',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='papers_moneyexport_made', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'intake')) AND acting_sees() <> 'own_request' AND made_by_id = acting_worker() AND organisation_id = acting_organisation()", rows=''),
        ),
        migrations.AddIndex(
            model_name='moneydebt',
            index=models.Index(fields=['sheet'], name='papers_debt_sheet'),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='papers_moneydebt_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('sheet_id', 'request_id'), deferrable=False, name='papers_moneydebt_of_sheet', to='papers_moneysheet', to_columns=('id', 'request_id')),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=models.UniqueConstraint(fields=('id', 'sheet'), name='papers_moneydebt_key'),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('before_id', 'sheet_id'), deferrable=False, name='papers_moneydebt_before', to='papers_moneydebt', to_columns=('id', 'sheet_id')),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='papers_moneydebt_removed_at_with_removed_by'),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="\nCREATE FUNCTION papers_moneydebt_sheet_is_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n  PERFORM FROM public.papers_moneysheet s\n    WHERE s.id = NEW.sheet_id AND s.closed_at IS NULL FOR SHARE;\n  IF NOT FOUND THEN\n    RAISE EXCEPTION 'this version of the overview is closed' USING ERRCODE = '42501';\n  END IF;\n  RETURN NEW;\nEND $$;\nCREATE TRIGGER papers_moneydebt_on_open_sheet BEFORE INSERT OR UPDATE OF removed_at, removed_by_id\n  ON papers_moneydebt FOR EACH ROW EXECUTE FUNCTION papers_moneydebt_sheet_is_open()", drop='DROP TRIGGER papers_moneydebt_on_open_sheet ON papers_moneydebt; DROP FUNCTION papers_moneydebt_sheet_is_open()', name='papers_moneydebt_on_open_sheet'),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='papers_moneydebt_rights', update=('removed_at', 'removed_by_id')),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='papers_moneydebt_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake'))"),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='papers_moneydebt_added', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'intake')) AND acting_sees() <> 'own_request'", rows=''),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='papers_moneydebt_removed', new_rows="alliance_id = acting_alliance() AND acting_sees() <> 'own_request'", rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'intake')))"),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=models.CheckConstraint(condition=models.Q(('creditor', ''), _negated=True), name='papers_debt_names'),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('original__isnull', True), ('original__gte', 0), _connector='OR'), models.Q(('owed__isnull', True), ('owed__gte', 0), _connector='OR'), models.Q(('arrears__isnull', True), ('arrears__gte', 0), _connector='OR'), models.Q(('paid__isnull', True), ('paid__gte', 0), _connector='OR')), name='papers_debt_amounts'),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=models.CheckConstraint(condition=models.Q(('arrears__isnull', True), ('owed__isnull', True), ('arrears__lte', models.F('owed')), _connector='OR'), name='papers_debt_arrears_within'),
        ),
        migrations.AddConstraint(
            model_name='moneydebt',
            constraint=models.CheckConstraint(condition=models.Q(('paid__isnull', True), ('arrangement', 'running'), _connector='OR'), name='papers_debt_paid_when_arranged'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(fields=['request', 'until'], name='papers_paper_until'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('request_id', 'help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='papers_paper_of_request', to='desk_helprequest', to_columns=('id', 'help_seeker_id', 'lead_id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('what_else', ''), _negated=True), _connector='XOR'), name='papers_paper_says_what'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('received_as', ''), ('received_at__isnull', True)), models.Q(('received_at__isnull', False), models.Q(('received_as', ''), _negated=True)), _connector='OR'), name='papers_paper_received_in_a_form'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('received_at__isnull', True), ('dropped_at__isnull', True), _connector='OR'), name='papers_paper_received_or_dropped'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at__isnull', True), ('received_at__isnull', True)), fields=('request', 'code', 'what_else', 'giver', 'giver_name'), name='papers_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('received_at__isnull', True), ('received_by__isnull', True)), models.Q(('received_at__isnull', False), ('received_by__isnull', False)), _connector='OR'), name='papers_paper_received_at_with_received_by'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dropped_at__isnull', True), ('dropped_by__isnull', True)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='papers_paper_dropped_at_with_dropped_by'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='papers_paper_rights', update=('received_as', 'received_at', 'received_by_id', 'dropped_at', 'dropped_by_id')),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='papers_paper_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes'))"),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='papers_paper_asked', new_rows="alliance_id = acting_alliance() AND (lead_id = case_organisation() OR may_see(request_id, 'notes')) AND acting_sees() <> 'own_request' AND asked_by_id = acting_worker() AND organisation_id = acting_organisation()", rows=''),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='papers_paper_changed', new_rows="alliance_id = acting_alliance() AND acting_sees() <> 'own_request'", rows="acting_sees() <> 'own_request' AND (lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see(request_id, 'notes')))"),
        ),
        migrations.AddConstraint(
            model_name='paperset',
            constraint=models.UniqueConstraint(fields=('alliance', 'name'), name='papers_set_name'),
        ),
        migrations.AddConstraint(
            model_name='paperset',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces', ''), _negated=True), fields=('alliance', 'replaces'), name='papers_set_replaces_once'),
        ),
        migrations.AddConstraint(
            model_name='paperset',
            constraint=models.CheckConstraint(condition=models.Q(('papers', []), _negated=True), name='papers_set_asks_something'),
        ),
        migrations.AddConstraint(
            model_name='paperset',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='papers_paperset_rights', update=('name', 'papers', 'active')),
        ),
        migrations.AddConstraint(
            model_name='paperset',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION written_in_alliance('alliance')", drop='DROP TRIGGER {name} ON {table}', name='papers_paperset_written'),
        ),
    ]
