"""Read a list of organisations and offers in, as a coordinator has it in Excel."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions import import_directory, plan_import, words_for_sheet
from ketenloket.network.directory.management.hsds import CHOICES, import_hsds_file, is_hsds
from ketenloket.network.directory.rules.columns import TABLE
from ketenloket.network.directory.rules.sheet import understand
from ketenloket.network.organisations.models import Alliance


class Command(BaseCommand):
    """`ketenloket import-directory FILE`: all rows or none; see docs/import-directory.md."""

    help = (
        "Lees de verwijskaart in (.xlsx, .csv; HSDS: .json, .ndjson, .zip of map): alles, of niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, whose verwijskaart, and whether to look only."""
        parser.add_argument("file", type=Path, help="het bestand")
        parser.add_argument("--alliance", default="", help="de samenwerking, zoals in het webadres")
        parser.add_argument(
            "--dry-run", action="store_true", help="alleen laten zien wat er gebeurt"
        )
        for name, explanation in CHOICES.items():
            parser.add_argument(f"--{name}", default="", help=explanation)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what is wrong in each row, or read all of them in."""
        alliance = _alliance(options["alliance"])
        if is_hsds(options["file"]):
            import_hsds_file(self, alliance, options)
            return
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"Dit bestand is niet te lezen: {options['file']}") from error
        with acting_as(Actor(alliance=str(alliance.pk))), translation.override("nl"):
            try:
                lines = understand(TABLE.rows(data), words_for_sheet())
            except UnreadableError as error:
                raise CommandError(str(error)) from error
            plans = plan_import(lines, alliance)
            wrong = [plan.line for plan in plans if plan.line.problems]
            for line in wrong:
                self.stderr.write(f"rij {line.number}: {'; '.join(line.problems)}")
            if wrong:
                raise CommandError(
                    f"Er is niets ingelezen: in {len(wrong)} van de {len(lines)} rijen klopt iets niet."
                )
            if not options["dry_run"]:
                try:
                    import_directory(lines, alliance=alliance, by=None, told=self._told)
                except RefusedError as error:
                    raise CommandError(str(error)) from error
        added = sum(plan.service is None for plan in plans)
        verb = "zou worden" if options["dry_run"] else "is"
        self.stdout.write(f"{added} nieuw aanbod {verb} ingelezen, {len(plans) - added} veranderd.")

    def _told(self, done: int, rows: int) -> None:
        """Say after each part how far it is: a long list takes a while."""
        self.stderr.write(f"{done} van {rows} rijen ({100 * done // rows} %)")


def _alliance(slug: str) -> Alliance:
    """The alliance of this name; without a name the only one."""
    alliances = list(Alliance.objects.filter(slug=slug) if slug else Alliance.objects.all()[:2])
    if len(alliances) != 1:
        names = ", ".join(Alliance.objects.values_list("slug", flat=True))
        raise CommandError(f"Welke samenwerking? Kies er een met --alliance: {names}")
    return alliances[0]
