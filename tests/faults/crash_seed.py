"""Fill an empty database of the crash tests: all tables, an alliance, an offer. Run as the owner."""

import os

import django
from django.core.management import call_command
from django.db import connection

from config.database import APP

OFFER = "0f5c5c5c-0000-4000-8000-000000000001"


def main() -> None:
    """Tables by the owner; the rest by the serving role, as everywhere."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.faults.crash_settings"
    django.setup()
    call_command("migrate", verbosity=0)
    connection.close()
    connection.settings_dict["USER"] = APP
    from ketenloket.network.directory.models import Service  # noqa: PLC0415 - after setup
    from ketenloket.network.organisations.models import Organisation  # noqa: PLC0415
    from tests.conftest import make_alliance  # noqa: PLC0415

    alliance = make_alliance()
    Service.objects.create(
        organisation=Organisation.objects.get(alliance=alliance, name="maatje"),
        alliance=alliance,
        name="Post op orde",
        form_of_help="at_home",
        does="Samen de post openen",
        public_id=OFFER,
        open_to_public=True,
    )


if __name__ == "__main__":
    main()
