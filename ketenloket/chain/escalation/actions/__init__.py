"""Everything that can happen around a limit of volunteer help."""

from ketenloket.chain.escalation.actions.answer import decide, pick_up, propose_part
from ketenloket.chain.escalation.actions.care import (
    care_given,
    read_relief,
    relieved,
    relieved_from,
    tell_relieved,
)
from ketenloket.chain.escalation.actions.clock import ask_again, late_escalations
from ketenloket.chain.escalation.actions.notice import (
    Helping,
    helping_is,
    left_alone,
    notice,
    refuse_unknown,
)
from ketenloket.chain.escalation.actions.reading import (
    Stopped,
    limits_to_tick,
    meaning,
    newest,
    part_of,
    signs_now,
    waiting,
    why_stopped,
)

__all__ = [
    "Helping",
    "Stopped",
    "ask_again",
    "care_given",
    "decide",
    "helping_is",
    "late_escalations",
    "left_alone",
    "limits_to_tick",
    "meaning",
    "newest",
    "notice",
    "part_of",
    "pick_up",
    "propose_part",
    "read_relief",
    "refuse_unknown",
    "relieved",
    "relieved_from",
    "signs_now",
    "tell_relieved",
    "waiting",
    "why_stopped",
]
