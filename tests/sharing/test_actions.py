"""Consent, disclosure and taking back: what happens, and to whom it shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, working_days_after
from ketenloket.chain.sharing.actions import (
    NoLegalBasis,
    accept,
    disclose,
    end,
    give_consent,
    legal_basis_for,
    withdraw_consent,
)
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import Category, GivenHow, LegalBasis, Purpose
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import lead_by
from tests.sharing.conftest import ALL


def open_to(worker, noor, to, **changes):
    values = {"purpose": Purpose.REFERRAL, "categories": ALL} | changes
    with acting_as(worker.actor()):
        return disclose(noor, to=to.organisation, by=worker, **values)


def events(worker, what):
    with acting_as(worker.actor()):
        return list(Event.objects.filter(what=what))


def test_nothing_is_shared_without_a_basis(cast, noor):
    with pytest.raises(NoLegalBasis, match="toestemming"):
        open_to(cast.gemeente, noor, cast.maatje)
    with acting_as(cast.gemeente.actor()):
        assert not Disclosure.objects.filter(request=noor).exists()


def test_a_consent_for_somebody_else_or_something_else_is_no_basis(cast, noor, consent_for):
    consent_for(organisation=cast.humanitas.organisation)
    consent_for(purpose=Purpose.ADVICE)
    with pytest.raises(NoLegalBasis):
        open_to(cast.gemeente, noor, cast.maatje)


def test_a_consent_lets_the_lead_open_and_the_receiver_sees_after_accepting(
    cast, noor, consent_for, who_sees
):
    consent_for(covers=[Category.IDENTITY])
    made = open_to(cast.gemeente, noor, cast.maatje)
    assert made.categories == [Category.REQUEST, Category.IDENTITY]
    assert who_sees(noor) == {"gemeente"}
    with acting_as(cast.maatje.actor()):
        accept(made, by=cast.maatje)
    assert who_sees(noor) == who_sees(noor.help_seeker) == {"gemeente", "maatje"}
    assert [e.worker_id for e in events(cast.maatje, "sharing.accepted")] == [cast.maatje.pk]


def test_it_lasts_as_long_as_the_consent(cast, noor, consent_for):
    until = timezone.localdate() + timedelta(days=10)
    consent_for(until=until)
    made = open_to(cast.gemeente, noor, cast.maatje)
    assert timezone.localtime(made.ends_at).date() == until + timedelta(days=1)
    assert timezone.localtime(made.ends_at).hour == 0


def test_what_the_consent_does_not_cover_is_not_opened(cast, noor, consent_for):
    consent_for(covers=[Category.IDENTITY])
    with pytest.raises(NoLegalBasis, match="gaat niet over"):
        open_to(cast.gemeente, noor, cast.maatje, categories=[Category.INTAKE])


def test_towards_the_municipality_the_basis_is_its_public_task(cast, who_sees):
    request = lead_by(cast.maatje, "Jan Bos")
    with acting_as(cast.maatje.actor()):
        basis = legal_basis_for(
            request,
            cast.gemeente.organisation,
            purpose=Purpose.REFERRAL,
            on=timezone.localdate(),
        )
        assert basis.legal_basis is LegalBasis.PUBLIC_TASK
        assert basis.consent is None
        with pytest.raises(RefusedError, match="wettelijke taak"):
            give_consent(
                request,
                organisation=cast.gemeente.organisation,
                purpose=Purpose.REFERRAL,
                covers=ALL,
                given_how=GivenHow.WRITTEN,
                given_on=timezone.localdate(),
                until=timezone.localdate(),
                by=cast.maatje,
            )
    made = open_to(cast.maatje, request, cast.gemeente)
    with acting_as(cast.gemeente.actor()):
        accept(made, by=cast.gemeente)
    assert who_sees(request) == {"maatje", "gemeente"}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"given_on": 1}, "toekomst"),
        ({"until": -1, "given_on": -2}, "voorbij"),
        ({"until": 400}, "12 maanden"),
    ],
)
def test_a_consent_has_sound_dates(consent_for, changes, why):
    today = timezone.localdate()
    days = {name: today + timedelta(days=count) for name, count in changes.items()}
    with pytest.raises(RefusedError, match=why):
        consent_for(**days)


def test_the_same_consent_twice_is_one(cast, noor, consent_for):
    assert consent_for() == consent_for()
    assert consent_for(covers=[Category.IDENTITY]) != consent_for()
    assert len(events(cast.gemeente, "sharing.consent_given")) == 2


def test_no_consent_for_the_lead_itself(cast, consent_for):
    cast.gemeente.organisation.kind = "social_work"
    with pytest.raises(RefusedError, match="andere organisatie"):
        consent_for(organisation=cast.gemeente.organisation)


@pytest.mark.parametrize("who", ["worker", "person"])
def test_withdrawing_closes_at_once(cast, noor, opened, person, who_sees, who):
    assert who_sees(noor) == {"gemeente", "maatje"}
    by = cast.gemeente if who == "worker" else None
    with acting_as(by.actor() if by else person):
        consent = withdraw_consent(opened.consent_id, by=by)
        assert consent.withdrawn_at
    assert who_sees(noor) == who_sees(noor.help_seeker) == {"gemeente"}
    assert who_sees(consent) == {"gemeente"}
    with acting_as(cast.gemeente.actor()):
        request = HelpRequest.objects.get(pk=noor.pk)
        assert Disclosure.objects.get(pk=opened.pk).ended_at
        event = Event.objects.get(what="sharing.consent_withdrawn")
    assert request.responsible_id == noor.responsible_id
    assert request.next_code == NextCode.CALL
    assert request.next_step == "Toestemming voor maatje is ingetrokken: bespreek wat nu"
    assert request.next_on <= working_days_after(timezone.localdate(), 1)
    assert event.request_id == noor.pk
    assert event.worker_id == (by.pk if by else None)
    assert event.purpose == ("help" if by else "own_data")
    with acting_as(Actor(sees="postman")):
        told = Message.objects.filter(subject="Een toestemming is ingetrokken")
        assert {m.to for m in told} == {"gemeente@oldambt.example", "maatje@oldambt.example"}
        assert not [m for m in told if "Noor" in m.body]


def test_withdrawing_ends_a_second_consent_for_the_same_and_nothing_else(
    cast, noor, consent_for, opened
):
    wider = consent_for(until=timezone.localdate() + timedelta(days=300))
    other = consent_for(organisation=cast.humanitas.organisation)
    with acting_as(cast.gemeente.actor()):
        withdraw_consent(opened.consent_id, by=cast.gemeente)
        withdraw_consent(opened.consent_id, by=cast.gemeente)
        assert Consent.objects.get(pk=wider.pk).withdrawn_at
        assert not Consent.objects.get(pk=other.pk).withdrawn_at
    assert len(events(cast.gemeente, "sharing.consent_withdrawn")) == 2
    with pytest.raises(NoLegalBasis):
        open_to(cast.gemeente, noor, cast.maatje)


def test_what_waits_for_an_answer_cannot_be_accepted_after_withdrawing(cast, noor, consent_for):
    consent = consent_for()
    made = open_to(cast.gemeente, noor, cast.maatje)
    with acting_as(cast.gemeente.actor()):
        withdraw_consent(consent.pk, by=cast.gemeente)
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="gestopt"):
        accept(made, by=cast.maatje)


def test_both_sides_may_end_it_and_it_stays_ended(cast, noor, opened, who_sees):
    with acting_as(cast.maatje.actor()):
        end(opened, by=cast.maatje)
    assert who_sees(noor) == {"gemeente"}
    with acting_as(cast.gemeente.actor()):
        end(opened, by=cast.gemeente)
    assert len(events(cast.gemeente, "sharing.ended")) == 0  # the receiver's own line in the log
    assert len(events(cast.maatje, "sharing.ended")) == 1
