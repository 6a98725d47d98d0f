"""Who may do what at the table. The database holds the same line once more (`policies`)."""

from ketenloket.chain.triage.models import TriageItem
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


def may_plan(worker: Worker) -> bool:
    """Plan a meeting: workers who handle cases, and the neutral coordinator."""
    return worker.has(Duty.ALLIANCE) or handles_cases(worker)


def handles_cases(worker: Worker) -> bool:
    """Bring questions in and write decisions down: who sees the people of the organisation."""
    return worker.role.sees == Sees.ORGANISATION and worker.has(Duty.TRIAGE)


def sits_at_table(worker: Worker) -> bool:
    """See the questions of a meeting where the organisation has a seat."""
    return worker.has(Duty.TRIAGE)


def may_decide(worker: Worker, item: TriageItem) -> bool:
    """Write down what the table decided: only who holds on to the person until arrival."""
    return handles_cases(worker) and item.brought_by_id == worker.organisation_id


def may_hold(holder: Worker, *, responsible_id: int | None, by: Worker) -> bool:
    """Whether `by` may say that this colleague holds on to the person.

    Nobody becomes responsible without a yes: oneself, whoever is responsible already, and anybody
    of the organisation when a coordinator says so.
    """
    return holder.pk in {by.pk, responsible_id} or by.has(Duty.COORDINATE)


def may_fix_member(worker: Worker) -> bool:
    """Say who sits at every table for the own organisation: its coordinator, nobody else.

    The neutral coordinator gives an organisation a seat. Who of it sees the questions there is for
    that organisation itself to decide.
    """
    return worker.has(Duty.COORDINATE)
