"""`ready`: tables, and packed style and script, as this version wants them; in one go, for every start."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Bring the tables up to date, and pack the files that are sent as they are."""

    help = "Tables and static files as this version wants them."
    requires_system_checks = ()  # migrate makes its own

    def handle(self, *_args: Any, **options: Any) -> None:
        """Without packed files everything works; without tables nothing does."""
        call_command("migrate", interactive=False, verbosity=0)
        try:
            call_command("collectstatic", interactive=False, verbosity=0)
        except OSError as error:
            self.stderr.write(f"Stijl en script zijn niet ingepakt: {error}")
