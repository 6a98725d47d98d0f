"""The step table and the frozen packet, kept by the database as well.

A policy knows the old row or the new one, never both: what follows what needs a trigger. The
migration fills it in from `rules.STEPS`, and a test walks all pairs of states through both.
"""

from collections.abc import Iterable

# The rows whose steps are asked are those that the policies on the table already let through.
_STEP_FUNCTION = """
CREATE OR REPLACE FUNCTION referral_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  me bigint := public.case_organisation();
  -- The clock acts for the sender, and is no worker.
  side text := CASE WHEN NEW.sender_id = me AND public.acting_worker() IS NULL THEN 'clock'
                    WHEN NEW.sender_id = me THEN 'sender'
                    WHEN NEW.receiver_id = me THEN 'receiver' END;
BEGIN
  IF NEW.state <> OLD.state
    AND NOT coalesce((OLD.state, NEW.state, side) IN (<steps>), false)
    -- Whoever leads the request now stops what an earlier lead had begun.
    AND NOT coalesce(NEW.state = 'withdrawn' AND side IS NULL AND NEW.lead_id = me
      AND OLD.state IN ('draft', 'sent', 'accepted', 'declined'), false)
    -- The person stops what waits for somebody else; of a draft nothing was shared yet.
    AND NOT coalesce(NEW.state = 'withdrawn' AND NEW.request_id = public.own_request()
      AND OLD.state IN ('sent', 'accepted'), false) THEN
    RAISE EXCEPTION 'this step does not follow' USING ERRCODE = '42501';
  END IF;
  IF OLD.state <> 'draft' AND
    (NEW.packet, NEW.why, NEW.disclosure_id, NEW.told_on, NEW.told_how, NEW.told_by_id,
     NEW.sent_at, NEW.sent_by_id)
    IS DISTINCT FROM
    (OLD.packet, OLD.why, OLD.disclosure_id, OLD.told_on, OLD.told_how, OLD.told_by_id,
     OLD.sent_at, OLD.sent_by_id) THEN
    RAISE EXCEPTION 'what was sent stays as it was' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
DROP_STEP_FUNCTION = "DROP FUNCTION referral_step();"


def step_function(steps: Iterable[tuple[str, str, str]]) -> str:
    """The trigger function that lets these (before, after, side) pass and no others."""
    rows = ", ".join(f"('{before}', '{after}', '{side}')" for before, after, side in steps)
    return _STEP_FUNCTION.replace("<steps>", rows)
