"""By what people are found again, which files belong together, and questions between organisations."""

from ketenloket.chain.recognition.models.finding import (
    Candidate,
    Ties,
    around,
    likely_people,
    look_alikes,
    questions_of,
)
from ketenloket.chain.recognition.models.keys import traits_of
from ketenloket.chain.recognition.models.links import Household, SamePerson
from ketenloket.chain.recognition.models.questions import Counterpart, Probe, Question
from ketenloket.chain.recognition.models.signs import Encoding, Handle

__all__ = [
    "Candidate",
    "Counterpart",
    "Encoding",
    "Handle",
    "Household",
    "Probe",
    "Question",
    "SamePerson",
    "Ties",
    "around",
    "likely_people",
    "look_alikes",
    "questions_of",
    "traits_of",
]
