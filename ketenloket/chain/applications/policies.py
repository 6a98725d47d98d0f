"""How many euros an organisation's helpers made possible: sums, never whose.

Runs as the owner, whom `applications_application_counted` shows what the own organisation filled in,
also of people who are led by another organisation now. Nobody else gets a row.
"""

COUNTED = (
    "organisation_id = case_organisation() AND alliance_id = acting_alliance()"
    " AND result = 'granted' AND euros IS NOT NULL"
)

EUROS_GRANTED = """
CREATE FUNCTION euros_granted(since date, until date)
RETURNS TABLE (per text, number integer, euros numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.per, count(*)::integer, sum(a.euros) FROM public.applications_application a
  WHERE a.organisation_id = public.case_organisation() AND a.result = 'granted'
    AND a.euros IS NOT NULL AND a.decided_on BETWEEN since AND until
  GROUP BY a.per
$$;
REVOKE ALL ON FUNCTION euros_granted(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION euros_granted(date, date) TO ketenloket_app;
"""
DROP_EUROS_GRANTED = "DROP FUNCTION euros_granted(date, date)"
