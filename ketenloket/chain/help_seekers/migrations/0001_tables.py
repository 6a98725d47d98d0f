"""People, and the functions with which every policy along the chain asks who sees them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models

from ketenloket.chain.help_seekers.policies import DROP_FUNCTIONS, FUNCTIONS


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('help_seekers', '0001_initial'),
    ]

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.CreateModel(
            name='HelpSeeker',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lead_since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='regie sinds')),
                ('made_in', models.BigIntegerField(editable=False, null=True, verbose_name='transactie van de voordeur')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('born', models.DateField(blank=True, null=True, verbose_name='geboortedatum')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='telefoon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('contact_way', models.CharField(choices=[('phone', 'bellen'), ('text_message', 'sms of WhatsApp'), ('email', 'e-mail'), ('visit', 'ik kom zelf langs')], max_length=20, verbose_name='hoe bereiken')),
                ('contact_when', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('morning', 'ochtend'), ('afternoon', 'middag'), ('evening', 'avond'), ('any', 'maakt niet uit')], max_length=10), default=list, size=None, verbose_name='wanneer bereiken')),
                ('language', models.CharField(default='nl', max_length=10, verbose_name='taal')),
                ('postcode', models.CharField(blank=True, max_length=7, verbose_name='postcode')),
                ('house_number', models.CharField(blank=True, max_length=10, verbose_name='huisnummer')),
                ('municipality', models.CharField(blank=True, max_length=6, verbose_name='gemeente (CBS-code)')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'hulpvrager',
                'verbose_name_plural': 'hulpvragers',
                'constraints': [models.UniqueConstraint(fields=('id', 'lead', 'alliance'), name='help_seekers_helpseeker_key'), models.UniqueConstraint(fields=('id', 'made_in'), name='help_seekers_helpseeker_made'), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('lead_id', 'alliance_id'), deferrable=False, name='help_seekers_helpseeker_lead', to='organisations_organisation', to_columns=('id', 'alliance_id')), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='help_seekers_helpseeker_rights', update=('lead_id', 'name', 'born', 'phone', 'email', 'contact_way', 'contact_when', 'language', 'postcode', 'house_number', 'municipality')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='help_seekers_helpseeker_seen', new_rows='', rows='lead_id = (SELECT case_organisation()) OR (NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND may_see_person(id))'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='help_seekers_helpseeker_added', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance() AND made_in IS NULL', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='help_seekers_helpseeker_at_front_door', new_rows='lead_id = front_door() AND alliance_id = acting_alliance() AND made_in = this_transaction()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='help_seekers_helpseeker_changed', new_rows='lead_id = case_organisation() AND alliance_id = acting_alliance()', rows='lead_id = (SELECT case_organisation()) OR arrived_with_me(id, lead_id, lead_since)'), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='help_seekers_helpseeker_corrected', new_rows='own_request() IS NOT NULL AND lead_id = acting_organisation() AND alliance_id = acting_alliance()', rows='own_request() IS NOT NULL AND may_see_person(id)'), ketenloket.foundation.tenancy.policies.SqlRule(create='CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION lead_moved()', drop='DROP TRIGGER {name} ON {table}', name='help_seekers_helpseeker_lead_moved')],
            },
        ),
    ]
