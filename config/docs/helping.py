"""The chapters of ``docs/states.md`` about the help itself: forms, limits, applications, the end."""

from itertools import product

from config.docs.markdown import choices, table
from ketenloket.chain.applications import rules as applications
from ketenloket.chain.escalation import rules as escalation
from ketenloket.chain.trajectories import rules as trajectories
from ketenloket.network.agreements import rules as agreements
from ketenloket.network.directory.rules import FormOfHelp

_CEILINGS = """\
### Forms of help and their ceilings

How far a form goes before the product asks: ready, extend, or hand over. An alliance agrees on its own (page *Vormen
van hulp*); this is what it begins with.
"""

_LIMITS = """\
## Limits of volunteer help

The alliance decides in versions what a sign means. Crossing a limit that stops ends the help of every volunteer, of
every organisation, until a professional decides.
"""

_FOLLOWS = """\
### What follows when a limit is crossed
"""

_APPLICATIONS = """\
## Applications

Where an application stands follows from what was filled in.
"""


def write() -> str:
    """All chapters."""
    return f"{_help()}\n{_limits()}\n{_applications()}"


def _help() -> str:
    ceilings = (
        (f"`{form}`", FormOfHelp(form).label, limit.contacts or "", limit.days or "", limit.source)
        for form, limit in trajectories.DEFAULT_CEILINGS.items()
    )
    return "\n".join(
        [
            "## The help itself\n",
            "### Notes\n",
            choices(trajectories.NoteKind),
            "### Appointments\n",
            choices(trajectories.AppointmentResult),
            _CEILINGS,
            table(("code", "in the product", "contacts", "days", "source"), ceilings),
            choices(trajectories.CeilingAnswer),
            "### The check afterwards\n",
            choices(trajectories.CheckResult),
            "### When the formal route refuses\n",
            choices(trajectories.RefusalReason),
        ]
    )


def _limits() -> str:
    rows = []
    for source, stopping, looking, there in product(
        escalation.Source, (False, True), (False, True), (False, True)
    ):
        then = escalation.follows(source, stopping=stopping, looking=looking, volunteers=there)
        said = (source.label, _sign(stopping), _sign(looking), _sign(there))
        rows.append((*said, _sign(then.stops), _sign(then.pick_up), _sign(then.look)))
    head = (
        "seen in", "a limit that stops", "a limit to look at", "volunteers help",
        "no volunteer from now on", "a professional picks it up", "the responsible worker hears",
    )  # fmt: skip
    return "\n".join(
        [
            _LIMITS,
            choices(agreements.Effect),
            _FOLLOWS,
            table(head, rows),
            "### What a professional decides\n",
            choices(escalation.Outcome),
        ]
    )


def _sign(there: bool) -> str:  # noqa: FBT001 - a cell of a table
    return "yes" if there else ""


def _applications() -> str:
    return "\n".join([_APPLICATIONS, choices(applications.Stand), choices(applications.Result)])
