"""What a helper can and wants, without a database: words, terms, and who fits whom best."""

from ketenloket.network.volunteers.rules.choosing import (
    Advice,
    Helper,
    Reason,
    Wanted,
    advise,
    is_departure,
    needs_why,
)
from ketenloket.network.volunteers.rules.terms import (
    LOAD_AT_FIRST,
    MOST_LOAD,
    VISIT_ALARM_MINUTES,
    VOG_ASKED_AGAIN_MONTHS,
    Lack,
    ask_again_on,
    lacks,
    room_left,
)
from ketenloket.network.volunteers.rules.words import (
    SKILL_NEEDS,
    PartOfWeek,
    Proof,
    Skill,
    parts_of_day,
)

__all__ = [
    "LOAD_AT_FIRST",
    "MOST_LOAD",
    "SKILL_NEEDS",
    "VISIT_ALARM_MINUTES",
    "VOG_ASKED_AGAIN_MONTHS",
    "Advice",
    "Helper",
    "Lack",
    "PartOfWeek",
    "Proof",
    "Reason",
    "Skill",
    "Wanted",
    "advise",
    "ask_again_on",
    "is_departure",
    "lacks",
    "needs_why",
    "parts_of_day",
    "room_left",
]
