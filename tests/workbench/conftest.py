"""A case with something of everything, and a count of queries as a served page would make them."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ketenloket.chain.desk.models import ContactAttempt, HelpRequest, SeekerMessage, case_of
from ketenloket.chain.desk.rules import AttemptResult, Channel
from ketenloket.chain.help_seekers.rules import PartOfDay
from ketenloket.chain.intake.models import Intake, IntakeNeed
from ketenloket.chain.referrals.actions import make_referral, take
from ketenloket.chain.referrals.rules import ToldHow, Verb
from ketenloket.chain.sharing.actions import give_consent
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, GivenHow, Purpose
from ketenloket.chain.trajectories.models import Appointment, Assignment, ContactNote, Goal
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.directory.models import Need
from ketenloket.network.organisations.models import Role, Worker

_OF_THE_TEST = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", 'UPDATE "django_session"')


@contextmanager
def at_most(most):
    """No more queries than this; what only a test adds (savepoints, giving back) is not counted."""
    with CaptureQueriesContext(connection) as captured:
        yield
    made = [q["sql"] for q in captured if not q["sql"].startswith(_OF_THE_TEST)]
    given_back = sum("set_config" in sql for sql in made) - 2
    assert len(made) - given_back <= most, "\n".join(sql[:150] for sql in made)


def add_notes(request, by, count):
    with acting_as(by.actor()):
        for number in range(count):
            ContactNote(
                **case_of(request),
                organisation_id=by.organisation_id,
                written_by=by,
                written_at=timezone.now() - timedelta(hours=count - number),
                kind="visit",
                happened_on=timezone.localdate(),
                text=f"Bezoek nummer {number}.",
            ).save(force_insert=True)


def add_assignment(request, worker, by):
    with acting_as(by.actor()):
        Assignment(
            **case_of(request), organisation_id=worker.organisation_id, worker=worker, started_by=by
        ).save(force_insert=True)


def fill(request, by):
    """An intake, an attempt, a goal, an appointment, a note and a message."""
    with acting_as(by.actor()):
        intake = Intake(
            **case_of(request),
            story="Zij durft haar post niet te openen.",
            goal="Weer rustig slapen",
            languages=["tr"],
            needs_interpreter="yes",
            debts_count=7,
            talked_at=timezone.now(),
            talked_by=by,
            help_already_there="de buurvrouw",
        )
        intake.save(force_insert=True)
        for need in Need.objects.order_by("pk")[:3]:
            IntakeNeed(**case_of(request), intake=intake, need=need).save(force_insert=True)
        ContactAttempt(
            **case_of(request),
            organisation_id=by.organisation_id,
            tried_by=by,
            channel=Channel.PHONE,
            part_of_day=PartOfDay.MORNING,
            result=AttemptResult.SPOKEN,
        ).save(force_insert=True)
        Goal(**case_of(request), words="Post openen", made_on=timezone.localdate()).save(
            force_insert=True
        )
        Appointment(
            **case_of(request),
            organisation_id=by.organisation_id,
            worker=by,
            starts_at=timezone.now() + timedelta(minutes=1),
            place="Buurthuis De Schakel",
        ).save(force_insert=True)
    add_notes(request, by, 1)
    write_as_person(request, "Wanneer komt u?")


def as_person(request):
    return Actor(
        organisation=str(request.lead_id),
        alliance=str(request.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(request.pk),
    )


def write_as_person(request, text):
    with acting_as(as_person(request)):
        SeekerMessage(**case_of(request), text=text).save(force_insert=True)


def refer(cast, request, *verbs):
    """A referral of the municipality to maatje, as far as these steps."""
    by, today = cast.gemeente, timezone.localdate()
    with acting_as(by.actor()):
        give_consent(
            request,
            organisation=cast.maatje.organisation,
            purpose=Purpose.REFERRAL,
            covers=REFERRAL_CATEGORIES,
            given_how=GivenHow.SPOKEN,
            given_on=today,
            until=today + timedelta(days=180),
            by=by,
        )
        referral = make_referral(
            request.pk,
            receiver=cast.maatje.organisation,
            service=None,
            why="Spreekt Turks",
            by=by,
        )
    for verb in verbs:
        worker = by if verb == Verb.SEND else cast.maatje
        told = {"told_on": today, "told_how": ToldHow.PHONE} if verb == Verb.SEND else {}
        with acting_as(worker.actor()):
            referral = take(verb, referral.pk, by=worker, **told)
    return referral


@pytest.fixture
def full(cast, noor):
    """Noor's case with something of everything."""
    fill(noor, cast.gemeente)
    return noor


@pytest.fixture
def gemeente_volunteer(cast, alliance):
    """A volunteer of the organisation that leads."""
    with acting_as(cast.gemeente.actor()):
        worker = Worker(
            alliance=alliance,
            organisation=cast.gemeente.organisation,
            account=cast.vrijwilliger.account,
            role=Role.objects.get(pk="volunteer"),
            name="Joke Vrijwillig",
            known_in_alliance=False,
        )
        worker.save(force_insert=True)
    return worker


def fresh(worker, pk):
    with acting_as(worker.actor()):
        return HelpRequest.objects.get(pk=pk)
