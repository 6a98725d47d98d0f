"""Counts for the neutral coordinator, and names that are found without their accents."""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

# Runs as the owner, whom the policy `desk_helprequest_counted` shows rows only while somebody acts
# who sees counts. What comes out is rounded to five, and nothing under five: a stuck case is seen,
# a person is not.
ALLIANCE_COUNTS = """
CREATE FUNCTION alliance_counts() RETURNS TABLE (what text, number integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH open_requests AS (
    SELECT stage, next_on FROM public.desk_helprequest
    WHERE status = 'open' AND alliance_id = public.acting_alliance()
      AND public.acting_sees() = 'counts'
  ), counted AS (
    SELECT 'open' AS what, count(*) AS n FROM open_requests
    UNION ALL
    SELECT 'overdue', count(*) FROM open_requests
      WHERE next_on < (now() AT TIME ZONE 'Europe/Amsterdam')::date
    UNION ALL
    SELECT 'stage_' || stage, count(*) FROM open_requests GROUP BY stage
  )
  SELECT what, CASE WHEN n >= 5 THEN (round(n / 5.0) * 5)::integer END FROM counted
  WHERE public.acting_sees() = 'counts' AND public.acting_alliance() IS NOT NULL
$$;
REVOKE ALL ON FUNCTION alliance_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION alliance_counts() TO ketenloket_app;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("desk", "0001_initial")]
    operations = [
        UnaccentExtension(),
        migrations.RunSQL(ALLIANCE_COUNTS, "DROP FUNCTION alliance_counts()"),
    ]
