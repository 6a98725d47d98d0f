"""Who sees what of a person, asked by every policy along the chain.

The functions run as the one who asks (no SECURITY DEFINER), so the policies of the two key tables
hold inside them: `sharing_disclosure` (may a second organisation see it?) and
`trajectories_assignment` (is it this volunteer's?). Those tables belong to later rooms; PostgreSQL
looks their names up when the function runs, not when it is made.

Functions and not sub-selects, because a policy inside a policy is planned anew in every query.
One indexed probe per row, and only for rows that are not the own organisation's: a list must
therefore filter by organisation itself, which `tests/consistency` checks.
"""

# Live: accepted by the receiver, not ended, not past.
_LIVE = "d.ended_at IS NULL AND d.accepted_at IS NOT NULL AND d.ends_at > now()"

MAY_SEE = f"""
CREATE OR REPLACE FUNCTION may_see(wanted uuid, category text) RETURNS boolean LANGUAGE plpgsql STABLE
  COST 1000 AS $$
DECLARE
  sees text := current_setting('ketenloket.sees', true);
  me bigint := nullif(current_setting('ketenloket.organisation', true), '')::bigint;
BEGIN
  IF sees = 'organisation' THEN
    RETURN EXISTS (SELECT FROM public.sharing_disclosure d
      WHERE d.request_id = wanted AND d.to_organisation_id = me AND {_LIVE}
      AND (category = 'request' OR category = ANY (d.categories)));
  ELSIF sees = 'assigned' THEN
    RETURN EXISTS (SELECT FROM public.trajectories_assignment a
      WHERE a.request_id = wanted AND a.worker_id = public.assigned_worker()
      AND a.organisation_id = me AND a.ended_at IS NULL
      AND (a.lead_id = me OR EXISTS (SELECT FROM public.sharing_disclosure d
        WHERE d.request_id = wanted AND d.to_organisation_id = me AND {_LIVE}
        AND (category = 'request' OR category = ANY (d.categories)))));
  ELSIF sees = 'own_request' THEN
    RETURN wanted = nullif(current_setting('ketenloket.request', true), '')::uuid;
  END IF;
  RETURN false;
END $$;
"""

MAY_SEE_PERSON = f"""
CREATE OR REPLACE FUNCTION may_see_person(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE
  COST 1000 AS $$
DECLARE
  sees text := current_setting('ketenloket.sees', true);
  me bigint := nullif(current_setting('ketenloket.organisation', true), '')::bigint;
BEGIN
  IF sees = 'organisation' THEN
    RETURN EXISTS (SELECT FROM public.sharing_disclosure d
      WHERE d.help_seeker_id = wanted AND d.to_organisation_id = me AND {_LIVE}
      AND 'identity' = ANY (d.categories));
  ELSIF sees = 'assigned' THEN
    RETURN EXISTS (SELECT FROM public.trajectories_assignment a
      WHERE a.help_seeker_id = wanted AND a.worker_id = public.assigned_worker()
      AND a.organisation_id = me AND a.ended_at IS NULL
      AND (a.lead_id = me OR EXISTS (SELECT FROM public.sharing_disclosure d
        WHERE d.request_id = a.request_id AND d.to_organisation_id = me AND {_LIVE}
        AND 'identity' = ANY (d.categories))));
  ELSIF sees = 'own_request' THEN
    RETURN EXISTS (SELECT FROM public.desk_helprequest r
      WHERE r.id = nullif(current_setting('ketenloket.request', true), '')::uuid
      AND r.help_seeker_id = wanted);
  END IF;
  RETURN false;
END $$;
"""

# An arrived referral from the present lead, sent after that lead took over: then the file is ours
# to pull. A new lead spends every older referral, because `lead_since` moves.
ARRIVED = """
CREATE OR REPLACE FUNCTION arrived_with_me(seeker uuid, present_lead bigint, since timestamptz)
  RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$ BEGIN
  RETURN EXISTS (SELECT FROM public.referrals_referral r
    WHERE r.help_seeker_id = seeker AND r.receiver_id = public.case_organisation()
    AND r.sender_id = present_lead AND r.state = 'arrived' AND r.sent_at > since);
END $$;
CREATE OR REPLACE FUNCTION lead_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW.lead_since := CASE WHEN NEW.lead_id <> OLD.lead_id THEN clock_timestamp()
                    ELSE OLD.lead_since END;
  RETURN NEW;
END $$;
"""

# Whether this request is assigned to the volunteer who acts.
ASSIGNED_HERE = """
CREATE OR REPLACE FUNCTION assigned_here(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE
  COST 1000 AS $$ BEGIN
  RETURN EXISTS (SELECT FROM public.trajectories_assignment a
    WHERE a.request_id = wanted AND a.worker_id = public.assigned_worker()
    AND a.ended_at IS NULL);
END $$;
CREATE OR REPLACE FUNCTION only_next_step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  -- The last one is computed after this trigger, so it is still empty in NEW.
  IF to_jsonb(NEW) - '{next_code,next_step,next_on,next_clock,responsible_must_be_active}'::text[]
     <> to_jsonb(OLD) - '{next_code,next_step,next_on,next_clock,responsible_must_be_active}'::text[] THEN
    RAISE EXCEPTION 'only the next step may be changed here' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""

FUNCTIONS = MAY_SEE + MAY_SEE_PERSON + ARRIVED + ASSIGNED_HERE
DROP_FUNCTIONS = (
    "DROP FUNCTION may_see(uuid, text); DROP FUNCTION may_see_person(uuid);"
    " DROP FUNCTION arrived_with_me(uuid, bigint, timestamptz); DROP FUNCTION lead_moved();"
    " DROP FUNCTION assigned_here(uuid); DROP FUNCTION only_next_step();"
)

# Deliberately in a form that no index serves and that the planner expects to let most rows pass:
# any other form lures it away from the ordered index of the caseload. Measured on 100,000 requests,
# 25 rows of the largest organisation: `=` 13 ms, `IS NOT DISTINCT FROM` 8.5 ms, this 0.5 ms.
MY_ALLIANCE = "NOT abs(alliance_id - (SELECT acting_alliance())) > 0"
MINE = "lead_id = (SELECT case_organisation())"


def shown(category: str) -> str:
    """The USING clause for a table that hangs on a request: own rows first, then the probe."""
    return f"{MINE} OR ({MY_ALLIANCE} AND may_see(request_id, '{category}'))"


# Everybody but the help-seeker who looks in Mijn hulp.
NOT_THE_PERSON = "acting_sees() <> 'own_request'"

ADDED_BY_LEAD = "lead_id = case_organisation() AND alliance_id = acting_alliance()"


def added_by_all_who_see(category: str) -> str:
    """The WITH CHECK clause for what every helper may add: lead, receiver and volunteer."""
    return (
        "alliance_id = acting_alliance()"
        f" AND (lead_id = case_organisation() OR may_see(request_id, '{category}'))"
    )


# What a function that runs as the owner may count: the rows of the own organisation, and all of the
# alliance for who sees counts.
SEEN_FOR_COUNTS = (
    "alliance_id = acting_alliance() AND (acting_sees() = 'counts'"
    " OR (acting_sees() = 'organisation' AND organisation_id = case_organisation()))"
)
