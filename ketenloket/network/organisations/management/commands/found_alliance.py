"""`ketenloket found-alliance`: begin for real, with a desk and a first coordinator to invite."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import IntegrityError, transaction

from ketenloket.network.organisations.actions.found import (
    found_alliance,
    invite_first_coordinator,
)


class Command(BaseCommand):
    """Make an alliance and its desk, and print the link with which its coordinator begins."""

    help = "Begint een samenwerking: het loket, en een uitnodiging voor de neutrale coördinator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What must be known to begin."""
        parser.add_argument(
            "--name", required=True, help="naam van het loket, zoals mensen het kennen"
        )
        parser.add_argument(
            "--slug", required=True, help="naam in het webadres, bijvoorbeeld oldambt"
        )
        parser.add_argument(
            "--municipality", action="append", required=True, help="CBS-code, mag vaker: GM1895"
        )
        parser.add_argument("--phone", required=True, help="telefoonnummer van het loket")
        parser.add_argument(
            "--for-municipality", action="store_true", help="het loket werkt namens de gemeente"
        )
        parser.add_argument("--coordinator", required=True, help="naam van de neutrale coördinator")
        parser.add_argument(
            "--email", required=True, help="e-mailadres van de neutrale coördinator"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it, all or nothing."""
        validate_slug(options["slug"])
        validate_email(options["email"])
        try:
            with transaction.atomic():
                alliance = found_alliance(
                    desk_name=options["name"],
                    name=options["name"],
                    slug=options["slug"],
                    municipalities=options["municipality"],
                    phone=options["phone"],
                    desk_acts_for_municipality=options["for_municipality"],
                )
                link = invite_first_coordinator(
                    alliance, name=options["coordinator"], email=options["email"]
                )
        except IntegrityError as error:
            msg = f"Er is al een samenwerking met het webadres '{options['slug']}'."
            raise CommandError(msg) from error
        self.stdout.write(
            f"{alliance.name} is begonnen. De uitnodiging (14 dagen geldig):\n  {link}"
        )
