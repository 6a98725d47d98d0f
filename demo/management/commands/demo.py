"""`ketenloket demo`: build the demo chain, or say who can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.data import ORGANISATIONS, WORKERS
from ketenloket.network.organisations.models import Alliance, Role


class Command(BaseCommand):
    """Build the demo chain through the product's own actions."""

    help = "Bouwt de proefketen: een samenwerking met verzonnen mensen, gedateerd vanaf vandaag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What can be asked for."""
        parser.add_argument("--if-empty", action="store_true", help="doe niets als er al iets is")
        parser.add_argument("--accounts", action="store_true", help="toon alleen de accounts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, or show."""
        if options["accounts"]:
            self._accounts()
            return
        if Alliance.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("Er staat al een samenwerking in deze database.")
        if not settings.DEMO:
            raise CommandError("De proefketen kan alleen in de proefomgeving (KETENLOKET_DEMO=1).")
        from demo.chain import build  # noqa: PLC0415 - loads the clock that only the demo needs

        world = build()
        self.stdout.write(f"{world.alliance.name}: proefketen gemaakt.")
        for name, code in sorted(world.codes.values())[:3]:
            self.stdout.write(f"  volgcode van {name}: {code}")

    def _accounts(self) -> None:
        labels = dict(Role.objects.values_list("code", "label"))
        places = {organisation.key: organisation.name for organisation in ORGANISATIONS}
        for worker in WORKERS:
            address = f"{worker.key}@demo.example"
            self.stdout.write(
                f"  {address:26} {labels[worker.role]:26} {places[worker.organisation]}"
            )
