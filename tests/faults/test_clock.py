"""The clock beside people, and beside itself: one of the two wins, and nothing happens twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ketenloket.chain.desk.actions import plan_next, run_clocks
from ketenloket.chain.desk.actions.climb import climb
from ketenloket.chain.desk.actions.steps import locked
from ketenloket.chain.desk.models import Climb
from ketenloket.chain.desk.rules import ClimbTo, NextCode
from ketenloket.chain.referrals.actions.clock import come_back
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import StepRefusedError, Verb
from ketenloket.foundation.tenancy.acting import acting_as
from tests.faults.conftest import as_worker
from tests.referrals.conftest import clock_of

pytestmark = pytest.mark.slow


def as_clock(worker, do):
    def run():
        with acting_as(clock_of(worker)):
            return do()

    return run


def test_an_answer_at_the_moment_in_which_the_term_ends(arena):
    cast, won = arena.cast, set()
    for _round in arena.rounds:
        request = arena.fresh()
        arena.consent(request, cast.maatje)
        referral = arena.sent(request, cast.maatje)
        with acting_as(cast.gemeente.actor()):
            day = Referral.objects.get(pk=referral.pk).next_on + timedelta(days=1)
        answer, back = arena.together(
            arena.step(Verb.ACCEPT, referral.pk, cast.maatje),
            as_clock(
                cast.gemeente,
                lambda pk=referral.pk, day=day: come_back(pk, cast.gemeente.organisation, day),
            ),
        )
        with acting_as(cast.gemeente.actor()):
            state = Referral.objects.get(pk=referral.pk).state
        accepted = isinstance(answer, Referral)
        assert (accepted, back, state) in {(True, 0, "accepted"), (False, 1, "expired")}
        assert accepted or isinstance(answer, (StepRefusedError, Referral.DoesNotExist))
        won.add(state)
    print(sorted(won))  # noqa: T201 - who won, with -s


def test_two_clocks_at_once_tell_everybody_once(arena):
    cast = arena.cast
    for _round in arena.rounds:
        request = arena.fresh()
        late = timezone.localdate() - timedelta(days=30)
        as_worker(
            cast.gemeente,
            lambda pk=request.pk, on=late: plan_next(
                locked(pk), code=NextCode.OTHER, step="Bel", on=on, by=cast.gemeente
            ),
        )()
        one = as_clock(
            cast.gemeente,
            lambda pk=request.pk: climb(pk, cast.gemeente.organisation, timezone.localdate()),
        )
        raised = arena.together(one, one, one)
        assert sorted(raised) == [0, 0, 4]
        with acting_as(cast.gemeente.actor()):
            told = sorted(Climb.objects.filter(about=request.pk).values_list("to", flat=True))
        assert told == sorted(ClimbTo.values)


def test_whole_runs_at_once_lose_nothing(arena):
    cast = arena.cast
    late = timezone.localdate() - timedelta(days=30)
    requests = [arena.fresh() for _person in range(5)]
    for request in requests:
        as_worker(
            cast.gemeente,
            lambda pk=request.pk: plan_next(
                locked(pk), code=NextCode.OTHER, step="Bel", on=late, by=cast.gemeente
            ),
        )()
    arena.together(run_clocks, run_clocks)
    with acting_as(cast.gemeente.actor()):
        for request in requests:
            assert Climb.objects.filter(about=request.pk).count() == len(ClimbTo)
