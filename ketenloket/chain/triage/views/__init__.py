"""Pages of the triage table."""

from ketenloket.chain.triage.views.bring import bring
from ketenloket.chain.triage.views.coverage import coverage
from ketenloket.chain.triage.views.deciding import decide, item, item_state, take_off
from ketenloket.chain.triage.views.meetings import gaps, meetings, plan
from ketenloket.chain.triage.views.table import close, fill, meeting, presence

__all__ = [
    "bring",
    "close",
    "coverage",
    "decide",
    "fill",
    "gaps",
    "item",
    "item_state",
    "meeting",
    "meetings",
    "plan",
    "presence",
    "take_off",
]
