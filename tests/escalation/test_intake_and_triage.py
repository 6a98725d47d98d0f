"""At the intake a stop is recorded and the road goes on; the table may propose a part."""

from dataclasses import replace

import pytest
from django.utils import timezone

from ketenloket.chain.desk.rules import NextCode, working_days_after
from ketenloket.chain.escalation.actions import notice
from ketenloket.chain.escalation.models import Escalation, Sighting
from ketenloket.chain.escalation.rules import Source
from ketenloket.chain.trajectories.actions import assign
from ketenloket.chain.triage.actions import decide
from ketenloket.chain.triage.rules import Decision, DecisionKind
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.escalation.conftest import live
from tests.trajectories.conftest import nobody_lost
from tests.triage.conftest import brought, plan, ready

pytestmark = pytest.mark.django_db


def stop_of(worker, request):
    with acting_as(worker.actor()):
        return Escalation.objects.filter(request_id=request.pk).first()


def test_a_sign_in_the_intake_stops_and_leaves_the_next_step(cast, samen):
    ready(cast.maatje, samen, boundary_signs=("confused",))
    stop = stop_of(cast.maatje, samen)
    assert (stop.source, stop.stops, stop.due_on) == (Source.INTAKE, True, None)
    assert nobody_lost(cast.maatje, samen).next_code == NextCode.TO_TRIAGE
    with pytest.raises(RefusedError), acting_as(cast.maatje.actor()):
        assign(samen.pk, cast.vrijwilliger, by=cast.maatje, why="x")


def test_taking_the_tick_away_does_not_lift_the_stop(cast, samen):
    ready(cast.maatje, samen, boundary_signs=("confused",))
    ready(cast.maatje, samen, boundary_signs=())
    assert stop_of(cast.maatje, samen).stops


def test_a_sign_in_the_intake_of_somebody_who_is_helped_relieves(cast, helped):
    ready(cast.maatje, helped, boundary_signs=("confused",))
    assert live(cast.maatje, helped) == set()
    assert stop_of(cast.maatje, helped).due_on
    assert nobody_lost(cast.maatje, helped).next_code == NextCode.PICK_UP


def test_a_sign_without_a_limit_is_only_written_down(cast, samen):
    ready(cast.maatje, samen, boundary_signs=("dispute",))
    assert stop_of(cast.maatje, samen) is None
    with acting_as(cast.maatje.actor()):
        assert Sighting.objects.get(request_id=samen.pk).codes == ["dispute"]


def test_the_table_proposes_and_a_professional_decides(cast, noor, sign_in):
    request = ready(cast.gemeente, noor, boundary_signs=("confused",))
    meeting = plan(cast.gemeente, "maatje", "loket")
    item = brought(cast.gemeente, request, meeting)
    assert item.boundary_signs == ["confused"]
    page = sign_in(cast.gemeente).get(f"/triage/vragen/{item.pk}/")
    if page.status_code == 200:
        assert "Kan een deel vrijwillig?" in page.content.decode()
    made = Decision(
        kind=DecisionKind.KEEP,
        why="Wij helpen zelf.",
        disagreed="",
        holder_id=cast.gemeente.pk,
        next_step="Bel",
        next_on=working_days_after(timezone.localdate(), 2),
        volunteer_part="post ordenen",
    )
    with acting_as(cast.gemeente.actor()):
        decide(item.pk, made, by=cast.gemeente)
    stop = stop_of(cast.gemeente, noor)
    assert (stop.proposal, stop.stops) == ("post ordenen", True)
    page = sign_in(cast.gemeente).get(f"/mensen/{noor.pk}/opschalen/").content.decode()
    assert "post ordenen" in page
    assert 'value="post ordenen"' in page
    with acting_as(cast.gemeente.actor()):  # once more, with another part
        decide(item.pk, made, by=cast.gemeente)
        decide(item.pk, replace(made, volunteer_part="samen bellen"), by=cast.gemeente)
    assert stop_of(cast.gemeente, noor).proposal == "samen bellen"


def test_what_was_seen_at_a_contact_comes_to_the_table_as_well(cast, helped):
    with acting_as(cast.maatje.actor()):
        notice(helped.pk, ["unsafe"], source=Source.NOTE, by=cast.maatje)
    request = ready(cast.maatje, helped)
    item = brought(cast.maatje, request, plan(cast.maatje, "gemeente"))
    assert item.boundary_signs == ["unsafe"]
