"""What the stories know by themselves, and who may see what of it: the second opinion.

Nothing here asks the database. The answer follows from who leads, what was agreed and accepted,
what was taken back, and who was given to whom.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ketenloket.network.organisations.models import Worker

REQUEST, IDENTITY, INTAKE, NOTES = "request", "identity", "intake", "notes"
ALL = frozenset({REQUEST, IDENTITY, INTAKE, NOTES})

# A kind of row, and what one must be shown to see it.
KINDS = {
    "request": REQUEST,
    "person": IDENTITY,
    "intake": INTAKE,
    "note": NOTES,
    "attempt": NOTES,
    "message": NOTES,
    "goal": NOTES,
    "appointment": NOTES,
}
OVER = {"arrived", "withdrawn", "handled", "expired"}


@dataclass(eq=False)
class Agreed:
    """A consent: for one organisation, over some things, until and including a day."""

    pk: UUID
    organisation: str
    covers: frozenset[str]
    until: date
    withdrawn: bool = False

    def stands(self, today: date) -> bool:
        return not self.withdrawn and today <= self.until


@dataclass(eq=False)
class Door:
    """What was opened to an organisation: on a consent, or as the public task, for a year."""

    to: str
    agreed: Agreed | None
    made_on: date
    accepted: bool = False
    closed: bool = False

    def shows(self, today: date) -> frozenset[str]:
        if not self.accepted or self.closed:
            return frozenset()
        if self.agreed:
            return self.agreed.covers if self.agreed.stands(today) else frozenset()
        return ALL if today <= a_year_after(self.made_on) else frozenset()


@dataclass(eq=False)
class Sent:
    """A referral."""

    pk: UUID
    sender: str
    receiver: str
    state: str = "draft"
    door: Door | None = None

    def stop(self, state: str = "withdrawn") -> None:
        self.state = state
        if self.door:
            self.door.closed = True


@dataclass(eq=False)
class Given:
    """A person who was given to a helper of an organisation."""

    pk: UUID
    worker: str
    organisation: str
    ended: bool = False


@dataclass(eq=False)
class Case:
    """One person and their request."""

    name: str
    pk: UUID
    person: UUID
    lead: str
    code: str
    phone: str
    submission: str
    open: bool = True
    arrivals: int = 0
    kinds: set[str] = field(default_factory=lambda: {"request", "person"})
    consents: list[Agreed] = field(default_factory=list)
    doors: list[Door] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    items: list["Item"] = field(default_factory=list)
    appointments: list[UUID] = field(default_factory=list)
    goals: list[UUID] = field(default_factory=list)
    stopped: bool = False  # no volunteer may help, of no organisation
    signs: set[str] = field(default_factory=set)  # what the intake says now
    stopping: set[str] = field(default_factory=set)  # why volunteers are stopped
    lifted: set[str] = field(default_factory=set)  # what a professional gave back

    def __repr__(self) -> str:
        return self.name

    def shown_to(self, organisation: str, today: date) -> frozenset[str]:
        """What the doors that stand open show to an organisation."""
        doors = (door.shows(today) for door in self.doors if door.to == organisation)
        return frozenset().union(*doors)

    def shown(self, name: str, worker: Worker, today: date) -> frozenset[str]:
        """What this worker may see of this person today."""
        organisation = worker.organisation.name
        helps = any(g.worker == name and not g.ended for g in self.given)
        if worker.role.sees == "organisation" or (worker.role.sees == "assigned" and helps):
            return ALL if self.lead == organisation else self.shown_to(organisation, today)
        return frozenset()

    def rows(self, shown: frozenset[str]) -> set[tuple[str, UUID]]:
        """The rows that must be seen by whoever is shown this, and no others."""
        keys = {"person": self.person}
        return {(k, keys.get(k, self.pk)) for k in self.kinds if KINDS[k] in shown}

    def referrals(self, worker: Worker) -> set[tuple[str, UUID]]:
        """The referrals of this person that the organisation of this worker must see."""
        if worker.role.sees != "organisation":
            return set()
        here = worker.organisation.name
        return {
            ("referral", sent.pk)
            for sent in self.sent
            if self.lead == here
            or (sent.receiver == here and sent.state not in {"draft", "withdrawn", "expired"})
        }

    def under_way(self) -> Sent | None:
        return next((sent for sent in reversed(self.sent) if sent.state not in OVER), None)


@dataclass(eq=False)
class Item:
    """A question on the table."""

    pk: UUID
    decided: bool = False
    decision: UUID | None = None  # the row that said so


def a_year_after(day: date) -> date:
    """The same day next year; of 29 February the day before."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
