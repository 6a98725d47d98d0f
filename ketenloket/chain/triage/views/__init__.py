"""Pages of the triage table."""

from ketenloket.chain.triage.views.bring import bring
from ketenloket.chain.triage.views.coverage import coverage
from ketenloket.chain.triage.views.deciding import decide, item, postpone, propose, take_off
from ketenloket.chain.triage.views.live import away, begin, chair, now, point
from ketenloket.chain.triage.views.meetings import gaps, meetings, plan
from ketenloket.chain.triage.views.members import member, members
from ketenloket.chain.triage.views.minutes import minutes
from ketenloket.chain.triage.views.table import close, fill, meeting, order, presence
from ketenloket.chain.triage.views.watching import state

__all__ = [
    "away",
    "begin",
    "bring",
    "chair",
    "close",
    "coverage",
    "decide",
    "fill",
    "gaps",
    "item",
    "meeting",
    "meetings",
    "member",
    "members",
    "minutes",
    "now",
    "order",
    "plan",
    "point",
    "postpone",
    "presence",
    "propose",
    "state",
    "take_off",
]
