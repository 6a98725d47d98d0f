"""What stands in a directory of somebody else, as far as it was understood."""

from dataclasses import dataclass, field
from typing import Any

from ketenloket.network.directory.rules.hsds.offers import Offer


@dataclass(frozen=True)
class Choices:
    """What the coordinator says for records that do not say it; empty means: that is a problem."""

    need: str = ""
    form: str = ""
    kind: str = ""


@dataclass
class Place:
    """A place, and the hours of an offer there."""

    key: str
    values: dict[str, Any]
    at_key: str = ""
    hours: str = ""


@dataclass
class Organization:
    """An organisation that was found."""

    where: str
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    kind: str = ""
    parent: str = ""
    places: list[Place] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As the file calls it; empty when it does not."""
        return str(self.values.get("name", ""))


@dataclass
class Entry:
    """An offer that was found, of an organisation that was found."""

    where: str
    key: str = ""
    organization: Organization | None = None
    offer: Offer = field(default_factory=Offer)
    places: list[Place] = field(default_factory=list)
    skipped: str = ""  # why it is passed over

    @property
    def name(self) -> str:
        """What the file calls the offer; empty when it does not."""
        return str(self.offer.values.get("name", ""))


@dataclass
class Directory:
    """Everything in a file."""

    organizations: list[Organization] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)  # where, what

    @property
    def unknown(self) -> list[str]:
        """Words of others that mean nothing here."""
        return sorted({word for entry in self.entries for word in entry.offer.unknown})

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """All that must be mended before anything is read in."""
        found = list(self.problems)
        for organization in self.organizations:
            found += [(organization.where, problem) for problem in organization.problems]
        for entry in self.entries:
            if not entry.skipped:
                found += [(entry.where, problem) for problem in entry.offer.problems]
        return found
