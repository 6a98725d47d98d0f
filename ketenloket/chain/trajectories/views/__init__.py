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
from ketenloket.chain.trajectories.views.ending import aftercare, leave, open_again, refused
from ketenloket.chain.trajectories.views.fitting import (
    ceiling,
    change_ceiling,
    choose_form,
    forms_of_help,
)
from ketenloket.chain.trajectories.views.leaving import away, hand_over, stopping
from ketenloket.chain.trajectories.views.people import assign, unassign
from ketenloket.chain.trajectories.views.reports import report, task_done
from ketenloket.chain.trajectories.views.taking_over import (
    answer_takeover,
    ask_to_take_over,
    withdraw_takeover,
)
from ketenloket.chain.trajectories.views.visits import alarm, visit

__all__ = [
    "aftercare",
    "agenda",
    "alarm",
    "answer_takeover",
    "appointment",
    "ask_to_take_over",
    "assign",
    "away",
    "calendar_feed",
    "ceiling",
    "change_ceiling",
    "choose_form",
    "company",
    "forms_of_help",
    "goal",
    "goal_reached",
    "hand_over",
    "leave",
    "move",
    "next_step",
    "note",
    "open_again",
    "refused",
    "report",
    "result",
    "send_along",
    "stay_home",
    "stopping",
    "task_done",
    "unassign",
    "visit",
    "withdraw_takeover",
]
