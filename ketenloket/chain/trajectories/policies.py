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

# Who may be asked along: the own organisation, the lead, or whoever was shown the appointments.
MAY_COME_ALONG = (
    "organisation_id = acting_organisation() OR organisation_id = lead_id"
    " OR EXISTS (SELECT FROM public.sharing_disclosure d WHERE d.request_id = trajectories_companion.request_id"
    " AND d.to_organisation_id = trajectories_companion.organisation_id AND d.ended_at IS NULL"
    " AND d.accepted_at IS NOT NULL AND d.ends_at > now() AND 'notes' = ANY (d.categories))"
)

# An organisation that stops holds nobody. Both sides of the door: switching off looks whether
# anything is held, and whatever would be held looks whether the organisation still takes part. The
# share lock makes the two wait for each other. Runs as the one who asks: only the organisation
# itself sees all that it holds, so nobody else can switch it off.
TAKES_PART = """
CREATE FUNCTION lead_takes_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM FROM public.organisations_organisation WHERE id = NEW.lead_id AND active FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this organisation takes part no more' USING ERRCODE = '23514',
      CONSTRAINT = 'lead_takes_part';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lead_takes_part AFTER INSERT OR UPDATE OF lead_id, status ON desk_helprequest
  FOR EACH ROW WHEN (NEW.status = 'open') EXECUTE FUNCTION lead_takes_part();
CREATE FUNCTION holds_nobody() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF public.case_organisation() IS DISTINCT FROM NEW.id
    OR EXISTS (SELECT FROM public.organisations_alliance WHERE desk_id = NEW.id)
    OR EXISTS (SELECT FROM public.desk_helprequest WHERE lead_id = NEW.id AND (status = 'open'
      OR (once_more_on IS NOT NULL AND once_more_at IS NULL)))
    OR EXISTS (SELECT FROM public.referrals_referral WHERE receiver_id = NEW.id
      AND state IN ('sent', 'accepted'))
    OR EXISTS (SELECT FROM public.trajectories_assignment WHERE organisation_id = NEW.id
      AND ended_at IS NULL)
    OR EXISTS (SELECT FROM public.sharing_disclosure WHERE to_organisation_id = NEW.id
      AND ended_at IS NULL AND ends_at > now()) THEN
    RAISE EXCEPTION 'this organisation still holds somebody or something'
      USING ERRCODE = '23514', CONSTRAINT = 'holds_nobody';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holds_nobody BEFORE UPDATE OF active ON organisations_organisation
  FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION holds_nobody();
"""
DROP_TAKES_PART = """
DROP TRIGGER holds_nobody ON organisations_organisation; DROP FUNCTION holds_nobody();
DROP TRIGGER lead_takes_part ON desk_helprequest; DROP FUNCTION lead_takes_part();
"""

# How many an organisation still holds, for who sees counts: rounded to five, None for one to four.
STILL_HELD = """
CREATE FUNCTION organisations_hold() RETURNS TABLE (organisation bigint, what text, number integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH held AS (
    SELECT lead_id AS organisation, 'requests' AS what FROM public.desk_helprequest
    WHERE (status = 'open' OR (once_more_on IS NOT NULL AND once_more_at IS NULL))
      AND alliance_id = public.acting_alliance()
    UNION ALL
    SELECT lead_id, 'requests' FROM public.trajectories_aftercarecheck
    WHERE done_at IS NULL AND alliance_id = public.acting_alliance()
    UNION ALL
    SELECT organisation_id, 'helpers' FROM public.trajectories_assignment
    WHERE ended_at IS NULL AND organisation_id <> lead_id
      AND alliance_id = public.acting_alliance()
  )
  SELECT organisation, what, CASE WHEN count(*) >= 5 THEN (round(count(*) / 5.0) * 5)::integer END
  FROM held WHERE public.acting_sees() = 'counts' GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION organisations_hold() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_hold() TO ketenloket_app;
"""
DROP_STILL_HELD = "DROP FUNCTION organisations_hold()"
ONLY_COUNTS = "alliance_id = acting_alliance() AND acting_sees() = 'counts'"

# How many people the formal route refused in twelve months, by who refused and why; rounded to five,
# None for one to four. Organisation 0 stands for all together, for who sees counts.
REFUSAL_COUNTS = """
CREATE FUNCTION refusal_counts()
RETURNS TABLE (organisation bigint, kind text, code text, number integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH refused AS (
    SELECT scope.organisation, told.kind, told.code, f.help_seeker_id
    FROM public.trajectories_formalrefusal f
    CROSS JOIN LATERAL (VALUES ('all', ''), ('refuser', f.refuser), ('reason', f.reason))
      told (kind, code)
    CROSS JOIN LATERAL (VALUES (f.organisation_id), (0)) scope (organisation)
    WHERE f.refused_on >= now() - interval '12 months' AND f.alliance_id = public.acting_alliance()
      AND (public.acting_sees() = 'counts' OR (public.acting_sees() = 'organisation'
        AND f.organisation_id = public.case_organisation() AND scope.organisation <> 0))
  )
  SELECT organisation, kind, code, CASE WHEN count(DISTINCT help_seeker_id) >= 5
    THEN (round(count(DISTINCT help_seeker_id) / 5.0) * 5)::integer END
  FROM refused GROUP BY organisation, kind, code
$$;
REVOKE ALL ON FUNCTION refusal_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refusal_counts() TO ketenloket_app;
"""
DROP_REFUSAL_COUNTS = "DROP FUNCTION refusal_counts()"

# No volunteer of any organisation is given somebody whom a crossed limit stops. The lock is the one
# of `desk.actions.hold`: whoever opens the stop and whoever assigns wait for each other, also when
# they come past the actions. A worker whose role cannot be seen counts as a volunteer. Runs as the
# one who asks: whoever may assign sees the stop (category intake) and the own workers.
NO_VOLUNTEER_WHILE_STOPPED = """
CREATE FUNCTION no_volunteer_while_stopped() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT FROM public.organisations_worker w
    JOIN public.organisations_role r ON r.code = w.role_id
    WHERE w.id = NEW.worker_id AND r.sees <> 'assigned') THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.request_id::text, 0));
  IF EXISTS (SELECT FROM public.escalation_escalation e
    WHERE e.request_id = NEW.request_id AND e.stops) THEN
    RAISE EXCEPTION 'no volunteer helps while a limit stops it'
      USING ERRCODE = '23514', CONSTRAINT = 'no_volunteer_while_stopped';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_volunteer_while_stopped BEFORE INSERT ON trajectories_assignment
  FOR EACH ROW EXECUTE FUNCTION no_volunteer_while_stopped();
CREATE FUNCTION no_helper_becomes_volunteer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM public.organisations_role
    WHERE code = NEW.role_id AND sees = 'assigned') THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(held.request_id::text, 0)) FROM (
    SELECT DISTINCT request_id FROM public.trajectories_assignment
    WHERE worker_id = NEW.id AND ended_at IS NULL ORDER BY request_id) held;
  IF EXISTS (SELECT FROM public.trajectories_assignment a
    WHERE a.worker_id = NEW.id AND a.ended_at IS NULL AND (
      (a.lead_id IS DISTINCT FROM public.case_organisation()
        AND NOT coalesce(public.may_see(a.request_id, 'intake'), false))
      OR EXISTS (SELECT FROM public.escalation_escalation e
        WHERE e.request_id = a.request_id AND e.stops))) THEN
    RAISE EXCEPTION 'somebody who helps where no volunteer may stays who they are'
      USING ERRCODE = '23514', CONSTRAINT = 'no_volunteer_while_stopped';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_helper_becomes_volunteer BEFORE UPDATE OF role_id ON organisations_worker
  FOR EACH ROW WHEN (NEW.role_id <> OLD.role_id) EXECUTE FUNCTION no_helper_becomes_volunteer();
"""
# Since 0002: whoever gets another role at this very moment is waited for, and judged by the new role.
# The lock asks for no more than the row may do: only the own organisation assigns its own workers.
NO_VOLUNTEER_BY_A_NEW_ROLE = (
    NO_VOLUNTEER_WHILE_STOPPED.split("CREATE TRIGGER", maxsplit=1)[0]
    .replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    .replace("r.sees <> 'assigned')", "r.sees <> 'assigned' FOR SHARE OF w)")
)
NO_VOLUNTEER_BY_A_NEW_ROLE_BEFORE = NO_VOLUNTEER_BY_A_NEW_ROLE.replace(" FOR SHARE OF w", "")
DROP_NO_VOLUNTEER_WHILE_STOPPED = """
DROP TRIGGER no_helper_becomes_volunteer ON organisations_worker;
DROP FUNCTION no_helper_becomes_volunteer();
DROP TRIGGER no_volunteer_while_stopped ON trajectories_assignment;
DROP FUNCTION no_volunteer_while_stopped();
"""

# Whoever agreed to ask later how it goes is awaited: an organisation that stops has handed it on.
HOLDS_NO_AFTERCARE = """
CREATE FUNCTION holds_no_aftercare() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT FROM public.trajectories_aftercarecheck
    WHERE lead_id = NEW.id AND done_at IS NULL) THEN
    RAISE EXCEPTION 'this organisation still has aftercare to do'
      USING ERRCODE = '23514', CONSTRAINT = 'holds_no_aftercare';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holds_no_aftercare BEFORE UPDATE OF active ON organisations_organisation
  FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION holds_no_aftercare();
"""
DROP_HOLDS_NO_AFTERCARE = """
DROP TRIGGER holds_no_aftercare ON organisations_organisation;
DROP FUNCTION holds_no_aftercare();
"""

FUNCTIONS = (
    OPEN_TRAJECTORIES + TAKES_PART + STILL_HELD + NO_VOLUNTEER_WHILE_STOPPED + HOLDS_NO_AFTERCARE
)
DROP_FUNCTIONS = (
    DROP_HOLDS_NO_AFTERCARE
    + DROP_NO_VOLUNTEER_WHILE_STOPPED
    + f"{DROP_STILL_HELD}; {DROP_TAKES_PART}; {DROP_OPEN_TRAJECTORIES};"
)
