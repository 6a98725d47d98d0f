"""``docs/states.md``: where a request and a referral can be, whose turn it is, and by when."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from config.docs import ROOT, helping
from config.docs.markdown import choices, table
from ketenloket.chain.desk import rules as desk
from ketenloket.chain.referrals import rules as referrals
from ketenloket.chain.sharing import rules as sharing
from ketenloket.chain.triage import rules as triage
from ketenloket.network.organisations.rules import OrganisationKind

_INTRODUCTION = """\
# States, steps and clocks

Each table comes from the `rules` of the room that it is about; guards, buttons and tests read the same. The column
"in the product" holds the words that people read.
"""

_REQUEST = """\
## The help request (hulpvraag)

Open means: one lead organisation, one responsible worker *or* the queue of its coordinators, a next step, its kind and
a date. The database refuses anything else (constraint `nobody_gets_lost`). Only a person closes a request, and only
with an outcome; silence never does.
"""

_REFERRAL = """\
## The referral (doorverwijzing)

A referral is finished when the person has *arrived*: when the receiver has recorded the first contact. Until then the
sender stays the lead. The person is told before anything is sent, and nothing is sent without a legal basis.
"""

_CLOCKS = """\
## Clocks

Working days are Monday to Friday without Dutch public holidays. Which clock runs is kept with the request; it follows
from what threatens and from whether the desk acts for the municipality.
"""

_STEP_CLOCKS = """\
### Where the last day of a next step comes from

Kept with the step. The terms with a field of the alliance are agreed on (page *Termijnen*), the others follow from the
rules.
"""

_CLIMBS = """\
### Silence climbs, and never closes

Who hears of a term that passed, in this order; the days are the defaults, and an alliance agrees on its own. Acting
takes it back; the responsible worker stays. Desk and alliance are told that and where, never who. A rest that was
agreed with the person is no silence. A referral that stays unanswered does not climb: it comes back by itself.
"""

_THREATS = """\
### What counts as a threatening situation

The closed list of Wgs article 4 paragraph 2.
"""

_TERMS = """\
### Terms and limits in the rules

With what the code says of their source.
"""

_ATTEMPTS = """\
## When somebody cannot be reached

The plan of attempts, from the way the person chose; what is not possible is passed over. The last line never ends.
"""

_TRIAGE = """\
## The triage table

The table refers. Accepting or refusing municipal debt help is a formal decision of the municipality (Wgs article 4a)
and cannot be made here.
"""

_SHARING = """\
## Sharing (toestemming en verstrekking)

On which legal basis something is shared follows from the kind of the receiving organisation.
"""

_DECLINED = """\
### When the receiver does not take it

Each reason has its own next step for the sender. The list is data; this is how it starts.
"""


def write() -> str:
    """The whole document."""
    chapters = (_request, _clocks, _attempts, _triage, _sharing, _referral, helping.write)
    return "\n".join([_INTRODUCTION, *(chapter() for chapter in chapters)])


def _request() -> str:
    outcomes = table(
        ("code", "in the product", "DDAS exit reason"),
        [(f"`{o.value}`", o.label, desk.DDAS_EXIT_REASON[o]) for o in desk.Outcome],
    )
    return "\n".join(
        [
            _REQUEST,
            "### Status\n",
            choices(desk.Status),
            "### Stages\n",
            choices(desk.Stage),
            "### Doors\n",
            choices(desk.Entry),
            "### Kinds of next step\n",
            choices(desk.NextCode),
            "### Outcomes\n",
            outcomes,
        ]
    )


def _clocks() -> str:
    return "\n".join(
        [
            _CLOCKS,
            choices(desk.Clock),
            _STEP_CLOCKS,
            table(("code", "in the product", "agreed on in"), _step_clocks()),
            _CLIMBS,
            table(
                ("who", "after working days", "in a threat", "agreed on in", "what they see"),
                _climbs(),
            ),
            "Terms that climb:\n",
            choices(desk.Term),
            _THREATS,
            choices(desk.Threat),
            _TERMS,
            table(("room", "name", "value", "source or unit"), _constants()),
        ]
    )


def _step_clocks() -> Iterator[tuple[str, str, str]]:
    for clock in desk.StepClock:
        field = desk.AGREED.get(clock, "")
        yield f"`{clock.value}`", str(clock.label), f"`{field}`" if field else ""


def _climbs() -> Iterator[tuple[str, int, int, str, str]]:
    for step in desk.CLIMB_STEPS:
        field = f"`{step.agreed}`" if step.agreed else ""
        yield str(step.to.label), step.days, step.in_threat, field, str(step.sees)


def _constants() -> Iterator[tuple[str, str, str, str]]:
    """Numbers and terms with a name, in the rules of the chain, and the comment beside or above them."""
    package = import_module("ketenloket.chain")
    for room in sorted(found.name for found in iter_modules(package.__path__)):
        folder = ROOT / "ketenloket" / "chain" / room
        for path in sorted([*folder.glob("rules.py"), *folder.glob("rules/*.py")]):
            yield from ((room, *found) for found in _named_numbers(path.read_text("utf-8")))


def _named_numbers(source: str) -> Iterator[tuple[str, str, str]]:
    lines, above, last = source.splitlines(), "", 0
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
            continue
        name, value = node.targets[0].id, _value(node.value)
        if not re.fullmatch(r"[A-Z][A-Z_]+", name) or not value:
            continue
        if node.lineno != last + 1:  # a new block: what stands above counts for all of it
            above = _comment_above(lines, node.lineno - 1)
        last = node.end_lineno or node.lineno
        beside = lines[node.lineno - 1].partition("  # ")[2]
        yield f"`{name}`", value, beside or above or "-"


def _value(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return str(node.value)
    found = re.fullmatch(r"timedelta\((\w+)=(\d+)\)", ast.unparse(node))
    return f"{found[2]} {found[1]}" if found else ""


def _comment_above(lines: list[str], place: int) -> str:
    words: list[str] = []
    while place and lines[place - 1].startswith("# "):
        place -= 1
        words.insert(0, lines[place].removeprefix("# "))
    return " ".join(words)


def _attempts() -> str:
    rows = [
        (number, f"`{line.channel}`", line.words)
        for number, line in enumerate(desk.PLAN_OF_ATTEMPTS, 1)
    ]
    return "\n".join(
        [
            _ATTEMPTS,
            table(("line", "way", "step"), rows),
            "### What came of an attempt\n",
            choices(desk.AttemptResult),
        ]
    )


def _triage() -> str:
    return "\n".join(
        [
            _TRIAGE,
            "### Meetings\n",
            choices(triage.MeetingState),
            "### Seats\n",
            choices(triage.Presence),
            "### Decisions\n",
            choices(triage.DecisionKind),
        ]
    )


def _sharing() -> str:
    bases = [
        (f"`{kind.value}`", kind.label, sharing.basis_of(kind).label) for kind in OrganisationKind
    ]
    return "\n".join(
        [
            _SHARING,
            table(("receiver", "in the product", "legal basis"), bases),
            "### What for\n",
            choices(sharing.Purpose),
            "### What a disclosure can open\n",
            choices(sharing.Category),
        ]
    )


def _referral() -> str:
    return "\n".join(
        [
            _REFERRAL,
            "### States\n",
            table(
                ("state", "in the product", "whose turn"),
                [
                    (f"`{s.value}`", s.label, referrals.TURN[s] or "nobody's")
                    for s in referrals.State
                ],
            ),
            "### Steps\n",
            table(("step", "button", "from", "to", "who"), _steps()),
            _diagram(),
            _DECLINED,
            table(
                ("reason", "in the product", "next step", "within working days"), _decline_reasons()
            ),
            "### How the person is told\n",
            choices(referrals.ToldHow),
            "### What makes it warm\n",
            choices(referrals.HandoverForm),
        ]
    )


def _steps() -> Iterator[tuple[Any, ...]]:
    for verb, (before, after, side) in referrals.STEPS.items():
        states = " or ".join(f"`{s.value}`" for s in referrals.State if s in before)
        yield f"`{verb.value}`", verb.label, states, f"`{after.value}`", side


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {referrals.State.DRAFT.value}"]
    for verb, (before, after, side) in referrals.STEPS.items():
        lines += [
            f"    {state.value} --> {after.value}: {verb.value} ({side})"
            for state in referrals.State
            if state in before
        ]
    lines += [
        f"    {state.value} --> [*]" for state, turn in referrals.TURN.items() if turn is None
    ]
    return "\n".join([*lines, "```", ""])


def _decline_reasons() -> Iterator[tuple[Any, ...]]:
    migration = import_module("ketenloket.chain.referrals.migrations.0002_decline_reasons")
    for name, label, kind, step, days in migration.REASONS:
        yield f"`{name}`", label, f"`{kind}`: {step}", days
