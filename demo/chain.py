"""Builds the demo chain: sixty invented people in every stage, dated relative to today.

Everything happens through the actions that the product itself uses, in the name of the worker who
would do it and on the day on which it would have happened, so the demo is always legal.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from uuid import UUID

import time_machine
from django.utils import timezone

from demo import fitting, limits, papers, progress, referring, steps, tables, together, visits
from demo.map import CARDS, FORGOTTEN, fill_in_cards, say_where
from demo.network import build_network, say_how_much_room
from demo.people import DemoPerson, people
from demo.provisions import add_local_provisions
from demo.volunteers import tell_of_helpers
from demo.world import DemoWorld
from ketenloket.chain.desk.rules import working_days_after, working_days_before

_Bring = Callable[[DemoWorld, DemoPerson, int], UUID]
_HOURS = (9, 10, 11, 13, 14, 15)


@contextmanager
def on_day(days_ago: int, turn: int = 0) -> Iterator[date]:
    """The clock stands on a working day, this many working days before today, in office hours."""
    today = timezone.localdate()
    day = working_days_before(today, days_ago) if days_ago else today
    hour = _HOURS[turn % len(_HOURS)]
    moment = datetime(day.year, day.month, day.day, hour, turn % 60)  # noqa: DTZ001 - made aware below
    with time_machine.travel(timezone.make_aware(moment), tick=True):
        yield day


# Who is where in the story: (how many people, the function that brings them there).
def _plan() -> tuple[tuple[int, _Bring], ...]:
    return (
        (10, _new),
        (6, _called),
        (6, _intake_planned),
        (14, _ready_for_triage),
        (4, _decided),
        (5, _sent),
        (3, _accepted),
        (2, _declined),
        (7, _helped),
        (3, _closed),
    )


def build() -> DemoWorld:
    """Make the whole demo chain in an empty database."""
    with on_day(120):  # longer ago than a quarter: a card that nobody looked at since, shows it
        world = build_network()
        fill_in_cards(world, FORGOTTEN)
        say_where(world)
        limits.agree(world)
    with on_day(3):
        fill_in_cards(world, CARDS.keys() - FORGOTTEN)
        say_how_much_room(world)
        add_local_provisions(world)
    everybody = iter(enumerate(people()))
    brought = {
        bring: [bring(world, person, number) for number, person in islice(everybody, count)]
        for count, bring in _plan()
    }
    _beside(world, brought)
    _fitting(world, brought[_helped])
    _at_home(world, brought[_helped])
    _close_past_tables(world)
    tables.table_of_today(world)
    together.let_the_clock_look()
    visits.look_who_is_missed()
    tell_of_helpers(world)
    return world


def _close_past_tables(world: DemoWorld) -> None:
    """Every table was closed at the end of its own day."""
    today = timezone.localdate().isoformat()
    for day, meeting in sorted(world.meetings.items()):
        if day < today:
            evening = datetime.combine(date.fromisoformat(day), time(17, 30))
            with time_machine.travel(timezone.make_aware(evening), tick=True):
                tables.close_table(world, meeting)


def _beside(world: DemoWorld, brought: dict[_Bring, list[UUID]]) -> None:
    """One of each thing that happens beside the road."""
    helped, called = brought[_helped], brought[_called]
    with on_day(1):
        together.rest(world, helped[0])
        together.go_together(world, helped[1])
        together.ask_colleague(world, called[0])
        together.known_elsewhere(world, called[1])
        papers.bring_papers(world, helped[0])
        papers.go_through_the_money(world, helped[0])
        papers.bring_papers(world, helped[2])
        papers.go_through_the_money(world, helped[2])
    for number, request in enumerate((helped[1], helped[3], helped[5])):
        with on_day(6, number):
            progress.begin_small(world, request)
        with on_day(2, number):
            progress.go_on_small(world, request, number)
    with on_day(1):
        limits.too_heavy(world, helped[5], helped[3], helped[2])


def _fitting(world: DemoWorld, helped: list[UUID]) -> None:
    """A ceiling that was reached, a refusal, and somebody who is asked how it goes."""
    with on_day(6):
        fitting.short_help(world, helped[3])
        fitting.end_and_ask_later(world, helped[6])
    for ago in (4, 1):  # with the visits of before, all the talks of short help
        with on_day(ago):
            fitting.talk(world, helped[3])
    with on_day(2):
        fitting.refused(world, helped[4])


def _at_home(world: DemoWorld, helped: list[UUID]) -> None:
    """A home visit of this evening, and one that nobody came back from as far as is known."""
    with on_day(1):
        visits.forgotten(world, helped[1])
    with on_day(0):
        visits.this_evening(world, helped[4])


def _new(world: DemoWorld, person: DemoPerson, number: int) -> UUID:
    """Just in: the oldest wait too long."""
    with on_day((0, 0, 1, 1, 2, 3, 0, 1, 1, 0)[number % 10], number):
        return steps.sign_up(world, person, number)


def _called(world: DemoWorld, person: DemoPerson, number: int) -> UUID:
    with on_day(4, number):
        request = steps.sign_up(world, person, number)
    with on_day(3, number):
        steps.call(world, request, answered=False)
    with on_day(2 - number % 3, number):
        steps.call(world, request, answered=number % 3 == 0)
    return request


def _intake_planned(world: DemoWorld, person: DemoPerson, number: int) -> UUID:
    with on_day(4, number):
        request = steps.sign_up(world, person, number)
    with on_day(3, number):
        steps.call(world, request, answered=True)
        steps.plan(world, request, working_days_after(timezone.localdate(), 2 + number % 4))
    return request


def _ready_for_triage(world: DemoWorld, person: DemoPerson, number: int, ago: int = 4) -> UUID:
    with on_day(ago + 3, number):
        request = steps.sign_up(world, person, number)
    with on_day(ago + 2, number):
        steps.call(world, request, answered=True)
    with on_day(ago, number):
        steps.take_in(world, request, person)
    return request


def _decided(world: DemoWorld, person: DemoPerson, number: int, ago: int = 2) -> UUID:
    request = _ready_for_triage(world, person, number, ago + 3)
    with on_day(ago, number):
        tables.decide(world, request)
    return request


def _sent(world: DemoWorld, person: DemoPerson, number: int, ago: int = 3) -> UUID:
    request = _decided(world, person, number, ago + 1)
    with on_day(ago, number):
        referring.refer(world, request, person)
    return request


def _accepted(world: DemoWorld, person: DemoPerson, number: int, ago: int = 3) -> UUID:
    request = _sent(world, person, number, ago + 2)
    with on_day(ago, number):
        referring.accept(world, request)
    return request


def _declined(world: DemoWorld, person: DemoPerson, number: int) -> UUID:
    request = _sent(world, person, number, 2)
    with on_day(1, number):
        referring.decline(world, request, ("full", "boundary")[number % 2])
    return request


def _helped(world: DemoWorld, person: DemoPerson, number: int, ago: int = 12) -> UUID:
    request = _accepted(world, person, number, ago + 3)
    with on_day(ago, number):
        referring.arrive(world, request)
    with on_day(ago - 2, number):
        steps.give_helper(world, request, number)
    with on_day(ago - 5, number):
        steps.visit(world, request, "Kennisgemaakt. Samen de post op drie stapels gelegd.")
    if number % 2:
        with on_day(3, number):
            steps.visit(world, request, "De toeslag is aangevraagd. Wachten op antwoord.")
    return request


def _closed(world: DemoWorld, person: DemoPerson, number: int) -> UUID:
    request = _helped(world, person, number, 30)
    with on_day(8, number):
        steps.finish(world, request, ("goal_reached", "partly_reached", "moved")[number % 3])
    return request
