"""Who is who in the demo, for those who build it."""

from dataclasses import dataclass, field
from uuid import UUID

from ketenloket.chain.triage.models import TriageMeeting
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Alliance, FindingPlace, Organisation, Worker


@dataclass
class DemoWorld:
    """The network by its keys, and what was made on the way."""

    alliance: Alliance
    organisations: dict[str, Organisation] = field(default_factory=dict)
    workers: dict[str, Worker] = field(default_factory=dict)
    services: list[Service] = field(default_factory=list)
    finding_places: list[FindingPlace] = field(default_factory=list)
    meetings: dict[str, TriageMeeting] = field(default_factory=dict)
    codes: dict[UUID, tuple[str, str]] = field(default_factory=dict)

    def desk(self, turn: int = 0) -> Worker:
        """Somebody of the desk shift."""
        return self.workers[f"loket{1 + turn % 3}"]

    def lead_of(self, organisation_id: int) -> Worker:
        """The coordinator or professional who acts for this organisation."""
        for worker in self.workers.values():
            if worker.organisation_id == organisation_id and "cases" in worker.role.duties:
                return worker
        msg = f"nobody of organisation {organisation_id} handles cases"
        raise LookupError(msg)

    def volunteers_of(self, organisation_id: int) -> list[Worker]:
        """The volunteers of this organisation."""
        return [
            worker
            for worker in self.workers.values()
            if worker.organisation_id == organisation_id and worker.role_id == "volunteer"
        ]
