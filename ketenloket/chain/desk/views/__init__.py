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
from ketenloket.chain.desk.views.sign_up import hand_in, sign_up, signed_up

__all__ = [
    "attempt",
    "contact_details",
    "finder",
    "follow_up_code",
    "front_door",
    "hand_in",
    "home",
    "inbox",
    "language",
    "municipality",
    "new_code",
    "person_messages",
    "plan_intake",
    "privacy",
    "sign_up",
    "signed_up",
    "take_up",
    "walk_in",
]
