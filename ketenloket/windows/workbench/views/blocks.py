"""What the coordinator's Monday is made of: blocks with lines, and what they may all use."""

from dataclasses import dataclass, field
from datetime import date

from ketenloket.network.organisations.models import Worker
from ketenloket.windows.workbench.views.carrying import Carrier


@dataclass(frozen=True)
class Line:
    """One thing in a block; `tone` colours its tag, of which `tag` is the word."""

    title: str
    detail: str
    url: str
    tag: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Block:
    """One question with its answer.

    Attributes:
        count: how many there are, of which `lines` shows the first.
        none: what stands there when there is nothing.
        more: the page with all of them; may be empty.
        red: whether something in it cannot wait.
    """

    title: str
    count: int
    none: str
    lines: list[Line] = field(default_factory=list)
    more: str = ""
    red: bool = False


@dataclass(frozen=True)
class Desk:
    """What all blocks may use: who looks, the day, and the own helpers with their load."""

    acting: Worker
    today: date
    helpers: list[Carrier]

    @property
    def own(self) -> int:
        """The own organisation."""
        return self.acting.organisation_id
