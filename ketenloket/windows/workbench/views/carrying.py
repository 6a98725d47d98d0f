"""The own helpers: how much each carries, how much each wants to, and what is missing."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

from ketenloket.chain.trajectories.actions import with_load
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Role, Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers.models import VolunteerProfile, VolunteerProof, VolunteerTerms
from ketenloket.network.volunteers.rules import Lack, Skill, lacks, room_left

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Carrier:
    """One helper.

    Attributes:
        load: how many people they help now.
        wished: how many they want to help; None when nobody said.
        room: how many more; None when nobody said, less than nothing when it is too many.
        lacks: what the organisation asks and was not seen, or is past its term.
        pauses: whether they want nobody new now.
    """

    worker: Worker
    profile: VolunteerProfile | None
    load: int
    wished: int | None
    room: int | None
    lacks: list[Lack]
    pauses: bool

    @property
    def is_over(self) -> bool:
        """Whether they help more people than they want."""
        return self.room is not None and self.room < 0

    @property
    def has_room(self) -> bool:
        """Whether somebody may be added."""
        return self.room is not None and self.room > 0 and not self.pauses

    @property
    def skills_words(self) -> str:
        """What they are good at, in words."""
        known = self.profile.skills if self.profile else ()
        return ", ".join(str(Skill(code).label) for code in known if code in Skill.values)

    @property
    def percent(self) -> int:
        """How full, for a picture."""
        return min(100, 100 * self.load // self.wished) if self.wished else 100 * bool(self.load)


def _kinds(own: int) -> dict[str, QuerySet[Any]]:
    return {
        "terms": VolunteerTerms.objects.filter(organisation_id=own),
        "profiles": VolunteerProfile.objects.filter(organisation_id=own),
        "proofs": VolunteerProof.objects.filter(organisation_id=own, taken_back_at=None),
        "roles": Role.objects.all(),
    }


def carriers(organisation_id: int) -> list[Carrier]:
    """All helpers of this organisation by name, in two queries however many there are."""
    today, known = timezone.localdate(), together(_kinds, organisation_id)
    terms = next(iter(known["terms"]), VolunteerTerms(organisation_id=organisation_id))
    profiles = {row.worker_id: row for row in known["profiles"]}
    proofs: dict[int, dict[str, date]] = defaultdict(dict)
    for proof in sorted(known["proofs"], key=lambda row: row.dated_on):
        proofs[proof.worker_id][proof.what] = proof.dated_on
    found = []
    roles = {row.pk: row for row in known["roles"]}  # a handful: each is made once
    helpers = Worker.objects.filter(
        organisation_id=organisation_id, active=True, role__duties__contains=[Duty.HELP.value]
    ).only("name", "role_id", "organisation_id")
    for worker in with_load(helpers, organisation_id).order_by("name", "id"):
        worker.role = roles[worker.role_id]
        profile = profiles.get(worker.pk)
        wished, load = profile.load_wished if profile else None, getattr(worker, "load", 0)
        asked = terms.asks if worker.role.sees == Sees.ASSIGNED else ()
        found.append(
            Carrier(
                worker=worker,
                profile=profile,
                load=load,
                wished=wished,
                room=room_left(load, wished),
                lacks=lacks(proofs[worker.pk], asked, vog_months=terms.vog_months, today=today),
                pauses=bool(profile and profile.paused_until and today < profile.paused_until),
            )
        )
    return found
