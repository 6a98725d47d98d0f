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

# Whose step it can be: the lead, whoever acts, or an organisation that was shown the goals.
MAY_DO_A_STEP = (
    "(organisation_id IS NULL OR organisation_id = acting_organisation() OR organisation_id = lead_id"
    " OR EXISTS (SELECT FROM public.sharing_disclosure d WHERE d.request_id = progress_step.request_id"
    " AND d.to_organisation_id = progress_step.organisation_id AND d.ended_at IS NULL"
    " AND d.accepted_at IS NOT NULL AND d.ends_at > now() AND 'notes' = ANY (d.categories)))"
)
