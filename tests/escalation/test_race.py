"""Somebody assigns a volunteer at the very moment that a stop opens, also past the actions."""

import threading
import time

import psycopg
import pytest
from django.db import transaction

from ketenloket.chain.escalation.actions import notice
from ketenloket.chain.escalation.rules import Source
from ketenloket.chain.trajectories.actions import assign
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Role
from tests.conftest import lead_by, make_alliance, make_cast, make_worker

ASSIGN = (
    "INSERT INTO trajectories_assignment (id, alliance_id, request_id, help_seeker_id, lead_id,"
    " organisation_id, worker_id, started_at, started_by_id, choice, why)"
    " SELECT gen_random_uuid(), alliance_id, id, help_seeker_id, lead_id, lead_id, %(who)s, now(),"
    " %(by)s, 'advised', '' FROM desk_helprequest WHERE id = %(request)s"
)


class Elsewhere(threading.Thread):
    """Another session that assigns by hand, in its own transaction."""

    def __init__(self, address, by, who, request):
        super().__init__(daemon=True)
        self.address, self.by, self.said = address, by, ""
        self.words = {"who": who.pk, "by": by.pk, "request": request.pk}

    def run(self):
        try:
            with psycopg.connect(self.address) as session:
                for name, value in vars(self.by.actor()).items():
                    session.execute(
                        "SELECT set_config(%s, %s, true)", [f"ketenloket.{name}", str(value)]
                    )
                session.execute(ASSIGN, self.words)
            self.said = "assigned"
        except psycopg.Error as error:
            self.said = str(error)


@pytest.mark.slow
def test_who_assigns_while_a_stop_opens_waits_and_is_refused(committed, django_db_blocker):
    with django_db_blocker.unblock():
        cast = make_cast(make_alliance())
        noor = lead_by(cast.maatje, "Noor de Wit")
        with acting_as(cast.maatje.actor()):
            assign(noor.pk, cast.vrijwilliger, by=cast.maatje, why="Zo past het.")
        other = Elsewhere(committed, cast.maatje, cast.andere, noor)
        with transaction.atomic():
            with acting_as(cast.vrijwilliger.actor()):
                notice(noor.pk, [], source=Source.TOO_HEAVY, by=cast.vrijwilliger)
            other.start()
            time.sleep(1)
            assert other.is_alive(), other.said  # it waits for who was first
        other.join(20)
        assert "no volunteer helps" in other.said
        with acting_as(cast.maatje.actor()):
            live = Assignment.objects.filter(request_id=noor.pk, ended_at=None)
            assert not live.exists()


@pytest.mark.slow
def test_who_says_too_heavy_while_somebody_assigns_relieves_that_one_too(
    committed, django_db_blocker
):
    with django_db_blocker.unblock():
        cast = make_cast(make_alliance())
        noor = lead_by(cast.maatje, "Noor de Wit")
        other = Elsewhere(committed, cast.maatje, cast.andere, noor)
        other.start()
        other.join(20)
        assert other.said == "assigned"
        with acting_as(cast.maatje.actor()):
            notice(noor.pk, ["unsafe"], source=Source.NOTE, by=cast.maatje)
            assert not Assignment.objects.filter(request_id=noor.pk, ended_at=None).exists()


@pytest.mark.slow
def test_who_becomes_a_volunteer_while_they_are_given_somebody_is_refused(
    committed, django_db_blocker
):
    """Also past the actions: the new role is waited for."""
    with django_db_blocker.unblock():
        alliance = make_alliance()
        cast = make_cast(alliance)
        kracht = make_worker(alliance, "kracht", "maatje", "professional")
        noor = lead_by(cast.maatje, "Noor de Wit")
        with acting_as(cast.maatje.actor()):
            notice(noor.pk, ["unsafe"], source=Source.NOTE, by=cast.maatje)
        other = Elsewhere(committed, cast.maatje, kracht, noor)
        with transaction.atomic():
            with acting_as(cast.maatje.actor()):
                kracht.change(role=Role.objects.get(code="volunteer"))
            other.start()
            time.sleep(1)
            assert other.is_alive(), other.said
        other.join(20)
        assert "no volunteer helps" in other.said
