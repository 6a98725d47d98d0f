"""The weights of the matching: what counts for how much. A proposal that an alliance may dispute.

Where they come from: the example of Almere (who can take steps: home administration; who needs help
to understand: support; dependence: addiction care), of Oldambt (day structure before debts) and of
Westerkwartier (limits of volunteer help that the organisations set together); facts C10-C13.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

LONG_WAIT = 6  # weeks; from here a waiting list weighs more
MUCH_BUSIER = 10  # people; counts are in fives, so less than this may be rounding
NEAR_KM, FAR_KM = 3, 15  # on a bicycle; a bus and a half day


class Factor(StrEnum):
    """What can speak for or against an offer."""

    UNDERLYING = "underlying"  # helps with what lies underneath (source text 000)
    ROUTE = "route"  # is where the agreed boundary signs point to
    NEED = "need"  # helps with one need; counted for at most MOST_NEEDS
    LEFT = "left"  # leaves part of the question to somebody else
    LANGUAGE = "language"  # a shared language, where Dutch does not do
    LANGUAGE_TOO = "language_too"  # the own language besides Dutch
    NO_LANGUAGE = "no_language"
    AUDIENCE = "audience"  # is there for people like this one
    ASK_FIRST = "ask_first"  # meant for some people, and nobody knows whether this is one
    FORMAL = "formal"  # the municipality decides first (Wgs art. 4a; facts A7)
    PLACE = "place"  # works in the municipality
    NEAR = "near"
    FAR = "far"
    HOME = "home"
    LIGHT = "light"  # volunteers, and nothing that asks for a professional
    PROFESSIONAL = "professional"  # a sign that asks for one, though it stops no volunteer
    KNOWN = "known"  # the organisation knows the person already: no third time the same story
    BUSINESS = "business"
    NOT_BUSINESS = "not_business"
    ROOM = "room"
    MEET_FIRST = "meet_first"
    CALL_FIRST = "call_first"
    NOT_CHECKED = "not_checked"
    WAITING = "waiting"
    WAITING_LONG = "waiting_long"
    FULL = "full"
    BUSY = "busy"  # helps many more people now than the quietest offer that fits too
    STOPPED = "stopped"  # a sign that the offer or the alliance does not leave to it


WEIGHTS: Mapping[Factor, int] = {
    Factor.UNDERLYING: 60,
    Factor.ROUTE: 45,
    Factor.NEED: 18,
    Factor.LEFT: -8,
    Factor.LANGUAGE: 20,
    Factor.LANGUAGE_TOO: 5,
    Factor.NO_LANGUAGE: -25,
    Factor.AUDIENCE: 10,
    Factor.ASK_FIRST: -6,
    Factor.FORMAL: -3,
    Factor.PLACE: 10,
    Factor.NEAR: 5,
    Factor.FAR: -5,
    Factor.HOME: 3,
    Factor.LIGHT: 5,
    Factor.PROFESSIONAL: 8,
    Factor.KNOWN: 4,
    Factor.BUSINESS: 30,
    Factor.NOT_BUSINESS: -30,
    Factor.ROOM: 10,
    Factor.MEET_FIRST: 0,
    Factor.CALL_FIRST: 0,
    Factor.NOT_CHECKED: -5,
    Factor.WAITING: -8,
    Factor.WAITING_LONG: -15,
    Factor.FULL: -40,
    Factor.BUSY: -4,
    Factor.STOPPED: -60,
}
MOST_NEEDS = 3  # beyond three, a long list would beat a good fit

# What each factor is called on the page that shows the table.
FACTOR_IN_WORDS: Mapping[Factor, object] = {
    Factor.UNDERLYING: _("helpt bij wat eronder ligt"),
    Factor.ROUTE: _("is de hulp waar een afgesproken grenssignaal naar wijst"),
    Factor.NEED: _("helpt bij een vraag (telt voor hoogstens drie vragen)"),
    Factor.LEFT: _("helpt niet bij de hele vraag"),
    Factor.LANGUAGE: _("spreekt de taal van de hulpvrager, die geen Nederlands spreekt"),
    Factor.LANGUAGE_TOO: _("spreekt ook de eigen taal, naast Nederlands"),
    Factor.NO_LANGUAGE: _("er is een tolk nodig"),
    Factor.AUDIENCE: _("is er juist voor deze groep mensen"),
    Factor.ASK_FIRST: _(
        "is er voor een groep, en het is niet bekend of de hulpvrager daarbij hoort"
    ),
    Factor.FORMAL: _("de gemeente besluit eerst of iemand dit krijgt"),
    Factor.PLACE: _("werkt in de gemeente van de hulpvrager"),
    Factor.NEAR: _("een plek op hoogstens 3 kilometer"),
    Factor.FAR: _("de dichtstbijzijnde plek is meer dan 15 kilometer weg"),
    Factor.HOME: _("komt aan huis"),
    Factor.LIGHT: _("door vrijwilligers, en er zijn geen grenssignalen"),
    Factor.PROFESSIONAL: _("een beroepskracht, bij grote of veel schulden of een conflict"),
    Factor.KNOWN: _("kent de hulpvrager al uit dit verhaal"),
    Factor.BUSINESS: _("helpt ook ondernemers, en er zijn zakelijke schulden"),
    Factor.NOT_BUSINESS: _("helpt geen ondernemers, en er zijn zakelijke schulden"),
    Factor.ROOM: _("heeft ruimte"),
    Factor.MEET_FIRST: _("eerst kennismaken"),
    Factor.CALL_FIRST: _("ruimte niet kort geleden nagekeken: bel eerst"),
    Factor.NOT_CHECKED: _("de kaart is langer dan een kwartaal niet nagekeken: bel eerst"),
    Factor.WAITING: _("heeft een wachtlijst"),
    Factor.WAITING_LONG: _("heeft een wachtlijst van zes weken of meer"),
    Factor.FULL: _("is vol"),
    Factor.BUSY: _("helpt nu minstens tien mensen meer dan het rustigste aanbod dat ook past"),
    Factor.STOPPED: _("een grenssignaal dat hier niet past; komt ook onderaan te staan"),
}

# Where a sign points to: offers that help with one of these needs (source text 003; facts C11).
ROUTES: Mapping[str, frozenset[str]] = {
    "needs_more_support": frozenset({"understanding"}),
    "dependence": frozenset({"addiction"}),
    "confused": frozenset({"mental_health", "day_structure"}),
    "business_debts": frozenset({"business"}),
}


# Not to survey at a glance, or a fight about money: a professional sees more (facts C11, C13).
FOR_PROFESSIONALS = frozenset({"many_creditors", "large_debts", "dispute"})


class Stop(StrEnum):
    """What a stopping sign does to an offer that is carried out by volunteers."""

    OUT = "out"  # not shown: nobody should choose it by accident
    LAST = "last"  # shown at the end, with the reason
    AFTER = "after"  # fine, once the municipality has spoken to the person


# Signs that stop a volunteer (`BoundarySign.stops_volunteer`) put the offer last, but for these.
VOLUNTEER_STOPS: Mapping[str, Stop] = {"unsafe": Stop.OUT, "crisis": Stop.AFTER}
