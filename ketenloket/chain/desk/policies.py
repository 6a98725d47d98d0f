"""What the neutral coordinator and the desk see of a silence: that, and where; never who.

Runs as the owner, whom the policy `desk_climb_counted` shows rows only while somebody acts for the
alliance. What comes out carries no key, no number and no moment: a day, a kind of term and an
organisation. Ordered by those alone, so that the order says nothing either.
"""

STALLED = """
CREATE OR REPLACE FUNCTION stalled()
RETURNS TABLE (organisation bigint, term text, due_on date, told text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH standing AS (
    SELECT c.organisation_id, c.term, min(c.due_on) AS due_on,
      bool_or(c."to" = 'desk') AS desk, bool_or(c."to" = 'alliance') AS alliance
    FROM public.desk_climb c
    WHERE c.taken_back_at IS NULL AND c.alliance_id = public.acting_alliance()
    GROUP BY c.about, c.organisation_id, c.term
  )
  SELECT s.organisation_id, s.term, s.due_on, CASE WHEN s.alliance THEN 'alliance' ELSE 'desk' END
  FROM standing s
  WHERE (public.acting_sees() = 'counts' AND s.alliance)
    OR (public.acting_sees() = 'organisation' AND (s.desk OR s.alliance)
      AND EXISTS (SELECT FROM public.organisations_alliance a
        WHERE a.id = public.acting_alliance() AND a.desk_id = public.acting_organisation()))
  ORDER BY s.due_on, s.organisation_id, s.term, 4
$$;
REVOKE ALL ON FUNCTION stalled() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stalled() TO ketenloket_app;
"""
DROP_STALLED = "DROP FUNCTION stalled();"
