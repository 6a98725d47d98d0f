"""An organisation that stopped takes part again: only its door opens, and only by the alliance."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.trajectories.actions import exit_request, stop_organisation
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.actions import add_organisation, let_back
from ketenloket.network.organisations.models import Invitation, Organisation, Worker
from tests.conftest import lead_by, make_alliance, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def stopped(cast):
    """maatje closed one case, and stopped."""
    mine = lead_by(cast.maatje, "Noor")
    with acting_as(cast.maatje.actor()):
        exit_request(mine.pk, "moved", "Verhuisd", True, by=cast.maatje)
        stop_organisation(by=cast.maatje)
    return Organisation.objects.get(pk=cast.maatje.organisation_id)


def times_back(cast):
    with acting_as(cast.neutraal.organisation.actor()):
        return Event.objects.filter(what="organisations.organisation_came_back").count()


def test_the_pages_let_it_back_and_lead_to_the_first_coordinator(cast, stopped, sign_in):
    browser = sign_in(cast.neutraal)
    address = reverse("organisations:let_back", args=[stopped.pk])
    assert address in browser.get(reverse("organisations:stopped_organisations")).content.decode()
    assert "Wat is overgedragen, blijft waar het nu is" in browser.get(address).content.decode()
    stopped.refresh_from_db()
    assert not stopped.active  # looking changes nothing
    done = browser.post(address, follow=True)
    assert "doet weer mee. Nodig nu de eerste coördinator uit" in done.content.decode()
    stopped.refresh_from_db()
    assert stopped.active
    assert times_back(cast) == 1
    assert browser.post(address).status_code == 302  # twice is once
    assert times_back(cast) == 1
    empty = browser.get(reverse("organisations:stopped_organisations")).content.decode()
    assert "Er is geen organisatie gestopt" in empty


def test_nothing_comes_back_by_itself(cast, stopped, sign_in):
    with acting_as(cast.neutraal.actor()):
        let_back(stopped, by=cast.neutraal)
        assert not Worker.objects.filter(organisation=stopped, active=True).exists()
    assert not Service.objects.filter(organisation=stopped, active=True).exists()
    assert sign_in(cast.maatje).get("/vandaag/").status_code == 403
    role = {"name": "Nieuwe Coördinator", "email": "nieuw@maatje.example", "role": "coordinator"}
    invite = reverse("organisations:invite", args=[stopped.pk])
    assert sign_in(cast.neutraal).post(invite, role).status_code == 302
    with acting_as(stopped.actor()):
        assert Invitation.objects.filter(organisation=stopped, accepted_at=None).count() == 1
        assert HelpRequest.objects.filter(lead=stopped).count() == 1  # what it closed itself
        assert not HelpRequest.objects.filter(lead=stopped, status="open").exists()


def test_nobody_else_lets_it_back(cast, stopped, sign_in):
    far = make_alliance("Geldloket Elders", "elders")
    elsewhere = make_worker(far, "ver", "gemeente", "alliance_coordinator")
    address = reverse("organisations:let_back", args=[stopped.pk])
    assert sign_in(elsewhere).post(address).status_code == 404
    for who in (cast.gemeente, cast.vreemd, cast.loketleiding, cast.bestuur, cast.tafel):
        assert sign_in(who).post(address).status_code == 403
    everybody = (cast.gemeente, cast.vreemd, cast.loketleiding, cast.maatje, cast.bestuur)
    for who in (*everybody, elsewhere):
        with acting_as(who.actor()):
            with pytest.raises(PermissionDenied):
                let_back(stopped, by=who)
            with pytest.raises(DatabaseError), transaction.atomic():  # and past the action
                Organisation.objects.filter(pk=stopped.pk).update(active=True)
    with acting_as(stopped.actor()), pytest.raises(DatabaseError), transaction.atomic():
        Organisation.objects.filter(pk=stopped.pk).update(active=True)
    stopped.refresh_from_db()
    assert not stopped.active


def test_its_name_says_where_it_is(cast, alliance, stopped):
    with acting_as(cast.neutraal.actor()):
        with pytest.raises(RefusedError, match="deed eerder mee"):
            add_organisation(alliance, name=stopped.name, kind="social_work", by=cast.neutraal)
