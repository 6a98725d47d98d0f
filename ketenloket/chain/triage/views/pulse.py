"""What every screen asks each second: did anything change at this table? One query, and no page."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ketenloket.chain.triage.rules.board import (
    HERE,
    JUST_LEFT,
    SEEN_EVERY,
    Standing,
    nearest,
    standing,
)
from ketenloket.network.organisations.models import Worker

# The stays of the last minutes only: whoever left an hour ago changes nothing any more.
_PULSE = """
SELECT m.state, coalesce(b.version, 0),
  ARRAY(SELECT concat_ws(':', s.organisation_id, s.presence, s.stand_in)
    FROM triage_triageseat s WHERE s.meeting_id = m.id ORDER BY s.organisation_id),
  (SELECT json_agg(json_build_array(t.organisation_id, t.worker_id, t.last_seen, t.gone_since,
      t.stands_in))
    FROM triage_triagestay t WHERE t.meeting_id = m.id AND t.last_seen > %s)
FROM triage_triagemeeting m LEFT JOIN triage_triageboard b ON b.meeting_id = m.id
WHERE m.id = %s AND m.alliance_id = %s AND EXISTS (
  SELECT FROM triage_triageseat s WHERE s.meeting_id = m.id AND s.organisation_id = %s)
"""


@dataclass(frozen=True)
class Pulse:
    """The state of a table in a few words.

    Attributes:
        digest: differs as soon as anything at the table differs.
        version: of the board; 0 before the first change.
        state: the `MeetingState`.
        standings: for each organisation that was there in the last minutes, whether it still is.
        standing_in: the organisations for which somebody else than the fixed member is there.
        mine: when whoever asks was last written down as being there; None when not lately.
    """

    digest: str
    version: int
    state: str
    standings: dict[int, Standing]
    standing_in: frozenset[int]
    mine: datetime | None

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to write down again that whoever asks is there."""
        return self.mine is None or now - self.mine > SEEN_EVERY


def pulse(meeting: UUID, acting: Worker) -> Pulse | None:
    """How the table is now; None when whoever acts has no seat there."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            _PULSE,
            [now - HERE - JUST_LEFT, meeting, acting.alliance_id, acting.organisation_id],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    state, version, seats, stays = row
    found, mine, standing_in = _read(stays or [], acting, now)
    standings = {key: nearest(several) for key, several in sorted(found.items())}
    seen = f"{state} {version} {seats} {standings} {sorted(standing_in)}"
    digest = f"{version}-{blake2s(seen.encode(), digest_size=6).hexdigest()}"
    return Pulse(digest, version, state, standings, frozenset(standing_in), mine)


def _read(
    stays: list[Any], acting: Worker, now: datetime
) -> tuple[dict[int, list[Standing]], datetime | None, set[int]]:
    found: dict[int, list[Standing]] = defaultdict(list)
    mine, standing_in = None, set()
    for organisation, worker, last_seen, gone_since, stands_in in stays:
        seen = datetime.fromisoformat(last_seen)
        gone = datetime.fromisoformat(gone_since) if gone_since else None
        where = standing(seen, gone, now)
        found[organisation].append(where)
        if worker == acting.pk and gone is None:
            mine = seen
        if stands_in and where == Standing.HERE:
            standing_in.add(organisation)
    return found, mine, standing_in
