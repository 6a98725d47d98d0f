"""What must be told: with the fact or not at all, once, and gone after sending."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone

from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(cast):
    with acting_as(cast.maatje.actor()):
        tell("iemand@x.example", subject="Er staat iets klaar", body="https://x.example/geheim")


def test_it_is_sent_once_and_its_text_is_not_kept(waiting):
    assert deliver() == 1
    assert deliver() == 0
    assert [m.body for m in mail.outbox] == ["https://x.example/geheim"]
    with acting_as(Actor(sees=Sees.POSTMAN)):
        message = Message.objects.get()
    assert message.sent_at
    assert message.body == ""
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{message.pk}@ketenloket>"


def test_what_fails_is_tried_again(waiting, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert deliver() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver() == 0  # not at once: the other side needs a moment
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert deliver() == 1


def test_without_the_fact_there_is_no_message(cast):
    class CrashError(Exception):
        pass

    with pytest.raises(CrashError), transaction.atomic(), acting_as(cast.maatje.actor()):
        tell("iemand@x.example", subject="s", body="b")
        raise CrashError
    assert deliver() == 0


def test_nobody_but_the_postman_reads_the_outbox(waiting, cast):
    for worker in vars(cast).values():
        with acting_as(worker.actor()):
            assert not Message.objects.exists()
