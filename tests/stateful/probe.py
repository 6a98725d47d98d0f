"""Asks the database, in SQL of its own, what everybody sees and what must never be.

Both questions are prepared once: planned under one set of policies and asked as everybody, as a
pooled connection does it, and many times faster.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from uuid import UUID

from django.db import connection, transaction

from ketenloket.foundation.tenancy.acting import NOBODY, Actor

Rows = set[tuple[str, UUID]]

_SEEN = """
SELECT 'request', id FROM desk_helprequest
UNION ALL SELECT 'person', id FROM help_seekers_helpseeker
UNION ALL SELECT 'intake', request_id FROM intake_intake
UNION ALL SELECT 'note', request_id FROM trajectories_contactnote
UNION ALL SELECT 'attempt', request_id FROM desk_contactattempt
UNION ALL SELECT 'message', request_id FROM desk_seekermessage
UNION ALL SELECT 'goal', request_id FROM trajectories_goal
UNION ALL SELECT 'appointment', request_id FROM trajectories_appointment
UNION ALL SELECT 'referral', id FROM referrals_referral WHERE acting_sees() = 'own_request'
  -- After arrival a sender keeps a line until a day of the real calendar: stories have another.
  OR lead_id = acting_organisation() OR sender_id <> acting_organisation()
"""

_FACTS = """
SELECT r.id, r.status, r.lead_id,
  (SELECT count(*) FROM referrals_referral a WHERE a.request_id = r.id AND a.state = 'arrived'),
  EXISTS (SELECT FROM escalation_escalation e WHERE e.request_id = r.id AND e.stops),
  ARRAY(SELECT a.worker_id FROM trajectories_assignment a
    WHERE a.request_id = r.id AND a.ended_at IS NULL),
  concat_ws('; ',
    CASE WHEN r.status = 'open' AND r.next_on IS NULL THEN 'open without a date' END,
    CASE WHEN r.status = 'open' AND (btrim(r.next_step) = '' OR r.next_code = '')
      THEN 'open without a next step' END,
    CASE WHEN r.status = 'open' AND r.responsible_id IS NULL AND NOT r.coordinator_queue
      THEN 'open and nobody''s' END,
    CASE WHEN r.status = 'open' AND r.responsible_id IS NOT NULL AND (r.coordinator_queue
      OR w.id IS NULL OR NOT w.active OR w.organisation_id <> r.lead_id OR o.sees <> 'organisation')
      THEN 'responsible is not an active worker of the lead who sees its people' END,
    CASE WHEN r.status = 'open' AND (r.closed_at IS NOT NULL OR r.outcome <> '')
      THEN 'open with an outcome' END,
    CASE WHEN r.status <> 'open' AND (r.outcome = '' OR r.closed_at IS NULL
      OR r.closed_by_id IS NULL OR r.stage <> 'closed') THEN 'closed without outcome, who or when' END,
    CASE WHEN (SELECT count(*) FROM help_seekers_helpseeker p
      WHERE p.id = r.help_seeker_id AND p.lead_id = r.lead_id) <> 1 THEN 'two leads' END,
    CASE WHEN EXISTS (SELECT FROM referrals_referral f WHERE f.request_id = r.id
      AND f.state IN ('draft', 'sent', 'accepted', 'declined')
      AND (f.next_on IS NULL OR btrim(f.next_step) = '')) THEN 'a referral that waits for nothing' END,
    CASE WHEN EXISTS (SELECT FROM sharing_disclosure d JOIN sharing_consent c ON c.id = d.consent_id
      WHERE d.request_id = r.id AND d.ended_at IS NULL AND c.withdrawn_at IS NOT NULL)
      THEN 'open on a consent that was taken back' END)
FROM desk_helprequest r LEFT JOIN organisations_worker w ON w.id = r.responsible_id
LEFT JOIN organisations_role o ON o.code = w.role_id
WHERE r.lead_id = acting_organisation()
"""


def _act(actor: Actor) -> str:
    return "SELECT " + ", ".join(
        f"set_config('ketenloket.{field.name}', '{value}', true)"
        for field, value in zip(fields(actor), astuple(actor), strict=True)
    )


def seen_by(actors: Mapping[str, Actor]) -> dict[str, Rows]:
    """The rows that the database shows to each of these, in one round trip."""
    return dict(zip(actors, map(set, ask("EXECUTE seen", actors.values())), strict=True))


def seen_of(keys: Iterable[UUID], actor: Actor) -> set[str]:
    """The kinds of rows with one of these keys that the database shows to this one."""
    wanted = ", ".join(f"'{key}'" for key in keys)
    [rows] = ask(f"SELECT * FROM ({_SEEN}) s (kind, key) WHERE key IN ({wanted})", [actor])
    return {kind for kind, _key in rows}


Fact = tuple[UUID, str, int, int, bool, list[int], str]


def facts(actors: Iterable[Actor], *, of: UUID | None = None, once: bool = False) -> list[Fact]:
    """Of every request, or of one: id, status, lead, arrivals, a stop, who helps; what is wrong.

    With `once` nothing needs to be prepared; what is asked of one request never is.
    """
    question = _FACTS if once else "EXECUTE facts"
    if of:
        question = f"{_FACTS} AND r.id = '{of}'"
    return [row for rows in ask(question, actors) for row in rows]


def prepare() -> None:
    """Have both questions ready on this connection."""
    with connection.cursor() as cursor:
        cursor.execute(f"PREPARE seen AS {_SEEN}; PREPARE facts AS {_FACTS}")


def forget() -> None:
    """Leave nothing on the connection."""
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE seen; DEALLOCATE facts")


def ask(question: str, actors: Iterable[Actor]) -> list[list[tuple]]:
    """The answers to each of these, in one round trip."""
    statements = [f"{_act(actor)}; {question}" for actor in actors]
    answers = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(";".join([*statements, _act(NOBODY)]))
        while True:
            answers.append(cursor.fetchall())
            if not cursor.nextset():
                return answers[1::2]
