"""The forms of this room."""

from ketenloket.chain.trajectories.forms.appointments import (
    AppointmentForm,
    CompanyForm,
    MoveForm,
    ReportForm,
)
from ketenloket.chain.trajectories.forms.contact import (
    QUEUE,
    GoalForm,
    NextStepForm,
    NoteForm,
    ResultForm,
)
from ketenloket.chain.trajectories.forms.people import AssignForm, ExitForm, HandOverForm
from ketenloket.chain.trajectories.forms.taking_over import AnswerForm, AwayForm, TakeoverForm

__all__ = [
    "QUEUE",
    "AnswerForm",
    "AppointmentForm",
    "AssignForm",
    "AwayForm",
    "CompanyForm",
    "ExitForm",
    "GoalForm",
    "HandOverForm",
    "MoveForm",
    "NextStepForm",
    "NoteForm",
    "ReportForm",
    "ResultForm",
    "TakeoverForm",
]
