"""An e-mail may bring an invitation for somebody's own calendar."""

from django.db import migrations, models

import ketenloket.foundation.tenancy.policies

_BEFORE = ('sent_at', 'died_at', 'due_at', 'attempts', 'claim', 'claimed_at', 'unsure', 'error', '"to"', 'subject', 'body')


class Migration(migrations.Migration):

    dependencies = [
        ("outbox", "0004_dead_letters_and_webhooks"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="calendar",
            field=models.TextField(default="", verbose_name="agendabijlage"),
        ),
        migrations.RemoveConstraint(model_name="message", name="outbox_message_rights"),
        migrations.AddConstraint(
            model_name="message",
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=True, insert=True, name="outbox_message_rights", update=(*_BEFORE, "calendar")),
        ),
    ]
