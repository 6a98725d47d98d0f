"""T17: what must be told: with the fact or not at all, once, and gone after sending.

What happens when the postman or the database is killed stands in tests/faults/.
"""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone

from ketenloket.foundation.outbox.actions import claim, forget_old, tell
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.outbox.jobs.postman import POSTMAN
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.outbox.rules import EMPTIED_AFTER, KEYS_KEPT, MOST_ATTEMPTS
from ketenloket.foundation.tenancy.acting import acting_as
from tests.outbox.conftest import later, rows

pytestmark = pytest.mark.django_db


def put(worker, **more):
    with acting_as(worker.actor()):
        tell("iemand@x.example", subject="Er staat iets klaar", body="https://x.example/", **more)


@pytest.fixture
def waiting(cast):
    put(cast.maatje)


@pytest.fixture
def no_mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def test_it_is_sent_once_and_its_text_is_not_kept(waiting):
    assert deliver() == 1
    assert deliver() == 0
    assert [m.body for m in mail.outbox] == ["https://x.example/"]
    (message,) = rows()
    assert message.sent_at
    assert message.body == ""
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{message.pk}@ketenloket>"


def test_what_fails_is_tried_again(waiting, settings, no_mail_server):
    assert deliver() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver() == 0  # not at once: the other side needs a moment
    with later(minutes=1):
        assert deliver() == 1


def test_what_keeps_failing_is_given_up_after_the_last_attempt(waiting, no_mail_server):
    days = 0
    for _attempt in range(MOST_ATTEMPTS):
        assert not rows()[0].died_at
        with time_machine.travel(rows()[0].due_at):
            deliver()
        days = (rows()[0].due_at - rows()[0].made_at) / timedelta(days=1)
    (message,) = rows()
    assert message.died_at
    assert message.error == "ConnectionRefusedError"
    assert 1 < days < 3
    with later(days=30):
        assert deliver() == 0
    assert rows()[0].attempts == MOST_ATTEMPTS


def test_without_the_fact_there_is_no_message(cast):
    class CrashError(Exception):
        pass

    with pytest.raises(CrashError), transaction.atomic():
        put(cast.maatje)
        raise CrashError
    assert deliver() == 0


def test_nobody_but_the_postman_reads_the_outbox(waiting, cast):
    for worker in vars(cast).values():
        with acting_as(worker.actor()):
            assert not Message.objects.exists()


def test_not_before_its_time(cast):
    put(cast.maatje, not_before=timezone.now() + timedelta(hours=3))
    assert deliver() == 0
    with later(hours=3):
        assert deliver() == 1


def test_a_key_is_used_once_even_after_it_was_sent_and_tidied(cast):
    put(cast.maatje, once="vraag 1")
    put(cast.maatje, once="vraag 1")
    put(cast.maatje, once="vraag 2")
    put(cast.maatje)
    put(cast.maatje)
    assert deliver() == 4
    with later(days=EMPTIED_AFTER.days + 1):
        with acting_as(POSTMAN):
            assert forget_old() == 2
        put(cast.maatje, once="vraag 1")
        assert deliver() == 0
    assert {(m.to, m.subject, m.body) for m in rows()} == {("", "", "")}
    with later(days=KEYS_KEPT.days + 1), acting_as(POSTMAN):
        assert forget_old() == 2


def test_a_key_of_another_organisation_is_no_oracle(cast):
    """The same key elsewhere neither stops a message nor takes longer, nor gives an error."""
    for worker in (cast.maatje, cast.gemeente, cast.neutraal):
        put(worker, once="Samira Yilmaz 1980-01-01")
    assert deliver() == 3
    assert "Samira" not in "".join(m.once for m in rows())


def test_a_postman_who_vanished_leads_to_one_repeat_with_the_same_id_and_no_more(waiting):
    (message,) = rows()
    for minutes in range(3):
        with later(minutes=minutes), acting_as(POSTMAN):
            claimed = claim(message.pk)
            assert bool(claimed) == (minutes < 2), "the third time a person must look"
    with later(minutes=3):
        assert deliver() == 0
    (message,) = rows()
    assert (message.error, message.unsure) == ("unsure", 2)
    assert message.died_at


def test_nobody_takes_over_from_a_postman_who_lives(waiting):
    (message,) = rows()
    with acting_as(POSTMAN):
        assert claim(message.pk)
        assert not claim(message.pk)
    assert deliver() == 0
    with later(seconds=45):  # on a busy machine it takes a while before the row is held
        assert deliver() == 0
    assert not rows()[0].unsure
    with later(minutes=1):
        assert deliver() == 1


def test_an_invitation_travels_with_the_mail_and_is_not_kept(cast):
    put(cast.maatje, calendar="BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n")
    assert deliver() == 1
    ((content, kind),) = mail.outbox[0].alternatives
    assert kind == "text/calendar; method=CANCEL"
    assert content.startswith("BEGIN:VCALENDAR")
    sent = mail.outbox[0].message().as_string()
    assert 'text/calendar; method="CANCEL"; charset="utf-8"' in sent
    assert rows()[0].calendar == ""
