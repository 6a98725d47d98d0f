"""What the job does with a large file: look at it, or read all of it in or nothing."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules.files import UnreadableError
from ketenloket.foundation.tenancy.acting import Actor, acting_as, is_free, set_actor
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions.hsds import import_hsds
from ketenloket.network.directory.actions.hsds_plan import Happens, plan_hsds
from ketenloket.network.directory.actions.progress import Progress, telling
from ketenloket.network.directory.actions.runs import actor_of_job, end_run
from ketenloket.network.directory.actions.sheets import (
    import_directory,
    plan_import,
    words_for_sheet,
)
from ketenloket.network.directory.models import ImportRun
from ketenloket.network.directory.rules.columns import TABLE
from ketenloket.network.directory.rules.hsds.files import records_of
from ketenloket.network.directory.rules.hsds.found import Choices
from ketenloket.network.directory.rules.runs import LOOK, READ, RunKind, RunState, Step, step_of
from ketenloket.network.directory.rules.sheet import understand
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import cares_for_alliance

_MOST_KEPT = 1000  # problems; nobody mends more of them at once
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class StoppedMeanwhileError(Exception):
    """Nobody heard this job for too long, and somebody decided without it."""


def carry_on(run_id: UUID, actor: Actor) -> None:
    """Do the step that this file waits for; twice at once does it once.

    Args:
        run_id: the file.
        actor: the alliance at work.
    """
    step = _begin(run_id, actor)
    if step is None:
        return
    try:
        _do(run_id, actor, step)
    except Exception:
        with acting_as(actor):  # the page must not wait for somebody who will not come
            ImportRun.objects.filter(pk=run_id, state=step.busy).update(heard_at=_LONG_AGO)
        raise


def _begin(run_id: UUID, actor: Actor) -> Step | None:
    """Say that it is being done. None when nothing waits, or somebody is at it."""
    with acting_as(actor):
        run = ImportRun.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
        step = step_of(run.state) if run else None
        if run is None or step is None:
            return None
        if run.state == step.busy and not is_free(str(run_id)):
            return None  # else the job that was at it died, and this is its second life
        run.change(state=step.busy, rows_total=0, rows_done=0, heard_at=timezone.now())
        return step


def _do(run_id: UUID, actor: Actor, step: Step) -> None:
    with acting_as(actor):
        if not is_free(str(run_id)):  # another job is at this file
            return
        run = ImportRun.objects.select_related("alliance").get(pk=run_id)
        if run.state != step.busy:
            return
        by = Worker.objects.select_related("role", "organisation").get(pk=run.made_by_id)
        if not by.active or not cares_for_alliance(by, run.alliance):
            end_run(run, RunState.REFUSED, problem=_("Wie dit bestand stuurde, mag dit niet meer."))
            return
        set_actor(by.actor())
        with telling(run_id, actor_of_job(run)) as progress:
            state, found = _outcome(run, by, step, progress)
        # Only now: the one who tells how far it is must not wait for this row.
        run = ImportRun.objects.select_for_update(of=("self",)).defer("content").get(pk=run_id)
        if run.state != step.busy:
            raise StoppedMeanwhileError(run.state)  # and all that was read in goes back
        end_run(run, state, **found)


def _outcome(
    run: ImportRun, by: Worker, step: Step, progress: Progress
) -> tuple[RunState, dict[str, Any]]:
    work = _WORK[RunKind(run.kind), step.busy]
    try:
        return work(run, by, progress)
    except (RefusedError, UnreadableError) as no:
        return RunState.REFUSED, {"problem": str(no)}


def _look_at_sheet(
    run: ImportRun, _by: Worker, progress: Progress
) -> tuple[RunState, dict[str, Any]]:
    rows = TABLE.rows(bytes(run.content or b""))
    plans = plan_import(understand(rows, words_for_sheet(), told=progress), run.alliance)
    wrong = [plan.line for plan in plans if plan.line.problems]
    if wrong:
        told = [
            (_("rij %(number)s") % {"number": line.number}, "; ".join(line.problems))
            for line in wrong
        ]
        return RunState.WRONG, _wrong(told, len(wrong), len(plans))
    added = sum(plan.service is None for plan in plans)
    made = {plan.line.organisation.lower() for plan in plans if plan.new_organisation}
    counts = {"new": added, "changed": len(plans) - added, "organisations": len(made)}
    return RunState.RIGHT, {"rows": len(plans), "counts": counts}


def _read_sheet(run: ImportRun, by: Worker, progress: Progress) -> tuple[RunState, dict[str, Any]]:
    lines = understand(TABLE.rows(bytes(run.content or b"")), words_for_sheet())
    done = import_directory(lines, alliance=run.alliance, by=by, told=progress)
    return RunState.DONE, run.found | {"rows": len(done)}


def _look_at_hsds(
    run: ImportRun, _by: Worker, progress: Progress
) -> tuple[RunState, dict[str, Any]]:
    loose = records_of(bytes(run.content or b""))
    plan = plan_hsds(loose, Choices(**run.choices), run.alliance, told=progress)
    if wrong := plan.directory.wrong:
        return RunState.WRONG, _wrong(wrong, len({w for w, _p in wrong}), len(loose))
    notes = [(each.where, note) for each in plan.directory.organizations for note in each.notes]
    return RunState.RIGHT, {
        "rows": len(plan.foreseen),
        "counts": {word.value: plan.counts[word] for word in Happens if plan.counts[word]},
        "unknown": plan.directory.unknown[:_MOST_KEPT],
        "notes": notes[:_MOST_KEPT],
    }


def _read_hsds(run: ImportRun, by: Worker, progress: Progress) -> tuple[RunState, dict[str, Any]]:
    loose = records_of(bytes(run.content or b""))
    plan = import_hsds(loose, Choices(**run.choices), alliance=run.alliance, by=by, told=progress)
    return RunState.DONE, run.found | {"rows": len(plan.foreseen)}


def _wrong(told: list[tuple[str, str]], wrong: int, rows: int) -> dict[str, Any]:
    return {"wrong": told[:_MOST_KEPT], "wrong_rows": wrong, "rows": rows}


_WORK = {
    (RunKind.SHEET, LOOK.busy): _look_at_sheet,
    (RunKind.SHEET, READ.busy): _read_sheet,
    (RunKind.HSDS, LOOK.busy): _look_at_hsds,
    (RunKind.HSDS, READ.busy): _read_hsds,
}
