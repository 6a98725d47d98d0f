"""Who sits at a table, who may sit down, and what the neutral coordinator may count."""

AT_THE_TABLE = """
CREATE OR REPLACE FUNCTION at_the_table(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$
BEGIN
  RETURN EXISTS (SELECT FROM public.triage_triageseat s
    WHERE s.meeting_id = wanted AND s.organisation_id = public.table_organisation());
END $$;
"""
DROP_AT_THE_TABLE = "DROP FUNCTION at_the_table(uuid);"

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

# Whoever sees the question may see what was proposed for it: the policy of the item decides.
ON_MY_TABLE = """
CREATE OR REPLACE FUNCTION on_my_table(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$
BEGIN
  RETURN EXISTS (SELECT FROM public.triage_triageitem i WHERE i.id = wanted);
END $$;
"""
DROP_ON_MY_TABLE = "DROP FUNCTION on_my_table(uuid);"

# A policy knows the old row or the new one, never both: that the earlier decision was kept, with
# its reason, before another stands in its place needs a trigger.
KEEPS_EARLIER = """
CREATE OR REPLACE FUNCTION keeps_earlier_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NOT EXISTS (
    SELECT FROM public.triage_earlierdecision e
    WHERE e.item_id = OLD.item_id AND e.version = OLD.version AND e.kind = OLD.kind
      AND e.why = OLD.why AND e.disagreed = OLD.disagreed AND e.holder_id = OLD.holder_id
      AND e.organisation_id IS NOT DISTINCT FROM OLD.organisation_id
      AND e.service_id IS NOT DISTINCT FROM OLD.service_id
      AND e.next_step = OLD.next_step AND e.next_on = OLD.next_on
      AND e.decided_at = OLD.decided_at AND e.decided_by_id = OLD.decided_by_id) THEN
    RAISE EXCEPTION 'the earlier decision is kept first' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
DROP_KEEPS_EARLIER = "DROP FUNCTION keeps_earlier_decision();"

# Who has the chair now and who had it before are two rows to a policy: this needs a trigger, too.
CHAIR_IN_OWN_NAME = """
CREATE OR REPLACE FUNCTION chair_in_own_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.chair_id IS DISTINCT FROM OLD.chair_id
     AND coalesce(NEW.chair_id, OLD.chair_id) IS DISTINCT FROM public.acting_worker() THEN
    RAISE EXCEPTION 'one takes and leaves the chair oneself' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
DROP_CHAIR_IN_OWN_NAME = "DROP FUNCTION chair_in_own_name();"

# Needed by the policies on the tables of this room; `TABLE_COUNTS` needs the tables first.
FUNCTIONS = AT_THE_TABLE + TABLE_IS_NEW + ON_MY_TABLE + KEEPS_EARLIER + CHAIR_IN_OWN_NAME
DROP_FUNCTIONS = (
    DROP_CHAIR_IN_OWN_NAME
    + DROP_KEEPS_EARLIER
    + DROP_ON_MY_TABLE
    + DROP_TABLE_IS_NEW
    + DROP_AT_THE_TABLE
)
# Who sits there for an organisation is what its own coordinator wrote in the list, whoever makes the
# seat. The lock makes a new seat and a new member wait for each other. What is over stays as it was.
SEAT_FOLLOWS_LIST = """
CREATE OR REPLACE FUNCTION seat_follows_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM public.triage_triagemeeting m
    WHERE m.id = NEW.meeting_id AND m.state = 'closed') THEN
    NEW.worker_id := OLD.worker_id;
    RETURN NEW;
  END IF;
  PERFORM FROM public.organisations_organisation WHERE id = NEW.organisation_id FOR KEY SHARE;
  NEW.worker_id := (SELECT f.worker_id FROM public.triage_fixedmember f
    WHERE f.organisation_id = NEW.organisation_id AND f.ended_at IS NULL);
  RETURN NEW;
END $$;
"""
DROP_SEAT_FOLLOWS_LIST = "DROP FUNCTION seat_follows_list();"
