"""The steps of a story, each in the name of the worker who would take it."""

from datetime import date, time, timedelta
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
from ketenloket.chain.trajectories.actions import (
    NextStep,
    add_goal,
    add_note,
    assign,
    exit_request,
)
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


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
