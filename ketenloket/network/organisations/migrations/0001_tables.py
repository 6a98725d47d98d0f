"""Alliances, organisations, people who work there, and what keeps their lists."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.conf import settings
from django.db import migrations, models

from ketenloket.network.organisations.policies import DROP_FUNCTIONS, FUNCTIONS


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('organisations', '0001_initial'),
        ('organisations', '0003_directory_data'),
        ('organisations', '0004_agreed_terms'),
        ('organisations', '0005_sees_matcher'),
        ('organisations', '0006_lists_of_an_alliance'),
    ]

    dependencies = [
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alliance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('slug', models.SlugField(unique=True, verbose_name='naam in het webadres')),
                ('municipalities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), default=list, size=None, verbose_name='gemeenten (CBS-code)')),
                ('phone', models.CharField(max_length=20, verbose_name='telefoon van het loket')),
                ('opening_hours', models.CharField(blank=True, max_length=200, verbose_name='telefonisch bereikbaar')),
                ('visit', models.CharField(blank=True, max_length=200, verbose_name='bezoekadres en inloop')),
                ('desk_acts_for_municipality', models.BooleanField(default=False, verbose_name='het loket werkt namens de gemeente')),
                ('reaction_days', models.PositiveSmallIntegerField(default=2, verbose_name='werkdagen om te reageren')),
                ('first_talk_days', models.PositiveSmallIntegerField(default=10, verbose_name='werkdagen tot het eerste gesprek')),
                ('answer_days', models.PositiveSmallIntegerField(default=3, verbose_name='werkdagen om op een verwijzing te antwoorden')),
                ('contact_days', models.PositiveSmallIntegerField(db_default=5, default=5, verbose_name='werkdagen tot het eerste contact na aannemen')),
                ('next_step_days', models.PositiveSmallIntegerField(db_default=2, default=2, verbose_name='werkdagen voor een stap die terugkomt')),
                ('climb_coordinators_days', models.PositiveSmallIntegerField(db_default=2, default=2, verbose_name='werkdagen te laat: de coördinatoren horen het')),
                ('climb_desk_days', models.PositiveSmallIntegerField(db_default=5, default=5, verbose_name='werkdagen te laat: het loket hoort het')),
                ('climb_alliance_days', models.PositiveSmallIntegerField(db_default=10, default=10, verbose_name='werkdagen te laat: de neutrale coördinator hoort het')),
                ('rest_days', models.PositiveSmallIntegerField(db_default=90, default=90, verbose_name='hoogstens zoveel dagen rust')),
                ('terms_source', models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='waar dit is afgesproken')),
                ('terms_agreed_on', models.DateField(blank=True, null=True, verbose_name='afgesproken op')),
            ],
            options={
                'verbose_name': 'samenwerking',
                'verbose_name_plural': 'samenwerkingen',
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('is_active', models.BooleanField(default=True, verbose_name='kan inloggen')),
                ('is_demo', models.BooleanField(default=False, verbose_name='hoort bij de proefomgeving')),
                ('date_joined', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
            ],
            options={
                'verbose_name': 'account',
                'verbose_name_plural': 'accounts',
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='organisations_account_rights', update=('password', 'last_login', 'email', 'is_active'))],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('kind', models.CharField(choices=[('volunteer_organisation', 'vrijwilligersorganisatie'), ('social_work', 'welzijnswerk'), ('municipality', 'gemeente'), ('municipal_credit_bank', 'kredietbank'), ('care', 'zorg en begeleiding'), ('money_desk', 'gezamenlijk loket')], max_length=30, verbose_name='soort')),
                ('about', models.TextField(blank=True, verbose_name='over de organisatie')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='telefoon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('ambassador', models.CharField(blank=True, help_text='Wie vertelt anderen over deze organisatie, en kent de keten.', max_length=120, verbose_name='ambassadeur')),
                ('public_id', models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False, unique=True, verbose_name='openbaar nummer')),
                ('last_modified', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='gewijzigd op')),
                ('retention_months', models.PositiveSmallIntegerField(default=24, verbose_name='bewaartermijn na afsluiten, in maanden')),
                ('active', models.BooleanField(default=True, verbose_name='doet mee')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='organisations.alliance', verbose_name='samenwerking')),
            ],
            options={
                'verbose_name': 'organisatie',
                'verbose_name_plural': 'organisaties',
            },
        ),
        migrations.AddField(
            model_name='alliance',
            name='desk',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='organisatie achter het loket'),
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='code')),
                ('label', models.CharField(max_length=60, verbose_name='naam')),
                ('explanation', models.CharField(max_length=300, verbose_name='uitleg')),
                ('sees', models.CharField(choices=[('organisation', 'organisation'), ('assigned', 'assigned'), ('table', 'table'), ('counts', 'counts'), ('nothing', 'nothing'), ('own_request', 'own_request'), ('front_door', 'front_door'), ('invited', 'invited'), ('postman', 'postman'), ('matcher', 'matcher')], max_length=20, verbose_name='ziet')),
                ('duties', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None, verbose_name='taken')),
                ('known_in_alliance', models.BooleanField(default=True, help_text='Vrijwilligers zijn alleen zichtbaar binnen hun eigen organisatie.', verbose_name='bekend bij andere organisaties')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
            ],
            options={
                'verbose_name': 'rol',
                'verbose_name_plural': 'rollen',
                'ordering': ['position'],
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=False, name='organisations_role_rights', update=('label', 'explanation'))],
            },
        ),
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='telefoon')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, size=None, verbose_name='talen')),
                ('known_in_alliance', models.BooleanField(default=True, verbose_name='bekend bij andere organisaties')),
                ('active', models.BooleanField(default=True, verbose_name='werkt nu')),
                ('ended_on', models.DateField(null=True, verbose_name='gestopt op')),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='workers', to=settings.AUTH_USER_MODEL)),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='workers', to='organisations.organisation')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.role', verbose_name='rol')),
            ],
            options={
                'verbose_name': 'medewerker',
                'verbose_name_plural': 'medewerkers',
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('secret_hash', models.CharField(max_length=64, verbose_name='controlegetal van de link')),
                ('expires_at', models.DateTimeField(verbose_name='geldig tot')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='aangenomen op')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('worker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'uitnodiging',
                'verbose_name_plural': 'uitnodigingen',
            },
        ),
        migrations.CreateModel(
            name='FindingPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('kind', models.CharField(choices=[('gp', 'huisarts'), ('school', 'school'), ('church', 'kerk'), ('mosque', 'moskee'), ('sports_club', 'sportvereniging'), ('food_bank', 'voedselbank'), ('library', 'bibliotheek'), ('other', 'andere plek')], max_length=20, verbose_name='soort')),
                ('code', models.SlugField(verbose_name='code in het webadres')),
                ('email', models.EmailField(blank=True, help_text='Hier komt alleen dát iemand is aangekomen; nooit wie, en nooit waarom.', max_length=254, verbose_name='e-mail voor bericht van aankomst')),
                ('active', models.BooleanField(default=True, verbose_name='doet mee')),
                ('alliance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='finding_places', to='organisations.alliance', verbose_name='samenwerking')),
            ],
            options={
                'verbose_name': 'vindplaats',
                'verbose_name_plural': 'vindplaatsen',
                'constraints': [models.UniqueConstraint(fields=('alliance', 'code'), name='organisations_finding_place_code'), models.UniqueConstraint(fields=('id', 'alliance'), name='organisations_finding_place_key'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='organisations_finding_place_rights', update=('name', 'kind', 'email', 'active'))],
            },
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(fields=('id', 'alliance'), name='organisations_organisation_key'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(fields=('alliance', 'name'), name='organisations_organisation_name'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='organisations_organisation_rights', update=('name', 'kind', 'about', 'phone', 'email', 'website', 'ambassador', 'retention_months', 'active', 'last_modified')),
        ),
        migrations.AddConstraint(
            model_name='alliance',
            constraint=models.CheckConstraint(condition=models.Q(('climb_coordinators_days__lte', models.F('climb_desk_days')), ('climb_desk_days__lte', models.F('climb_alliance_days'))), name='organisations_alliance_climbs_in_order'),
        ),
        migrations.AddConstraint(
            model_name='alliance',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='organisations_alliance_rights', update=('name', 'municipalities', 'phone', 'opening_hours', 'visit', 'desk_id', 'desk_acts_for_municipality', 'reaction_days', 'first_talk_days', 'answer_days', 'contact_days', 'next_step_days', 'climb_coordinators_days', 'climb_desk_days', 'climb_alliance_days', 'rest_days', 'terms_source', 'terms_agreed_on')),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=models.UniqueConstraint(fields=('id', 'organisation'), name='organisations_worker_key'),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=models.UniqueConstraint(fields=('id', 'organisation', 'active'), name='organisations_worker_active_key'),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=models.UniqueConstraint(condition=models.Q(('active', True)), fields=('account', 'organisation', 'role'), name='organisations_worker_one_hat'),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('active', True), ('ended_on__isnull', True)), models.Q(('active', False), ('ended_on__isnull', False)), _connector='OR'), name='organisations_worker_ended_when_inactive'),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('organisation_id', 'alliance_id'), deferrable=False, name='organisations_worker_at', to='organisations_organisation', to_columns=('id', 'alliance_id')),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='organisations_worker_rights', update=('account_id', 'role_id', 'name', 'phone', 'languages', 'known_in_alliance', 'active', 'ended_on')),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='organisations_worker_seen', new_rows='', rows="account_id = acting_account() OR (organisation_id = acting_organisation() AND acting_sees() <> 'front_door') OR (known_in_alliance AND alliance_id = acting_alliance() AND acting_sees() IN ('organisation', 'table', 'counts'))"),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='organisations_worker_added', new_rows="alliance_id = acting_alliance() AND (organisation_id = case_organisation() OR acting_sees() = 'counts')", rows=''),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='organisations_worker_changed', new_rows='organisation_id = case_organisation()', rows='organisation_id = case_organisation()'),
        ),
        migrations.AddConstraint(
            model_name='worker',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='organisations_worker_accepts_invitation', new_rows='account_id = acting_account() AND id = acting_worker()', rows="account_id IS NULL AND acting_sees() = 'invited' AND id = acting_worker()"),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('worker_id', 'organisation_id'), deferrable=False, name='organisations_invitation_worker', to='organisations_worker', to_columns=('id', 'organisation_id')),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='organisations_invitation_rights', update=('accepted_at', 'secret_hash', 'expires_at')),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='organisations_invitation_seen', new_rows='', rows='organisation_id = case_organisation() OR secret_hash = acting_follow_up_key()'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='organisations_invitation_added', new_rows="alliance_id = acting_alliance() AND (organisation_id = case_organisation() OR acting_sees() = 'counts')", rows=''),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='organisations_invitation_changed', new_rows='organisation_id = case_organisation() OR secret_hash = acting_follow_up_key()', rows='organisation_id = case_organisation() OR secret_hash = acting_follow_up_key()'),
        ),
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
    ]
