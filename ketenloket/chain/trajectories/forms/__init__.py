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
    helpers,
)
from ketenloket.chain.trajectories.forms.ending import CheckForm, ExitForm, ReopenForm
from ketenloket.chain.trajectories.forms.fitting import (
    CeilingForm,
    ChooseFormForm,
    FormCeilingForm,
    RefusalForm,
)
from ketenloket.chain.trajectories.forms.people import AssignForm, HandOverForm
from ketenloket.chain.trajectories.forms.taking_over import AnswerForm, AwayForm, TakeoverForm
from ketenloket.chain.trajectories.forms.visits import AlarmForm

__all__ = [
    "QUEUE",
    "AlarmForm",
    "AnswerForm",
    "AppointmentForm",
    "AssignForm",
    "AwayForm",
    "CeilingForm",
    "CheckForm",
    "ChooseFormForm",
    "CompanyForm",
    "ExitForm",
    "FormCeilingForm",
    "GoalForm",
    "HandOverForm",
    "MoveForm",
    "NextStepForm",
    "NoteForm",
    "RefusalForm",
    "ReopenForm",
    "ReportForm",
    "ResultForm",
    "TakeoverForm",
    "helpers",
]
