"""Counts for the neutral coordinator: that something stands still, and where from; never who."""

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
