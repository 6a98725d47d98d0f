"""Makes the alliance of the demo, its organisations, offers and workers."""

from demo.data import ALLIANCE, FINDING_PLACES, ORGANISATIONS, SERVICES, WORKERS, DemoService
from demo.texts import TEXTS
from demo.world import DemoWorld
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.actions import add_service, set_capacity, write_text
from ketenloket.network.directory.rules import Capacity
from ketenloket.network.organisations.actions import add_finding_place, add_organisation
from ketenloket.network.organisations.actions.found import add_demo_worker, found_alliance
from ketenloket.network.organisations.models import Organisation

NEUTRAL = "avs1"


def build_network() -> DemoWorld:
    """Found the alliance and let everybody in."""
    desk, *others = ORGANISATIONS
    alliance = found_alliance(desk_name=desk.name, **ALLIANCE)
    world = DemoWorld(alliance, {desk.key: alliance.desk})
    neutral = next(worker for worker in WORKERS if worker.key == NEUTRAL)
    home = next(one for one in others if one.key == neutral.organisation)
    world.organisations[home.key] = Organisation.objects.create(
        alliance=alliance, name=home.name, kind=home.kind, about=home.about
    )
    _add_worker(world, neutral)
    coordinator = world.workers[NEUTRAL]
    with acting_as(coordinator.actor()):
        for one in others:
            if one.key not in world.organisations:
                world.organisations[one.key] = add_organisation(
                    alliance, name=one.name, kind=one.kind, by=coordinator
                )
        for name, kind in FINDING_PLACES:
            world.finding_places.append(
                add_finding_place(alliance, name=name, kind=kind, by=coordinator)
            )
    for worker in WORKERS:
        if worker.key != NEUTRAL:
            _add_worker(world, worker)
    with acting_as(coordinator.actor()):
        world.services = [_add_service(world, service) for service in SERVICES]
        for service in world.services:
            for language, (name, does, for_whom) in TEXTS.get(service.name, {}).items():
                write_text(
                    service, language, name=name, does=does, for_whom=for_whom, by=coordinator
                )
    return world


def _add_worker(world, worker) -> None:  # noqa: ANN001 - a line of the data
    key = worker.key if worker.key not in world.workers else f"{worker.key}@{worker.organisation}"
    world.workers[key] = add_demo_worker(
        world.organisations[worker.organisation],
        name=worker.name,
        email=f"{worker.key}@demo.example",
        role=worker.role,
        languages=worker.languages,
    )


def _add_service(world: DemoWorld, service: DemoService):  # noqa: ANN202
    return add_service(
        world.organisations[service.organisation],
        by=world.workers[NEUTRAL],
        name=service.name,
        form_of_help=service.form_of_help,
        does=service.does,
        does_not=service.does_not,
        for_whom=service.for_whom,
        needs=list(service.needs),
        municipalities=["GM1895"],
        languages=list(service.languages),
        not_with_signs=list(service.not_with_signs),
        by_volunteers=service.by_volunteers,
        home_visits=service.home_visits,
        for_entrepreneurs=service.for_entrepreneurs,
    )


def say_how_much_room(world: DemoWorld) -> None:
    """The coordinators set their capacity words; each counts for two weeks."""
    coordinator = world.workers[NEUTRAL]
    with acting_as(coordinator.actor()):
        for service, data in zip(world.services, SERVICES, strict=True):
            set_capacity(
                service,
                Capacity(data.capacity),
                by=coordinator,
                waiting_weeks=data.waiting_weeks,
            )
