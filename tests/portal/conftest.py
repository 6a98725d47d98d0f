"""A person with a follow-up code, in a browser of their own."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from ketenloket.chain.desk.actions import Registration, register
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Entry
from ketenloket.chain.referrals.actions import make_referral, take
from ketenloket.chain.referrals.rules import ToldHow, Verb
from ketenloket.chain.sharing.actions import give_consent
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, GivenHow, Purpose
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as

ENTER, OVERVIEW = "/mijn-hulp/", "/mijn-hulp/overzicht/"
PHONE = "+31612345678"


@pytest.fixture(autouse=True)
def no_counts(db):
    """Every test starts without counted tries."""
    cache.clear()


@pytest.fixture
def samira(cast, registered):
    """Samira, at the desk, with her code."""
    with acting_as(cast.loketleiding.actor()):
        request = HelpRequest.objects.select_related("help_seeker").get(pk=registered.request_id)
    return SimpleNamespace(
        request=request, code=registered.follow_up_code, worker=cast.loketleiding
    )


@pytest.fixture
def other(cast):
    """Somebody else, led by the municipality, with an own code."""
    with acting_as(cast.gemeente.actor()):
        made = register(
            Registration(
                name="Bert Ander",
                phone="+31687654321",
                email="bert@voorbeeld.nl",
                entry=Entry.PHONE,
            ),
            by=cast.gemeente,
            submission="bert",
        )
        request = HelpRequest.objects.select_related("help_seeker").get(pk=made.request_id)
    return SimpleNamespace(request=request, code=made.follow_up_code, worker=cast.gemeente)


def enter(code, contact="06-12345678", client=None):
    client = client or Client()
    return client, client.post(ENTER, {"code": code, "contact": contact})


@pytest.fixture
def home(samira):
    """Samira's browser, inside Mijn hulp."""
    client, answer = enter(samira.code)
    assert answer.status_code == 302
    return client


def person(request):
    """The person of this request, as the database knows them."""
    return Actor(
        organisation=str(request.lead_id),
        alliance=str(request.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(request.pk),
    )


@pytest.fixture
def shared(cast, other):
    """Bert's request, sent to maatje on his consent and accepted there."""
    today, by = timezone.localdate(), cast.gemeente
    with acting_as(by.actor()):
        consent = give_consent(
            other.request,
            organisation=cast.maatje.organisation,
            purpose=Purpose.REFERRAL,
            covers=REFERRAL_CATEGORIES,
            given_how=GivenHow.SPOKEN,
            given_on=today,
            until=today + timedelta(days=90),
            by=by,
        )
        referral = make_referral(
            other.request.pk, receiver=cast.maatje.organisation, service=None, why="Past", by=by
        )
        take(Verb.SEND, referral.pk, by=by, told_on=today, told_how=ToldHow.PHONE)
    with acting_as(cast.maatje.actor()):
        take(Verb.ACCEPT, referral.pk, by=cast.maatje)
    return SimpleNamespace(
        consent=consent, referral=referral, request=other.request, code=other.code
    )
