"""People of the cast for recognising: Fatma at the desk, and somebody who may be Fatma elsewhere."""

import random
from datetime import date

import pytest

from ketenloket.chain.desk.actions import Registration, register
from ketenloket.chain.desk.rules import Entry
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.referrals.rules import Verb
from ketenloket.foundation.tenancy.acting import acting_as
from tests.referrals.conftest import add_intake, consent_to, draft_to, step

FATMA = {
    "name": "Fatma Yıldız",
    "born": date(1984, 5, 6),
    "postcode": "9671 AB",
    "house_number": "12",
    "phone": "+31612345678",
}
# The same person, as somebody else wrote her down: other spelling, moved, another number.
FATMA_ELSEWHERE = FATMA | {"name": "Fatma Yildiz", "phone": "+31687650000"}
KEES = {"name": "Kees de Boer", "born": date(1950, 2, 3), "postcode": "9675 CD", "phone": "+31600"}


def invented(number):
    """Somebody unlike all others; every number has as many letters.

    Nobody lives where another lives, or chance makes two of ten thousand look like one person.
    """
    dice = random.Random(number)  # noqa: S311 - invented people
    syllables = [
        "ba",
        "de",
        "gi",
        "ko",
        "lu",
        "ma",
        "ne",
        "pi",
        "ro",
        "tu",
        "va",
        "we",
        "zo",
        "fi",
        "ha",
    ]
    name = "".join(dice.choices(syllables, k=4)), "".join(dice.choices(syllables, k=5))
    return {
        "name": " ".join(name).title(),
        "postcode": f"{1000 + number % 9000} {'CD' if number // 9000 % 2 else 'AB'}",
        "house_number": f"{dice.randrange(10, 99)}",
        "phone": f"+3161{number:07}",
        "email": f"proef{number:05}@example.org",
    }


def known(worker, **traits):
    """A person whom the organisation of this worker leads."""
    with acting_as(worker.actor()):
        made = register(
            Registration(**traits, entry=Entry.WALK_IN),
            by=worker,
            submission=f"{worker.pk} {traits}",
        )
        return HelpSeeker.objects.get(requests=made.request_id, lead_id=worker.organisation_id)


@pytest.fixture
def fatma(cast):
    """At the organisation that asks."""
    return known(cast.maatje, **FATMA)


@pytest.fixture
def fatma_elsewhere(cast):
    """At the organisation that is asked."""
    return known(cast.gemeente, **FATMA_ELSEWHERE)


def arrive(person, cast):
    """The file of this person of the municipality moves to maatje, by a referral that arrives."""
    with acting_as(cast.gemeente.actor()):
        request = person.requests.get()
    add_intake(request, cast.gemeente)
    consent_to(request, cast.maatje.organisation, cast.gemeente)
    referral = draft_to(cast, request, cast.maatje.organisation)
    for verb in (Verb.SEND, Verb.ACCEPT, Verb.ARRIVE):
        referral = step(verb, referral, cast)
