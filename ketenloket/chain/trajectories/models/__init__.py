"""The help: who of the organisation is there for this person, what they do, and how it ends."""

from ketenloket.chain.trajectories.models.aftercare import (
    AftercareCheck,
    FormalRefusal,
    Reopening,
    refusal_counts,
)
from ketenloket.chain.trajectories.models.appointment import Appointment, Companion
from ketenloket.chain.trajectories.models.ceilings import CeilingQuestion, FormCeiling
from ketenloket.chain.trajectories.models.contact import ContactNote, Goal
from ketenloket.chain.trajectories.models.feed import CalendarFeed
from ketenloket.chain.trajectories.models.helping import Assignment, Trajectory, still_held
from ketenloket.chain.trajectories.models.leaving import Exit
from ketenloket.chain.trajectories.models.reminding import CannotCome, ReminderChoice
from ketenloket.chain.trajectories.models.taking_over import Absence, Takeover, Task
from ketenloket.chain.trajectories.models.visit import HomeVisit

__all__ = [
    "Absence",
    "AftercareCheck",
    "Appointment",
    "Assignment",
    "CalendarFeed",
    "CannotCome",
    "CeilingQuestion",
    "Companion",
    "ContactNote",
    "Exit",
    "FormCeiling",
    "FormalRefusal",
    "Goal",
    "HomeVisit",
    "ReminderChoice",
    "Reopening",
    "Takeover",
    "Task",
    "Trajectory",
    "refusal_counts",
    "still_held",
]
