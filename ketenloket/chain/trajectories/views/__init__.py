"""Pages of this room."""

from ketenloket.chain.trajectories.views.contact import (
    appointment,
    goal,
    goal_reached,
    next_step,
    note,
    result,
)
from ketenloket.chain.trajectories.views.leaving import hand_over
from ketenloket.chain.trajectories.views.people import assign, leave, unassign

__all__ = [
    "appointment",
    "assign",
    "goal",
    "goal_reached",
    "hand_over",
    "leave",
    "next_step",
    "note",
    "result",
    "unassign",
]
