"""A small world in which one organisation stands in every relation to somebody's file.

`onze` has a worker in every role. For each relation there is a request, and what hangs on it.
"""

import uuid
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from ketenloket.chain.applications.models import Application
from ketenloket.chain.desk.actions import follow_up_hash
from ketenloket.chain.desk.models import FollowUpKey, HelpRequest, case_of
from ketenloket.chain.escalation.models import Relief
from ketenloket.chain.papers.actions import (
    add_row,
    ask_papers,
    begin_sheet,
    close_sheet,
    hand_over_money,
    write_letter,
)
from ketenloket.chain.papers.models import MoneyDebt, MoneyLine, PaperSet
from ketenloket.chain.papers.rules import Asked, Draft
from ketenloket.chain.progress.models import Step
from ketenloket.chain.recognition.actions import judge, tie
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import Counterpart, Question
from ketenloket.chain.recognition.rules import AgreedHow, Tie
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.models import (
    AftercareCheck,
    Appointment,
    Assignment,
    Companion,
    Goal,
    HomeVisit,
    Takeover,
    Task,
)
from ketenloket.chain.triage.models import TriageItem, TriageMeeting, TriageSeat, TriageSource
from ketenloket.foundation.tenancy.acting import Sees, acting_as
from ketenloket.network.agreements.actions import put_in_force, start_draft
from ketenloket.network.directory.models import Correction, ImportRun, Location, Service, SpokenText
from ketenloket.network.organisations.models import (
    Alliance,
    FindingPlace,
    Organisation,
    Worker,
)
from ketenloket.network.organisations.rules import OrganisationKind
from ketenloket.network.provisions.models import Provision
from ketenloket.network.volunteers.models import VolunteerProof
from tests.conftest import lead_by, make_alliance, make_worker

ROLES = (
    "volunteer",
    "coordinator",
    "professional",
    "desk_shift",
    "desk_coordinator",
    "triage_member",
    "board_member",
    "policy_officer",
    "alliance_coordinator",
)
RELATIONS = (
    "own",  # ours, and assigned to our volunteer
    "unassigned",  # ours, and not our volunteer's
    "received",  # disclosed to us and accepted
    "pending",  # sent to us, not answered
    "revoked",  # was disclosed, consent withdrawn
    "expired",  # was disclosed, and the term is over
    "foreign",  # somebody else's in our alliance
    "elsewhere",  # another alliance
    "missing",  # does not exist
)
_DAYS = count(1)  # no two VOGs of one day
HELD = {"own", "unassigned"}
SHARED = {"received", "pending", "revoked", "expired"}
OFFER = uuid.UUID("0e5d4c3b-2a19-4807-b6f5-e4d3c2b1a098")  # the public number of our own offer


@dataclass
class World:
    """Workers by role, and the keys of objects by relation."""

    alliance: Alliance
    workers: dict[str, Worker] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    follow_up_key: str = ""


# What can be asked for and is not there, by the kind of its key.
_BY_UUID = (
    "request", "help_seeker", "same", "household", "question", "counterpart", "consent",
    "meeting", "item", "referral", "appointment", "goal", "step", "application", "companion",
    "visit", "proof", "takeover", "task", "aftercare", "assignment", "relief", "paper", "letter",
    "money_sheet", "money_line", "money_debt", "money_export", "paper_set", "correction",
    "import_run",
)  # fmt: skip
_BY_NUMBER = (
    "service", "provision", "location", "recording", "worker", "organisation", "finding_place",
)  # fmt: skip


def build() -> World:
    """Make the world."""
    alliance = make_alliance()
    ours = Organisation.objects.create(
        alliance=alliance, name="onze", kind=OrganisationKind.VOLUNTEER_ORGANISATION
    )
    world = World(alliance)
    for role in ROLES:
        world.workers[role] = make_worker(alliance, role, "onze", role)
    gemeente = make_worker(alliance, "gemeente", "gemeente", "professional")
    vreemd = make_worker(alliance, "vreemd", "vreemd", "coordinator")
    far_alliance = make_alliance("Geldloket Elders", "elders")
    far = make_worker(far_alliance, "ver", "gemeente", "coordinator")
    make_worker(far_alliance, "ver_neutraal", "gemeente", "alliance_coordinator")
    FindingPlace.objects.create(alliance=alliance, name="Huisarts", kind="gp", code="huisarts")
    leads = dict.fromkeys(HELD, world.workers["coordinator"])
    leads |= dict.fromkeys(SHARED, gemeente) | {"foreign": vreemd, "elsewhere": far}
    for relation, lead in leads.items():
        request = lead_by(lead, f"Persoon {relation}")
        world.objects[relation] = _around(relation, request, lead, ours, world)
    world.objects["missing"] = {name: uuid.uuid4() for name in _BY_UUID} | dict.fromkeys(
        _BY_NUMBER, 987_654
    )
    _agreement(world.workers["alliance_coordinator"])
    world.follow_up_key = _portal(world)
    return world


def _around(
    relation: str, request: HelpRequest, lead: Worker, ours: Organisation, world: World
) -> dict[str, Any]:
    """What hangs on a request, made by its lead."""
    keys: dict[str, Any] = {"request": request.pk, "help_seeker": request.help_seeker_id}
    keys |= _recognised(request, lead)
    to = (
        ours
        if relation in SHARED
        else Organisation.objects.get(alliance=lead.alliance, name="humanitas")
    )
    with acting_as(lead.actor()):
        consent, disclosure = _sharing(relation, request, lead, to)
        keys["consent"] = consent.pk
        keys["referral"] = _referral(relation, request, lead, to, disclosure).pk
        keys |= _table(relation, request, lead, ours)
        keys |= _help(request, lead, lead.organisation)
        keys |= _papers(request, lead)
    keys["relief"] = _relief(request, lead, world if relation == "own" else None).pk
    keys |= _opened(relation, request, lead, world, consent, disclosure)
    return keys | _offered(relation, request, lead)


def _opened(
    relation: str,
    request: HelpRequest,
    lead: Worker,
    world: World,
    consent: Consent,
    disclosure: Disclosure,
) -> dict[str, Any]:
    """Who got in, and who is out again."""
    keys: dict[str, Any] = {}
    if relation in SHARED - {"pending", "expired"}:
        with acting_as(world.workers["coordinator"].actor()):
            _accept(disclosure, world.workers["coordinator"])
    if relation == "received":
        with acting_as(world.workers["coordinator"].actor()):
            _assign(request, world.workers["coordinator"], world.workers["volunteer"])
    if relation == "own":
        with acting_as(lead.actor()):
            keys["assignment"] = _assign(request, lead, world.workers["volunteer"]).pk
    if relation == "revoked":
        with acting_as(lead.actor()):
            disclosure.change(ended_at=timezone.now())
            consent.change(withdrawn_at=timezone.now())
    return keys


def _offered(relation: str, request: HelpRequest, lead: Worker) -> dict[str, Any]:
    """What the organisation of the lead offers and keeps; no person in it."""
    place = FindingPlace.objects.filter(alliance=lead.alliance).first()
    keys: dict[str, Any] = {
        "service": Service.objects.create(
            organisation=lead.organisation,
            alliance=lead.alliance,
            name=f"Aanbod {relation} {request.number}",
            form_of_help="short",
            does="Wij helpen.",
            **({"public_id": OFFER} if relation == "own" else {}),
        ).pk,
        "recording": SpokenText.objects.create(
            alliance=lead.alliance,
            key=f"offer.{request.number}",
            language="tr",
            sound=b"OggS",
            media_type="audio/ogg",
        ).pk,
        "worker": lead.pk,
        "organisation": lead.organisation_id,
        "finding_place": place.pk if place else 987_655,
    }
    keys["location"] = Location.objects.create(
        organisation=lead.organisation,
        alliance=lead.alliance,
        name=f"Plek {relation} {request.number}",
    ).pk
    return keys | _kept(relation, request, lead, keys["service"])


def _kept(relation: str, request: HelpRequest, lead: Worker, service: int) -> dict[str, Any]:
    """Lists, and what somebody says is wrong in them."""
    keys: dict[str, Any] = {}
    with acting_as(_keeper(lead).actor()):
        keys["provision"] = Provision.objects.create(
            alliance=lead.alliance,
            organisation=lead.organisation,
            code=f"fonds_{relation}_{request.number}".lower().replace("-", "_"),
            name=f"Fonds {relation} {request.number}",
            layer="private",
            life_area="money",
            what="Een bedrag in nood.",
        ).pk
    with acting_as(lead.actor()):
        correction = Correction(
            alliance=lead.alliance,
            organisation=lead.organisation,
            service_id=service,
            text="Het nummer klopt niet.",
            made_by=lead,
        )
        correction.save(force_insert=True)
        keys["correction"] = correction.pk
    keys["import_run"] = _file(lead).pk
    return keys


def _keeper(lead: Worker) -> Worker:
    """Who keeps the lists of this alliance."""
    with acting_as(lead.actor()):
        return Worker.objects.get(alliance=lead.alliance, role_id="alliance_coordinator")


def _file(lead: Worker) -> ImportRun:
    """A file of the alliance, as if the lead cared for it."""
    with acting_as(replace(lead.actor(), sees=Sees.COUNTS)):
        run = ImportRun(
            alliance=lead.alliance,
            organisation=lead.organisation,
            made_by=lead,
            kind="sheet",
            content=b"naam",
        )
        run.save(force_insert=True)
    return run


def _sharing(
    relation: str, request: HelpRequest, lead: Worker, to: Organisation
) -> tuple[Consent, Disclosure]:
    today = timezone.localdate()
    consent = Consent(
        **case_of(request),
        organisation=to,
        purpose="referral",
        covers=["request", "identity", "intake", "notes"],
        given_how="written",
        given_on=today,
        until=today + timedelta(days=90),
        recorded_by=lead,
    )
    consent.save(force_insert=True)
    disclosure = Disclosure(
        **case_of(request),
        to_organisation=to,
        categories=consent.covers,
        purpose="referral",
        legal_basis="consent",
        consent=consent,
        made_by=lead,
        ends_at=timezone.now() + timedelta(days=-1 if relation == "expired" else 90),
    )
    disclosure.save(force_insert=True)
    return consent, disclosure


def _papers(request: HelpRequest, lead: Worker) -> dict[str, Any]:
    """A paper that is asked, a letter, and an overview of the money that was given to the person."""
    asked = [Asked(what_else=f"papier {request.number}")]
    (paper,) = ask_papers(request.pk, asked, until=timezone.localdate(), by=lead)
    text = Draft("Aan wie", "Waarover", "Geachte heer, mevrouw")
    letter = write_letter(request.pk, "confirmation", text, language="nl", by=lead)
    today = {"as_of": timezone.localdate()}
    wage = {"sort": "wage", "amount": 1200, "every": "month", "what": "", **today}
    add_row(MoneyLine, request.pk, wage, by=lead)
    first = begin_sheet(request.pk, by=lead)
    close_sheet(first.pk, gone_through_on=timezone.localdate(), yes_how="spoken", by=lead)
    export = hand_over_money(request.pk, None, by=lead)
    sheet = begin_sheet(request.pk, by=lead)
    owed = {"creditor": "Verhuurder", "sort": "rent", "owed": 300, **today}
    names = PaperSet(alliance=lead.alliance, name=f"Lijst {request.number}", papers=["bank"])
    with acting_as(_keeper(lead).actor()):
        names.save(force_insert=True)
    return {
        "paper": paper.pk,
        "letter": letter.pk,
        "money_sheet": sheet.pk,
        "money_line": MoneyLine.objects.get(request_id=request.pk, sheet=sheet).pk,
        "money_debt": add_row(MoneyDebt, request.pk, owed, by=lead).pk,
        "money_export": export.pk,
        "paper_set": names.pk,
    }


def _recognised(request: HelpRequest, lead: Worker) -> dict[str, Any]:
    """Somebody like this person, both in one household, a question put by us and one put to us."""
    with acting_as(lead.actor()):
        person = request.help_seeker
        other = lead_by(lead, "Iemand erbij").help_seeker
        question = Question(
            alliance_id=lead.alliance_id,
            help_seeker=person,
            lead_id=lead.organisation_id,
            organisation_id=lead.organisation_id,
            asked_by=lead,
            agreed_how=AgreedHow.WRITTEN,
            agreed_in="nl",
            answer_by=timezone.localdate() + timedelta(days=7),
        )
        question.save(force_insert=True)
        keys = {
            "same": judge(person, other, same=True, by=lead).pk,
            "household": tie(person, other, how=Tie.PARTNERS, by=lead).pk,
            "question": question.pk,
        }
    with acting_as(matcher_of(lead.alliance_id)):
        row = Counterpart(
            alliance_id=lead.alliance_id,
            question_id=question.pk,
            asker_id=lead.organisation_id,
            asker_name="Iemand",
            help_seeker_id=person.pk,
            lead_id=lead.organisation_id,
            answer_by=question.answer_by,
        )
        row.save(force_insert=True)
    return keys | {"counterpart": row.pk}


def _accept(disclosure: Disclosure, by: Worker) -> None:
    disclosure.change(accepted_at=timezone.now(), accepted_by=by)


def _referral(
    relation: str, request: HelpRequest, lead: Worker, to: Organisation, disclosure: Disclosure
) -> Referral:
    today = timezone.localdate()
    referral = Referral(
        **case_of(request),
        sender=lead.organisation,
        receiver=to,
        why="past het best",
        next_step="antwoord",
        next_on=today,
        made_by=lead,
        disclosure=disclosure,
    )
    referral.save(force_insert=True)
    if relation in SHARED:
        referral.change(
            told_on=today,
            told_how="phone",
            told_by=lead,
            state="sent",
            sent_at=timezone.now(),
            sent_by=lead,
        )
    return referral


def _table(relation: str, request: HelpRequest, lead: Worker, ours: Organisation) -> dict[str, Any]:
    """A meeting; we have a seat at the tables of our own and of what was shared with us."""
    meeting = TriageMeeting(alliance=lead.alliance, starts_at=timezone.now(), place="Buurthuis")
    meeting.save(force_insert=True)
    seats = {lead.organisation_id: lead.organisation}
    if relation in HELD | SHARED:
        seats[ours.pk] = ours
    for organisation in seats.values():
        TriageSeat(alliance=lead.alliance, meeting=meeting, organisation=organisation).save(
            force_insert=True
        )
    item = TriageItem(
        alliance=lead.alliance,
        meeting=meeting,
        brought_by=lead.organisation,
        number=request.number,
        needs=["debts"],
        debts_sum="unknown",
        debts_kind="private",
    )
    item.save(force_insert=True)
    TriageSource(**case_of(request), item=item, brought_by=lead.organisation).save(
        force_insert=True
    )
    return {"meeting": meeting.pk, "item": item.pk}


def _help(request: HelpRequest, lead: Worker, organisation: Organisation) -> dict[str, Any]:
    appointment = Appointment(
        **case_of(request),
        organisation=organisation,
        worker=lead,
        starts_at=timezone.now(),
        place_kind="home",
        place="thuis",
    )
    appointment.save(force_insert=True)
    goal = Goal(**case_of(request), words="Rust", made_on=timezone.localdate())
    goal.save(force_insert=True)
    step = Step(**case_of(request), goal=goal, words="Een envelop", made_by=lead)
    step.save(force_insert=True)
    application = Application(
        **case_of(request),
        organisation=organisation,
        form="zorgtoeslag",
        name="Zorgtoeslag",
        made_by=lead,
    )
    application.save(force_insert=True)
    keys = {"appointment": appointment.pk, "goal": goal.pk, "step": step.pk}
    keys["application"] = application.pk
    return keys | {"assignment": uuid.uuid4()} | _together(request, appointment, lead)


def _together(request: HelpRequest, appointment: Appointment, lead: Worker) -> dict[str, Any]:
    """Somebody comes along, something was promised, and a colleague was asked to take over."""
    today = timezone.localdate()
    companion = Companion(
        **case_of(request),
        appointment=appointment,
        host_id=appointment.organisation_id,
        organisation_id=appointment.organisation_id,
        role="supports",
        asked_by=lead,
    )
    task = Task(
        **case_of(request),
        organisation_id=appointment.organisation_id,
        worker=lead,
        what="belt de bank",
        until=today,
        made_by=lead,
    )
    takeover = Takeover(
        **case_of(request),
        organisation_id=lead.organisation_id,
        to_worker=lead,
        why="ruilen",
        step_before=request.next_step,
        on_before=today,
        step_waiting="wacht",
        on_waiting=today,
        answer_on=today,
        asked_by=lead,
    )
    aftercare = AftercareCheck(
        **case_of(request), organisation_id=lead.organisation_id, due_on=today, made_by=lead
    )
    rows = {"companion": companion, "task": task, "takeover": takeover, "aftercare": aftercare}
    for row in rows.values():
        row.save(force_insert=True)
    return {name: row.pk for name, row in rows.items()} | _helper(request, appointment, lead)


def _helper(request: HelpRequest, appointment: Appointment, lead: Worker) -> dict[str, Any]:
    """A home visit with an alarm, and a VOG that was seen."""
    visit = HomeVisit(
        **case_of(request),
        appointment=appointment,
        organisation_id=appointment.organisation_id,
        starts_at=appointment.starts_at,
        raised_at=timezone.now(),
    )
    proof = VolunteerProof(
        alliance_id=lead.alliance_id,
        organisation_id=lead.organisation_id,
        worker=lead,
        what="vog",
        dated_on=timezone.localdate() - timedelta(days=next(_DAYS)),
        recorded_by=lead,
    )
    for row in (visit, proof):
        row.save(force_insert=True)
    return {"visit": visit.pk, "proof": proof.pk}


def _assign(request: HelpRequest, by: Worker, volunteer: Worker) -> Assignment:
    assignment = Assignment(
        **case_of(request),
        organisation=by.organisation,
        worker=volunteer,
        started_by=by,
    )
    assignment.save(force_insert=True)
    return assignment


def _relief(request: HelpRequest, lead: Worker, world: World | None) -> Relief:
    """Somebody of the lead who stopped: in our own world the volunteer."""
    with acting_as(lead.organisation.actor()):
        relief = Relief(
            **case_of(request),
            organisation=lead.organisation,
            worker=world.workers["volunteer"] if world else lead,
            relieved_by=lead,
            care_on=timezone.localdate(),
        )
        relief.save(force_insert=True)
    return relief


def _agreement(by: Worker) -> None:
    """The first version of the limits, in force."""
    with acting_as(by.actor()):
        start_draft(by=by)
        put_in_force(timezone.localdate(), changed="De eerste versie.", by=by)


def _portal(world: World) -> str:
    """The key with which the person of our own request enters Mijn hulp."""
    worker = world.workers["coordinator"]
    key = follow_up_hash("K7RM-XTB3-9PLQ", "+31687654321")
    with acting_as(worker.actor()):
        request = HelpRequest.objects.get(pk=world.objects["own"]["request"])
        FollowUpKey(**case_of(request), key_hash=key).save(force_insert=True)
    return key
