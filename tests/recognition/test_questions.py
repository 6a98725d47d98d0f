"""A question to other organisations: with a yes of the person, and only a yes of theirs is told."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.recognition import jobs
from ketenloket.chain.recognition.actions import (
    answer,
    ask,
    close_past,
    compare_waiting,
    withdraw,
)
from ketenloket.chain.recognition.actions.questions import _matches
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import Counterpart, Probe, Question, questions_of
from ketenloket.chain.recognition.rules import (
    ANSWER_DAYS,
    MOST_BY_ONE_WORKER,
    MOST_BY_ORGANISATION,
    AgreedHow,
    Answer,
)
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.actions.marks import mark_failed
from ketenloket.foundation.outbox.models import DeadLetter, Message
from ketenloket.foundation.outbox.rules import Outcome
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import make_alliance, make_worker
from tests.recognition.conftest import FATMA, FATMA_ELSEWHERE, KEES, known

pytestmark = pytest.mark.django_db
SILENCE = f"Er is geen antwoord gekomen binnen {ANSWER_DAYS} werkdagen"


def put(worker, person):
    with acting_as(worker.actor()):
        return ask(person, agreed_how=AgreedHow.AT_THE_TABLE, agreed_in="tr", by=worker)


def told(worker, person):
    """What the asking side learns."""
    with acting_as(worker.actor()):
        return [row for asked in questions_of(person, by=worker) for row in asked.answers]


def theirs(worker):
    """What is put to this worker's organisation."""
    with acting_as(worker.actor()):
        return list(Counterpart.objects.filter(lead_id=worker.organisation_id))


def probe_of(question):
    with acting_as(matcher_of(question.alliance_id)):
        return Probe.objects.get(pk=question.pk)


def test_the_agreement_is_recorded(cast, fatma):
    question = put(cast.maatje, fatma)
    assert (question.asked_by, question.agreed_how, question.agreed_in) == (
        cast.maatje,
        "at_the_table",
        "tr",
    )
    with acting_as(cast.maatje.actor()):
        assert Event.objects.get(what="recognition.asked").worker_id == cast.maatje.pk
    assert question.answer_by > timezone.localdate() + timedelta(days=ANSWER_DAYS - 1)


def test_the_lead_over_there_gets_the_question_and_a_yes_shows_both_who(
    cast, alliance, fatma, fatma_elsewhere
):
    question = put(cast.maatje, fatma)
    assert theirs(cast.gemeente) == []
    assert compare_waiting(alliance) == 1
    assert compare_waiting(alliance) == 0
    (row,) = theirs(cast.gemeente)
    assert (row.help_seeker_id, row.asker_name) == (fatma_elsewhere.pk, "Maatje")
    assert told(cast.maatje, fatma) == []
    since = timezone.localdate() - timedelta(days=40)
    with acting_as(cast.gemeente.actor()):
        answer(row.pk, Answer.YES, by=cast.gemeente, since=since, phone="0597-1")
    (yes,) = told(cast.maatje, fatma)
    assert (yes.lead_id, yes.contact_name, yes.contact_phone, yes.helping_since) == (
        cast.gemeente.organisation_id,
        "Gemeente",
        "0597-1",
        since,
    )
    assert question.pk == yes.question_id


def test_messages_say_that_something_waits_and_nothing_of_the_person(
    cast, alliance, fatma, fatma_elsewhere
):
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    with acting_as(Actor(sees=Sees.POSTMAN)):
        (message,) = Message.objects.filter(subject__contains="vraag voor u klaar")
        assert message.to == cast.gemeente.organisation.email
        for told_of in ("Fatma", "Yildiz", "maatje", "1984"):
            assert told_of not in message.subject + message.body
    assert mail.outbox == []


def test_a_message_over_there_that_cannot_be_delivered_is_seen_there_and_nowhere_else(
    cast, alliance, fatma, fatma_elsewhere, who_sees
):
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    with acting_as(Actor(sees=Sees.POSTMAN)):
        (message,) = Message.objects.filter(subject__contains="vraag voor u klaar")
        mark_failed(message, Outcome(sent=False, error="SMTPRecipientsRefused", hopeless=True))
        letter = DeadLetter.objects.get(message_id=message.pk)
    seen = who_sees(letter)
    assert "gemeente" in seen
    assert not seen & {"maatje", "vreemd", "neutraal"}


def test_a_question_that_fails_holds_up_no_other(
    cast, alliance, fatma, fatma_elsewhere, monkeypatch
):
    broken = put(cast.maatje, known(cast.maatje, **KEES))
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        good = put(cast.maatje, fatma)

    def only_good(probe):
        if probe.pk == broken.pk:
            raise KeyError
        return _matches(probe)

    with monkeypatch.context() as patch:
        patch.setattr("ketenloket.chain.recognition.actions.questions._matches", only_good)
        with pytest.raises(KeyError):
            jobs.compare_questions.func(0)
    assert len(theirs(cast.gemeente)) == 1
    assert probe_of(good).compared_at
    assert not probe_of(broken).compared_at
    assert compare_waiting(alliance) == 1


@pytest.mark.parametrize("what", ["nobody", "silence", "no"])
def test_nobody_a_silence_and_a_no_are_the_same(sign_in, cast, alliance, fatma, what):
    if what != "nobody":
        known(cast.gemeente, **FATMA_ELSEWHERE)
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    if what == "no":
        with acting_as(cast.gemeente.actor()):
            answer(theirs(cast.gemeente)[0].pk, Answer.NO, by=cast.gemeente)
    assert told(cast.maatje, fatma) == []
    browser = sign_in(cast.maatje)
    page = reverse("recognition:person", args=[fatma.pk])
    waiting = browser.get(page).content.decode()
    assert "Een antwoord komt uiterlijk" in waiting
    assert SILENCE not in waiting
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        close_past(alliance)
        assert SILENCE in sign_in(cast.maatje).get(page).content.decode()


def test_encodings_of_a_question_are_erased_after_its_term(cast, alliance, fatma):
    question = put(cast.maatje, fatma)
    assert probe_of(question).bits
    assert close_past(alliance) == 0
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        assert close_past(alliance) == 1
        assert close_past(alliance) == 0
    probe = probe_of(question)
    assert (bytes(probe.bits), probe.numbers, probe.sought) == (b"", {}, {})
    assert (probe.asker_name, probe.asker_phone) == ("", "")


def test_too_late_is_too_late(cast, alliance, fatma, fatma_elsewhere):
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    (row,) = theirs(cast.gemeente)
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError):
            answer(row.pk, Answer.YES, by=cast.gemeente, since=timezone.localdate())
        close_past(alliance)
        assert theirs(cast.gemeente) == []


def test_withdrawing_ends_the_question_on_both_sides(cast, alliance, fatma, fatma_elsewhere):
    question = put(cast.maatje, fatma)
    compare_waiting(alliance)
    (row,) = theirs(cast.gemeente)
    with acting_as(cast.maatje.actor()):
        withdraw(question, by=cast.maatje)
        withdraw(question, by=cast.maatje)
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError):
        answer(row.pk, Answer.YES, by=cast.gemeente, since=timezone.localdate())
    assert not probe_of(question).bits
    close_past(alliance)
    assert theirs(cast.gemeente) == []
    assert compare_waiting(alliance) == 0


def test_a_withdrawn_yes_is_no_longer_told(cast, alliance, fatma, fatma_elsewhere):
    question = put(cast.maatje, fatma)
    compare_waiting(alliance)
    with acting_as(cast.gemeente.actor()):
        answer(
            theirs(cast.gemeente)[0].pk, Answer.YES, by=cast.gemeente, since=timezone.localdate()
        )
    with acting_as(cast.maatje.actor()):
        withdraw(question, by=cast.maatje)
    close_past(alliance)
    assert told(cast.maatje, fatma) == []


def test_asking_twice_is_asking_once(cast, fatma):
    assert put(cast.maatje, fatma) == put(cast.maatje, fatma)


def test_an_answer_stands(cast, alliance, fatma, fatma_elsewhere):
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    (row,) = theirs(cast.gemeente)
    with acting_as(cast.gemeente.actor()):
        answer(row.pk, Answer.NO, by=cast.gemeente)
        with pytest.raises(RefusedError):
            answer(row.pk, Answer.YES, by=cast.gemeente, since=timezone.localdate())


def test_a_question_stays_in_its_alliance_and_never_comes_back_to_who_asked(cast, alliance, fatma):
    known(cast.maatje, **FATMA_ELSEWHERE)
    far = make_worker(make_alliance("Ver", "ver"), "ver", "gemeente", "coordinator")
    known(far, **FATMA_ELSEWHERE)
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    assert theirs(cast.maatje) == theirs(far) == []


def test_somebody_who_only_lives_there_is_not_asked_about(cast, alliance, fatma):
    known(cast.gemeente, **KEES | {"postcode": "9671 AB", "house_number": "12"})
    put(cast.maatje, fatma)
    compare_waiting(alliance)
    assert theirs(cast.gemeente) == []


def test_the_limit_of_a_worker_and_of_an_organisation(cast, alliance):
    people = [
        known(cast.maatje, name=f"Proef {n}", phone=f"+3161000{n:04}")
        for n in range(MOST_BY_ONE_WORKER + 1)
    ]
    for person in people[:-1]:
        put(cast.maatje, person)
    with pytest.raises(RefusedError):
        put(cast.maatje, people[-1])
    tomorrow = timezone.now() + timedelta(days=1)
    with time_machine.travel(tomorrow):
        put(cast.maatje, people[-1])
    assert MOST_BY_ORGANISATION >= MOST_BY_ONE_WORKER


def test_an_organisation_has_a_limit_of_its_own(cast, alliance, monkeypatch):
    monkeypatch.setattr("ketenloket.chain.recognition.actions.questions.MOST_BY_ORGANISATION", 1)
    colleague = make_worker(alliance, "collega", "maatje", "coordinator")
    people = [known(cast.maatje, name=f"Proef {n}", phone=f"+3161000{n:04}") for n in range(2)]
    put(cast.maatje, people[0])
    with pytest.raises(RefusedError):
        put(colleague, people[1])


def test_only_the_lead_asks(cast, fatma):
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError):
        ask(fatma, agreed_how=AgreedHow.WRITTEN, agreed_in="nl", by=cast.gemeente)


def test_the_jobs_run_twice_and_for_everybody(cast, alliance, fatma, fatma_elsewhere):
    put(cast.maatje, fatma)
    jobs.compare_questions.func(0)
    jobs.compare_questions.func(0)
    assert len(theirs(cast.gemeente)) == 1
    jobs.fill_signs.func(0)


def test_the_pages_from_asking_to_a_yes(sign_in, cast, alliance, fatma, fatma_elsewhere):
    asker, asked = sign_in(cast.maatje), sign_in(cast.gemeente)
    form = reverse("recognition:ask", args=[fatma.pk])
    assert "Misschien helpt een andere organisatie u al" in asker.get(form).content.decode()
    refused = asker.post(form, {"agreed_how": "by_phone"})
    assert "agreed" in refused.context["form"].errors
    asker.post(form, {"agreed_how": "by_phone", "agreed": "on"})
    compare_waiting(alliance)
    (row,) = theirs(cast.gemeente)
    assert "vraagt: is dit Fatma Yildiz?" in asked.get(reverse("workbench:today")).content.decode()
    assert "Fatma Yildiz" in asked.get(reverse("recognition:questions")).content.decode()
    page = reverse("recognition:answer", args=[row.pk])
    assert "De persoon daar is akkoord" in asked.get(page).content.decode()
    no_day = asked.post(page, {"answer": "yes", "since": ""})
    assert "since" in no_day.context["form"].errors
    asked.post(
        page, {"answer": "yes", "since": timezone.localdate().isoformat(), "phone": "0597-2"}
    )
    seen = asker.get(reverse("recognition:person", args=[fatma.pk])).content.decode()
    assert "helpt deze persoon al" in seen
    assert "0597-2" in seen
    with acting_as(cast.maatje.actor()):
        request = fatma.requests.get()
    case = asker.get(reverse("workbench:case", args=[request.pk])).content.decode()
    assert "helpt deze persoon al" in case
    assert "bel Maatje" in asked.get(reverse("recognition:questions")).content.decode()


def test_withdrawing_from_the_page(sign_in, cast, fatma):
    question = put(cast.maatje, fatma)
    browser = sign_in(cast.maatje)
    browser.post(reverse("recognition:withdraw", args=[question.pk]))
    page = browser.get(reverse("recognition:person", args=[fatma.pk])).content.decode()
    assert "Ingetrokken" in page
    with acting_as(cast.maatje.actor()):
        assert Question.objects.get().ended_by_id == cast.maatje.pk


def test_the_text_is_read_in_the_language_of_the_person(sign_in, cast):
    person = known(cast.maatje, **FATMA, language="ar")
    page = sign_in(cast.maatje).get(reverse("recognition:ask", args=[person.pk])).content.decode()
    assert 'lang="ar" dir="rtl"' in page
