"""A question to whoever else may help a person, from the asking to the answer.

Who asks gets the same answer, in the same time, whoever the person is: the question is kept, and
a job compares later. Only a yes of the lead over there is ever told.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import Counterpart, Encoding, Probe, Question
from ketenloket.chain.recognition.models.finding import by_handles, most_shared
from ketenloket.chain.recognition.models.keys import secret_of, traits_of
from ketenloket.chain.recognition.models.questions import TAKEN_BACK
from ketenloket.chain.recognition.rules import (
    ANSWER_DAYS,
    COMPARED_HANDLES,
    MOST_BY_ONE_WORKER,
    MOST_BY_ORGANISATION,
    AgreedHow,
    Answer,
    Encoded,
    encode,
    encoded_match,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.acting import Turns, acting_as, wait_for
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.rules import working_days_after

MOST_COMPARED = 1000  # encodings that one question is compared with at most


@transaction.atomic
def ask(person: HelpSeeker, *, agreed_how: AgreedHow, agreed_in: str, by: Worker) -> Question:
    """Put the question whether somebody else helps this person; the person said yes to asking.

    Args:
        person: somebody whom the own organisation leads.
        agreed_how: how the person said yes.
        agreed_in: the language in which it was asked.
        by: who asked the person, and now asks.

    Raises:
        RefusedError: not ours, or the limit of today is reached.
    """
    if person.lead_id != by.organisation_id:
        raise RefusedError(_("Alleen de organisatie met de regie kan dit vragen."))
    _within_limits(by)
    standing = Question.objects.filter(
        help_seeker=person, lead_id=by.organisation_id, organisation_id=by.organisation_id
    )
    for row in standing.filter(ended_at=None, answer_by__gte=timezone.localdate()):
        return row
    question = Question(
        alliance_id=by.alliance_id,
        help_seeker=person,
        lead_id=by.organisation_id,
        organisation_id=by.organisation_id,
        asked_by=by,
        agreed_how=agreed_how,
        agreed_in=agreed_in,
        answer_by=working_days_after(timezone.localdate(), ANSWER_DAYS),
    )
    question.save(force_insert=True)
    record("recognition.asked", question, purpose="help")
    encoded = encode(secret_of("between", by.alliance_id), traits_of(person))
    with acting_as(matcher_of(by.alliance_id)):
        Probe(
            id=question.pk,
            alliance_id=by.alliance_id,
            asker_id=by.organisation_id,
            asker_name=by.name,
            asker_phone=by.phone or by.organisation.phone,
            answer_by=question.answer_by,
            bits=encoded.bits,
            numbers=dict(encoded.numbers),
            sought=dict(encoded.sought),
            vague_day=encoded.vague_day,
        ).save(force_insert=True)
    return question


def _within_limits(by: Worker) -> None:
    """A worker cannot ask their way through a list of names, nor can a whole organisation."""
    wait_for(f"recognition {by.organisation_id}")
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    asked = Question.objects.filter(organisation_id=by.organisation_id, asked_at__gte=today)
    if (
        asked.filter(asked_by=by).count() >= MOST_BY_ONE_WORKER
        or asked.count() >= MOST_BY_ORGANISATION
    ):
        raise RefusedError(
            _("Er zijn vandaag te veel vragen gesteld. Morgen kan het weer; bel anders zelf rond.")
        )


@transaction.atomic
def withdraw(question: Question, *, by: Worker | None) -> None:
    """The person no longer agrees: the question ends, here and over there.

    Args:
        question: which one; ended already is ended once.
        by: to whom the person said so; None when they did it in Mijn hulp.
    """
    standing = Question.objects.select_for_update(of=("self",)).filter(ended_at=None)
    locked = standing.filter(pk=question.pk).first()
    if locked is None:
        return
    locked.change(ended_at=timezone.now(), ended_by=by)
    record("recognition.withdrawn", locked, purpose="help" if by else "own_data")
    # Only this row, which is always there: what stands over there is ended by the job, or the
    # time this takes would tell whether anything does.
    with acting_as(matcher_of(locked.alliance_id)):
        _empty(Probe.objects.filter(pk=question.pk))


def compare_waiting(alliance: Alliance, *, most: int = 200) -> int:
    """Compare the questions that wait, each in a transaction of its own; the oldest first.

    One that fails stops no other; it is known at the end, and tried in the next run.

    Returns:
        How many were compared. A question that two jobs take at once is compared once.
    """
    matcher, turns, done = matcher_of(alliance.pk), Turns(), 0
    waits = Probe.objects.filter(alliance_id=alliance.pk, compared_at=None, emptied_at=None)
    with acting_as(matcher):
        keys = list(waits.order_by("made_at").values_list("pk", flat=True))
    for key in keys:
        if done >= most:
            break
        with turns.take(f"question {key}", matcher):
            probe = waits.select_for_update(skip_locked=True).filter(pk=key).first()
            if probe:
                _compare(probe)
                done += 1
    turns.end()
    return done


def _compare(probe: Probe) -> None:
    for found in _matches(probe):
        _put(probe, found)
    probe.change(compared_at=timezone.now())


@dataclass(frozen=True)
class Found:
    """Somebody over there who can be the person of a question, and who leads them."""

    pk: UUID
    lead_id: int


def _matches(probe: Probe) -> list[Found]:
    asked = Encoded(bytes(probe.bits), probe.numbers, probe.sought, probe.vague_day)
    return best_matches(asked, alliance_id=probe.alliance_id, asker_id=probe.asker_id)


def best_matches(asked: Encoded, *, alliance_id: int, asker_id: int) -> list[Found]:
    """The likeliest person of each other organisation that takes part, of who can be the same."""
    near = Encoding.objects.filter(
        by_handles(asked.sought), alliance_id=alliance_id, lead__active=True
    )
    best: dict[int, tuple[float, Found]] = {}
    told = near.exclude(lead_id=asker_id).values_list("pk", "lead_id", "bits", *COMPARED_HANDLES)
    for pk, lead_id, bits, *own in told.order_by(*most_shared(asked.sought))[:MOST_COMPARED]:
        kept = Encoded(bytes(bits), dict(zip(COMPARED_HANDLES, own, strict=True)), {})
        score = encoded_match(asked, kept)
        if score is not None and score > best.get(lead_id, (0.0,))[0]:
            best[lead_id] = (score, Found(pk, lead_id))
    return [found for _score, found in best.values()]


def _put(probe: Probe, found: Found) -> None:
    """Lay the question before the lead over there; their message names nobody.

    It is a message of theirs: when it cannot be delivered, they see it, and who asked does not.
    """
    row = Counterpart(
        alliance_id=probe.alliance_id,
        question_id=probe.pk,
        asker_id=probe.asker_id,
        asker_name=probe.asker_name,
        asker_phone=probe.asker_phone,
        help_seeker_id=found.pk,
        lead_id=found.lead_id,
        answer_by=probe.answer_by,
    )
    row.save(force_insert=True)
    record("recognition.put", row, purpose="help")
    theirs = Organisation.objects.get(pk=found.lead_id)
    with acting_as(theirs.actor()):
        tell(
            theirs.email,
            subject="Er staat een vraag voor u klaar",
            body="Een andere organisatie heeft een vraag. Log in om te kijken.",
        )


def close_past(alliance: Alliance) -> int:
    """Erase the encodings of questions whose term is over; end what is over or taken back.

    An answer to a question that is taken back ends whatever the day, also long after the term.

    Returns:
        How many questions were erased because their term is over.
    """
    now, today = timezone.now(), timezone.localdate()
    with acting_as(matcher_of(alliance.pk)):
        here = {"alliance_id": alliance.pk}
        waiting = Probe.objects.filter(**here, emptied_at=None)
        erased = _empty(waiting.filter(answer_by__lt=today))
        _empty(waiting.filter(Exists(_taken_back(OuterRef("pk")))))
        put = Counterpart.objects.filter(**here, ended_at=None)
        put.filter(answer="", answer_by__lt=today).update(ended_at=now)
        put.filter(Exists(_taken_back(OuterRef("question_id")))).update(ended_at=now)
        return erased


def _taken_back(pk: OuterRef) -> QuerySet[Question]:
    """The question, if it is withdrawn or the person went to another lead."""
    return Question.objects.filter(TAKEN_BACK, pk=pk)


def _empty(probes: QuerySet[Probe]) -> int:
    return probes.update(
        bits=b"",
        numbers={},
        sought={},
        asker_name="",
        asker_phone="",
        emptied_at=timezone.now(),
    )


def still_asked(row: Counterpart) -> bool:
    """Whether the person still agrees, who asked still helps them, and the term is not over."""
    if row.answer_by < timezone.localdate():
        return False
    with acting_as(matcher_of(row.alliance_id)):
        waiting = Probe.objects.filter(pk=row.question_id, emptied_at=None)
        return waiting.filter(~Exists(_taken_back(OuterRef("pk")))).exists()


@transaction.atomic
def answer(
    pk: UUID, said: Answer, *, by: Worker, since: date | None = None, phone: str = ""
) -> Counterpart:
    """Answer the question of another organisation. Only a yes is told.

    Args:
        pk: the key of the question as it was put to us.
        said: yes or no.
        by: who answers, and who is called after a yes.
        since: since when we help this person; needed for a yes.
        phone: where `by` can be called.

    Raises:
        RefusedError: answered already, taken back, or too late.
    """
    row = (
        Counterpart.objects.select_for_update(of=("self",))
        .filter(pk=pk, lead_id=by.organisation_id)
        .first()
    )
    if row is None or row.answer or not still_asked(row):
        raise RefusedError(_("Deze vraag is al beantwoord of voorbij."))
    told = (
        {"contact_name": by.name, "contact_phone": phone, "helping_since": since}
        if said == Answer.YES
        else {}
    )
    row.change(answer=said, answered_at=timezone.now(), answered_by=by, **told)
    record(f"recognition.answered_{said}", row, purpose="help")
    if said == Answer.YES:
        tell(
            row.asker.email,
            subject="Er is antwoord op uw vraag",
            body="Een andere organisatie heeft uw vraag beantwoord. Log in om te kijken.",
        )
    return row
