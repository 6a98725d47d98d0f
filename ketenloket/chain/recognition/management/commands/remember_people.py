"""``ketenloket remember-people``: make what people are found by, where it is missing or stale."""

from typing import Any

from django.core.management.base import BaseCommand

from ketenloket.chain.recognition.actions import remember_all


class Command(BaseCommand):
    """The same as the nightly job, for who cannot wait: after an upgrade, or with a new secret."""

    help = "Make what people are found by, where it is missing or made with an older secret."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it for all organisations, and say for how many people."""
        self.stdout.write(f"{remember_all()} people")
