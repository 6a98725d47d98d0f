"""An arena: real commits, and workers who act at the very same moment, each on a connection."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.referrals.actions import make_referral, take
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import HandoverForm, ToldHow, Verb
from ketenloket.chain.sharing.actions import give_consent
from ketenloket.chain.sharing.models import Consent
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, GivenHow, Purpose
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from tests.conftest import copied, lead_by, make_alliance, make_cast, make_worker
from tests.stateful import probe

RUNNERS = 8
MORE = {  # beside the cast of all tests
    "chef": ("gemeente", "coordinator"),
    "medewerker": ("maatje", "professional"),
}


class Arena:
    """The cast on a database of its own, and threads to let them act together."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool
        self.rounds = range(int(os.environ.get("RACE_ROUNDS", "10")))
        self.alliance = make_alliance()
        self.cast = make_cast(self.alliance)
        for name, where in MORE.items():
            setattr(self.cast, name, make_worker(self.alliance, name, *where))
        self.number = 0

    def together(self, *actions: Callable[[], Any]) -> list[Any]:
        """What came of each of these, begun at the same moment give or take a few milliseconds.

        A refusal is an answer, and so is "not there"; any other error fails the test.
        """
        line = threading.Barrier(len(actions))
        waits = [random.choice([0, 0, 0.002, 0.006]) for _action in actions]  # noqa: S311

        def run(action: Callable[[], Any], wait: float) -> Any:
            line.wait()
            time.sleep(wait)
            try:
                return action()
            except (RefusedError, ObjectDoesNotExist) as no:
                return no

        tried = [self.pool.submit(run, *pair) for pair in zip(actions, waits, strict=True)]
        return [one.result() for one in tried]

    def fresh(self, worker: Worker | None = None) -> HelpRequest:
        """A new person, led by the organisation of this worker (the municipality)."""
        self.number += 1
        return lead_by(worker or self.cast.gemeente, f"Mens {self.number}")

    def consent(self, request: HelpRequest, to: Worker) -> Consent:
        by, today = self.cast.gemeente, timezone.localdate()
        with acting_as(by.actor()):
            return give_consent(
                request,
                organisation=to.organisation,
                purpose=Purpose.REFERRAL,
                covers=REFERRAL_CATEGORIES,
                given_how=GivenHow.SPOKEN,
                given_on=today,
                until=today + timedelta(days=90),
                by=by,
            )

    def draft(self, request: HelpRequest, to: Worker) -> Referral:
        by = self.cast.gemeente
        with acting_as(by.actor()):
            return make_referral(
                request.pk, receiver=to.organisation, service=None, why="Past", by=by
            )

    def sent(self, request: HelpRequest, to: Worker, *, accepted: bool = False) -> Referral:
        """A referral that waits for an answer, or for the arrival."""
        referral = self.draft(request, to)
        self.step(Verb.SEND, referral.pk, self.cast.gemeente)()
        if accepted:
            self.step(Verb.ACCEPT, referral.pk, to)()
        return referral

    def step(self, verb: Verb, pk: UUID, by: Worker, **more: Any) -> Callable[[], Referral]:
        """An action for `together`: this step by this worker."""
        today = timezone.localdate()
        details = {
            Verb.SEND: {"told_on": today, "told_how": ToldHow.PHONE},
            Verb.ARRIVE: {
                "form": HandoverForm.JOINT_VISIT,
                "met_on": today,
                "responsible": by,
            },
        }.get(verb, {})
        return as_worker(by, lambda: take(verb, pk, by=by, **details, **more))

    def now(self, request: HelpRequest, by: Worker) -> HelpRequest | None:
        """The request as this worker sees it now."""
        with acting_as(by.actor()):
            return HelpRequest.objects.select_related("responsible").filter(pk=request.pk).first()

    def sees(self, worker: Worker, request: HelpRequest) -> set[str]:
        """The kinds of rows of this person that the database shows to this worker."""
        return probe.seen_of((request.pk, request.help_seeker_id), worker.actor())

    def nobody_is_lost(self, request: HelpRequest | None = None) -> None:
        """This request, or every one that was ever made here, has what it must have."""
        eyes = (w for w in vars(self.cast).values() if w.role.sees == Sees.ORGANISATION)
        first = {worker.organisation_id: worker.actor() for worker in eyes}
        found = probe.facts(first.values(), of=request and request.pk, once=True)
        wrong = [row for row in found if row[-1]]
        assert not wrong


def as_worker(worker: Worker, action: Callable[[], Any]) -> Callable[[], Any]:
    """The action in the name of this worker, in a transaction of its own."""
    return as_actor(worker.actor(), action)


def as_actor(actor: Actor, action: Callable[[], Any]) -> Callable[[], Any]:
    def act() -> Any:
        with acting_as(actor):
            return action()

    return act


def person(request: HelpRequest, lead: Worker) -> Actor:
    """The help-seeker in Mijn hulp."""
    return Actor(
        organisation=str(lead.organisation_id),
        alliance=str(lead.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(request.pk),
    )


def refusals(results: list[Any]) -> list[Exception]:
    return [result for result in results if isinstance(result, Exception)]


@pytest.fixture(scope="module")
def arena(django_db_setup: None, django_db_blocker: Any) -> Iterator[Arena]:
    """One arena for all races: each round brings its own people."""
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    with copied(django_db_blocker), ThreadPoolExecutor(RUNNERS) as pool:
        with override_settings(PASSWORD_HASHERS=[hasher]):
            arena = Arena(pool)
        yield arena
        arena.nobody_is_lost()
        arena.together(*[lambda: connection.close()] * RUNNERS)  # noqa: PLW0108 - of that thread
