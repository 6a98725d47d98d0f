"""Who may read what somebody thinks of the help."""

# The answer goes past whoever helps: a coordinator of the organisation that was spoken of reads it,
# as long as it leads, and not when that same coordinator was one who helped. Whoever wrote a note
# about the person, hosted an appointment or came along helped as well.
READS_ANSWERS = """
CREATE FUNCTION reads_answers(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000 AS $$ BEGIN
  RETURN EXISTS (SELECT FROM public.organisations_worker w
      JOIN public.organisations_role r ON r.code = w.role_id
      WHERE w.id = public.acting_worker() AND 'coordinate' = ANY (r.duties))
    AND NOT EXISTS (SELECT FROM public.trajectories_assignment a
      WHERE a.request_id = wanted AND a.worker_id = public.acting_worker())
    AND NOT EXISTS (SELECT FROM public.trajectories_contactnote n
      WHERE n.request_id = wanted AND n.written_by_id = public.acting_worker())
    AND NOT EXISTS (SELECT FROM public.trajectories_appointment p
      WHERE p.request_id = wanted AND p.worker_id = public.acting_worker())
    AND NOT EXISTS (SELECT FROM public.trajectories_companion c
      WHERE c.request_id = wanted AND c.worker_id = public.acting_worker() AND c.ended_at IS NULL);
END $$;
"""
DROP_READS_ANSWERS = "DROP FUNCTION reads_answers(uuid)"

# What people of an organisation thought of the help in twelve months: of each person the last answer,
# rounded to five, and nothing under five. Runs as the owner, to whom a policy shows the rows of the own
# organisation, or of the alliance for who sees counts. Organisation 0 stands for all together.
EXPERIENCE_COUNTS = """
CREATE FUNCTION experience_counts()
RETURNS TABLE (organisation bigint, question text, answer text, number integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH told AS (
    SELECT scope.organisation, asked.question, asked.score, e.help_seeker_id, e.told_on, e.told_at
    FROM public.progress_experience e
    CROSS JOIN LATERAL (VALUES ('heard', e.heard), ('helped', e.helped)) asked (question, score)
    CROSS JOIN LATERAL (VALUES (e.organisation_id), (0)) scope (organisation)
    WHERE asked.score IS NOT NULL AND e.told_on >= now() - interval '12 months'
      AND e.alliance_id = public.acting_alliance()
      AND (public.acting_sees() = 'counts' OR (public.acting_sees() = 'organisation'
        AND e.organisation_id = public.case_organisation() AND scope.organisation <> 0))
  ), latest AS (
    SELECT DISTINCT ON (organisation, question, help_seeker_id) organisation, question,
      CASE WHEN score >= 4 THEN 'yes' WHEN score = 3 THEN 'fairly' ELSE 'no' END AS answer
    FROM told ORDER BY organisation, question, help_seeker_id, told_on DESC, told_at DESC
  )
  SELECT organisation, question, coalesce(answer, 'all'),
    CASE WHEN count(*) >= 5 THEN (round(count(*) / 5.0) * 5)::integer END
  FROM latest GROUP BY GROUPING SETS ((organisation, question, answer), (organisation, question))
$$;
REVOKE ALL ON FUNCTION experience_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION experience_counts() TO ketenloket_app;
"""
DROP_EXPERIENCE_COUNTS = "DROP FUNCTION experience_counts()"

# Whose step it can be: the lead, whoever acts, or an organisation that was shown the goals.
MAY_DO_A_STEP = (
    "(organisation_id IS NULL OR organisation_id = acting_organisation() OR organisation_id = lead_id"
    " OR EXISTS (SELECT FROM public.sharing_disclosure d WHERE d.request_id = progress_step.request_id"
    " AND d.to_organisation_id = progress_step.organisation_id AND d.ended_at IS NULL"
    " AND d.accepted_at IS NOT NULL AND d.ends_at > now() AND 'notes' = ANY (d.categories)))"
)
