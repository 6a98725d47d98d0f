"""The verwijskaart."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('directory', '0001_initial'),
        ('directory', '0003_search'),
        ('directory', '0004_living_map'),
        ('directory', '0005_import_runs'),
        ('directory', '0006_load'),
        ('directory', '0007_corrections_within_term'),
        ('directory', '0008_arrangement'),
    ]

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        TrigramExtension(),  # trusted since PostgreSQL 13: whoever owns the database may add it
        migrations.CreateModel(
            name='BoundarySign',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='code')),
                ('label', models.CharField(max_length=120, verbose_name='wat de hulpverlener ziet')),
                ('stops_volunteer', models.BooleanField(default=False, verbose_name='niet bij een vrijwilliger alleen')),
                ('route', models.CharField(max_length=200, verbose_name='wat dan')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('active', models.BooleanField(default=True, verbose_name='in gebruik')),
            ],
            options={
                'verbose_name': 'grenssignaal',
                'verbose_name_plural': 'grenssignalen',
                'ordering': ['position'],
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_boundary_sign_rights', update=('label', 'stops_volunteer', 'route', 'position', 'active'))],
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False, unique=True, verbose_name='openbaar nummer')),
                ('name', models.CharField(max_length=120, verbose_name='naam van de plek')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='straat en nummer')),
                ('postcode', models.CharField(blank=True, max_length=7, verbose_name='postcode')),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='plaats')),
                ('municipality', models.CharField(blank=True, max_length=6, verbose_name='gemeente (CBS-code)')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='breedtegraad')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='lengtegraad')),
                ('opening_hours', models.CharField(blank=True, max_length=200, verbose_name='wanneer open')),
                ('accessibility', models.CharField(blank=True, help_text='Bijvoorbeeld: zonder drempel, lift, invalidentoilet, bus 14 stopt ervoor.', max_length=200, verbose_name='toegankelijkheid')),
                ('active', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('last_modified', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='gewijzigd op')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance', verbose_name='samenwerking')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='locations', to='organisations.organisation', verbose_name='organisatie')),
            ],
            options={
                'verbose_name': 'plek',
                'verbose_name_plural': 'plekken',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='code')),
                ('label', models.CharField(max_length=80, verbose_name='naam')),
                ('life_area', models.CharField(choices=[('money', 'geld en schulden'), ('papers', 'post en formulieren'), ('housing', 'wonen en energie'), ('food', 'eten en spullen'), ('work', 'werk en dagbesteding'), ('health', 'gezondheid'), ('family', 'gezin en relaties'), ('language', 'taal en meedoen')], max_length=20, verbose_name='leefgebied')),
                ('may_be_underlying', models.BooleanField(default=True, verbose_name='kan eronder zitten')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('active', models.BooleanField(default=True, verbose_name='in gebruik')),
            ],
            options={
                'verbose_name': 'soort vraag',
                'verbose_name_plural': 'soorten vragen',
                'ordering': ['life_area', 'position', 'label'],
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_need_rights', update=('label', 'life_area', 'may_be_underlying', 'position', 'active'))],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam van het aanbod')),
                ('form_of_help', models.CharField(choices=[('forms_brigade', 'Formulierenbrigade'), ('short', 'kort: 3 of 4 gesprekken'), ('long', 'lang: hoogstens zes maanden, thuis'), ('course', 'cursus'), ('crisis', 'crisishulp'), ('debt_help', 'gemeentelijke schuldhulp'), ('day_structure', 'dagstructuur'), ('food_bank_guidance', 'toeleiding voedselbank'), ('care', 'specialistische begeleiding'), ('grief', 'steun bij rouw'), ('arrangement', 'arrangement: na een afwijzing door de formele schuldhulp')], max_length=30, verbose_name='vorm van hulp')),
                ('does', models.TextField(verbose_name='wat u doet')),
                ('does_not', models.TextField(blank=True, verbose_name='wat u niet doet')),
                ('for_whom', models.TextField(blank=True, verbose_name='voor wie')),
                ('audiences', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, help_text='Niets gekozen: voor iedereen.', size=None, verbose_name='alleen voor')),
                ('not_audiences', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None, verbose_name='niet voor')),
                ('min_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='vanaf leeftijd')),
                ('max_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tot en met leeftijd')),
                ('needs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='helpt bij')),
                ('municipalities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), default=list, size=None, verbose_name='gemeenten')),
                ('postcode_areas', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, help_text='De vier cijfers. Niets ingevuld: de hele gemeente.', size=None, verbose_name='alleen in deze postcodes')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list, size=None, verbose_name='talen')),
                ('not_with_signs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='niet bij deze signalen')),
                ('for_entrepreneurs', models.BooleanField(default=False, verbose_name='ook voor ondernemers')),
                ('by_volunteers', models.BooleanField(default=False, verbose_name='door vrijwilligers')),
                ('home_visits', models.BooleanField(default=False, verbose_name='komt aan huis')),
                ('costs', models.CharField(default='gratis', max_length=120, verbose_name='kosten')),
                ('opening_hours', models.CharField(blank=True, max_length=200, verbose_name='wanneer open')),
                ('how_to_reach', models.CharField(blank=True, max_length=300, verbose_name='hoe u zich aanmeldt')),
                ('open_to_public', models.BooleanField(default=True, verbose_name='mensen mogen zelf bellen of langskomen')),
                ('contact_person', models.CharField(blank=True, max_length=120, verbose_name='contactpersoon')),
                ('contact_public', models.BooleanField(default=False, verbose_name='contactpersoon mag openbaar zijn')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='telefoon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('capacity', models.CharField(choices=[('room', 'ruimte'), ('waiting_list', 'wachtlijst'), ('full', 'vol'), ('meet_first', 'eerst kennismaken')], default='meet_first', max_length=20, verbose_name='ruimte')),
                ('capacity_set_on', models.DateField(null=True, verbose_name='ruimte aangegeven op')),
                ('waiting_weeks', models.PositiveSmallIntegerField(default=0, verbose_name='wachttijd in weken')),
                ('checked_on', models.DateField(null=True, verbose_name='nagekeken op')),
                ('helps_now', models.PositiveIntegerField(editable=False, help_text='Geteld in de nacht uit lopende trajecten; 0 is minder dan vijf.', null=True, verbose_name='helpt nu, in vijftallen')),
                ('helps_counted_on', models.DateField(editable=False, null=True, verbose_name='geteld op')),
                ('active', models.BooleanField(default=True, verbose_name='wordt nu aangeboden')),
                ('public_id', models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False, help_text='Onder dit nummer kennen andere systemen het aanbod (HSDS).', unique=True, verbose_name='openbaar nummer')),
                ('last_modified', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='gewijzigd op')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance', verbose_name='samenwerking')),
                ('checked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='organisations.organisation', verbose_name='organisatie')),
                ('owner', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker', verbose_name='wie houdt dit bij')),
            ],
            options={
                'verbose_name': 'hulpaanbod',
                'verbose_name_plural': 'hulpaanbod',
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=1000, verbose_name='wat klopt er niet?')),
                ('contact', models.CharField(blank=True, help_text='Mag leeg blijven. Wij gebruiken het alleen om iets na te vragen.', max_length=120, verbose_name='waar kunnen wij u bereiken?')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='afgehandeld op')),
                ('outcome', models.CharField(blank=True, choices=[('changed', 'aangepast'), ('already_right', 'het klopte al'), ('not_us', 'gaat niet over ons aanbod')], max_length=20, verbose_name='wat is ermee gedaan')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('made_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='directory.service')),
            ],
            options={
                'verbose_name': 'verbetering',
                'verbose_name_plural': 'verbeteringen',
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_on', models.DateField(verbose_name='bevestigd op')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='directory.service')),
            ],
            options={
                'verbose_name': 'bevestiging',
                'verbose_name_plural': 'bevestigingen',
            },
        ),
        migrations.CreateModel(
            name='ServiceLocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False, unique=True, verbose_name='openbaar nummer')),
                ('opening_hours', models.CharField(blank=True, max_length=200, verbose_name='wanneer')),
                ('active', models.BooleanField(default=True, verbose_name='is daar nu')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='at_services', to='directory.location')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='at_locations', to='directory.service')),
            ],
            options={
                'verbose_name': 'aanbod op een plek',
                'verbose_name_plural': 'aanbod op plekken',
            },
        ),
        migrations.CreateModel(
            name='ServiceText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10, verbose_name='taal')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='naam van het aanbod')),
                ('does', models.TextField(blank=True, max_length=2000, verbose_name='wat u doet')),
                ('for_whom', models.TextField(blank=True, max_length=2000, verbose_name='voor wie')),
                ('last_modified', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='gewijzigd op')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='directory.service')),
            ],
            options={
                'verbose_name': 'vertaling van aanbod',
                'verbose_name_plural': 'vertalingen van aanbod',
            },
        ),
        migrations.CreateModel(
            name='SpokenText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, verbose_name='welke tekst')),
                ('language', models.CharField(max_length=10, verbose_name='taal')),
                ('sound', models.BinaryField(verbose_name='geluid')),
                ('media_type', models.CharField(max_length=40, verbose_name='soort bestand')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geplaatst op')),
                ('active', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('uploaded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'voorgelezen tekst',
                'verbose_name_plural': 'voorgelezen teksten',
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gestuurd op')),
                ('kind', models.CharField(choices=[('sheet', 'lijst (Excel of CSV)'), ('hsds', 'andere sociale kaart (HSDS)')], max_length=10, verbose_name='soort bestand')),
                ('file_name', models.CharField(blank=True, max_length=120, verbose_name='naam van het bestand')),
                ('content', models.BinaryField(null=True, verbose_name='het bestand')),
                ('choices', models.JSONField(blank=True, default=dict, verbose_name='gekozen bij het sturen')),
                ('state', models.CharField(choices=[('waiting', 'wacht op nakijken'), ('looking', 'wordt nagekeken'), ('wrong', 'klopt nog niet'), ('right', 'klopt, nog niet ingelezen'), ('agreed', 'wacht op inlezen'), ('reading', 'wordt ingelezen'), ('done', 'ingelezen'), ('refused', 'niet ingelezen'), ('given_up', 'gestopt')], default='waiting', max_length=10, verbose_name='stand')),
                ('rows_total', models.PositiveIntegerField(default=0, verbose_name='rijen in het bestand')),
                ('rows_done', models.PositiveIntegerField(default=0, verbose_name='rijen gedaan')),
                ('heard_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatst iets van gehoord')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='klaar op')),
                ('found', models.JSONField(blank=True, default=dict, verbose_name='wat eruit kwam')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'ingelezen bestand',
                'verbose_name_plural': 'ingelezen bestanden',
                'indexes': [models.Index(fields=['alliance', '-made_at'], name='directory_import_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state__in', ['done', 'given_up', 'refused', 'wrong'])), models.Q(models.Q(('state__in', ['done', 'given_up', 'refused', 'wrong']), _negated=True), ('ended_at__isnull', True)), _connector='OR'), name='directory_import_ended'), models.CheckConstraint(condition=models.Q(models.Q(('content__isnull', False), ('ended_at__isnull', True)), models.Q(('content__isnull', True), ('ended_at__isnull', False)), _connector='OR'), name='directory_import_content_goes'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_import_rights', update=('content', 'file_name', 'state', 'rows_total', 'rows_done', 'heard_at', 'ended_at', 'found')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='directory_import_seen', new_rows='', rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='directory_import_added', new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND made_by_id = acting_worker() AND state = 'waiting'", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='directory_import_changed', new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'", rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'")],
            },
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='directory_location_name'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.UniqueConstraint(fields=('id', 'organisation'), name='directory_location_key'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_location_rights', update=('name', 'street', 'postcode', 'city', 'municipality', 'latitude', 'longitude', 'opening_hours', 'accessibility', 'active', 'last_modified')),
        ),
        migrations.AddIndex(
            model_name='service',
            index=models.Index(fields=['alliance', 'active'], name='directory_service_alliance'),
        ),
        migrations.AddIndex(
            model_name='service',
            index=models.Index(condition=models.Q(('active', True)), fields=['alliance', 'name', 'id'], name='directory_service_listed'),
        ),
        migrations.AddIndex(
            model_name='service',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('name'), name='gin_trgm_ops'), django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('does'), name='gin_trgm_ops'), django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('for_whom'), name='gin_trgm_ops'), fastupdate=False, name='directory_service_words'),
        ),
        migrations.AddIndex(
            model_name='service',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['needs'], name='directory_service_needs'),
        ),
        migrations.AddIndex(
            model_name='service',
            index=models.Index(condition=models.Q(('active', True)), fields=['last_modified'], name='directory_service_modified'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='directory_service_name'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.UniqueConstraint(fields=('id', 'organisation'), name='directory_service_key'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('min_age__isnull', True), ('max_age__isnull', True), ('min_age__lte', models.F('max_age')), _connector='OR'), name='directory_service_ages'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_service_rights', update=('name', 'form_of_help', 'does', 'does_not', 'for_whom', 'audiences', 'not_audiences', 'min_age', 'max_age', 'needs', 'municipalities', 'postcode_areas', 'languages', 'not_with_signs', 'for_entrepreneurs', 'by_volunteers', 'home_visits', 'costs', 'opening_hours', 'how_to_reach', 'open_to_public', 'contact_person', 'contact_public', 'phone', 'email', 'website', 'capacity', 'capacity_set_on', 'waiting_weeks', 'checked_on', 'checked_by_id', 'owner_id', 'helps_now', 'helps_counted_on', 'active', 'last_modified')),
        ),
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['organisation', 'made_at'], name='directory_correction_open'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='directory_correction_answered_at_with_answered_by'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_correction_rights', update=('answered_at', 'answered_by_id', 'outcome', 'contact', 'text')),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='directory_correction_seen', new_rows='', rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR (organisation_id = acting_organisation() AND acting_sees() = 'organisation'))"),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='directory_correction_added', new_rows='alliance_id = acting_alliance() AND answered_at IS NULL AND (made_by_id IS NULL OR made_by_id = acting_worker())', rows=''),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='directory_correction_answered', new_rows='alliance_id = acting_alliance() AND answered_by_id = acting_worker()', rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR (organisation_id = acting_organisation() AND acting_sees() = 'organisation'))"),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='directory_correction_forgotten', new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND acting_worker() IS NULL AND text = '' AND contact = '' AND answered_at < now() - interval '183 days'", rows="alliance_id = acting_alliance() AND acting_sees() = 'counts' AND acting_worker() IS NULL AND answered_at < now() - interval '183 days'"),
        ),
        migrations.AddConstraint(
            model_name='confirmation',
            constraint=models.UniqueConstraint(fields=('service', 'organisation'), name='directory_confirmation_once'),
        ),
        migrations.AddConstraint(
            model_name='confirmation',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_confirmation_rights', update=('confirmed_on',)),
        ),
        migrations.AddConstraint(
            model_name='servicelocation',
            constraint=models.UniqueConstraint(fields=('service', 'location'), name='directory_service_location'),
        ),
        migrations.AddConstraint(
            model_name='servicelocation',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('service_id', 'organisation_id'), deferrable=False, name='directory_service_location_service', to='directory_service', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='servicelocation',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('location_id', 'organisation_id'), deferrable=False, name='directory_service_location_place', to='directory_location', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='servicelocation',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_service_location_rights', update=('opening_hours', 'active')),
        ),
        migrations.AddConstraint(
            model_name='servicetext',
            constraint=models.UniqueConstraint(fields=('service', 'language'), name='directory_service_text_language'),
        ),
        migrations.AddConstraint(
            model_name='servicetext',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_service_text_rights', update=('name', 'does', 'for_whom', 'last_modified')),
        ),
        migrations.AddConstraint(
            model_name='spokentext',
            constraint=models.UniqueConstraint(fields=('alliance', 'key', 'language'), name='directory_spoken_text_once'),
        ),
        migrations.AddConstraint(
            model_name='spokentext',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='directory_spoken_text_rights', update=('sound', 'media_type', 'uploaded_at', 'uploaded_by_id', 'active')),
        ),
    ]
