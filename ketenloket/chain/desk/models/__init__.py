"""The help request: one per person and story, from the front door to the end."""

from ketenloket.chain.desk.models.contact import ContactAttempt, FollowUpKey, SeekerMessage
from ketenloket.chain.desk.models.joined import OfRequest, case_of, of_request
from ketenloket.chain.desk.models.request import HelpRequest

__all__ = [
    "ContactAttempt",
    "FollowUpKey",
    "HelpRequest",
    "OfRequest",
    "SeekerMessage",
    "case_of",
    "of_request",
]
