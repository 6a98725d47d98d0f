"""One law under any order of events: what is open has a basis that stands."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.sharing.actions import (
    accept,
    disclose,
    end,
    give_consent,
    legal_basis_for,
    withdraw_consent,
)
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import Category, GivenHow, Purpose, standing_consent
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError

pytestmark = pytest.mark.slow

who = st.sampled_from(["maatje", "humanitas", "vreemd"])
purposes = st.sampled_from(Purpose.values)
some = st.sets(st.sampled_from(Category.values), min_size=1)
place = st.integers(0, 4)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("give"), who, purposes, some, st.integers(0, 300)),
        st.tuples(st.just("disclose"), who, purposes, some),
        st.tuples(st.just("accept"), place),
        st.tuples(st.just("end"), place, st.booleans()),
        st.tuples(st.just("withdraw"), place, st.booleans()),
    ),
    max_size=12,
)


class Walk:
    """Take one step after another; what is refused changes nothing."""

    def __init__(self, cast, noor, person):
        self.cast, self.noor, self.person = cast, noor, person

    def nth(self, model, place):
        with acting_as(self.cast.gemeente.actor()):
            rows = list(model.objects.filter(request=self.noor).order_by("id"))
        return rows[place % len(rows)] if rows else None

    def give(self, name, purpose, covers, days):
        today = timezone.localdate()
        with acting_as(self.cast.gemeente.actor()):
            give_consent(
                self.noor,
                organisation=getattr(self.cast, name).organisation,
                purpose=purpose,
                covers=covers,
                given_how=GivenHow.WRITTEN,
                given_on=today,
                until=today + timedelta(days=days),
                by=self.cast.gemeente,
            )

    def disclose(self, name, purpose, categories):
        with acting_as(self.cast.gemeente.actor()):
            disclose(
                self.noor,
                to=getattr(self.cast, name).organisation,
                purpose=purpose,
                categories=categories,
                by=self.cast.gemeente,
            )

    def receiver(self, disclosure):
        for name in ("maatje", "humanitas", "vreemd"):
            worker = getattr(self.cast, name)
            if worker.organisation_id == disclosure.to_organisation_id:
                return worker
        raise AssertionError(disclosure)

    def accept(self, place):
        if made := self.nth(Disclosure, place):
            receiver = self.receiver(made)
            with acting_as(receiver.actor()):
                accept(made, by=receiver)

    def end(self, place, by_lead):
        if made := self.nth(Disclosure, place):
            worker = self.cast.gemeente if by_lead else self.receiver(made)
            with acting_as(worker.actor()):
                end(made, by=worker)

    def withdraw(self, place, by_person):
        if consent := self.nth(Consent, place):
            by = None if by_person else self.cast.gemeente
            with acting_as(by.actor() if by else self.person):
                withdraw_consent(consent.pk, by=by)

    def live(self):
        now, today = timezone.now(), timezone.localdate()
        with acting_as(self.cast.gemeente.actor()):
            consents = [c.as_given() for c in Consent.objects.filter(request=self.noor)]
            open_ones = Disclosure.objects.filter(
                request=self.noor, ended_at=None, ends_at__gt=now
            ).select_related("to_organisation", "consent")
            for row in open_ones:
                basis = standing_consent(
                    consents,
                    organisation_id=row.to_organisation_id,
                    purpose=row.purpose,
                    day=today,
                )
                assert basis, row
                assert row.consent.as_given().stands(today)
                assert set(row.categories) <= set(row.consent.covers)
                assert legal_basis_for(
                    self.noor, row.to_organisation, purpose=row.purpose, on=today
                )
            return {r.to_organisation_id for r in open_ones if r.accepted_at}


@given(steps=steps)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_disclosure_is_live_only_with_a_standing_basis(cast, noor, person, who_sees, steps):
    walk = Walk(cast, noor, person)
    with transaction.atomic():
        for verb, *values in steps:
            try:
                getattr(walk, verb)(*values)
            except RefusedError:
                continue
            finally:
                live = walk.live()
        names = {"maatje", "humanitas", "vreemd"}
        seen = {n for n in names if getattr(cast, n).organisation_id in (live if steps else set())}
        assert who_sees(HelpRequest(pk=noor.pk)) == {"gemeente", *seen}
        transaction.set_rollback(True)
