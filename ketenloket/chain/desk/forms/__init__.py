"""Forms of the desk: for the person, for a finding place, and for the worker at the table."""

from ketenloket.chain.desk.forms.contact import AttemptForm, PlanIntakeForm
from ketenloket.chain.desk.forms.people import DetailsForm, WalkInForm
from ketenloket.chain.desk.forms.public import HandInForm, SignUpForm
from ketenloket.chain.desk.forms.silence import RestForm, TakeOverForm, TermsForm

__all__ = [
    "AttemptForm",
    "DetailsForm",
    "HandInForm",
    "PlanIntakeForm",
    "RestForm",
    "SignUpForm",
    "TakeOverForm",
    "TermsForm",
    "WalkInForm",
]
