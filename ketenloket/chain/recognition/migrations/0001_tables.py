"""Signs, links and questions: whether somebody is known."""

import django.db.models.deletion
import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('recognition', '0001_signs_links_and_questions'),
        ('recognition', '0002_questions_taken_back'),
        ('recognition', '0003_taken_back_by_the_person'),
    ]

    dependencies = [
        ('help_seekers', '0001_tables'),
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Counterpart',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question_id', models.UUIDField(verbose_name='vraag')),
                ('asker_name', models.CharField(max_length=200, verbose_name='naam van wie vroeg')),
                ('asker_phone', models.CharField(blank=True, max_length=40, verbose_name='telefoon van wie vroeg')),
                ('put_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='voorgelegd op')),
                ('answer_by', models.DateField(verbose_name='antwoord uiterlijk')),
                ('answer', models.CharField(blank=True, choices=[('yes', 'ja, dit is dezelfde persoon'), ('no', 'nee, dit is iemand anders')], max_length=10, verbose_name='antwoord')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='beantwoord op')),
                ('contact_name', models.CharField(blank=True, max_length=200, verbose_name='contactpersoon')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='telefoon')),
                ('helping_since', models.DateField(null=True, verbose_name='helpt sinds')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='vervallen op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('asker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'vraag van een andere organisatie',
                'verbose_name_plural': 'vragen van andere organisaties',
                'indexes': [models.Index(fields=['lead', 'answer_by'], name='recog_counterpart_lead'), models.Index(fields=['question_id'], name='recog_counterpart_asked')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='recognition_counterpart_of_person', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='recognition_counterpart_answered_at_with_answered_by'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'yes'), _negated=True), models.Q(models.Q(('contact_name', ''), _negated=True), ('helping_since__isnull', False)), _connector='OR'), name='recognition_counterpart_yes_says_who'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_counterpart_rights', update=('answer', 'answered_at', 'answered_by_id', 'contact_name', 'contact_phone', 'helping_since', 'ended_at')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_counterpart_seen', new_rows='', rows="(lead_id = (SELECT case_organisation()) AND ended_at IS NULL) OR (answer = 'yes' AND ended_at IS NULL AND asker_id = (SELECT case_organisation()) AND alliance_id = (SELECT acting_alliance())) OR (acting_sees() = 'matcher' AND alliance_id = acting_alliance())"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='recognition_counterpart_put', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_counterpart_answered', new_rows="lead_id = case_organisation() AND answered_by_id = acting_worker() AND answer IN ('yes', 'no') AND ended_at IS NULL", rows="lead_id = (SELECT case_organisation()) AND ended_at IS NULL AND answer = ''"), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_counterpart_ended', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance() AND ended_at IS NOT NULL", rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()")],
            },
        ),
        migrations.CreateModel(
            name='Encoding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_with', models.CharField(max_length=16, verbose_name='gemaakt met sleutel')),
                ('phone', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('email', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('born', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('address', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('full_name', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('first_year', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('last_year', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('first_area', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('last_area', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('first_number', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('last_number', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('bits', models.BinaryField(verbose_name='filters')),
                ('vague_day', models.BooleanField(default=False, verbose_name='geboortedag onzeker')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'versleutelde kenmerken van een hulpvrager',
                'verbose_name_plural': 'versleutelde kenmerken van hulpvragers',
                'indexes': [models.Index(condition=models.Q(('phone__isnull', False)), fields=['alliance', 'phone'], name='recog_encoding_phone'), models.Index(condition=models.Q(('email__isnull', False)), fields=['alliance', 'email'], name='recog_encoding_email'), models.Index(condition=models.Q(('born__isnull', False)), fields=['alliance', 'born'], name='recog_encoding_born'), models.Index(condition=models.Q(('address__isnull', False)), fields=['alliance', 'address'], name='recog_encoding_address'), models.Index(condition=models.Q(('full_name__isnull', False)), fields=['alliance', 'full_name'], name='recog_encoding_full_name'), models.Index(condition=models.Q(('first_year__isnull', False)), fields=['alliance', 'first_year'], name='recog_encoding_first_year'), models.Index(condition=models.Q(('last_year__isnull', False)), fields=['alliance', 'last_year'], name='recog_encoding_last_year'), models.Index(condition=models.Q(('first_area__isnull', False)), fields=['alliance', 'first_area'], name='recog_encoding_first_area'), models.Index(condition=models.Q(('last_area__isnull', False)), fields=['alliance', 'last_area'], name='recog_encoding_last_area'), models.Index(condition=models.Q(('first_number__isnull', False)), fields=['alliance', 'first_number'], name='recog_encoding_first_number'), models.Index(condition=models.Q(('last_number__isnull', False)), fields=['alliance', 'last_number'], name='recog_encoding_last_number')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('id', 'lead_id', 'alliance_id'), deferrable=False, name='recognition_encoding_of_person', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_encoding_rights', update=('made_with', 'phone', 'email', 'born', 'address', 'full_name', 'first_year', 'last_year', 'first_area', 'last_area', 'first_number', 'last_number', 'bits', 'vague_day')), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='recognition_encoding_added', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_encoding_renewed', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()", rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()"), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_encoding_seen', new_rows='', rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()")],
            },
        ),
        migrations.CreateModel(
            name='Handle',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_with', models.CharField(max_length=16, verbose_name='gemaakt met sleutel')),
                ('phone', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('email', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('born', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('address', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('full_name', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('first_year', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('last_year', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('first_area', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('last_area', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('first_number', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('last_number', models.BigIntegerField(null=True, verbose_name='zoekgetal')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'zoekgetallen van een hulpvrager',
                'verbose_name_plural': 'zoekgetallen van hulpvragers',
                'indexes': [models.Index(condition=models.Q(('phone__isnull', False)), fields=['lead', 'phone'], name='recog_handle_phone'), models.Index(condition=models.Q(('email__isnull', False)), fields=['lead', 'email'], name='recog_handle_email'), models.Index(condition=models.Q(('born__isnull', False)), fields=['lead', 'born'], name='recog_handle_born'), models.Index(condition=models.Q(('address__isnull', False)), fields=['lead', 'address'], name='recog_handle_address'), models.Index(condition=models.Q(('full_name__isnull', False)), fields=['lead', 'full_name'], name='recog_handle_full_name'), models.Index(condition=models.Q(('first_year__isnull', False)), fields=['lead', 'first_year'], name='recog_handle_first_year'), models.Index(condition=models.Q(('last_year__isnull', False)), fields=['lead', 'last_year'], name='recog_handle_last_year'), models.Index(condition=models.Q(('first_area__isnull', False)), fields=['lead', 'first_area'], name='recog_handle_first_area'), models.Index(condition=models.Q(('last_area__isnull', False)), fields=['lead', 'last_area'], name='recog_handle_last_area'), models.Index(condition=models.Q(('first_number__isnull', False)), fields=['lead', 'first_number'], name='recog_handle_first_number'), models.Index(condition=models.Q(('last_number__isnull', False)), fields=['lead', 'last_number'], name='recog_handle_last_number')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('id', 'lead_id', 'alliance_id'), deferrable=False, name='recognition_handle_of_person', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_handle_rights', update=('made_with', 'phone', 'email', 'born', 'address', 'full_name', 'first_year', 'last_year', 'first_area', 'last_area', 'first_number', 'last_number')), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='recognition_handle_added', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_handle_renewed', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()", rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()"), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_handle_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (acting_sees() = 'matcher' AND alliance_id = acting_alliance())")],
            },
        ),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='ongedaan gemaakt op')),
                ('tie', models.CharField(choices=[('partners', 'partners'), ('parent_and_child', 'ouder en kind'), ('family', 'andere familie'), ('housemates', 'huisgenoten')], max_length=20, verbose_name='band')),
                ('since', models.DateField(blank=True, null=True, verbose_name='sinds')),
                ('until', models.DateField(blank=True, null=True, verbose_name='tot')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('one', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('one_lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('other_lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('undone_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'band in een huishouden',
                'verbose_name_plural': 'banden in een huishouden',
                'indexes': [models.Index(fields=['one'], name='recog_household_one'), models.Index(fields=['other'], name='recog_household_other')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('one_id', 'one_lead_id', 'alliance_id'), deferrable=False, name='recognition_household_one', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('other_id', 'other_lead_id', 'alliance_id'), deferrable=False, name='recognition_household_other', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='recognition_household_two'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='recognition_household_undone_at_with_undone_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_household_rights', update=('undone_at', 'undone_by_id', 'until')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_household_seen', new_rows='', rows='one_lead_id = (SELECT case_organisation()) AND other_lead_id = (SELECT case_organisation())'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='recognition_household_added', new_rows='one_lead_id = case_organisation() AND other_lead_id = case_organisation() AND alliance_id = acting_alliance() AND made_by_id = acting_worker()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_household_undone', new_rows='one_lead_id = (SELECT case_organisation()) AND other_lead_id = (SELECT case_organisation())', rows='one_lead_id = (SELECT case_organisation()) AND other_lead_id = (SELECT case_organisation())'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='recognition_household_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Probe',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asker_name', models.CharField(max_length=200, verbose_name='naam van wie vroeg')),
                ('asker_phone', models.CharField(blank=True, max_length=40, verbose_name='telefoon van wie vroeg')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('answer_by', models.DateField(verbose_name='antwoord uiterlijk')),
                ('bits', models.BinaryField(verbose_name='filters')),
                ('numbers', models.JSONField(default=dict, verbose_name='eigen zoekgetallen')),
                ('sought', models.JSONField(default=dict, verbose_name='gezochte getallen')),
                ('vague_day', models.BooleanField(default=False, verbose_name='geboortedag onzeker')),
                ('compared_at', models.DateTimeField(null=True, verbose_name='vergeleken op')),
                ('emptied_at', models.DateTimeField(null=True, verbose_name='gewist op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('asker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'versleutelde vraag',
                'verbose_name_plural': 'versleutelde vragen',
                'indexes': [models.Index(condition=models.Q(('emptied_at__isnull', True)), fields=['alliance', 'answer_by'], name='recog_probe_open')],
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_probe_rights', update=('bits', 'numbers', 'sought', 'asker_name', 'asker_phone', 'compared_at', 'emptied_at')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_probe_seen', new_rows='', rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='recognition_probe_added', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_probe_changed', new_rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()", rows="acting_sees() = 'matcher' AND alliance_id = acting_alliance()")],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('agreed_how', models.CharField(choices=[('at_the_table', 'hier aan tafel'), ('by_phone', 'aan de telefoon'), ('written', 'op papier of per e-mail')], max_length=20, verbose_name='akkoord hoe')),
                ('agreed_in', models.CharField(max_length=10, verbose_name='akkoord in welke taal')),
                ('answer_by', models.DateField(verbose_name='antwoord uiterlijk')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ingetrokken op')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('ended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('help_seeker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'vraag aan andere organisaties',
                'verbose_name_plural': 'vragen aan andere organisaties',
                'indexes': [models.Index(fields=['help_seeker'], name='recog_question_person'), models.Index(fields=['organisation', 'asked_at'], name='recog_question_asked')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('help_seeker_id', 'lead_id', 'alliance_id'), deferrable=False, name='recognition_question_of_person', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), models.CheckConstraint(condition=models.Q(('ended_by__isnull', True), ('ended_at__isnull', False), _connector='OR'), name='recognition_question_ended_when_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_question_rights', update=('ended_at', 'ended_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_question_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (acting_sees() = 'matcher' AND alliance_id = acting_alliance() AND (ended_at IS NOT NULL OR lead_id <> organisation_id))"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='recognition_question_added', new_rows='lead_id = case_organisation() AND organisation_id = case_organisation() AND alliance_id = acting_alliance() AND asked_by_id = acting_worker()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_question_ended', new_rows='lead_id = case_organisation() AND ended_by_id = acting_worker()', rows='lead_id = (SELECT case_organisation()) AND ended_at IS NULL'), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_question_own', new_rows='', rows="acting_sees() = 'own_request' AND may_see_person(help_seeker_id)"), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_question_ended_by_person', new_rows="acting_sees() = 'own_request' AND may_see_person(help_seeker_id) AND ended_at IS NOT NULL AND ended_by_id IS NULL", rows="acting_sees() = 'own_request' AND may_see_person(help_seeker_id) AND ended_at IS NULL")],
            },
        ),
        migrations.CreateModel(
            name='SamePerson',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vastgelegd op')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='ongedaan gemaakt op')),
                ('same', models.BooleanField(verbose_name='dezelfde persoon')),
                ('alliance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.alliance')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
                ('one', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('one_lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_seekers.helpseeker')),
                ('other_lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('undone_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker')),
            ],
            options={
                'verbose_name': 'oordeel of het dezelfde persoon is',
                'verbose_name_plural': 'oordelen of het dezelfde persoon is',
                'indexes': [models.Index(fields=['one'], name='recog_same_one'), models.Index(fields=['other'], name='recog_same_other')],
                'constraints': [ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('one_id', 'one_lead_id', 'alliance_id'), deferrable=False, name='recognition_sameperson_one', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), ketenloket.foundation.tenancy.policies.CompositeKey(cascade=True, columns=('other_id', 'other_lead_id', 'alliance_id'), deferrable=False, name='recognition_sameperson_other', to='help_seekers_helpseeker', to_columns=('id', 'lead_id', 'alliance_id')), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='recognition_sameperson_two'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='recognition_sameperson_undone_at_with_undone_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_sameperson_rights', update=('undone_at', 'undone_by_id')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_sameperson_seen', new_rows='', rows='one_lead_id = (SELECT case_organisation()) AND other_lead_id = (SELECT case_organisation())'), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='recognition_sameperson_added', new_rows='one_lead_id = case_organisation() AND other_lead_id = case_organisation() AND alliance_id = acting_alliance() AND made_by_id = acting_worker()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_sameperson_undone', new_rows='one_lead_id = (SELECT case_organisation()) AND other_lead_id = (SELECT case_organisation())', rows='one_lead_id = (SELECT case_organisation()) AND other_lead_id = (SELECT case_organisation())')],
            },
        ),
    ]
