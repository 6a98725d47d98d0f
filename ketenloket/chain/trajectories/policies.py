"""How many people an offer helps now: the number, never who.

Runs as the owner, whom the policy `trajectories_trajectory_counted` shows the trajectories of the
organisation that acts, and those of the alliance while somebody acts who sees counts. The own
organisation reads the number; the neutral coordinator reads it rounded to five, and nothing under
five, as in `alliance_counts`; everybody else gets no row.
"""

COUNTED = "alliance_id = acting_alliance() AND (acting_sees() = 'counts' OR lead_id = case_organisation())"

OPEN_TRAJECTORIES = """
CREATE FUNCTION open_trajectories(wanted bigint[]) RETURNS TABLE (service bigint, number integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH counted AS (
    SELECT s.id AS service, s.organisation_id, count(t.id) AS n
    FROM public.directory_service s
    LEFT JOIN public.trajectories_trajectory t
      ON t.service_id = s.id AND t.alliance_id = s.alliance_id AND t.ended_on IS NULL
    WHERE s.id = ANY (wanted) AND s.alliance_id = public.acting_alliance()
      AND (public.acting_sees() = 'counts' OR s.organisation_id = public.case_organisation())
    GROUP BY s.id
  )
  SELECT service, CASE WHEN organisation_id = public.case_organisation() THEN n::integer
                       WHEN n >= 5 THEN (round(n / 5.0) * 5)::integer END
  FROM counted
$$;
REVOKE ALL ON FUNCTION open_trajectories(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_trajectories(bigint[]) TO ketenloket_app;
"""
DROP_OPEN_TRAJECTORIES = "DROP FUNCTION open_trajectories(bigint[])"
