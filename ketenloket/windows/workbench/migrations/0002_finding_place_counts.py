"""How many people came from each finding place, for the neutral coordinator."""

from django.db import migrations

# As `alliance_counts`: runs as the owner, whom policies show rows only while somebody acts who sees
# counts. Rounded to five, and nothing under five: a number that grows by one would tell of one person.
FINDING_PLACE_COUNTS = """
CREATE FUNCTION finding_place_counts()
RETURNS TABLE (place bigint, handed_in integer, taken_up integer, arrived integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH counted AS (
    SELECT r.finding_place_id AS place, count(*) AS handed_in,
      count(*) FILTER (WHERE r.stage <> 'new' OR r.responsible_id IS NOT NULL) AS taken_up,
      count(*) FILTER (WHERE EXISTS (
        SELECT FROM public.trajectories_trajectory t WHERE t.request_id = r.id)) AS arrived
    FROM public.desk_helprequest r
    WHERE r.finding_place_id IS NOT NULL AND r.alliance_id = public.acting_alliance()
      AND r.registered_at >= now() - interval '12 months'
    GROUP BY r.finding_place_id
  )
  SELECT place,
    CASE WHEN handed_in >= 5 THEN (round(handed_in / 5.0) * 5)::integer END,
    CASE WHEN taken_up >= 5 THEN (round(taken_up / 5.0) * 5)::integer END,
    CASE WHEN arrived >= 5 THEN (round(arrived / 5.0) * 5)::integer END
  FROM counted
  WHERE public.acting_sees() = 'counts' AND public.acting_alliance() IS NOT NULL
$$;
REVOKE ALL ON FUNCTION finding_place_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION finding_place_counts() TO ketenloket_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("workbench", "0001_alliance_counts"),
        ("desk", "0002_handed_in_by"),
        ("trajectories", "0002_open_trajectories"),
    ]
    operations = [
        migrations.RunSQL(FINDING_PLACE_COUNTS, "DROP FUNCTION finding_place_counts()"),
    ]
