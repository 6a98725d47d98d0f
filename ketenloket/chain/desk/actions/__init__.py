"""Everything that can happen to a help request at the desk."""

from ketenloket.chain.desk.actions.contact import (
    Attempt,
    log_attempt,
    mark_read,
    plan_intake,
    take_up,
)
from ketenloket.chain.desk.actions.details import Details, correct_details, new_follow_up_code
from ketenloket.chain.desk.actions.register import (
    Registered,
    Registration,
    follow_up_hash,
    register,
    register_at_front_door,
    request_id_of,
)
from ketenloket.chain.desk.actions.steps import (
    close_request,
    hold,
    locked,
    plan_next,
    refuse_leaving,
)

__all__ = [
    "Attempt",
    "Details",
    "Registered",
    "Registration",
    "close_request",
    "correct_details",
    "follow_up_hash",
    "hold",
    "locked",
    "log_attempt",
    "mark_read",
    "new_follow_up_code",
    "plan_intake",
    "plan_next",
    "refuse_leaving",
    "register",
    "register_at_front_door",
    "request_id_of",
    "take_up",
]
