"""Pages of the desk: for the public, and for the workers behind it."""

from ketenloket.chain.desk.views.contact import attempt, inbox, plan_intake, take_up
from ketenloket.chain.desk.views.finder import finder
from ketenloket.chain.desk.views.languages import language
from ketenloket.chain.desk.views.people import (
    contact_details,
    follow_up_code,
    new_code,
    person_messages,
    walk_in,
)
from ketenloket.chain.desk.views.public import front_door, home, municipality, privacy
from ketenloket.chain.desk.views.rest import end_rest, once_more, rest
from ketenloket.chain.desk.views.sign_up import hand_in, sign_up, signed_up
from ketenloket.chain.desk.views.stalled import stalled_here, stalled_where, take_over
from ketenloket.chain.desk.views.terms import change_terms, terms

__all__ = [
    "attempt",
    "change_terms",
    "contact_details",
    "end_rest",
    "finder",
    "follow_up_code",
    "front_door",
    "hand_in",
    "home",
    "inbox",
    "language",
    "municipality",
    "new_code",
    "once_more",
    "person_messages",
    "plan_intake",
    "privacy",
    "rest",
    "sign_up",
    "signed_up",
    "stalled_here",
    "stalled_where",
    "take_over",
    "take_up",
    "terms",
    "walk_in",
]
