"""A national data set in plain SQL: long-tailed organisations, invented people, all of it synthetic.

Loaded by the superuser with triggers off, so that a hundred thousand requests take seconds.
"""

import psycopg

# Alliances, organisations and workers; organisation 1 of the first alliance is by far the largest.
_NETWORK = """
INSERT INTO organisations_alliance (id, name, slug, municipalities, phone, opening_hours, visit,
  desk_acts_for_municipality, reaction_days, first_talk_days, answer_days)
SELECT a, 'Samenwerking ' || a, 'samenwerking-' || a, '{GM1895}', '0597-000000', '', '', true, 2, 10, 3
FROM generate_series(1, %(alliances)s) a;
INSERT INTO organisations_organisation (id, alliance_id, name, kind, about, phone, email, website,
  retention_months, active)
SELECT o, 1 + (o - 1) / 10, 'Organisatie ' || o,
  (ARRAY['money_desk','volunteer_organisation','municipality','social_work','care'])[1 + o %% 5],
  '', '', '', '', 24, true
FROM generate_series(1, %(organisations)s) o;
UPDATE organisations_alliance a SET desk_id = (a.id - 1) * 10 + 1;
INSERT INTO organisations_account (id, password, email, is_active, is_demo, date_joined)
SELECT w, '!', 'werker' || w || '@bench.example', true, false, now()
FROM generate_series(1, %(organisations)s * 5) w;
INSERT INTO organisations_worker (id, alliance_id, organisation_id, account_id, role_id, name,
  phone, languages, known_in_alliance, active)
SELECT w, 1 + ((w - 1) / 5) / 10, 1 + (w - 1) / 5, w,
  CASE w %% 5 WHEN 1 THEN 'desk_coordinator' WHEN 2 THEN 'professional' ELSE 'volunteer' END,
  'Medewerker ' || w, '', '{nl}', w %% 5 IN (1, 2), true
FROM generate_series(1, %(organisations)s * 5) w;
INSERT INTO directory_service (organisation_id, alliance_id, name, form_of_help, does, does_not,
  for_whom, needs, municipalities, languages, not_with_signs, for_entrepreneurs, by_volunteers,
  home_visits, costs, phone, email, website, capacity, capacity_set_on, waiting_weeks, checked_on,
  active)
SELECT o.id, o.alliance_id, 'Aanbod ' || n || ' van ' || o.name, 'long',
  'Wij helpen met brieven, post en schulden. ' || md5(o.id::text || n), '', '',
  '{letters,debts}', '{GM1895}', '{nl}', '{}', false, true, true, 'gratis', '', '', '', 'room',
  current_date, 0, current_date, true
FROM organisations_organisation o, generate_series(1, 4) n;
"""

# Long tail: request n belongs to organisation 1 for one in fourteen, else by a steep curve.
_PEOPLE = """
CREATE TEMP TABLE plan AS
SELECT n, gen_random_uuid() AS seeker, gen_random_uuid() AS request,
  CASE WHEN n %% 14 = 0 THEN 1
       ELSE 1 + floor(%(organisations)s * power(random(), 1.7))::int END AS organisation,
  n %% 10 < 3 AS is_open
FROM generate_series(1, %(requests)s) n;
INSERT INTO help_seekers_helpseeker (id, alliance_id, lead_id, lead_since, name, phone, email,
  contact_way, contact_when, language, postcode, house_number, municipality)
SELECT seeker, 1 + (organisation - 1) / 10, organisation, now() - interval '1 year',
  (ARRAY['Noor','Samira','Piet','Fatma','Jan','Olena','Kees','Aisha'])[1 + n %% 8] || ' '
  || (ARRAY['de Wit','Yilmaz','van Dijk','Bakker','Kowalska','Smit'])[1 + n %% 6] || ' ' || n,
  '+3161' || lpad(n::text, 7, '0'), '', 'phone', '{any}', 'nl', '9671AA', '1', 'GM1895'
FROM plan;
INSERT INTO desk_helprequest (id, alliance_id, help_seeker_id, lead_id, number, status, stage,
  entry, handed_in_by, registered_at, agreed_to_contact_at, concerns, threats, message, clock, clock_due_on,
  responsible_id, coordinator_queue, next_code, next_step, next_on, next_clock, desks_seen, outcome,
  closed_at, closed_by_id)
SELECT request, 1 + (organisation - 1) / 10, seeker, organisation,
  upper(substr(md5(n::text), 1, 2) || '-' || substr(md5(n::text), 3, 4)),
  CASE WHEN is_open THEN 'open' ELSE 'closed' END, CASE WHEN is_open THEN 'help' ELSE 'closed' END,
  'front_door', '', now() - (n %% 700) * interval '1 day', now(), '{debts}', '{}', '',
  'wgs_first_talk', current_date, (organisation - 1) * 5 + 2, false, 'other', 'Bel even',
  current_date - 20 + n %% 60, 'planned', 1, CASE WHEN is_open THEN '' ELSE 'goal_reached' END,
  CASE WHEN NOT is_open THEN now() END, CASE WHEN NOT is_open THEN (organisation - 1) * 5 + 2 END
FROM plan;
INSERT INTO intake_intake (id, alliance_id, request_id, help_seeker_id, lead_id, story, goal,
  table_words, adults, children, debts_count, debts_sum, debts_kind, has_administrator,
  is_entrepreneur, languages, needs_interpreter, reads_letters, help_already_there, boundary_signs)
SELECT gen_random_uuid(), 1 + (organisation - 1) / 10, request, seeker, organisation,
  'Een verzonnen verhaal.', 'Ik wil weer rustig slapen.', '', 1, 0, 7, 'to_20000', 'private',
  'no', 'no', '{nl}', 'no', 'yes', '', '{}'
FROM plan;
INSERT INTO trajectories_contactnote (id, alliance_id, request_id, help_seeker_id, lead_id,
  organisation_id, written_at, written_by_id, kind, happened_on, text)
SELECT gen_random_uuid(), 1 + (organisation - 1) / 10, request, seeker, organisation, organisation,
  now() - k * interval '3 days', (organisation - 1) * 5 + 2, 'call', current_date, 'Gebeld.'
FROM plan, generate_series(1, 20) k WHERE n %% 10 = 0;
INSERT INTO trajectories_assignment (id, alliance_id, request_id, help_seeker_id, lead_id,
  organisation_id, worker_id, started_at, started_by_id)
SELECT gen_random_uuid(), 1 + (organisation - 1) / 10, request, seeker, organisation, organisation,
  (organisation - 1) * 5 + 3 + n %% 2, now(), (organisation - 1) * 5 + 2
FROM plan WHERE is_open AND n %% 5 = 0;
INSERT INTO sharing_disclosure (id, alliance_id, request_id, help_seeker_id, lead_id,
  to_organisation_id, categories, purpose, legal_basis, made_at, made_by_id, ends_at, accepted_at,
  accepted_by_id)
SELECT gen_random_uuid(), 1 + (organisation - 1) / 10, request, seeker, organisation,
  ((organisation - 1) / 10) * 10 + 1 + (organisation + n) %% 10,
  '{request,identity,intake,notes}', 'referral', 'public_task', now(), (organisation - 1) * 5 + 2,
  now() + interval '6 months', now(), ((organisation - 1) / 10) * 50 + 2
FROM plan WHERE is_open AND (organisation + n) %% 10 <> (organisation - 1) %% 10;
"""

# A column that the data set does not name is empty, as Django would leave it.
_EMPTY = """
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT table_name, column_name, CASE
      WHEN data_type IN ('text', 'character varying') THEN $q$''$q$
      WHEN data_type = 'ARRAY' OR data_type = 'jsonb' THEN $q$'{}'$q$
      WHEN data_type = 'boolean' THEN 'false'
      WHEN data_type IN ('smallint', 'integer', 'numeric') THEN '0'
      WHEN data_type = 'timestamp with time zone' THEN 'now()'
      WHEN data_type = 'date' THEN 'current_date' END AS empty
    FROM information_schema.columns
    WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL
      AND is_generated = 'NEVER' AND is_identity = 'NO'
      AND split_part(table_name, '_', 1) IN (
        'organisations', 'directory', 'help', 'desk', 'sharing', 'intake', 'trajectories')
  LOOP
    IF c.empty IS NOT NULL THEN
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET DEFAULT %s',
        c.table_name, c.column_name, c.empty);
    END IF;
  END LOOP;
END $$;
"""

_SEQUENCES = """
SELECT setval(pg_get_serial_sequence(t, 'id'), (SELECT 1000000))
FROM unnest(ARRAY['organisations_alliance', 'organisations_organisation', 'organisations_account',
  'organisations_worker']) t;
"""


def load(admin_url: str, *, requests: int, organisations: int = 300) -> None:
    """Fill an empty, migrated database.

    Args:
        admin_url: the superuser of the benchmark's own server.
        requests: how many help requests; three in ten are open.
        organisations: how many organisations, ten to an alliance.
    """
    sizes = {
        "requests": requests,
        "organisations": organisations,
        "alliances": (organisations + 9) // 10,
    }
    with psycopg.connect(admin_url, cursor_factory=psycopg.ClientCursor) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(_EMPTY)
        connection.execute(_NETWORK, sizes)
        connection.execute(_PEOPLE, sizes)
        connection.execute(_SEQUENCES)
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE")
