"""Somebody with a running request comes again: what they tell now goes with that request."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import override

from ketenloket.chain.desk.actions.contact import Attempt, lock_open, write_attempt
from ketenloket.chain.desk.actions.details import Details, correct_details
from ketenloket.chain.desk.actions.register import Registration
from ketenloket.chain.desk.actions.steps import plan_next
from ketenloket.chain.desk.models import ContactAttempt, HelpRequest
from ketenloket.chain.desk.rules import (
    THEN,
    AttemptResult,
    Channel,
    Concern,
    Entry,
    NextCode,
    StepClock,
    Threat,
    start_clock,
    working_days_after,
)
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.help_seekers.rules import PartOfDay
from ketenloket.foundation.audit.actions import record
from ketenloket.network.organisations.models import Worker

_STEP = "Lees wat er opnieuw is verteld en reageer"
_LONGEST_NOTE = ContactAttempt._meta.get_field("note").max_length or 0
_LONGEST_STEP = HelpRequest._meta.get_field("next_step").max_length or 0
_PARTS = ((time(12), PartOfDay.MORNING), (time(18), PartOfDay.AFTERNOON))


@transaction.atomic
def tell_again(request_id: UUID, told: Registration, *, by: Worker) -> list[str]:
    """Keep with the running request what was told now, and let whoever is responsible act today.

    New threats start their clock. What was not known of how to reach the person is filled in; what
    is different is not overwritten, and stands in the note of this talk. Twice is once.

    Returns:
        What was kept, in words; nothing when all of it was known.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is closed.
    """
    request = lock_open(request_id, by)
    with override("nl"):  # stored once, read by many
        kept = [*_threats(request, told), *_concerns(request, told), *_reach(request, told, by)]
        if told.message:
            kept.append(f"bericht: {told.message}")
    today = ContactAttempt.objects.filter(request=request, tried_at__date=timezone.localdate())
    known = " ".join(today.values_list("note", flat=True))
    new = [words for words in kept if words not in known]
    if not new:
        return kept
    note = Truncator("; ".join(new)).chars(_LONGEST_NOTE)
    talk = Attempt(_channel(told), _part_of_day(), AttemptResult.SPOKEN, note)
    write_attempt(request, talk, by)
    _act_today(request_id, by)
    return kept


def _threats(request: HelpRequest, told: Registration) -> list[str]:
    """Write the new threats down, with the clock of a threat while nobody has spoken yet."""
    added = [code for code in told.threats if code not in request.threats]
    if not added:
        return []
    changes: dict[str, object] = {"threats": sorted({*request.threats, *added})}
    if not request.threats and request.first_talk_at is None:
        changes |= clock_of_threat(request)
    request.change(**changes)
    record("desk.told_again", request, purpose="help", request_id=request.pk)
    return ["dreigt: " + ", ".join(str(Threat(code).label) for code in added)]


def clock_of_threat(request: HelpRequest) -> dict[str, object]:
    """The term to the first talk from today on, now that something threatens; never a later day."""
    clock = start_clock(
        timezone.localdate(),
        threatened=True,
        for_municipality=request.alliance.law_binds(request.lead_id),
        agreed_days=request.alliance.first_talk_days,
    )
    return {"clock": clock.clock, "clock_due_on": min(clock.due_on, request.clock_due_on)}


def _concerns(request: HelpRequest, told: Registration) -> list[str]:
    new = [str(Concern(code).label) for code in told.concerns if code not in request.concerns]
    return ["ook: " + ", ".join(new)] if new else []


def _reach(request: HelpRequest, told: Registration, by: Worker) -> list[str]:
    """Fill in what was not known; say what is different."""
    person = HelpSeeker.objects.get(pk=request.help_seeker_id)
    known = Details(**{name: getattr(person, name) for name in Details.__dataclass_fields__})
    known = replace(known, contact_when=tuple(person.contact_when))
    names = {"phone": "telefoonnummer", "email": "e-mailadres", "born": "geboortedatum"}
    new = {name: getattr(told, name) for name in names if getattr(told, name)}
    filled = {name: value for name, value in new.items() if not getattr(known, name)}
    said = [f"{names[name]} ingevuld" for name in filled]
    said += [
        f"ander {names[name]}: {value}"
        for name, value in new.items()
        if name not in filled and value != getattr(known, name)
    ]
    where = {name: getattr(told, name) for name in ("postcode", "house_number", "municipality")}
    if told.postcode and not (known.postcode and known.house_number):
        same = known.postcode[:4] in {"", told.postcode[:4]}
        filled |= where if same else {}
        said.append("adres ingevuld" if same else f"ander adres: {told.postcode}")
    elif told.house_number and (told.postcode, told.house_number) != (
        known.postcode,
        known.house_number,
    ):
        said.append(f"ander adres: {told.postcode} {told.house_number}")
    if filled and replace(known, **filled) != known:
        correct_details(request.pk, replace(known, **filled), by=by)
        return said
    return [words for words in said if not words.endswith("ingevuld")]


def _channel(told: Registration) -> Channel:
    return Channel.PHONE if told.entry == Entry.PHONE else Channel.AT_THE_DESK


def _part_of_day() -> PartOfDay:
    now = timezone.localtime().time()
    return next((part for until, part in _PARTS if now < until), PartOfDay.EVENING)


def _act_today(request_id: UUID, by: Worker) -> None:
    """The step that was planned stays in its words, behind what is to be done today."""
    request = lock_open(request_id, by)
    at_once = working_days_after(timezone.localdate(), 0)
    before = request.next_step.removeprefix(f"{_STEP}. {THEN}")
    plan_next(
        request,
        code=NextCode(request.next_code),
        step=Truncator(f"{_STEP}. {THEN}{before}").chars(_LONGEST_STEP),
        on=min(request.next_on or at_once, at_once),
        clock=StepClock.THREAT if request.is_crisis else StepClock.PLANNED,
        by=by,
    )
