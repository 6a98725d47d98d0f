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
from ketenloket.chain.trajectories.actions.leave import exit_request

__all__ = [
    "NextStep",
    "add_goal",
    "add_note",
    "appointment_result",
    "assign",
    "begin",
    "exit_request",
    "make_appointment",
    "reach_goal",
    "set_next_step",
    "start_at_arrival",
    "stopping_sign",
    "unassign",
]
