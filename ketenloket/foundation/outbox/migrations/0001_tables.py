"""What must be told, and whether it was."""

import django.utils.timezone
import ketenloket.foundation.tenancy.policies
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('outbox', '0001_initial'),
        ('outbox', '0002_text_goes_when_sent'),
        ('outbox', '0003_channels_and_claims'),
        ('outbox', '0004_dead_letters_and_webhooks'),
        ('outbox', '0004_invitations'),
    ]

    dependencies = [
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeadLetter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alliance_id', models.BigIntegerField(null=True, verbose_name='samenwerking')),
                ('organisation_id', models.BigIntegerField(null=True, verbose_name='namens organisatie')),
                ('message_id', models.UUIDField(verbose_name='bericht')),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('sms', 'sms'), ('webhook', 'seintje aan uw systeem')], max_length=7, verbose_name='langs welke weg')),
                ('what', models.CharField(max_length=120, verbose_name='onderwerp')),
                ('recipient', models.CharField(max_length=64, verbose_name='controlegetal van het adres')),
                ('attempts', models.PositiveSmallIntegerField(verbose_name='pogingen')),
                ('error', models.CharField(max_length=60, verbose_name='soort fout')),
                ('made_at', models.DateTimeField(verbose_name='bericht gemaakt op')),
                ('died_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='opgegeven op')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='besloten op')),
                ('answered_by', models.BigIntegerField(null=True, verbose_name='besloten door')),
                ('answer', models.CharField(blank=True, choices=[('again', 'opnieuw proberen'), ('leave', 'laat maar')], max_length=10, verbose_name='besluit')),
            ],
            options={
                'verbose_name': 'niet bezorgd bericht',
                'verbose_name_plural': 'niet bezorgde berichten',
                'indexes': [models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['organisation_id', 'died_at'], name='outbox_dead_open'), models.Index(condition=models.Q(('answer', 'again')), fields=['answered_at'], name='outbox_dead_again')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='outbox_deadletter_answered_at_with_answered_by'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(('answer__in', ['again', 'leave']), ('answered_at__isnull', False)), _connector='OR'), name='outbox_deadletter_answered'), ketenloket.foundation.tenancy.policies.Rights(delete=True, insert=True, name='outbox_deadletter_rights', update=('answered_at', 'answered_by', 'answer')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='outbox_deadletter_seen', new_rows='', rows="organisation_id = case_organisation() OR acting_sees() = 'postman'"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='outbox_deadletter_added', new_rows="acting_sees() = 'postman' AND answer = ''", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='outbox_deadletter_answered_by', new_rows='organisation_id = case_organisation() AND answered_by = acting_worker()', rows="organisation_id = case_organisation() AND answer = ''"), ketenloket.foundation.tenancy.policies.Policy(command='DELETE', name='outbox_deadletter_removed', new_rows='', rows="acting_sees() = 'postman' AND answered_at IS NOT NULL")],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alliance_id', models.BigIntegerField(null=True, verbose_name='samenwerking')),
                ('organisation_id', models.BigIntegerField(null=True, verbose_name='namens organisatie')),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('sms', 'sms'), ('webhook', 'seintje aan uw systeem')], default='email', max_length=7, verbose_name='langs welke weg')),
                ('to', models.CharField(max_length=254, verbose_name='aan')),
                ('subject', models.CharField(max_length=120, verbose_name='onderwerp')),
                ('body', models.TextField(verbose_name='tekst')),
                ('calendar', models.TextField(default='', verbose_name='agendabijlage')),
                ('once', models.CharField(default='', max_length=64, verbose_name='kenmerk voor één keer')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gemaakt op')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='niet eerder dan')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='verstuurd op')),
                ('died_at', models.DateTimeField(null=True, verbose_name='opgegeven op')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='pogingen')),
                ('claim', models.UUIDField(null=True, verbose_name='door welke ronde gepakt')),
                ('claimed_at', models.DateTimeField(null=True, verbose_name='gepakt op')),
                ('unsure', models.PositiveSmallIntegerField(default=0, verbose_name='keren dat de afloop onbekend bleef')),
                ('error', models.CharField(default='', max_length=60, verbose_name='laatste fout')),
            ],
            options={
                'verbose_name': 'bericht',
                'verbose_name_plural': 'berichten',
                'indexes': [models.Index(condition=models.Q(('died_at__isnull', True), ('sent_at__isnull', True)), fields=['due_at'], name='outbox_waiting'), models.Index(condition=models.Q(('sent_at__isnull', False)), fields=['sent_at'], name='outbox_sent')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('once', ''), _negated=True), fields=('alliance_id', 'organisation_id', 'once'), name='outbox_message_once', nulls_distinct=False), ketenloket.foundation.tenancy.policies.Rights(delete=True, insert=True, name='outbox_message_rights', update=('sent_at', 'died_at', 'due_at', 'attempts', 'claim', 'claimed_at', 'unsure', 'error', '"to"', 'subject', 'body', 'calendar')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='outbox_message_seen', new_rows='', rows="acting_sees() = 'postman'"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='outbox_message_added', new_rows='alliance_id IS NOT DISTINCT FROM acting_alliance() AND organisation_id IS NOT DISTINCT FROM acting_organisation()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='outbox_message_sent', new_rows="acting_sees() = 'postman'", rows="acting_sees() = 'postman'"), ketenloket.foundation.tenancy.policies.Policy(command='DELETE', name='outbox_message_removed', new_rows='', rows="acting_sees() = 'postman' AND (sent_at IS NOT NULL OR died_at IS NOT NULL)")],
            },
        ),
        migrations.CreateModel(
            name='WebhookResult',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alliance_id', models.BigIntegerField(null=True, verbose_name='samenwerking')),
                ('organisation_id', models.BigIntegerField(verbose_name='organisatie')),
                ('message_id', models.UUIDField(verbose_name='bericht')),
                ('what', models.CharField(max_length=120, verbose_name='wat er gemeld is')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='geprobeerd op')),
                ('sent', models.BooleanField(verbose_name='aangekomen')),
                ('error', models.CharField(blank=True, max_length=60, verbose_name='soort fout')),
            ],
            options={
                'verbose_name': 'uitkomst van een seintje',
                'verbose_name_plural': 'uitkomsten van seintjes',
                'indexes': [models.Index(fields=['organisation_id', '-at'], name='outbox_webhook_results')],
                'constraints': [ketenloket.foundation.tenancy.policies.Rights(delete=True, insert=True, name='outbox_webhookresult_rights', update=()), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='outbox_webhookresult_seen', new_rows='', rows="organisation_id = case_organisation() OR acting_sees() = 'postman'"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='outbox_webhookresult_added', new_rows="acting_sees() = 'postman'", rows=''), ketenloket.foundation.tenancy.policies.Policy(command='DELETE', name='outbox_webhookresult_removed', new_rows='', rows="acting_sees() = 'postman'")],
            },
        ),
        migrations.CreateModel(
            name='WebhookTarget',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('alliance_id', models.BigIntegerField(verbose_name='samenwerking')),
                ('organisation_id', models.BigIntegerField(verbose_name='organisatie')),
                ('url', models.URLField(max_length=300, verbose_name='adres')),
                ('salt', models.CharField(max_length=64, verbose_name='zout van de sleutel')),
                ('active', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ingesteld op')),
                ('changed_by', models.BigIntegerField(verbose_name='ingesteld door')),
            ],
            options={
                'verbose_name': 'koppeling met een ander systeem',
                'verbose_name_plural': 'koppelingen met andere systemen',
                'constraints': [models.UniqueConstraint(fields=('organisation_id',), name='outbox_webhook_one'), models.CheckConstraint(condition=models.Q(models.Q(('changed_at__isnull', True), ('changed_by__isnull', True)), models.Q(('changed_at__isnull', False), ('changed_by__isnull', False)), _connector='OR'), name='outbox_webhook_changed_at_with_changed_by'), ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='outbox_webhooktarget_rights', update=('url', 'salt', 'active', 'changed_at', 'changed_by')), ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='outbox_webhooktarget_seen', new_rows='', rows="organisation_id = case_organisation() OR acting_sees() = 'postman'"), ketenloket.foundation.tenancy.policies.Policy(command='INSERT', name='outbox_webhooktarget_added', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND changed_by = acting_worker()', rows=''), ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='outbox_webhooktarget_changed', new_rows='organisation_id = case_organisation() AND alliance_id = acting_alliance() AND changed_by = acting_worker()', rows='organisation_id = case_organisation() AND alliance_id = acting_alliance()')],
            },
        ),
    ]
