"""The help request: one per person and story, from the front door to the end."""

from ketenloket.chain.desk.models.contact import ContactAttempt, FollowUpKey, SeekerMessage
from ketenloket.chain.desk.models.joined import OfRequest, case_of, of_request
from ketenloket.chain.desk.models.request import HelpRequest
from ketenloket.chain.desk.models.silence import Climb, Rest
from ketenloket.chain.desk.models.stalled import Stalled, stalled

__all__ = [
    "Climb",
    "ContactAttempt",
    "FollowUpKey",
    "HelpRequest",
    "OfRequest",
    "Rest",
    "SeekerMessage",
    "Stalled",
    "case_of",
    "of_request",
    "stalled",
]
