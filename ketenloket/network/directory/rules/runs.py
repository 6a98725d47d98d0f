"""Reading a large file in, step by step: what may follow what, and when nobody seems to be at it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Who hears how many are done, and of how many.
Told = Callable[[int, int], None]


def untold(_done: int, _total: int) -> None:
    """Nobody listens."""


class RunKind(TextChoices):
    """What kind of file it is."""

    SHEET = "sheet", _("lijst (Excel of CSV)")
    HSDS = "hsds", _("andere sociale kaart (HSDS)")


class RunState(TextChoices):
    """Where a file is on its way in."""

    WAITING = "waiting", _("wacht op nakijken")
    LOOKING = "looking", _("wordt nagekeken")
    WRONG = "wrong", _("klopt nog niet")
    RIGHT = "right", _("klopt, nog niet ingelezen")
    AGREED = "agreed", _("wacht op inlezen")
    READING = "reading", _("wordt ingelezen")
    DONE = "done", _("ingelezen")
    REFUSED = "refused", _("niet ingelezen")
    GIVEN_UP = "given_up", _("gestopt")


@dataclass(frozen=True)
class Step:
    """One step of the job: what it begins with, what it is called meanwhile, how it may end."""

    begins: RunState
    busy: RunState
    ends: frozenset[RunState]


LOOK = Step(
    RunState.WAITING,
    RunState.LOOKING,
    frozenset({RunState.RIGHT, RunState.WRONG, RunState.REFUSED}),
)
READ = Step(RunState.AGREED, RunState.READING, frozenset({RunState.DONE, RunState.REFUSED}))
STEPS = (LOOK, READ)
QUEUED = frozenset(step.begins for step in STEPS)
BUSY = frozenset(step.busy for step in STEPS)
# Nothing follows: the file itself is no longer needed, and is not kept.
ENDED = frozenset({RunState.WRONG, RunState.DONE, RunState.REFUSED, RunState.GIVEN_UP})
# Somebody may still say: leave it.
MAY_STOP = QUEUED | {RunState.RIGHT}

# The job tells every second that it is alive; a busy database may make it late.
SILENT_AFTER = timedelta(seconds=30)
# The worker looks every few seconds; before this it may be busy with another file.
QUEUED_TOO_LONG = timedelta(minutes=2)

# From this size on a file is a matter for the job: somewhat over three hundred rows.
LARGE_PACKED = 60_000  # bytes, of a zip (Excel is one)
LARGE_PLAIN = 200_000


def is_large(data: bytes) -> bool:
    """Whether reading this takes long enough for a bar."""
    return len(data) >= (LARGE_PACKED if data.startswith(b"PK") else LARGE_PLAIN)


def step_of(state: str) -> Step | None:
    """The step that a run in this state is in, or waits for."""
    return next((step for step in STEPS if state in {step.begins, step.busy}), None)


def is_silent(state: str, heard_at: datetime, now: datetime) -> bool:
    """Whether somebody should be at it, and nobody was heard for too long."""
    if state in BUSY:
        return now - heard_at > SILENT_AFTER
    return state in QUEUED and now - heard_at > QUEUED_TOO_LONG
