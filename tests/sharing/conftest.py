"""What tests about sharing need: a consent for maatje, given today."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ketenloket.chain.sharing.actions import accept, disclose, give_consent
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.sharing.rules import REFERRAL_CATEGORIES, GivenHow, Purpose
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as

ALL = tuple(category.value for category in REFERRAL_CATEGORIES)


@pytest.fixture
def consent_for(cast, noor):
    """Write down a consent on Noor's request; what is not said is usual."""

    def give(worker=None, organisation=None, **changes):
        today = timezone.localdate()
        values = {
            "purpose": Purpose.REFERRAL,
            "covers": ALL,
            "given_how": GivenHow.SPOKEN,
            "given_on": today,
            "until": today + timedelta(days=180),
        } | changes
        by = worker or cast.gemeente
        with acting_as(by.actor()):
            return give_consent(
                noor, organisation=organisation or cast.maatje.organisation, by=by, **values
            )

    return give


@pytest.fixture
def opened(cast, noor, consent_for):
    """Noor's request, opened to maatje on her consent, and accepted."""
    consent_for()
    with acting_as(cast.gemeente.actor()):
        made = disclose(
            noor,
            to=cast.maatje.organisation,
            purpose=Purpose.REFERRAL,
            categories=ALL,
            by=cast.gemeente,
        )
    with acting_as(cast.maatje.actor()):
        accept(Disclosure.objects.get(pk=made.pk), by=cast.maatje)
    with acting_as(cast.gemeente.actor()):
        return Disclosure.objects.get(pk=made.pk)


@pytest.fixture
def person(noor):
    """Noor herself, in Mijn hulp."""
    return Actor(
        organisation=str(noor.lead_id),
        alliance=str(noor.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(noor.pk),
    )
