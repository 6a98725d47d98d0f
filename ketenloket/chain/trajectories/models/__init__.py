"""The help: who of the organisation is there for this person, what they do, and how it ends."""

from ketenloket.chain.trajectories.models.contact import Appointment, ContactNote, Goal
from ketenloket.chain.trajectories.models.helping import Assignment, Trajectory
from ketenloket.chain.trajectories.models.leaving import Exit

__all__ = [
    "Appointment",
    "Assignment",
    "ContactNote",
    "Exit",
    "Goal",
    "Trajectory",
]
