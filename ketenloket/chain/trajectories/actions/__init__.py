"""Everything that can happen while somebody is helped."""

from ketenloket.chain.trajectories.actions.assign import assign, stopping_sign, unassign
from ketenloket.chain.trajectories.actions.begin import begin, start_at_arrival
from ketenloket.chain.trajectories.actions.contact import (
    NextStep,
    add_goal,
    add_note,
    appointment_result,
    make_appointment,
    reach_goal,
    set_next_step,
)
from ketenloket.chain.trajectories.actions.hand_over import Held, hand_over, held_by
from ketenloket.chain.trajectories.actions.leave import exit_request

__all__ = [
    "Held",
    "NextStep",
    "add_goal",
    "add_note",
    "appointment_result",
    "assign",
    "begin",
    "exit_request",
    "hand_over",
    "held_by",
    "make_appointment",
    "reach_goal",
    "set_next_step",
    "start_at_arrival",
    "stopping_sign",
    "unassign",
]
