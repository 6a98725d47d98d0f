"""Noor, whom maatje leads and a volunteer helps; humanitas has a volunteer along as well."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from ketenloket.chain.desk.models import case_of
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.actions import assign
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import make_worker


@pytest.fixture
def more(alliance, cast):
    """Workers that the cast does not have: a professional at maatje, a volunteer at humanitas."""
    return SimpleNamespace(
        kracht=make_worker(alliance, "kracht", "maatje", "professional"),
        buur=make_worker(alliance, "buur", "humanitas", "volunteer"),
    )


def open_to(request, lead, organisation, by):
    """The lead shows everything of this request to another organisation, which accepts."""
    today = timezone.localdate()
    with acting_as(lead.actor()):
        consent = Consent(
            **case_of(request),
            organisation=organisation,
            purpose="referral",
            covers=["request", "identity", "intake", "notes"],
            given_how="written",
            given_on=today,
            until=today + timezone.timedelta(days=90),
            recorded_by=lead,
        )
        consent.save(force_insert=True)
        disclosure = Disclosure(
            **case_of(request),
            to_organisation=organisation,
            categories=consent.covers,
            purpose="referral",
            legal_basis="consent",
            consent=consent,
            made_by=lead,
            ends_at=timezone.now() + timezone.timedelta(days=90),
        )
        disclosure.save(force_insert=True)
    with acting_as(by.actor()):
        disclosure.change(accepted_at=timezone.now(), accepted_by=by)


@pytest.fixture
def both(cast, more, helped):
    """Noor, helped by volunteers of two organisations."""
    open_to(helped, cast.maatje, cast.humanitas.organisation, cast.humanitas)
    with acting_as(cast.humanitas.actor()):
        assign(helped.pk, more.buur, by=cast.humanitas)
    return helped


def live(worker, request):
    """The live assignments of this request as this worker sees them."""
    with acting_as(worker.actor()):
        return set(
            Assignment.objects.filter(request_id=request.pk, ended_at=None).values_list(
                "worker_id", flat=True
            )
        )
