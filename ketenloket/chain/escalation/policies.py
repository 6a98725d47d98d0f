"""Who lifts a stop, kept by the database as well: a professional, and only with a decision."""

PROFESSIONAL = """
CREATE FUNCTION acting_professional() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT public.acting_sees() = 'organisation' AND EXISTS (
    SELECT FROM public.organisations_worker w
    JOIN public.organisations_role r ON r.code = w.role_id
    JOIN public.organisations_organisation o ON o.id = w.organisation_id
    WHERE w.id = public.acting_worker() AND w.organisation_id = public.acting_organisation()
      AND w.active AND 'cases' = ANY (r.duties)
      AND (o.kind <> 'volunteer_organisation' OR NOT 'assign' = ANY (r.duties)))
$$;
"""
# A policy knows the old row or the new one, never both: what follows what needs a trigger.
STEP = """
CREATE FUNCTION escalation_step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.stops AND NOT OLD.stops THEN
    RAISE EXCEPTION 'a stop that was lifted stays lifted: a new one is opened'
      USING ERRCODE = '42501';
  END IF;
  IF OLD.stops AND NOT NEW.stops AND NOT (public.acting_professional() AND EXISTS (
    SELECT FROM public.escalation_limitdecision d
    WHERE d.request_id = NEW.request_id AND d.outcome = 'part'
      AND d.decided_by_id = public.acting_worker() AND d.decided_at >= OLD.opened_at)) THEN
    RAISE EXCEPTION 'a stop is lifted by a decision of a professional' USING ERRCODE = '42501';
  END IF;
  IF (NEW.picked_up_at IS DISTINCT FROM OLD.picked_up_at
      OR NEW.closed_at IS DISTINCT FROM OLD.closed_at)
    AND (OLD.closed_at IS NOT NULL OR NOT public.acting_professional()
      OR (NEW.closed_at IS NULL AND NEW.picked_up_by_id IS DISTINCT FROM public.acting_worker())
      OR (NEW.closed_at IS NOT NULL AND NEW.closed_by_id IS DISTINCT FROM public.acting_worker()))
  THEN
    RAISE EXCEPTION 'a professional picks up and decides' USING ERRCODE = '42501';
  END IF;
  -- More seen at an open stop: written in the name of whoever leads, by no worker, and never less.
  IF (NEW.signs, NEW.route, NEW.decider, NEW.due_on)
      IS DISTINCT FROM (OLD.signs, OLD.route, OLD.decider, OLD.due_on)
    AND NOT coalesce(public.acting_worker() IS NULL AND OLD.lead_id = public.case_organisation()
      AND OLD.closed_at IS NULL AND NEW.signs @> OLD.signs
      AND (OLD.due_on IS NULL OR NEW.due_on <= OLD.due_on), false) THEN
    RAISE EXCEPTION 'what was seen says what a stop is about and by when; nobody rewrites it'
      USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
FUNCTIONS = PROFESSIONAL + STEP
DROP_FUNCTIONS = "DROP FUNCTION escalation_step(); DROP FUNCTION acting_professional();"
