"""The forms of this room."""

from ketenloket.chain.trajectories.forms.contact import (
    QUEUE,
    AppointmentForm,
    GoalForm,
    NextStepForm,
    NoteForm,
    ResultForm,
)
from ketenloket.chain.trajectories.forms.people import AssignForm, ExitForm, HandOverForm

__all__ = [
    "QUEUE",
    "AppointmentForm",
    "AssignForm",
    "ExitForm",
    "GoalForm",
    "HandOverForm",
    "NextStepForm",
    "NoteForm",
    "ResultForm",
]
