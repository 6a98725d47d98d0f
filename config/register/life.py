"""How long the fields of a model live: the shape of a line of the data register."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Life:
    """How long the fields of one model live.

    Attributes:
        erased: fields that are emptied or replaced when the retention term ends: they can tell
            who somebody is, or what somebody told.
        kept: fields that stay for the figures, or as long as the row itself.
        why: the reason for what is kept, in Dutch.
        public: why the table carries no row-level security, where it does not.
    """

    erased: frozenset[str]
    kept: frozenset[str]
    why: str
    public: str = ""


def life(erased: str, kept: str, why: str, public: str = "") -> Life:
    """A line of the register; the names of fields stand in one text with spaces between."""
    return Life(frozenset(erased.split()), frozenset(kept.split()), why, public)


CASE = "id alliance request help_seeker lead"
NETWORK = "Openbaar of gedeeld binnen de samenwerking; er staat geen hulpvrager in."
