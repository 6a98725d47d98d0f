"""What silence must have led to by today: a second opinion on the product's clock, in SQL and by hand.

Nothing of the product decides here but the calendar of working days, which has tests of its own.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from ketenloket.chain.desk.rules import is_working_day
from ketenloket.foundation.tenancy.acting import Actor
from tests.stateful import probe

# Who hears of it after so many working days; and when something threatens.
AFTER = {"worker": 0, "coordinators": 2, "desk": 5, "alliance": 10}
IN_THREAT = {"worker": 0, "coordinators": 0, "desk": 1, "alliance": 2}
ANSWER = 3  # working days in which organisations answer each other

# As somebody of an organisation, on a day of the story; each row of one of these kinds.
_QUESTION = """
PREPARE silence AS
WITH day AS (SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date AS today)
SELECT 'late', r.id, r.id, t.term, t.due_on, r.lead_id, cardinality(r.threats) > 0, ''
FROM day, desk_helprequest r CROSS JOIN LATERAL (VALUES
  ('next_step', CASE WHEN r.status = 'open' THEN r.next_on END, true),
  ('first_talk', CASE WHEN r.status = 'open' AND r.first_talk_at IS NULL THEN r.clock_due_on END,
    true),
  ('once_more', CASE WHEN r.once_more_at IS NULL THEN r.once_more_on END, false)
) AS t (term, due_on, may_rest)
WHERE r.lead_id = acting_organisation() AND t.due_on < today
  AND NOT (t.may_rest AND coalesce(r.rest_until > today AND r.next_on >= r.rest_until, false))
UNION ALL
SELECT 'late', f.request_id, f.id,
  CASE f.state WHEN 'draft' THEN 'send' WHEN 'accepted' THEN 'arrival' ELSE 'pick_up' END,
  f.next_on, CASE f.state WHEN 'accepted' THEN f.receiver_id ELSE f.sender_id END,
  jsonb_array_length(f.packet -> 'threats') > 0, ''
FROM day, referrals_referral f
WHERE f.lead_id = acting_organisation() AND f.state IN ('draft', 'accepted', 'declined')
  AND f.next_on < today
UNION ALL
SELECT 'late', q.request_id, q.id, 'ceiling', q.due_on, q.lead_id, false, ''
FROM day, trajectories_ceilingquestion q
WHERE q.lead_id = acting_organisation() AND q.answered_at IS NULL AND q.due_on < today
UNION ALL
SELECT 'late', a.request_id, a.id, 'aftercare', a.due_on, a.lead_id, false, ''
FROM day, trajectories_aftercarecheck a
WHERE a.lead_id = acting_organisation() AND a.done_at IS NULL AND a.due_on < today
UNION ALL
SELECT 'late', s.request_id, s.id, 'escalation', s.due_on, s.lead_id, cardinality(r.threats) > 0, ''
FROM day, escalation_escalation s JOIN desk_helprequest r ON r.id = s.request_id
WHERE s.lead_id = acting_organisation() AND s.picked_up_at IS NULL AND s.closed_at IS NULL
  AND r.status = 'open' AND s.due_on < today
UNION ALL
SELECT 'late', r.id, p.id, p.term, p.due_on, p.place, cardinality(r.threats) > 0, ''
FROM day, desk_helprequest r JOIN (
  SELECT request_id, id, 'promise' AS term, until AS due_on, organisation_id AS place
  FROM trajectories_task WHERE done_at IS NULL AND NOT by_person
  UNION ALL SELECT request_id, id, 'application', due_on, lead_id
  FROM applications_application WHERE result = '' AND applied_on IS NOT NULL
) AS p ON p.request_id = r.id
WHERE r.lead_id = acting_organisation() AND r.status = 'open' AND p.due_on < today
  AND NOT coalesce(r.rest_until > today AND r.next_on >= r.rest_until, false)
UNION ALL
SELECT 'asked', r.id, c.id, (a.starts_at AT TIME ZONE 'Europe/Amsterdam')::date::text,
  (c.asked_at AT TIME ZONE 'Europe/Amsterdam')::date, c.organisation_id,
  cardinality(r.threats) > 0, CASE WHEN a.starts_at > now() THEN '' ELSE 'past' END
FROM trajectories_companion c JOIN desk_helprequest r ON r.id = c.request_id
JOIN trajectories_appointment a ON a.id = c.appointment_id
WHERE r.lead_id = acting_organisation() AND r.status = 'open' AND c.worker_id IS NULL
  AND c.ended_at IS NULL AND a.result = 'planned'
UNION ALL
SELECT CASE WHEN taken_back_at IS NULL THEN 'standing' ELSE 'over' END, request_id, about, term,
  due_on, organisation_id, false, "to"
FROM desk_climb WHERE lead_id = acting_organisation()
UNION ALL
SELECT 'unasked', t.request_id, t.id, t.form, NULL, t.lead_id, false, ''
FROM day, trajectories_trajectory t
WHERE t.lead_id = acting_organisation() AND t.ended_on IS NULL
  AND (t.ceiling_on <= today OR t.ceiling_contacts <= (SELECT count(*) FROM (
    SELECT n.happened_on FROM trajectories_contactnote n
    WHERE n.request_id = t.request_id AND n.kind IN ('visit', 'together')
      AND n.appointment_id IS NULL AND n.happened_on >= t.started_on
    UNION SELECT (a.starts_at AT TIME ZONE 'Europe/Amsterdam')::date FROM trajectories_appointment a
    WHERE a.request_id = t.request_id AND a.result = 'held'
      AND (a.starts_at AT TIME ZONE 'Europe/Amsterdam')::date >= t.started_on) AS met))
  AND NOT EXISTS (SELECT FROM trajectories_ceilingquestion q
    WHERE q.trajectory_id = t.id AND q.answered_at IS NULL AND q.due_on IS NOT NULL)
UNION ALL
SELECT 'held', id, id, status, NULL, coalesce(responsible_id, 0), coordinator_queue, lead_id::text
FROM desk_helprequest WHERE lead_id = acting_organisation()
"""


class Late(NamedTuple):
    """A term that passed."""

    request: UUID
    about: UUID
    term: str
    due_on: date
    where: int
    threatened: bool


class Told(NamedTuple):
    """Somebody who hears of it."""

    request: UUID
    about: UUID
    term: str
    due_on: date
    where: int
    to: str


class Seen(NamedTuple):
    """Everything of all organisations together."""

    late: set[Late]
    standing: list[Told]
    raised: int
    held: list[tuple]
    unasked: list[tuple]
    faded: set[UUID]  # no longer asked, only because time passed: until the clock runs


def prepare() -> None:
    """Have the question ready on this connection."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION)


def forget() -> None:
    """Leave nothing on the connection."""
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE silence")


def look(eyes: Iterable[Actor], today: date) -> Seen:
    """Ask the database as somebody of every organisation, in one round trip."""
    late, standing, over, held, unasked, faded = set(), [], 0, [], [], set()
    for rows in probe.ask("EXECUTE silence", eyes):
        for kind, request, about, term, due_on, where, flag, more in rows:
            match kind:
                case "late":
                    late.add(Late(request, about, term, due_on, where, flag))
                case "asked":
                    by = answer_by(due_on, date.fromisoformat(term))
                    if more:
                        faded.add(about)
                    elif by < today:
                        late.add(Late(request, about, "company", by, where, flag))
                case "standing":
                    standing.append(Told(request, about, term, due_on, where, more))
                case "over":
                    over += 1
                case "unasked":
                    unasked.append((request, about, term))
                case _:
                    held.append((request, term, where, flag, more))
    return Seen(late, sorted(standing), len(standing) + over, sorted(held), unasked, faded)


def must_be_told(late: Iterable[Late], today: date) -> set[Told]:
    """Everybody who must have heard of each of these by today."""
    return {
        Told(*row[:5], to)
        for row in late
        for to, days in (IN_THREAT if row.threatened else AFTER).items()
        if working_days(row.due_on, today) >= days
    }


def working_days(due: date, today: date) -> int:
    """Counted one by one."""
    count, day = 0, due
    while day < today:
        day += timedelta(days=1)
        count += is_working_day(day)
    return count


def answer_by(asked_on: date, starts_on: date) -> date:
    """By when it is said who comes along: a working day before, and never before it was asked."""
    term, before = asked_on, starts_on - timedelta(days=1)
    for _day in range(ANSWER):
        term += timedelta(days=1)
        while not is_working_day(term):
            term += timedelta(days=1)
    while not is_working_day(before):
        before -= timedelta(days=1)
    return max(asked_on, min(term, before))
