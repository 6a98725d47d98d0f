"""Make a help request: by the person at the front door, or by a worker at the table."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Func
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions.steps import refuse_leaving
from ketenloket.chain.desk.models import FollowUpKey, HelpRequest, case_of
from ketenloket.chain.desk.rules import (
    Clock,
    ClockSet,
    Entry,
    NextCode,
    Stage,
    Status,
    StepClock,
    code_from_digest,
    new_number,
    normal_code,
    start_clock,
    working_days_after,
)
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.help_seekers.rules import ContactWay
from ketenloket.chain.recognition.actions import remember
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Alliance, FindingPlace, Worker


@dataclass(frozen=True)
class Registration:
    """What is known of the person and the question at the start.

    `phone` is in E.164 form (`+31612345678`) and `email` in small letters, or empty: the follow-up
    key is made of them.
    """

    name: str
    concerns: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    message: str = ""
    phone: str = ""
    email: str = ""
    contact_way: str = ContactWay.PHONE
    contact_when: tuple[str, ...] = ()
    language: str = "nl"
    postcode: str = ""
    house_number: str = ""
    municipality: str = ""
    born: date | None = None
    entry: str = Entry.FRONT_DOOR
    finding_place: FindingPlace | None = None
    handed_in_by: str = ""


@dataclass(frozen=True)
class Registered:
    """What the person hears: the code to follow the request, and by when something happens.

    `next_on` is the last day for the first step, the clock holds the last day for the first talk.
    """

    request_id: uuid.UUID
    follow_up_code: str
    clock: ClockSet
    next_on: date
    number: str = field(default="", compare=False)


def follow_up_hash(code: str, contact: str) -> str:
    """The keyed hash that opens Mijn hulp: of the code and one way to reach the person."""
    text = f"{normal_code(code)}|{contact.strip().lower()}"
    return salted_hmac("ketenloket.follow_up", text, algorithm="sha256").hexdigest()


def register_at_front_door(
    registration: Registration, *, alliance: Alliance, submission: str
) -> Registered:
    """Put a request in at the public desk; the form may add and never look.

    Args:
        registration: what the person filled in.
        alliance: whose desk it is.
        submission: the random key of this form. The same key twice makes one request and gives
            the same follow-up code, so a double click or a lost answer costs nothing.

    Raises:
        RefusedError: no organisation stands behind the desk yet.
    """
    if alliance.desk_id is None:
        raise RefusedError(_("Dit loket is nog niet open. Bel ons."))
    actor = Actor(
        organisation=str(alliance.desk_id), alliance=str(alliance.pk), sees=Sees.FRONT_DOOR
    )
    with acting_as(actor):
        return _register(registration, alliance, alliance.desk_id, submission, by=None)


def register(
    registration: Registration, *, by: Worker, submission: str, person: uuid.UUID | None = None
) -> Registered:
    """Make a request at the table (walk-in, telephone); the organisation of `by` leads it.

    Args:
        registration: what is put in at the table.
        by: who makes it.
        submission: the random key of the form.
        person: somebody of the own organisation who is this person; no second file is made then.

    Raises:
        RefusedError: that person has an open request already: go on with that one.
    """
    return _register(
        registration, by.alliance, by.organisation_id, submission, by=by, person=person
    )


def request_id_of(submission: str) -> uuid.UUID:
    """The request that this form makes, or made before."""
    return uuid.UUID(bytes=_secret_of(submission)[:16], version=4)


def _secret_of(submission: str) -> bytes:
    return salted_hmac("ketenloket.submission", submission, algorithm="sha256").digest()


def _register(
    registration: Registration,
    alliance: Alliance,
    lead_id: int,
    submission: str,
    *,
    by: Worker | None,
    person: uuid.UUID | None = None,
) -> Registered:
    code = code_from_digest(_secret_of(submission)[16:])
    request_id = request_id_of(submission)
    today = timezone.localdate()
    clock = start_clock(
        today,
        threatened=bool(registration.threats),
        for_municipality=alliance.law_binds(lead_id),
        agreed_days=alliance.first_talk_days,
    )
    next_on = _first_day(today, clock, alliance, by)
    registered = Registered(request_id, code, clock, next_on, number=new_number())
    try:
        with transaction.atomic():
            seeker = _known(person, registration, by) if person and by else None
            _write(registration, registered, alliance, lead_id, by, seeker)
    except IntegrityError as error:
        if "pkey" not in str(error):
            raise
        # The same form again: it is already there, and the code is the same.
    return registered


def _write(
    registration: Registration,
    registered: Registered,
    alliance: Alliance,
    lead_id: int,
    by: Worker | None,
    seeker: HelpSeeker | None,
) -> None:
    made_in = None if by else Func(function="this_transaction")
    if by:
        refuse_leaving(by)
    if seeker is None:
        seeker = _seeker(registration, alliance=alliance, lead_id=lead_id, made_in=made_in)
        seeker.save(force_insert=True)
    remember(seeker)
    request = HelpRequest(
        id=registered.request_id,
        help_seeker=seeker,
        alliance=alliance,
        lead_id=lead_id,
        made_in=made_in,
        number=registered.number,
        entry=registration.entry,
        finding_place=registration.finding_place,
        handed_in_by=registration.handed_in_by,
        agreed_to_contact_at=timezone.now(),
        concerns=list(registration.concerns),
        threats=list(registration.threats),
        message=registration.message,
        clock=registered.clock.clock,
        clock_due_on=registered.clock.due_on,
        **_first_step(by),
        next_on=registered.next_on,
        next_clock=StepClock.THREAT if registration.threats else StepClock.REACTION,
    )
    request.save(force_insert=True)
    _hand_out_keys(request, registration, registered, made_in)
    record("desk.registered", request, purpose="help", request_id=request.pk)
    if by is None:
        _tell_desk(alliance)


def _hand_out_keys(
    request: HelpRequest, registration: Registration, registered: Registered, made_in: Func | None
) -> None:
    """One key to Mijn hulp for each way in which the person can be reached."""
    for contact in filter(None, (registration.phone, registration.email)):
        FollowUpKey(
            **case_of(request),
            made_in=made_in,
            key_hash=follow_up_hash(registered.follow_up_code, contact),
        ).save(force_insert=True)


def _tell_desk(alliance: Alliance) -> None:
    """The first of a day at once; the others wait in the inbox, and in the overview of the morning.

    Who is threatened is told of apart, at once: see the urgent mails of the workbench.
    """
    tell(
        alliance.desk.email if alliance.desk else "",
        subject="Er staat een nieuwe hulpvraag klaar",
        body="Er is een nieuwe hulpvraag binnengekomen bij het loket. Log in om te kijken.",
        once=f"desk.new {alliance.pk} {timezone.localdate()}",
    )


def _seeker(
    registration: Registration, *, alliance: Alliance, lead_id: int, made_in: Func | None
) -> HelpSeeker:
    return HelpSeeker(
        alliance=alliance,
        lead_id=lead_id,
        made_in=made_in,
        name=registration.name,
        born=registration.born,
        phone=registration.phone,
        email=registration.email,
        contact_way=registration.contact_way,
        contact_when=list(registration.contact_when),
        language=registration.language,
        postcode=registration.postcode,
        house_number=registration.house_number,
        municipality=registration.municipality,
    )


def _known(pk: uuid.UUID, registration: Registration, by: Worker) -> HelpSeeker:
    """The person who is there already, with what is new; what was known is not emptied."""
    seeker = HelpSeeker.objects.select_for_update(of=("self",)).get(
        pk=pk, lead_id=by.organisation_id
    )
    if HelpRequest.objects.filter(
        help_seeker=seeker, lead_id=by.organisation_id, status=Status.OPEN
    ).exists():
        raise RefusedError(_("Deze persoon heeft al een lopende hulpvraag. Ga daarmee verder."))
    told = ("born", "phone", "email", "postcode", "house_number", "municipality")
    new = {name: getattr(registration, name) for name in told if getattr(registration, name)}
    ways = {
        "contact_way": registration.contact_way,
        "contact_when": list(registration.contact_when),
    }
    seeker.change(**new, **ways, language=registration.language)
    return seeker


def _first_day(today: date, clock: ClockSet, alliance: Alliance, by: Worker | None) -> date:
    """The last day for the first step: at once when something threatens, later never."""
    threatened = clock.clock in {Clock.WGS_CRISIS, Clock.AGREED_CRISIS}
    days = 1 if by else 0 if threatened else alliance.reaction_days
    return min(clock.due_on, working_days_after(today, days))


def _first_step(by: Worker | None) -> dict[str, object]:
    if by:
        return {
            "stage": Stage.INTAKE,
            "responsible": by,
            "coordinator_queue": False,
            "next_code": NextCode.INTAKE,
            "next_step": "Doe de intake, of plan er een",
        }
    return {
        "stage": Stage.NEW,
        "coordinator_queue": True,
        "next_code": NextCode.TAKE_UP,
        "next_step": "Neem contact op",
    }
