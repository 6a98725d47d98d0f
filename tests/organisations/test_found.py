"""The very beginning of an alliance."""

import pytest
from django.core.management import CommandError, call_command

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.actions import accept_invitation
from ketenloket.network.organisations.actions.found import add_demo_worker
from ketenloket.network.organisations.models import Alliance

pytestmark = pytest.mark.django_db

ARGUMENTS = {
    "name": "Geldloket Nieuw",
    "slug": "nieuw",
    "municipality": ["GM1895"],
    "phone": "0597-000000",
    "coordinator": "Ina",
    "email": "ina@nieuw.example",
}


def test_from_nothing_to_a_coordinator_who_can_begin(capsys):
    call_command("found_alliance", **ARGUMENTS)
    link = capsys.readouterr().out.split()[-1]
    worker = accept_invitation(link.rstrip("/").rsplit("/", 1)[-1], password="een lang wachtwoord")
    assert worker.role_id == "alliance_coordinator"
    assert worker.organisation.name == "Geldloket Nieuw"
    assert Alliance.objects.get().desk_id == worker.organisation_id


def test_the_same_address_twice_is_refused_and_changes_nothing():
    call_command("found_alliance", **ARGUMENTS)
    with pytest.raises(CommandError, match="webadres"):
        call_command("found_alliance", **ARGUMENTS)
    assert Alliance.objects.count() == 1


def test_one_click_accounts_exist_in_demo_mode_only(alliance, settings):
    settings.DEMO = False
    with pytest.raises(RefusedError):
        add_demo_worker(
            alliance.desk, name="X", email="x@demo.example", role="volunteer", languages=["nl"]
        )
