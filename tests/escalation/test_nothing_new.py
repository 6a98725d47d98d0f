"""After a stop a volunteer is given nothing about this person: no appointment, no promise."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.trajectories.actions import (
    Promised,
    make_appointment,
    move_appointment,
    promise,
    write_report,
)
from ketenloket.chain.trajectories.actions.appointments import Details
from ketenloket.chain.trajectories.models import Appointment, Task
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.escalation.test_stopping import given, say

pytestmark = pytest.mark.django_db


def plan(request, by, worker, **after):
    with acting_as(by.actor()):
        return make_appointment(
            request.pk,
            starts_at=timezone.now() + timedelta(**after),
            place="thuis",
            subject="",
            by=by,
            worker=worker,
        )


@pytest.mark.parametrize("who", ["vrijwilliger", "andere"])
def test_no_appointment_and_no_promise(cast, more, helped, who):
    say(cast.vrijwilliger, helped)
    volunteer = getattr(cast, who)
    with pytest.raises(RefusedError, match="nog niet aan deze hulpvrager gekoppeld"):
        plan(helped, cast.maatje, volunteer, hours=30)
    with acting_as(cast.maatje.actor()):
        promised = Promised(volunteer, "post", timezone.localdate())
        with pytest.raises(RefusedError, match="nog niet aan deze hulpvrager gekoppeld"):
            promise(helped.pk, promised, by=cast.maatje)
        assert not Appointment.objects.filter(request_id=helped.pk).exists()
        assert not Task.objects.filter(request_id=helped.pk).exists()
    assert plan(helped, cast.maatje, more.kracht, hours=30)


def test_a_colleague_who_helps_as_well_may_still_promise(cast, helped):
    given(cast.maatje, cast.andere, helped)
    plan(helped, cast.vrijwilliger, None, minutes=1)
    with acting_as(cast.vrijwilliger.actor()):
        promised = Promised(cast.andere, "post", timezone.localdate())
        assert promise(helped.pk, promised, by=cast.vrijwilliger).worker_id == cast.andere.pk


def test_who_was_there_and_was_stopped_promises_nothing_in_the_report(cast, helped):
    held = plan(helped, cast.vrijwilliger, None, minutes=-1)
    say(cast.vrijwilliger, helped)
    with acting_as(cast.maatje.actor()):
        promised = [Promised(cast.vrijwilliger, "post", timezone.localdate())]
        with pytest.raises(RefusedError, match="gekoppeld"):
            write_report(held.pk, text="x", promises=promised, by=cast.maatje)


def test_an_appointment_left_with_a_stopped_volunteer_is_not_moved(cast, helped):
    past = plan(helped, cast.vrijwilliger, None, minutes=-1)
    say(cast.vrijwilliger, helped)
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="gekoppeld"):
        move_appointment(
            past.pk,
            starts_at=timezone.now() + timedelta(days=1),
            place="thuis",
            subject="",
            details=Details(),
            by=cast.maatje,
        )


def test_the_form_offers_only_who_sees_the_person(cast, more, helped, sign_in):
    page = reverse("trajectories:appointment", args=[helped.pk])
    browser = sign_in(cast.maatje)

    def offered():
        field = browser.get(page).context["form"].fields["worker"]
        return {int(key) for key, _name in field.choices}

    assert cast.vrijwilliger.pk in offered()
    assert cast.andere.pk not in offered()
    say(cast.vrijwilliger, helped)
    assert cast.vrijwilliger.pk not in offered()
    assert {cast.maatje.pk, more.kracht.pk} <= offered()
