"""The part of `import-directory` that reads a directory in HSDS."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.hsds import import_hsds
from ketenloket.network.directory.actions.hsds_plan import Happens, Plan, plan_hsds
from ketenloket.network.directory.models import Need
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.directory.rules.hsds.files import (
    MOST_UNPACKED,
    Loose,
    records_of,
    records_of_tables,
)
from ketenloket.network.directory.rules.hsds.found import Choices
from ketenloket.network.organisations.models import Alliance
from ketenloket.network.organisations.rules import OrganisationKind

CHOICES = {
    "need": "HSDS: waarbij aanbod helpt als dat er niet herkenbaar bij staat (code, zoals debts)",
    "form": "HSDS: de vorm van hulp als die er niet bij staat (code, zoals short)",
    "kind": "HSDS: de soort van nieuwe organisaties als die er niet bij staat (code, zoals care)",
}
_SAY_EVERY = 500
_ENDINGS = {".json", ".ndjson", ".jsonl", ".zip"}
_SAID = {
    Happens.NEW_ORGANISATION: "nieuw, van een nieuwe organisatie",
    Happens.NEW: "nieuw",
    Happens.CHANGED: "veranderd",
    Happens.UNCHANGED: "hetzelfde gebleven",
    Happens.SKIPPED: "overgeslagen",
}


def is_hsds(path: Path) -> bool:
    """Whether this is a directory in HSDS, by its name."""
    return path.is_dir() or path.suffix.lower() in _ENDINGS


def import_hsds_file(command: BaseCommand, alliance: Alliance, options: dict[str, Any]) -> None:
    """Say what is wrong with each record, or read all of them in."""

    def told(done: int, total: int) -> None:
        if done % _SAY_EVERY == 0:
            command.stdout.write(f"{done} van {total} ingelezen ...")

    with acting_as(Actor(alliance=str(alliance.pk))), translation.override("nl"):
        try:
            loose = _loose(options["file"])
        except UnreadableError as error:
            raise CommandError(str(error)) from error
        choices = _choices(options)
        plan = plan_hsds(loose, choices, alliance)
        _tell(command, plan)
        if plan.directory.wrong:
            wrong = len({where for where, _problem in plan.directory.wrong})
            raise CommandError(f"Er is niets ingelezen: bij {wrong} records klopt iets niet.")
        if not options["dry_run"]:
            try:
                plan = import_hsds(loose, choices, alliance=alliance, by=None, told=told)
            except RefusedError as error:
                raise CommandError(str(error)) from error
    counted = ", ".join(f"{plan.counts[word]} {said}" for word, said in _SAID.items())
    command.stdout.write(f"{'Zou worden' if options['dry_run'] else 'Ingelezen'}: {counted}.")


def _tell(command: BaseCommand, plan: Plan) -> None:
    for where, problem in plan.directory.wrong:
        command.stderr.write(f"{where}: {problem}")
    for entry in plan.directory.entries:
        if entry.skipped:
            command.stdout.write(f"{entry.where}: overgeslagen, {entry.skipped}")
        for note in entry.offer.notes:
            command.stdout.write(f"{entry.where}: {note}")
    if unknown := plan.directory.unknown:
        command.stdout.write(f"Woorden die hier niets betekenen: {', '.join(unknown)}")


def _loose(path: Path) -> list[Loose]:
    try:
        if not path.is_dir():
            return records_of(path.read_bytes())
        tables = sorted(path.glob("*.csv"))
        if sum(each.stat().st_size for each in tables) > MOST_UNPACKED:
            raise CommandError(f"Deze map is te groot: {path}")
        return records_of_tables({each.name: each.read_bytes() for each in tables})
    except OSError as error:
        raise CommandError(f"Dit bestand is niet te lezen: {path}") from error


def _choices(options: dict[str, Any]) -> Choices:
    known = {
        "need": set(Need.objects.filter(active=True).values_list("code", flat=True)),
        "form": set(FormOfHelp.values),
        "kind": set(OrganisationKind.values),
    }
    for name, codes in known.items():
        if options[name] and options[name] not in codes:
            raise CommandError(f"--{name} is een van: {', '.join(sorted(codes))}")
    return Choices(need=options["need"], form=options["form"], kind=options["kind"])
