"""How busy an offer is: a number for whom it concerns, and never who."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from ketenloket.chain.trajectories.actions import begin
from ketenloket.chain.trajectories.models import Trajectory
from ketenloket.chain.triage.actions.suggestions import offers_for
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.actions.load import count_load
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.models.load import open_trajectories
from ketenloket.network.directory.rules.matching import Ask, Offer, suggest
from ketenloket.network.directory.rules.weights import WEIGHTS, Factor
from tests.conftest import lead_by, make_alliance, make_worker
from tests.directory.conftest import add


def helped(worker, service, number):
    """So many people whom the organisation of this worker helps with this offer."""
    for n in range(number):
        request = lead_by(worker, f"Mens {n} {service.pk}")
        with acting_as(worker.actor()):
            begin(request.pk, by=worker).change(service=service)


class TestLoad:
    def test_the_own_organisation_reads_the_number_and_others_nothing(self, cast, thuis):
        other = add(cast.maatje)
        helped(cast.humanitas, thuis, 2)
        helped(cast.maatje, other, 1)
        wanted = [thuis.pk, other.pk]
        seen = {}
        for name, worker in vars(cast).items():
            with acting_as(worker.actor()):
                seen[name] = open_trajectories(wanted)
        assert seen.pop("humanitas") == {thuis.pk: 2}
        assert seen.pop("maatje") == {other.pk: 1}
        # Fewer than five: the neutral coordinator is not told how many.
        assert seen.pop("neutraal") == {thuis.pk: None, other.pk: None}
        assert set(map(repr, seen.values())) == {"{}"}

    def test_fives_for_the_neutral_coordinator_and_what_ended_is_gone(self, cast, thuis):
        helped(cast.humanitas, thuis, 7)
        with acting_as(cast.neutraal.actor()):
            assert open_trajectories([thuis.pk]) == {thuis.pk: 5}
        with acting_as(cast.humanitas.actor()):
            for row in Trajectory.objects.filter(service=thuis)[:3]:
                row.change(ended_on=timezone.localdate())
            assert open_trajectories([thuis.pk]) == {thuis.pk: 4}

    def test_another_alliance_and_nobody_get_nothing(self, cast, thuis):
        helped(cast.humanitas, thuis, 1)
        far = make_alliance("Ander", "ander")
        for role in ("coordinator", "alliance_coordinator"):
            with acting_as(make_worker(far, role, "maatje", role).actor()):
                assert open_trajectories([thuis.pk]) == {}
        assert open_trajectories([thuis.pk]) == {}

    def test_the_rows_stay_hidden(self, cast, thuis):
        helped(cast.humanitas, thuis, 6)
        with acting_as(cast.neutraal.actor()), transaction.atomic():
            assert not Trajectory.objects.exists()

    def test_the_card_shows_it_beside_the_word(self, cast, thuis, sign_in):
        helped(cast.humanitas, thuis, 1)
        address = f"/verwijskaart/{thuis.pk}/"
        assert "krijgt 1 mens dit aanbod" in sign_in(cast.humanitas).get(address).content.decode()
        assert "minder dan 5 mensen" in sign_in(cast.neutraal).get(address).content.decode()
        assert "dit aanbod." not in sign_in(cast.gemeente).get(address).content.decode()
        assert "krijgt 1 mens" in sign_in(cast.humanitas).get("/beheer/nakijken/").content.decode()


class TestInTheMatching:
    ASK = Ask(needs=("letters",), municipality="GM1895")

    def test_the_night_counts_in_fives_and_the_table_reads_it(self, cast, thuis):
        quiet = add(cast.maatje, name="Rustig")
        helped(cast.humanitas, thuis, 12)
        helped(cast.maatje, quiet, 4)
        before = Service.objects.get(pk=thuis.pk).last_modified
        assert count_load() >= 2
        assert count_load() >= 2  # again does no harm
        row = Service.objects.get(pk=thuis.pk)
        assert (row.helps_now, row.last_modified) == (10, before)
        assert Service.objects.get(pk=quiet.pk).helps_now == 0  # four are fewer than five
        with acting_as(cast.gemeente.actor()):
            offers = offers_for(self.ASK, cast.gemeente.alliance_id, timezone.localdate())
            assert {o.name: o.helps_now for o in offers} == {"Thuisadministratie": 10, "Rustig": 0}
            first, second = suggest(self.ASK, offers)
        assert (first.offer.name, second.offer.name) == ("Rustig", "Thuisadministratie")
        (busy,) = [r for r in second.reasons if "mensen" in r.text]
        assert (busy.points, busy.good) == (WEIGHTS[Factor.BUSY], False)
        assert "ongeveer 10 mensen" in busy.text

    def test_a_count_of_days_ago_says_nothing(self, cast, thuis):
        helped(cast.humanitas, thuis, 12)
        with time_machine.travel(timezone.now() - timedelta(days=4)):
            count_load()
        offers = offers_for(self.ASK, cast.gemeente.alliance_id, timezone.localdate())
        assert [each.helps_now for each in offers] == [None]

    @pytest.mark.parametrize(
        ("counts", "busy"),
        [((10, 0), {0}), ((5, 0), set()), ((20, 10), {0}), ((10, None), set()), ((None, 0), set()),
         ((0, 0), set()), ((25, 10, 15), {0})],
    )  # fmt: skip
    def test_only_what_is_surely_busier(self, counts, busy):
        offers = [
            Offer(n, f"o{n}", f"a{n}", "short", needs=("letters",), helps_now=count)
            for n, count in enumerate(counts)
        ]
        said = {
            s.offer.id
            for s in suggest(self.ASK, offers)
            if any("rustiger" in r.text for r in s.reasons)
        }
        assert said == busy

    def test_the_law_comes_before_the_balance(self):
        crisis = Offer(
            1, "G", "Crisis", "crisis", needs=("debts",), kind="municipality", helps_now=50
        )
        other = Offer(2, "H", "Anders", "short", needs=("debts",), helps_now=0)
        ask = Ask(needs=("debts",), threats=("eviction",))
        first, _second = suggest(ask, [crisis, other])
        assert first.offer is crisis
        assert not any("rustiger" in reason.text for reason in first.reasons)
