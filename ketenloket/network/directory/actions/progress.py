"""How far a long piece of work is, told beside its transaction.

What is read in is one transaction, of which nobody sees anything before it ends. So a thread with a
connection of its own writes down how far it is, once a second, and that it is still alive.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.network.directory.models import ImportRun

_TELL_SECONDS = 1.0


class Progress:
    """How many rows there are, and how many are done."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.total = self.done = 0

    def __call__(self, done: int, total: int) -> None:
        """So many are done, of so many."""
        self.done, self.total = done, total


@contextmanager
def telling(run_id: UUID, actor: Actor, every: float = _TELL_SECONDS) -> Iterator[Progress]:
    """Write down how far it is for as long as this lasts.

    Args:
        run_id: which file.
        actor: who may write it down.
        every: seconds.
    """
    progress, ended = Progress(), Event()
    teller = Thread(target=_tell, args=(run_id, actor, progress, ended, every), daemon=True)
    teller.start()
    try:
        yield progress
    finally:
        ended.set()
        teller.join()


def _tell(run_id: UUID, actor: Actor, progress: Progress, ended: Event, every: float) -> None:
    try:
        while not ended.wait(every):
            write_progress(run_id, actor, progress)
    finally:
        connection.close()  # of this thread


def write_progress(run_id: UUID, actor: Actor, progress: Progress) -> None:
    """Write it down once, in a transaction of its own."""
    with acting_as(actor):
        ImportRun.objects.filter(pk=run_id).update(
            rows_total=progress.total, rows_done=progress.done, heard_at=timezone.now()
        )
