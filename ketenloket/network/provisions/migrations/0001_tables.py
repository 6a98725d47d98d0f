"""The list of provisions, and the norms."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
from django.db import migrations, models

from ketenloket.network.provisions.policies import CHANGED_BY, DROP_CHANGED_BY


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('provisions', '0001_list_and_norms'),
        ('provisions', '0003_lists_written_by_their_keepers'),
    ]

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.RunSQL(CHANGED_BY, DROP_CHANGED_BY),
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('layer', models.CharField(choices=[('national', 'landelijk'), ('municipal', 'van de gemeente'), ('private', 'van een fonds of vereniging')], max_length=20, verbose_name='van wie')),
                ('life_area', models.CharField(choices=[('money', 'geld en schulden'), ('papers', 'post en formulieren'), ('housing', 'wonen en energie'), ('food', 'eten en spullen'), ('work', 'werk en dagbesteding'), ('health', 'gezondheid'), ('family', 'gezin en relaties'), ('language', 'taal en meedoen')], max_length=20, verbose_name='leefgebied')),
                ('what', models.TextField(max_length=2000, verbose_name='wat het is')),
                ('for_whom', models.TextField(blank=True, max_length=2000, verbose_name='voor wie')),
                ('conditions', models.TextField(blank=True, max_length=2000, verbose_name='voorwaarden')),
                ('amount_words', models.CharField(blank=True, max_length=300, verbose_name='bedrag in woorden')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='bedrag in euro')),
                ('unit', models.CharField(choices=[('year', 'per jaar'), ('month', 'per maand'), ('once', 'één keer')], default='year', max_length=10, verbose_name='per')),
                ('how', models.TextField(blank=True, max_length=2000, verbose_name='hoe u het aanvraagt')),
                ('apply_by', models.CharField(choices=[('self', 'iemand zelf'), ('helper', 'iemand zelf of een hulpverlener'), ('professional', 'alleen een beroepskracht')], default='helper', max_length=20, verbose_name='wie het aanvraagt')),
                ('documents', models.TextField(blank=True, max_length=2000, verbose_name='welke papieren')),
                ('before', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=60), blank=True, default=list, size=None, verbose_name='eerst aanvragen')),
                ('link', models.URLField(blank=True, max_length=300, verbose_name='website')),
                ('municipalities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), blank=True, default=list, help_text='Niets gekozen: overal.', size=None, verbose_name='gemeenten')),
                ('scheme', models.CharField(blank=True, choices=[('', 'geen'), ('participatiewet', 'Participatiewet'), ('zorgtoeslag', 'zorgtoeslag'), ('huurtoeslag', 'huurtoeslag'), ('kindgebonden_budget', 'kindgebonden budget'), ('kinderopvangtoeslag', 'kinderopvangtoeslag'), ('voedselbank', 'voedselbank')], default='', max_length=30, verbose_name='rekent als')),
                ('min_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='vanaf leeftijd')),
                ('max_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tot en met leeftijd')),
                ('aow', models.CharField(blank=True, choices=[('', 'maakt niet uit'), ('only', 'alleen met AOW'), ('not', 'alleen zonder AOW')], default='', max_length=10, verbose_name='AOW')),
                ('students', models.CharField(blank=True, choices=[('', 'maakt niet uit'), ('only', 'alleen voor studenten'), ('not', 'niet voor studenten'), ('ask', 'bij studie eerst navragen')], default='', max_length=10, verbose_name='studenten')),
                ('renters_only', models.BooleanField(default=False, verbose_name='alleen voor wie huurt')),
                ('child_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='kind vanaf leeftijd')),
                ('child_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='kind tot en met leeftijd')),
                ('income_sure', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='inkomen: zeker tot % van de bijstandsnorm')),
                ('income_most', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='inkomen: hoogstens % van de bijstandsnorm')),
                ('wealth_as_bijstand', models.BooleanField(default=False, verbose_name='vermogen zoals bij de bijstand')),
                ('own_judgement', models.BooleanField(default=False, verbose_name='altijd eigen beoordeling')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='bron')),
                ('source_on', models.DateField(blank=True, null=True, verbose_name='bron gezien op')),
                ('certainty', models.CharField(choices=[('law', 'wet'), ('official', 'officiële pagina'), ('secondary', 'andere bron'), ('unsure', 'onzeker')], default='secondary', max_length=20, verbose_name='hoe zeker')),
                ('checked_on', models.DateField(null=True, verbose_name='nagekeken op')),
                ('active', models.BooleanField(default=True, verbose_name='staat op de lijst')),
                ('last_modified', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='gewijzigd op')),
                ('alliance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance', verbose_name='samenwerking')),
                ('checked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation', verbose_name='wie houdt dit bij')),
            ],
            options={
                'verbose_name': 'voorziening',
                'verbose_name_plural': 'voorzieningen',
            },
        ),
        migrations.CreateModel(
            name='ProvisionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='op')),
                ('happened', models.CharField(choices=[('added', 'toegevoegd'), ('taken_over', 'overgenomen van de landelijke lijst'), ('changed', 'gewijzigd'), ('checked', 'nagekeken'), ('retired', 'van de lijst gehaald'), ('back', 'teruggezet')], max_length=20, verbose_name='wat')),
                ('before', models.JSONField(blank=True, default=dict, verbose_name='wat er stond')),
                ('made_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('provision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='provisions.provision')),
            ],
            options={
                'verbose_name': 'wijziging van een voorziening',
                'verbose_name_plural': 'wijzigingen van voorzieningen',
            },
        ),
        migrations.CreateModel(
            name='NormAmount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('participatiewet', 'Participatiewet'), ('zorgtoeslag', 'zorgtoeslag'), ('huurtoeslag', 'huurtoeslag'), ('kindgebonden_budget', 'kindgebonden budget'), ('kinderopvangtoeslag', 'kinderopvangtoeslag'), ('voedselbank', 'voedselbank')], max_length=30, verbose_name='regeling')),
                ('name', models.CharField(max_length=40, verbose_name='norm')),
                ('group', models.CharField(max_length=80, verbose_name='voor wie')),
                ('value', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='bedrag')),
                ('unit', models.CharField(choices=[('euro', 'euro'), ('euro_net_month', 'euro netto per maand'), ('euro_month', 'euro per maand'), ('euro_year', 'euro per jaar'), ('euro_hour', 'euro per uur'), ('percent', 'procent')], max_length=20, verbose_name='eenheid')),
                ('valid_from', models.DateField(verbose_name='geldt vanaf')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='geldt tot en met')),
                ('source', models.CharField(max_length=300, verbose_name='bron')),
                ('certainty', models.CharField(choices=[('law', 'wet'), ('official', 'officiële pagina'), ('secondary', 'andere bron'), ('unsure', 'onzeker')], max_length=20, verbose_name='hoe zeker')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='let op')),
                ('seen_on', models.DateField(verbose_name='bron gezien op')),
                ('added_at', models.DateTimeField(null=True, verbose_name='toegevoegd op')),
                ('added_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('alliance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
            ],
            options={
                'verbose_name': 'normbedrag',
                'verbose_name_plural': 'normbedragen',
                'indexes': [models.Index(fields=['scheme', 'name', 'group', 'valid_from'], name='provisions_norm')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.ExpressionWrapper(django.db.models.expressions.CombinedExpression(models.F('valid_from'), '-', models.Value(1)), output_field=models.DateField())), _connector='OR'), name='provisions_norm_days_in_order'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='provisions_norm_has_source'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='provisions_norm_not_below_nothing'), models.CheckConstraint(condition=models.Q(models.Q(('added_at__isnull', True), ('added_by__isnull', True)), models.Q(('added_at__isnull', False), ('added_by__isnull', False)), _connector='OR'), name='provisions_norm_added_at_with_added_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='provisions_norm_rights', update=('valid_to',)), ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION written_in_alliance('alliance')", drop='DROP TRIGGER {name} ON {table}', name='provisions_norm_written')],
            },
        ),
        migrations.AddIndex(
            model_name='provision',
            index=models.Index(fields=['alliance', 'name'], name='provisions_listed'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.UniqueConstraint(fields=('alliance', 'code'), name='provisions_code_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.CheckConstraint(condition=models.Q(('min_age__isnull', True), ('max_age__isnull', True), ('min_age__lte', models.F('max_age')), _connector='OR'), name='provisions_ages_in_order'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.CheckConstraint(condition=models.Q(('income_sure__isnull', True), ('income_most__isnull', True), ('income_sure__lte', models.F('income_most')), _connector='OR'), name='provisions_percents_in_order'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gt', 0), _connector='OR'), name='provisions_amount_above_nothing'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='provisions_provision_rights', update=('name', 'layer', 'life_area', 'what', 'for_whom', 'conditions', 'amount_words', 'amount', 'unit', 'how', 'apply_by', 'documents', 'before', 'link', 'municipalities', 'scheme', 'min_age', 'max_age', 'aow', 'students', 'renters_only', 'child_from', 'child_to', 'income_sure', 'income_most', 'wealth_as_bijstand', 'own_judgement', 'source', 'source_on', 'certainty', 'organisation_id', 'checked_on', 'checked_by_id', 'active', 'last_modified')),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION written_in_alliance('coordinate', 'alliance')", drop='DROP TRIGGER {name} ON {table}', name='provisions_provision_written'),
        ),
        migrations.AddIndex(
            model_name='provisionchange',
            index=models.Index(fields=['provision', '-made_at'], name='provisions_change_newest'),
        ),
        migrations.AddConstraint(
            model_name='provisionchange',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='provisions_change_rights', update=()),
        ),
        migrations.AddConstraint(
            model_name='provisionchange',
            constraint=ketenloket.foundation.tenancy.policies.SqlRule(create="CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION provisions_changed_by('coordinate', 'alliance')", drop='DROP TRIGGER {name} ON {table}', name='provisions_change_by'),
        ),
    ]
