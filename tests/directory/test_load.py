"""How busy an offer is: a number for whom it concerns, and never who."""

from django.db import transaction
from django.utils import timezone

from ketenloket.chain.trajectories.actions import begin
from ketenloket.chain.trajectories.models import Trajectory
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.models.load import open_trajectories
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
