"""The weights of the matching: what counts for how much. A proposal that an alliance may dispute.

Where they come from: the example of Almere (who can take steps: home administration; who needs help
to understand: support; dependence: addiction care), of Oldambt (day structure before debts) and of
Westerkwartier (limits of volunteer help that the organisations set together); facts C10-C13.
"""

from collections.abc import Mapping
from enum import StrEnum

LONG_WAIT = 6  # weeks; from here a waiting list weighs more


class Factor(StrEnum):
    """What can speak for or against an offer."""

    UNDERLYING = "underlying"  # helps with what lies underneath (source text 000)
    ROUTE = "route"  # is where the agreed boundary signs point to
    NEED = "need"  # helps with one need; counted for at most MOST_NEEDS
    LANGUAGE = "language"  # a shared language, where Dutch does not do
    LANGUAGE_TOO = "language_too"  # the own language besides Dutch
    NO_LANGUAGE = "no_language"
    PLACE = "place"  # works in the municipality
    HOME = "home"
    LIGHT = "light"  # volunteers, and nothing that asks for a professional
    BUSINESS = "business"
    NOT_BUSINESS = "not_business"
    ROOM = "room"
    MEET_FIRST = "meet_first"
    CALL_FIRST = "call_first"
    WAITING = "waiting"
    WAITING_LONG = "waiting_long"
    FULL = "full"
    STOPPED = "stopped"  # a sign that the offer or the alliance does not leave to it


WEIGHTS: Mapping[Factor, int] = {
    Factor.UNDERLYING: 40,
    Factor.ROUTE: 30,
    Factor.NEED: 12,
    Factor.LANGUAGE: 15,
    Factor.LANGUAGE_TOO: 5,
    Factor.NO_LANGUAGE: -20,
    Factor.PLACE: 10,
    Factor.HOME: 3,
    Factor.LIGHT: 5,
    Factor.BUSINESS: 25,
    Factor.NOT_BUSINESS: -25,
    Factor.ROOM: 10,
    Factor.MEET_FIRST: 0,
    Factor.CALL_FIRST: 0,
    Factor.WAITING: -8,
    Factor.WAITING_LONG: -15,
    Factor.FULL: -30,
    Factor.STOPPED: -50,
}
MOST_NEEDS = 3  # beyond three, a long list would beat a good fit

# Where a sign points to: offers that help with one of these needs (source text 003; facts C11).
ROUTES: Mapping[str, frozenset[str]] = {
    "needs_more_support": frozenset({"understanding"}),
    "dependence": frozenset({"addiction"}),
    "confused": frozenset({"mental_health", "day_structure"}),
    "business_debts": frozenset({"business"}),
}


class Stop(StrEnum):
    """What a stopping sign does to an offer that is carried out by volunteers."""

    OUT = "out"  # not shown: nobody should choose it by accident
    LAST = "last"  # shown at the end, with the reason
    AFTER = "after"  # fine, once the municipality has spoken to the person


# Signs that stop a volunteer (`BoundarySign.stops_volunteer`) put the offer last, but for these.
VOLUNTEER_STOPS: Mapping[str, Stop] = {"unsafe": Stop.OUT, "crisis": Stop.AFTER}
