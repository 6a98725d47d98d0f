"""Who sits at a table, who may sit down, and what the neutral coordinator may count."""

FUNCTIONS = """
CREATE OR REPLACE FUNCTION at_the_table(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$
BEGIN
  RETURN EXISTS (SELECT FROM public.triage_triageseat s
    WHERE s.meeting_id = wanted AND s.organisation_id = public.table_organisation());
END $$;
"""
DROP_FUNCTIONS = "DROP FUNCTION at_the_table(uuid);"

# A meeting without seats was planned in this very transaction: its maker sits down first.
TABLE_IS_NEW = """
CREATE OR REPLACE FUNCTION table_is_new(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$
BEGIN
  RETURN NOT EXISTS (SELECT FROM public.triage_triageseat s WHERE s.meeting_id = wanted);
END $$;
"""
DROP_TABLE_IS_NEW = "DROP FUNCTION table_is_new(uuid);"

# Runs as the owner, who sees items and decisions only to count them for the neutral coordinator of
# that alliance: how many questions, how many decided, never which.
TABLE_COUNTS = """
CREATE OR REPLACE FUNCTION table_counts(wanted uuid[])
  RETURNS TABLE (meeting uuid, items bigint, decided bigint) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  SELECT i.meeting_id, count(*), count(d.id)
  FROM public.triage_triageitem i LEFT JOIN public.triage_triagedecision d ON d.item_id = i.id
  WHERE i.meeting_id = ANY (wanted) AND i.withdrawn_at IS NULL GROUP BY i.meeting_id
$$;
"""
DROP_TABLE_COUNTS = "DROP FUNCTION table_counts(uuid[]);"
