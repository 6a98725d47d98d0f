"""The coordinator's Monday of one busy organisation: `make bench ARGS=--board-of-coordinator`.

Two thousand open cases and three hundred volunteers of one organisation, each with what they can and
want, home visits today and ones to come, alarms, and ten other organisations beside it.
"""

import os

import psycopg

from tests.load.dataset import load
from tests.load.floors import sql_floor
from tests.load.measure import Figure, run

CASES, VOLUNTEERS = 2_000, 300

# Workers of organisation 1: number 1 coordinates, number 2 is a professional; these come beside them.
_HELPERS = """
INSERT INTO organisations_worker (id, alliance_id, organisation_id, account_id, role_id, name,
  phone, languages, known_in_alliance, active)
SELECT 500000 + n, 1, 1, NULL, 'volunteer', 'Vrijwilliger ' || lpad(n::text, 3, '0'), '', '{nl}',
  false, true
FROM generate_series(1, %(volunteers)s) n;
INSERT INTO volunteers_volunteerprofile (id, alliance_id, organisation_id, worker_id, skills, parts,
  municipalities, postcode_areas, load_wished, home_visits, wants_two, changed_at, changed_by_id)
SELECT gen_random_uuid(), 1, 1, 500000 + n, '{forms,letters}', '{weekday_evening}', '{}', '{}',
  4 + n %% 6, true, n %% 5 = 0, now(), 1
FROM generate_series(1, %(volunteers)s) n;
INSERT INTO volunteers_volunteerproof (id, alliance_id, organisation_id, worker_id, what, dated_on,
  recorded_at, recorded_by_id)
SELECT gen_random_uuid(), 1, 1, 500000 + n, what, current_date - n, now(), 1
FROM generate_series(1, %(volunteers)s) n, unnest(ARRAY['vog', 'basics', 'privacy']) what
WHERE n %% 7 > 0;
INSERT INTO volunteers_volunteerterms (id, alliance_id, organisation_id, vog_months, vog_for, asks,
  two_per_visit, alarm_minutes, changed_at, changed_by_id)
VALUES (gen_random_uuid(), 1, 1, 36, '{long}', '{vog,basics,privacy}', false, 60, now(), 1);
CREATE TEMP TABLE held AS
SELECT row_number() OVER (ORDER BY id) AS n, id, alliance_id, help_seeker_id, lead_id
FROM desk_helprequest WHERE lead_id = 1 AND status = 'open';
UPDATE desk_helprequest r SET next_code = 'assign', next_step = 'Kies wie helpt'
FROM held WHERE held.id = r.id AND held.n %% 20 = 0;
DELETE FROM trajectories_assignment WHERE lead_id = 1;
INSERT INTO trajectories_assignment (id, alliance_id, request_id, help_seeker_id, lead_id,
  organisation_id, worker_id, started_at, started_by_id)
SELECT gen_random_uuid(), alliance_id, id, help_seeker_id, lead_id, 1,
  500000 + 1 + n %% %(volunteers)s, now(), 1
FROM held WHERE n %% 20 > 0;
INSERT INTO trajectories_appointment (id, alliance_id, request_id, help_seeker_id, lead_id,
  organisation_id, worker_id, role, starts_at, minutes, place_kind, place, subject, bring,
  bring_else, language, result, sequence, changed_at)
SELECT gen_random_uuid(), alliance_id, id, help_seeker_id, lead_id, 1,
  500000 + 1 + n %% %(volunteers)s, 'talks', now() + (n %% 9 - 4) * interval '1 day', 60, 'home',
  'thuis', '', '{}', '', 'nl', 'planned', 0, now()
FROM held WHERE n %% 4 = 0;
INSERT INTO trajectories_homevisit (id, alliance_id, request_id, help_seeker_id, lead_id,
  appointment_id, organisation_id, starts_at, raised_at, note)
SELECT gen_random_uuid(), alliance_id, request_id, help_seeker_id, lead_id, id, 1, starts_at, now(),
  ''
FROM trajectories_appointment WHERE organisation_id = 1 AND starts_at < now()
ORDER BY id LIMIT 10;
"""


def fill(admin_url: str) -> int:
    """Fill an empty, migrated database; tell how many cases that organisation has open."""
    # Of all requests one in fourteen and the top of the long tail are of organisation 1.
    load(admin_url, requests=CASES * 14, organisations=10)
    with psycopg.connect(admin_url, cursor_factory=psycopg.ClientCursor) as connection:
        connection.execute("SET session_replication_role = replica")
        surplus = "SELECT id FROM desk_helprequest WHERE lead_id = 1 AND status = 'open' OFFSET %s"
        closing = "UPDATE desk_helprequest SET status = 'closed', stage = 'closed',"
        closing += " outcome = 'goal_reached', closed_at = now(), closed_by_id = 2"
        connection.execute(f"{closing} WHERE id IN ({surplus})", [CASES])
        connection.execute(_HELPERS, {"volunteers": VOLUNTEERS})
        count = connection.execute(
            "SELECT count(*) FROM desk_helprequest WHERE lead_id = 1 AND status = 'open'"
        ).fetchone()[0]
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE")
    return count


def measure(seconds: float) -> list[Figure]:
    """The board and the list of helpers, one and four clients at a time."""
    import django  # noqa: PLC0415 - after the address of the database is known

    django.setup()
    from tests.load.scenes import _page, _signed_in  # noqa: PLC0415 - after setup
    from tests.load.serving import serving  # noqa: PLC0415

    browser = _signed_in(1)
    scenes = [
        _page("Mijn maandag (2.000 mensen, 300 helpers)", browser, lambda _n: "/mijn-maandag/"),
        _page("lijst van 300 helpers", browser, lambda _n: "/beheer/vrijwilligers/"),
    ]
    figures = []
    with serving("config.wsgi:application") as ours:
        for scene in scenes:
            for clients in (1, 4):
                figures.append(sql_floor(scene, seconds=seconds / 2, clients=clients))
                figures.append(run(scene, ours, seconds, clients, "Ketenloket"))
                for figure in figures[-2:]:
                    print(figure.row(), flush=True)  # noqa: T201 - this is a command
    return figures


def board(admin_url: str, seconds: float) -> list[Figure]:
    """Fill and measure."""
    count = fill(admin_url)
    print(f"{count} open cases, {VOLUNTEERS} volunteers, load {os.getloadavg()[0]:.1f}")  # noqa: T201
    return measure(seconds)
