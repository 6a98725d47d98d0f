"""A national verwijskaart in plain SQL: every municipality, invented organisations, all synthetic.

Loaded by the superuser with triggers off, into a database that has been migrated. Keys start far
above those of `dataset`, so both fit beside each other.
"""

import csv
from importlib.resources import files

import psycopg

FIRST = 1_000_000  # the number before the first key of every table
MUNICIPALITIES = 342

_AREAS = """
CREATE TEMP TABLE area (n int, code text, name text, lon float, lat float, postcodes text[]);
"""
# Alliance a cares for the municipalities a, a + alliances, ...: with 342, each has its own.
_NETWORK = """
INSERT INTO organisations_alliance (id, name, slug, municipalities, phone, opening_hours, visit,
  desk_acts_for_municipality, reaction_days, first_talk_days, answer_days)
SELECT %(first)s + a, 'Samenwerking kaart ' || a, 'kaart-' || a,
  (SELECT array_agg(code ORDER BY n) FROM area WHERE 1 + (n - 1) %% %(alliances)s = a),
  '0597-000000', '', '', false, 2, 10, 3
FROM generate_series(1, %(alliances)s) a;
CREATE TEMP TABLE placed AS
SELECT o, area.*, 1 + (area.n - 1) %% %(alliances)s AS alliance, %(first)s + o AS id
FROM generate_series(1, %(organisations)s) o
JOIN area ON area.n = 1 + (o * 7919) %% %(municipalities)s;
INSERT INTO organisations_organisation (id, alliance_id, name, kind, about, phone, email, website,
  ambassador, retention_months, active, last_modified)
SELECT id, %(first)s + alliance,
  (ARRAY['Steunpunt','Maatjes','Wijkteam','Hulpdienst','Buurthuis','Stichting Samen'])[1 + o %% 6]
  || ' ' || name || ' ' || o,
  (ARRAY['volunteer_organisation','social_work','municipality','care','volunteer_organisation'])
  [1 + o %% 5], 'Verzonnen organisatie om mee te meten.', '0597 000000',
  'info@org' || o || '.example', 'https://org' || o || '.example', '', 24, true,
  now() - o * interval '1 minute'
FROM placed;
INSERT INTO directory_location (id, organisation_id, alliance_id, name, street, postcode, city,
  municipality, latitude, longitude, opening_hours, accessibility, active)
SELECT id, id, %(first)s + alliance, 'Inloop ' || name, 'Dorpsstraat ' || o,
  postcodes[1 + o %% cardinality(postcodes)] || ' AA', name, code,
  lat + (o %% 21 - 10) / 200.0, lon + (o %% 17 - 8) / 200.0, 'ma-vr 9.00-12.00',
  'zonder drempel', true
FROM placed;
"""
_OFFERS = """
CREATE TEMP TABLE offer AS
SELECT s, %(first)s + s AS id, placed.id AS organisation, placed.alliance, placed.code,
  placed.name AS place, placed.postcodes
FROM generate_series(1, %(services)s) s JOIN placed ON placed.o = 1 + (s - 1) %% %(organisations)s;
CREATE TEMP TABLE need AS
SELECT row_number() OVER (ORDER BY code) - 1 AS n, code, label FROM directory_need;
INSERT INTO directory_service (id, organisation_id, alliance_id, name, form_of_help, does, does_not,
  for_whom, audiences, not_audiences, min_age, max_age, needs, municipalities, postcode_areas,
  languages, not_with_signs, for_entrepreneurs, by_volunteers, home_visits, costs, opening_hours,
  how_to_reach, open_to_public, contact_person, contact_public, phone, email, website, capacity,
  capacity_set_on, waiting_weeks, checked_on, active, last_modified)
SELECT offer.id, organisation, %(first)s + alliance, initcap(one.label) || ' ' || place || ' ' || s,
  (ARRAY['forms_brigade','short','long','course','crisis','debt_help','day_structure',
  'food_bank_guidance','care','grief'])[1 + s %% 10],
  'Wij helpen met ' || one.label || ' en ' || two.label || '. Samen kijken we wat u zelf kunt. '
  || md5(s::text),
  'Wij nemen niets over en geven geen geld.', 'Inwoners van ' || place,
  CASE WHEN s %% 9 = 0 THEN '{young}' WHEN s %% 11 = 0 THEN '{families}'
    WHEN s %% 13 = 0 THEN '{seniors}' ELSE '{}' END::varchar[],
  CASE WHEN s %% 17 = 0 THEN '{entrepreneurs}' ELSE '{}' END::varchar[],
  CASE WHEN s %% 4 = 0 THEN 18 END, CASE WHEN s %% 9 = 0 THEN 27 END,
  ARRAY[one.code, two.code], ARRAY[offer.code],
  CASE WHEN s %% 12 = 0 THEN postcodes[1:3] ELSE '{}' END::varchar[],
  CASE s %% 8 WHEN 0 THEN '{nl,tr}' WHEN 1 THEN '{nl,ar}' WHEN 2 THEN '{nl,pl}'
    WHEN 3 THEN '{nl,uk,en}' ELSE '{nl}' END::varchar[],
  CASE WHEN s %% 5 = 0 THEN '{business_debts}' ELSE '{}' END::varchar[],
  s %% 10 = 0, s %% 3 <> 0, s %% 4 = 1, 'gratis', 'ma-vr 9.00-17.00', 'Bel of loop binnen.',
  s %% 6 <> 0, 'Contact ' || s, false, '0597 000000', 'aanbod' || s || '@kaart.example', '',
  (ARRAY['room','waiting_list','full','meet_first'])[1 + s %% 4], current_date - s %% 30,
  CASE WHEN s %% 4 = 1 THEN 4 ELSE 0 END, current_date - s %% 120, true,
  now() - s * interval '1 minute'
FROM offer
JOIN need one ON one.n = s %% (SELECT count(*) FROM need)
JOIN need two ON two.n = (s * 7 + 3) %% (SELECT count(*) FROM need);
INSERT INTO directory_servicelocation (id, service_id, location_id, organisation_id, opening_hours,
  active)
SELECT id, id, organisation, organisation, '', true FROM offer WHERE s %% 3 > 0;
"""


def _areas() -> list[tuple[int, str, str, float, float, list[str]]]:
    """Every municipality with a few of its postcodes."""
    data = files("ketenloket.network.directory").joinpath("data")
    postcodes: dict[str, list[str]] = {}
    for row in csv.DictReader(data.joinpath("pc4_gemeente.csv").open(encoding="utf-8")):
        postcodes.setdefault(row["gemeentecode"], []).append(row["pc4"])
    return [
        (n, row["gemeentecode"], row["gemeente"], float(row["lon"]), float(row["lat"]), pc[:12])
        for n, row in enumerate(
            csv.DictReader(data.joinpath("gemeenten.csv").open(encoding="utf-8")), start=1
        )
        if (pc := postcodes.get(row["gemeentecode"], ["1000"]))
    ]


def load_directory(
    admin_url: str,
    *,
    organisations: int = 3000,
    services: int = 12_000,
    alliances: int = MUNICIPALITIES,
) -> None:
    """Fill a migrated database with a verwijskaart of the whole country.

    Args:
        admin_url: the database, as its superuser.
        organisations: spread over all municipalities, each with one location.
        services: dealt out over the organisations; two of three are at the location.
        alliances: 342 gives each municipality its own, 1 puts all on one verwijskaart.
    """
    numbers = {
        "first": FIRST,
        "organisations": organisations,
        "services": services,
        "alliances": alliances,
        "municipalities": MUNICIPALITIES,
    }
    with psycopg.connect(admin_url, cursor_factory=psycopg.ClientCursor) as database:
        database.execute("SET session_replication_role = replica")
        database.execute(_AREAS)
        with database.cursor().copy("COPY area FROM STDIN") as rows:
            for area in _areas():
                rows.write_row(area)
        database.execute(_NETWORK, numbers)
        database.execute(_OFFERS, numbers)
    with psycopg.connect(admin_url, autocommit=True) as database:
        database.execute("ANALYZE")
