"""A referral in every state, between the municipality and maatje."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.intake.models import Intake, IntakeNeed
from ketenloket.chain.referrals.actions import make_referral, take
from ketenloket.chain.referrals.actions.clock import come_back
from ketenloket.chain.referrals.models import DeclineReason, Referral
from ketenloket.chain.referrals.rules import HandoverForm, State, ToldHow, Verb
from ketenloket.chain.sharing.actions import give_consent
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, GivenHow, Purpose
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.directory.models import Need
from tests.conftest import lead_by

# The steps that lead to a state.
ROAD = {
    State.DRAFT: (),
    State.SENT: (Verb.SEND,),
    State.ACCEPTED: (Verb.SEND, Verb.ACCEPT),
    State.ARRIVED: (Verb.SEND, Verb.ACCEPT, Verb.ARRIVE),
    State.DECLINED: (Verb.SEND, Verb.DECLINE),
    State.WITHDRAWN: (Verb.SEND, Verb.WITHDRAW),
    State.HANDLED: (Verb.SEND, Verb.DECLINE, Verb.HANDLE),
    State.EXPIRED: (Verb.SEND, Verb.EXPIRE),
}


def today():
    return timezone.localdate()


def consent_to(request, organisation, by, covers=REFERRAL_CATEGORIES):
    """The person agreed, for half a year."""
    with acting_as(by.actor()):
        return give_consent(
            request,
            organisation=organisation,
            purpose=Purpose.REFERRAL,
            covers=covers,
            given_how=GivenHow.SPOKEN,
            given_on=today(),
            until=today() + timedelta(days=180),
            by=by,
        )


def add_intake(request, by):
    """A short intake with one need and a story that must not travel."""
    with acting_as(by.actor()):
        intake = Intake(
            **case_of(request),
            story="Zij durft haar post niet te openen.",
            goal="Rustig slapen",
            children=2,
            languages=["tr"],
            debts_count=7,
            boundary_signs=[],
            talked_at=timezone.now(),
            talked_by=by,
        )
        intake.save(force_insert=True)
        need = Need.objects.order_by("pk").first()
        IntakeNeed(**case_of(request), intake=intake, need=need, underlying=True).save(
            force_insert=True
        )
    return intake


def details(verb, cast):
    """What each step asks for, filled in well."""
    return {
        Verb.SEND: {"told_on": today(), "told_how": ToldHow.PHONE},
        Verb.DECLINE: {"reason": DeclineReason.objects.get(pk="full")},
        Verb.MISS: {"next_on": today() + timedelta(days=4)},
        Verb.ARRIVE: {
            "form": HandoverForm.JOINT_VISIT,
            "met_on": today(),
            "responsible": cast.maatje,
        },
    }.get(verb, {})


def who(verb, cast):
    """Who takes this step: the sender or the receiver."""
    receiver = {Verb.ACCEPT, Verb.DECLINE, Verb.MISS, Verb.ARRIVE}
    return cast.maatje if verb in receiver else cast.gemeente


def step(verb, referral, cast, by=None, **more):
    """Take a step in the name of the right worker, and check what a commit would check."""
    by = by or who(verb, cast)
    with acting_as(by.actor()):
        taken = take(verb, referral.pk, by=by, **{**details(verb, cast), **more})
        check_deferred()
    return taken


def clock_of(worker):
    """The clock, as it acts for an organisation: no worker."""
    return Actor(
        organisation=str(worker.organisation_id),
        alliance=str(worker.alliance_id),
        sees=Sees.ORGANISATION,
    )


def too_late(referral, cast):
    """The clock on the day after the last day for an answer."""
    with acting_as(clock_of(cast.gemeente)):
        day = referral.next_on + timedelta(days=1)
        assert come_back(referral.pk, cast.gemeente.organisation, day) == 1
        check_deferred()
        return Referral.objects.get(pk=referral.pk)


def check_deferred():
    """Keys that wait for the commit are checked now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def request_as(worker, pk):
    with acting_as(worker.actor()):
        return HelpRequest.objects.select_related("help_seeker").filter(pk=pk).first()


def draft_to(cast, request, receiver, by=None):
    by = by or cast.gemeente
    with acting_as(by.actor()):
        return make_referral(
            request.pk, receiver=receiver, service=None, why="Spreekt Turks", by=by
        )


@pytest.fixture
def story(cast):
    """Noor's request with an intake and a consent for maatje."""
    request = lead_by(cast.gemeente, "Noor de Wit")
    add_intake(request, cast.gemeente)
    consent = consent_to(request, cast.maatje.organisation, cast.gemeente)
    return SimpleNamespace(request=request, consent=consent)


@pytest.fixture
def in_state(cast, story):
    """Bring a referral of Noor to maatje into a state."""

    def bring(state) -> Referral:
        referral = draft_to(cast, story.request, cast.maatje.organisation)
        for verb in ROAD[state]:
            late = verb is Verb.EXPIRE
            referral = too_late(referral, cast) if late else step(verb, referral, cast)
        return referral

    return bring
