"""What is told about the verwijskaart goes when its term is over (`rules.terms`)."""

from collections import Counter

from django.utils import timezone

from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.directory.actions.runs import end_run
from ketenloket.network.directory.models import Correction, ImportRun
from ketenloket.network.directory.rules.runs import RunState
from ketenloket.network.directory.rules.terms import (
    CORRECTION_TEXT,
    FORGOTTEN_FILE,
    IMPORT_FINDINGS,
)
from ketenloket.network.organisations.models import Alliance


def forget_in_time() -> Counter[str]:
    """Forget what is over its term, alliance by alliance; twice, or late, does no harm.

    Returns:
        How many of each were forgotten.
    """
    done: Counter[str] = Counter()
    for alliance_id in Alliance.objects.values_list("pk", flat=True):
        with acting_as(Actor(alliance=str(alliance_id), sees=Sees.COUNTS)):
            done["corrections"] += _corrections()
            done["files"] += _files()
            done["findings"] += _findings()
    return done


def _corrections() -> int:
    """The database lets a job empty only what was answered long enough ago."""
    before = timezone.now() - CORRECTION_TEXT
    old = Correction.objects.filter(answered_at__lt=before).exclude(text="", contact="")
    return old.update(text="", contact="")


def _files() -> int:
    """Files that wait for a yes that does not come, or for a job that died."""
    before = timezone.now() - FORGOTTEN_FILE
    waiting = ImportRun.objects.select_for_update(of=("self",), skip_locked=True).filter(
        ended_at__isnull=True, heard_at__lt=before
    )
    runs = list(waiting.defer("content"))
    for run in runs:
        end_run(run, RunState.GIVEN_UP)
    return len(runs)


def _findings() -> int:
    before = timezone.now() - IMPORT_FINDINGS
    old = ImportRun.objects.filter(ended_at__lt=before).exclude(file_name="", found={})
    return old.update(file_name="", found={})
