"""The steps of a story, each in the name of the worker who would take it."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from demo.people import DemoPerson
from demo.world import DemoWorld
from ketenloket.chain.desk.actions import (
    Attempt,
    Registration,
    log_attempt,
    plan_intake,
    register_at_front_door,
    take_up,
)
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.intake.actions import complete_intake, save_intake
from ketenloket.chain.intake.rules import IntakeContent
from ketenloket.chain.referrals.actions import make_referral, take
from ketenloket.chain.referrals.models import DeclineReason, Referral
from ketenloket.chain.referrals.rules import HandoverForm, State, ToldHow, Verb
from ketenloket.chain.sharing.actions import give_consent
from ketenloket.chain.sharing.rules import (
    REFERRAL_CATEGORIES,
    GivenHow,
    LegalBasis,
    Purpose,
    basis_of,
)
from ketenloket.chain.trajectories.actions import (
    NextStep,
    add_goal,
    add_note,
    assign,
    begin,
    exit_request,
)
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.chain.triage.actions import (
    advice_for,
    bring,
    close_meeting,
    fill_agenda,
    fix_member,
    known_words,
    plan_meeting,
    set_presence,
)
from ketenloket.chain.triage.actions import (
    decide as decide_item,
)
from ketenloket.chain.triage.models import TriageItem, TriageMeeting
from ketenloket.chain.triage.rules import Decision, DecisionKind, Presence, SeatUpdate
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

TABLE = ("loket", "humanitas", "shm", "heils", "azzur", "welzijn", "gemeente", "mee", "bank")


def sign_up(world: DemoWorld, person: DemoPerson, number: int) -> UUID:
    """At the front door, or handed in by a finding place."""
    handed_in = number % 5 == 4  # noqa: PLR2004 - every fifth
    place = world.finding_places[number % 4] if handed_in else None
    made = register_at_front_door(
        Registration(
            name=person.name,
            email=f"hulpvrager{number + 1}@demo.example",
            concerns=person.concerns,
            threats=person.threats,
            contact_way="phone" if number % 4 else "email",
            phone=f"+3161234{number:04d}",
            contact_when=("morning",) if number % 2 else ("evening",),
            language=person.language,
            postcode="9671 AA",
            house_number=str(number + 1),
            municipality="GM1895",
            message=person.story if number % 3 == 0 else "",
            entry="finding_place" if place else "front_door",
            finding_place=place,
            handed_in_by="begeleider" if place else "",
        ),
        alliance=world.alliance,
        submission=f"demo {number}",
    )
    world.codes[made.request_id] = (person.name, made.follow_up_code)
    return made.request_id


def responsible_for(world: DemoWorld, request_id: UUID) -> Worker:
    """The worker who holds the request, as the one who acts for it."""
    for worker in world.workers.values():
        with acting_as(worker.actor()):
            found = HelpRequest.objects.filter(
                pk=request_id, responsible_id=worker.pk, lead_id=worker.organisation_id
            )
            if found.exists():
                return worker
    msg = f"nobody holds {request_id}"
    raise LookupError(msg)


def volunteer_of(world: DemoWorld, request_id: UUID) -> Worker | None:
    """The volunteer who helps this person now, if one does."""
    with acting_as(responsible_for(world, request_id).actor()):
        live = Assignment.objects.filter(request_id=request_id, ended_at__isnull=True)
        keys = set(live.values_list("worker_id", flat=True))
    found = (row for row in world.workers.values() if row.pk in keys and row.role_id == "volunteer")
    return next(found, None)


def call(world: DemoWorld, request_id: UUID, *, answered: bool) -> None:
    """Take it up if nobody has, and call."""
    try:
        worker = responsible_for(world, request_id)
    except LookupError:
        worker = world.desk(request_id.int % 3)
        with acting_as(worker.actor()):
            take_up(request_id, by=worker)
    with acting_as(worker.actor()):
        result = "spoken" if answered else "no_answer"
        log_attempt(request_id, Attempt("phone", "morning", result), by=worker)


def plan(world: DemoWorld, request_id: UUID, on: date) -> None:
    """Agree on the intake."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        plan_intake(request_id, on=on, at=time(10, 30), place="Buurthuis De Brug (demo)", by=worker)


def take_in(world: DemoWorld, request_id: UUID, person: DemoPerson) -> None:
    """The intake, told once."""
    worker = responsible_for(world, request_id)
    today = timezone.localdate()
    content = IntakeContent(
        story=person.story,
        goal=person.goal,
        table_words=person.goal,
        talked_on=today,
        needs=person.needs,
        underlying=person.underlying,
        threats=dict.fromkeys(person.threats, today + timedelta(days=9)),
        adults=1 + person.children % 2,
        children=person.children,
        debts_count=12 if "many_creditors" in person.signs else 4,
        debts_sum="to_20000",
        debts_kind="both" if "business_debts" in person.signs else "private",
        has_administrator="no",
        is_entrepreneur="yes" if "business_debts" in person.signs else "no",
        languages=tuple(sorted({"nl", person.language})),
        needs_interpreter="yes" if person.language in {"ar", "uk"} else "no",
        reads_letters="no" if person.language != "nl" else "yes",
        help_already_there="De huisarts weet ervan." if person.children else "",
        boundary_signs=person.signs,
    )
    with acting_as(worker.actor()):
        save_intake(request_id, content, by=worker)
        complete_intake(request_id, by=worker)


def _table(world: DemoWorld, day: date) -> TriageMeeting:
    """The meeting of this day."""
    key = day.isoformat()
    if key not in world.meetings:
        chair = world.workers["loket1"]
        if not world.meetings:
            _sit_fixed(world)
        moment = timezone.make_aware(datetime.combine(day, time(16)))
        with acting_as(chair.actor()):
            world.meetings[key] = plan_meeting(
                max(moment, timezone.now() + timedelta(minutes=5)),
                "Buurthuis De Brug (demo)",
                [world.organisations[key] for key in TABLE],
                by=chair,
            )
    return world.meetings[key]


def _sit_fixed(world: DemoWorld) -> None:
    """Two organisations send the same person to every table; the others choose each time."""
    for key in ("humanitas1", "shm1"):
        coordinator = world.workers[key]
        with acting_as(coordinator.actor()):
            fix_member(coordinator, by=coordinator)


def decide(world: DemoWorld, request_id: UUID) -> None:
    """The table chooses the best suggestion that is not the desk itself."""
    worker = responsible_for(world, request_id)
    meeting = _table(world, timezone.localdate())
    with acting_as(worker.actor()):
        item = bring(request_id, meeting, by=worker)
        advice = advice_for(item, words=known_words(item.alliance_id), today=timezone.localdate())
        suggestion = advice.fitting[0]
        service = next(one for one in world.services if one.pk == suggestion.offer.id)
        decide_item(
            item.pk,
            Decision(
                kind=DecisionKind.REFER,
                why="; ".join(suggestion.reasons_for[:2]) or "past het best",
                disagreed="",
                holder_id=worker.pk,
                next_step="Vraag toestemming en maak de verwijzing",
                next_on=working_days_after(timezone.localdate(), 2),
                organisation_id=service.organisation_id,
                service_id=service.pk,
            ),
            by=worker,
        )


def refer(world: DemoWorld, request_id: UUID, person: DemoPerson) -> None:
    """Ask consent where consent is the basis, tell the person, and send."""
    worker = responsible_for(world, request_id)
    today = timezone.localdate()
    with acting_as(worker.actor()):
        request = HelpRequest.objects.get(pk=request_id)
        item = TriageItem.objects.select_related("decision__organisation", "decision__service").get(
            source__request_id=request_id
        )
        receiver = item.decision.organisation
        if basis_of(receiver.kind) == LegalBasis.CONSENT:
            give_consent(
                request,
                organisation=receiver,
                purpose=Purpose.REFERRAL,
                covers=REFERRAL_CATEGORIES,
                given_how=GivenHow.SPOKEN if person.language != "nl" else GivenHow.WRITTEN,
                given_on=today,
                until=today + timedelta(days=180),
                by=worker,
            )
        referral = make_referral(
            request_id,
            receiver=receiver,
            service=item.decision.service,
            why=item.decision.why,
            by=worker,
        )
        take(Verb.SEND, referral.pk, by=worker, told_on=today, told_how=ToldHow.PHONE)


def _open_referral(world: DemoWorld, request_id: UUID) -> tuple[Referral, Worker]:
    """The referral that waits for its receiver, and who acts there."""
    for worker in {w.organisation_id: w for w in reversed(world.workers.values())}.values():
        lead = world.lead_of(worker.organisation_id) if _has_cases(world, worker) else None
        if lead is None:
            continue
        with acting_as(lead.actor()):
            referral = Referral.objects.filter(
                request_id=request_id,
                receiver_id=lead.organisation_id,
                state__in=[State.SENT, State.ACCEPTED],
            ).first()
        if referral:
            return referral, lead
    msg = f"no referral of {request_id} waits"
    raise LookupError(msg)


def _has_cases(world: DemoWorld, worker: Worker) -> bool:
    return any(
        "cases" in other.role.duties
        for other in world.workers.values()
        if other.organisation_id == worker.organisation_id
    )


def accept(world: DemoWorld, request_id: UUID) -> None:
    """The receiver takes it on."""
    referral, worker = _open_referral(world, request_id)
    with acting_as(worker.actor()):
        take(Verb.ACCEPT, referral.pk, by=worker)


def decline(world: DemoWorld, request_id: UUID, reason: str) -> None:
    """The receiver says no, with a reason."""
    referral, worker = _open_referral(world, request_id)
    with acting_as(worker.actor()):
        chosen = DeclineReason.objects.get(code=reason)
        take(Verb.DECLINE, referral.pk, by=worker, reason=chosen)


def arrive(world: DemoWorld, request_id: UUID) -> None:
    """They met: the receiver leads from now on."""
    referral, worker = _open_referral(world, request_id)
    with acting_as(worker.actor()):
        take(
            Verb.ARRIVE,
            referral.pk,
            by=worker,
            form=HandoverForm.JOINT_VISIT,
            met_on=timezone.localdate(),
            responsible=worker,
        )
        begin(request_id, by=worker)


def give_helper(world: DemoWorld, request_id: UUID, number: int) -> None:
    """A volunteer where the boundaries allow it, else the professional stays."""
    worker = responsible_for(world, request_id)
    volunteers = world.volunteers_of(worker.organisation_id)
    with acting_as(worker.actor()):
        add_goal(request_id, "Zelf mijn post openmaken", by=worker)
        if volunteers:
            try:
                assign(request_id, volunteers[number % len(volunteers)], by=worker)
            except RefusedError:
                assign(request_id, worker, by=worker)


def visit(world: DemoWorld, request_id: UUID, text: str) -> None:
    """A visit by whoever helps, with the next step."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        live = Assignment.objects.filter(request_id=request_id, ended_at__isnull=True).first()
    helper = next((w for w in world.workers.values() if live and w.pk == live.worker_id), worker)
    today = timezone.localdate()
    with acting_as(helper.actor()):
        add_note(
            request_id,
            kind="visit",
            happened_on=today,
            text=text,
            by=helper,
            then=NextStep("Volgend bezoek: samen verder met de post", working_days_after(today, 6)),
        )


def finish(world: DemoWorld, request_id: UUID, outcome: str) -> None:
    """The help ends, and the person knows."""
    worker = responsible_for(world, request_id)
    with acting_as(worker.actor()):
        exit_request(request_id, outcome, "Samen besproken en afgerond.", True, by=worker)


def close_table(world: DemoWorld, meeting: TriageMeeting) -> None:
    """The meeting is over, and its minutes are ready."""
    chair = world.workers["loket1"]
    with acting_as(chair.actor()):
        close_meeting(meeting, by=chair)


def table_of_today(world: DemoWorld) -> None:
    """One meeting today, with what is ready on its agenda."""
    chair = world.workers["loket1"]
    meeting = _table(world, timezone.localdate())
    with acting_as(chair.actor()):
        set_presence(
            meeting,
            [
                SeatUpdate(
                    world.organisations[key].pk,
                    Presence.STAND_IN if key == "azzur" else Presence.PRESENT,
                    "Vera Invalster (demo)" if key == "azzur" else "",
                )
                for key in TABLE
            ],
            by=chair,
        )
        fill_agenda(meeting, by=chair)
