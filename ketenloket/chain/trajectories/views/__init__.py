"""Pages of this room."""

from ketenloket.chain.trajectories.views.agenda import agenda, calendar_feed
from ketenloket.chain.trajectories.views.appointments import (
    appointment,
    company,
    move,
    result,
    send_along,
    stay_home,
)
from ketenloket.chain.trajectories.views.contact import goal, goal_reached, next_step, note
from ketenloket.chain.trajectories.views.leaving import away, hand_over, stopping
from ketenloket.chain.trajectories.views.people import assign, leave, unassign
from ketenloket.chain.trajectories.views.reports import report, task_done
from ketenloket.chain.trajectories.views.taking_over import (
    answer_takeover,
    ask_to_take_over,
    withdraw_takeover,
)

__all__ = [
    "agenda",
    "answer_takeover",
    "appointment",
    "ask_to_take_over",
    "assign",
    "away",
    "calendar_feed",
    "company",
    "goal",
    "goal_reached",
    "hand_over",
    "leave",
    "move",
    "next_step",
    "note",
    "report",
    "result",
    "send_along",
    "stay_home",
    "stopping",
    "task_done",
    "unassign",
    "withdraw_takeover",
]
