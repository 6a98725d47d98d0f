"""Everything that can happen to a help request at the desk."""

from ketenloket.chain.desk.actions.climb import (
    Finder,
    Passed,
    agreed_climbs,
    climb_for,
    passed_terms,
    settle,
    settle_about,
)
from ketenloket.chain.desk.actions.clock import ByItself, happens_by_itself, run_clocks
from ketenloket.chain.desk.actions.contact import (
    Attempt,
    left_to_try,
    log_attempt,
    mark_read,
    plan_intake,
    take_up,
)
from ketenloket.chain.desk.actions.details import Details, correct_details, new_follow_up_code
from ketenloket.chain.desk.actions.hold import hold
from ketenloket.chain.desk.actions.once_more import try_once_more
from ketenloket.chain.desk.actions.register import (
    Registered,
    Registration,
    follow_up_hash,
    register,
    register_at_front_door,
    request_id_of,
)
from ketenloket.chain.desk.actions.reopening import Closed, follow_reopening, reopen
from ketenloket.chain.desk.actions.rest import end_rest, rested, start_rest, waiting_of
from ketenloket.chain.desk.actions.stalled import follow_take_over, take_over
from ketenloket.chain.desk.actions.steps import (
    close_request,
    locked,
    plan_next,
    refuse_leaving,
)
from ketenloket.chain.desk.actions.told_again import clock_of_threat, tell_again

__all__ = [
    "Attempt",
    "ByItself",
    "Closed",
    "Details",
    "Finder",
    "Passed",
    "Registered",
    "Registration",
    "agreed_climbs",
    "climb_for",
    "clock_of_threat",
    "close_request",
    "correct_details",
    "end_rest",
    "follow_reopening",
    "follow_take_over",
    "follow_up_hash",
    "happens_by_itself",
    "hold",
    "left_to_try",
    "locked",
    "log_attempt",
    "mark_read",
    "new_follow_up_code",
    "passed_terms",
    "plan_intake",
    "plan_next",
    "refuse_leaving",
    "register",
    "register_at_front_door",
    "reopen",
    "request_id_of",
    "rested",
    "run_clocks",
    "settle",
    "settle_about",
    "start_rest",
    "take_over",
    "take_up",
    "tell_again",
    "try_once_more",
    "waiting_of",
]
