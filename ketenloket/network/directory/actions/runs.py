"""Large files: taken in by a page, read by a job, and followed on a page meanwhile."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Actor, Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import ImportRun
from ketenloket.network.directory.rules.runs import (
    ENDED,
    MAY_STOP,
    RunKind,
    RunState,
    step_of,
)
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import cares_for_alliance

QUEUE = "imports"
JOB = "directory.read_large_file"  # the name under which the worker knows it
_LONGEST_NAME = 120


@transaction.atomic
def start_run(
    data: bytes, *, kind: RunKind, name: str, choices: dict[str, str] | None = None, by: Worker
) -> ImportRun:
    """Take a file in and let the job look at it.

    Args:
        data: the file.
        kind: a sheet or a directory in HSDS.
        name: what it is called on the computer of who sent it.
        choices: for HSDS, what holds for records that do not say it.
        by: who cares for the alliance.

    Raises:
        PermissionDenied: when `by` does not.
    """
    if not cares_for_alliance(by, by.alliance):
        raise PermissionDenied
    run = ImportRun(
        alliance_id=by.alliance_id,
        organisation_id=by.organisation_id,
        made_by=by,
        kind=kind,
        file_name=name[-_LONGEST_NAME:],
        content=data,
        choices=choices or {},
    )
    run.save(force_insert=True)
    _defer(run)
    return run


@transaction.atomic
def agree(run_id: UUID, *, by: Worker) -> ImportRun:
    """Yes, read all of it in.

    Raises:
        RefusedError: it was not looked at yet, or somebody was first.
    """
    run = _held(run_id, by)
    if run.state != RunState.RIGHT:
        raise RefusedError(_("Dit bestand wordt al ingelezen, of is al klaar."))
    run.change(state=RunState.AGREED, rows_total=0, rows_done=0, heard_at=timezone.now())
    _defer(run)
    return run


@transaction.atomic
def start_again(run_id: UUID, *, by: Worker) -> ImportRun:
    """The job stopped half-way, and nothing of it was kept: once more from the start.

    Raises:
        RefusedError: something is still heard of it.
    """
    run = _held(run_id, by)
    step = step_of(run.state)
    if step is None or not run.is_silent:
        raise RefusedError(_("Dit bestand wordt nu gelezen, of is al klaar."))
    run.change(state=step.begins, rows_total=0, rows_done=0, heard_at=timezone.now())
    _defer(run)
    return run


@transaction.atomic
def give_up(run_id: UUID, *, by: Worker) -> ImportRun:
    """Leave it: nothing is read in, and the file is thrown away.

    Raises:
        RefusedError: it is being read in, or is done.
    """
    run = _held(run_id, by)
    if run.state not in MAY_STOP and not run.is_silent:
        raise RefusedError(_("Dit bestand wordt nu gelezen, of is al klaar."))
    end_run(run, RunState.GIVEN_UP)
    return run


def end_run(run: ImportRun, state: RunState, **found: Any) -> None:
    """What came of a step. When nothing follows, the file goes."""
    values: dict[str, Any] = {"state": state, "heard_at": timezone.now()}
    if found:
        values["found"] = found
    if state in ENDED:
        values |= {"content": None, "ended_at": timezone.now()}
    run.change(**values)
    record("directory.import_" + state, run, purpose="manage")


def _held(run_id: UUID, by: Worker) -> ImportRun:
    run = ImportRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    if not cares_for_alliance(by, run.alliance):
        raise PermissionDenied
    return run


def actor_of_job(run: ImportRun) -> Actor:
    """The alliance at work, before it is known that whoever sent the file still may."""
    return Actor(
        organisation=str(run.organisation_id), alliance=str(run.alliance_id), sees=Sees.COUNTS
    )


def _defer(run: ImportRun) -> None:
    """In the same transaction as the fact: no file without a job, no job without a file."""
    actor = actor_of_job(run)
    app.configure_task(JOB, queue=QUEUE).defer(
        run=str(run.pk), organisation=actor.organisation, alliance=actor.alliance
    )
