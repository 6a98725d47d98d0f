"""Who leaves hands everything over first: in one go, and nobody is unowned in between."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.trajectories.actions import (
    assign,
    hand_over,
    held_by,
    make_appointment,
    unassign,
)
from ketenloket.chain.trajectories.forms import HandOverForm
from ketenloket.chain.trajectories.models import Appointment, Assignment
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.actions import end_worker
from ketenloket.network.organisations.models import Worker
from tests.referrals.conftest import (  # noqa: F401 - fixtures are known by name
    draft_to,
    in_state,
    request_as,
    step,
    story,
)
from tests.trajectories.conftest import as_now, nobody_lost


def another_helper(cast):
    """A second volunteer of the organisation that helps."""
    with acting_as(cast.maatje.actor()):
        like = cast.vrijwilliger
        return Worker.objects.get(
            pk=Worker.objects.bulk_create(
                [
                    Worker(
                        alliance_id=like.alliance_id,
                        organisation_id=like.organisation_id,
                        role=like.role,
                        name="Andere vrijwilliger",
                        known_in_alliance=False,
                    )
                ]
            )[0].pk
        )


def test_all_that_a_volunteer_holds_goes_to_another(cast, helped, who_sees):
    other = another_helper(cast)
    starts = timezone.now() + timedelta(days=2)
    with acting_as(cast.maatje.actor()):
        planned = make_appointment(
            helped.pk,
            starts_at=starts,
            place="thuis",
            subject="post",
            by=cast.maatje,
            worker=cast.vrijwilliger,
        )
        (held,) = held_by(cast.vrijwilliger)
        assert held.assignment
        assert held.appointments == [planned]
        assert hand_over(cast.vrijwilliger, {helped.pk: other}, by=cast.maatje) == 1
        assert held_by(cast.vrijwilliger) == []
        assert [row.worker_id for row in Assignment.objects.filter(ended_at=None)] == [other.pk]
        mine = Appointment.objects.get(worker=other)
        assert (mine.starts_at, mine.place, mine.result) == (starts, "thuis", "planned")
        assert (mine.pk, mine.sequence) == (planned.pk, 1)  # calendars move it, too
        end_worker(cast.vrijwilliger, by=cast.maatje)
    assert "vrijwilliger" not in who_sees(helped)
    nobody_lost(cast.maatje, helped)


def test_what_nobody_takes_over_waits_for_the_coordinators(cast, helped):
    with acting_as(cast.maatje.actor()):
        before = as_now(cast.maatje, helped)
        hand_over(cast.vrijwilliger, {}, by=cast.maatje)
        assert not Assignment.objects.filter(ended_at=None).exists()
        assert before.status == as_now(cast.maatje, helped).status
    nobody_lost(cast.maatje, helped)


def test_the_step_and_its_day_stay(cast, helped):
    with acting_as(cast.maatje.actor()):
        before = as_now(cast.maatje, helped)
        assert before.responsible_id == cast.maatje.pk
        with pytest.raises(RefusedError):
            end_worker(cast.maatje, by=cast.maatje)  # the last coordinator, and responsible
        hand_over(cast.maatje, {helped.pk: None}, by=cast.maatje)
        after = as_now(cast.maatje, helped)
        assert after.coordinator_queue
        assert (after.next_step, after.next_on) == (before.next_step, before.next_on)


def test_a_volunteer_takes_over_the_help_but_not_the_answering(cast, helped):
    other = another_helper(cast)
    with acting_as(cast.maatje.actor()):
        hand_over(cast.maatje, {helped.pk: other}, by=cast.maatje)
        after = as_now(cast.maatje, helped)
        assert after.responsible_id is None
        assert after.coordinator_queue


def test_a_volunteer_who_sees_nothing_of_it_gets_no_appointment(cast, helped):
    other = another_helper(cast)
    with acting_as(cast.maatje.actor()):
        planned = make_appointment(
            helped.pk,
            starts_at=timezone.now() + timedelta(days=2),
            place="thuis",
            subject="post",
            by=cast.maatje,
        )
        hand_over(cast.maatje, {helped.pk: other}, by=cast.maatje)
        assert Appointment.objects.get(pk=planned.pk).worker_id == cast.maatje.pk
        assert not Assignment.objects.filter(worker=other).exists()


def test_an_assignment_to_what_is_no_longer_shown_holds_nobody(cast, story, in_state):  # noqa: F811
    """The sender withdrew after the receiver had chosen a volunteer: the volunteer can still leave."""
    referral = in_state(State.ACCEPTED)
    with acting_as(cast.maatje.actor()):
        given = assign(referral.request_id, cast.vrijwilliger, by=cast.maatje)
    step(Verb.WITHDRAW, referral, cast)
    with acting_as(cast.maatje.actor()):
        assert not HelpRequest.objects.filter(pk=referral.request_id).exists()
        (held,) = held_by(cast.vrijwilliger)
        assert held.request is None
        hand_over(cast.vrijwilliger, {}, by=cast.maatje)
        assert unassign(given.pk, by=cast.maatje).ended_at
        end_worker(cast.vrijwilliger, by=cast.maatje)


def test_another_organisation_hands_over_nothing(cast, helped):
    with acting_as(cast.loket.actor()), pytest.raises(PermissionDenied):
        hand_over(cast.vrijwilliger, {}, by=cast.loket)


def test_a_choice_of_its_own_goes_before_the_choice_for_all(cast, helped):
    other = another_helper(cast)
    with acting_as(cast.maatje.actor()):
        held = held_by(cast.vrijwilliger)
        name = HandOverForm.name_of(helped.pk)
        workers = [cast.maatje, other]
        for data, expected in (
            ({"everything": str(other.pk)}, other),
            ({"everything": str(other.pk), name: str(cast.maatje.pk)}, cast.maatje),
            ({"everything": str(other.pk), name: "nobody_yet"}, None),
            ({"everything": "nobody_yet"}, None),
        ):
            form = HandOverForm(data, held=held, workers=workers)
            assert form.is_valid(), form.errors
            assert form.choices() == {helped.pk: expected}
        assert not HandOverForm({"everything": "7777"}, held=held, workers=workers).is_valid()


def test_the_page(cast, helped):
    browser = Client()
    browser.force_login(cast.maatje.account)
    session = browser.session
    session["worker"], session["second_factor"] = cast.maatje.pk, True
    session.save()
    address = f"/beheer/medewerkers/{cast.vrijwilliger.pk}/overdragen/"
    page = browser.get(address)
    assert page.status_code == 200
    assert "helpt" in page.content.decode()
    answer = browser.post(address, {"everything": "nobody_yet"})
    assert answer.status_code == 302
    assert "heeft niemand meer op naam" in browser.get(address).content.decode()
    stranger = f"/beheer/medewerkers/{cast.loket.pk}/overdragen/"
    assert browser.get(stranger).status_code == 404
