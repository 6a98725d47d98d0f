"""The register of the chain, from the front door to a referral that arrived."""

from config.register.life import CASE, NETWORK, Life, life

REGISTER: dict[str, Life] = {
    "help_seekers.HelpSeeker": life(
        "name born phone email contact_way contact_when postcode house_number",
        "id alliance lead lead_since made_in language municipality",
        "Taal en gemeente blijven voor de cijfers.",
    ),
    "recognition.Handle": life(
        "phone email born address full_name first_year last_year first_area last_area"
        " first_number last_number",
        "id alliance lead made_with",
        "Alleen om iemand van de eigen organisatie terug te vinden; gewist met de hulpvrager.",
    ),
    "recognition.Encoding": life(
        "phone email born address full_name first_year last_year first_area last_area"
        " first_number last_number bits vague_day",
        "id alliance lead made_with",
        "Alleen leesbaar voor de taak die vergelijkt; gewist met de hulpvrager.",
    ),
    "recognition.SamePerson": life(
        "",
        "id alliance one one_lead other other_lead made_at made_by undone_at undone_by same",
        "Zolang beide dossiers bestaan; zegt alleen dat zij bij elkaar horen.",
    ),
    "recognition.Household": life(
        "tie since until",
        "id alliance one one_lead other other_lead made_at made_by undone_at undone_by",
        "De band wordt gewist met het eerste van beide dossiers.",
    ),
    "recognition.Question": life(
        "",
        "id alliance help_seeker lead organisation asked_at asked_by agreed_how agreed_in"
        " answer_by ended_at ended_by",
        "Bewijs dat de persoon akkoord was; zegt niet of er iemand gevonden is.",
    ),
    "recognition.Probe": life(
        "bits numbers sought vague_day asker_name asker_phone",
        "id alliance asker made_at answer_by compared_at emptied_at",
        "De versleutelde kenmerken gaan weg na de antwoordtermijn, of als de persoon intrekt.",
    ),
    "recognition.Counterpart": life(
        "asker_name asker_phone contact_name contact_phone helping_since",
        "id alliance question_id asker help_seeker lead put_at answer_by answer answered_at"
        " answered_by ended_at",
        "Wie wat vroeg en antwoordde; zonder namen na de bewaartermijn.",
    ),
    "desk.HelpRequest": life(
        "message handed_in_by next_step responsible first_talk_by closed_by once_more_by number",
        "id alliance help_seeker lead made_in status stage entry finding_place registered_at"
        " agreed_to_contact_at concerns threats clock clock_due_on first_talk_at"
        " coordinator_queue next_code next_on next_clock rest_until desks_seen closed_at outcome"
        " once_more_on once_more_at",
        "Codes en data blijven voor de cijfers.",
    ),
    "desk.Climb": life(
        "taken_back_by",
        f"{CASE} about term organisation due_on to raised_at taken_back_at",
        "Dat het ergens bleef liggen blijft voor de cijfers; wie het was niet.",
    ),
    "desk.Rest": life(
        "note longer_because started_by ended_by",
        f"{CASE} until step_before clock_before talk_before started_at ended_at",
        "Dat er rust was, niet waarom.",
    ),
    "desk.FollowUpKey": life(
        "key_hash", f"{CASE} made_in ended_at", "De sleutel vervalt bij het afsluiten."
    ),
    "desk.ContactAttempt": life(
        "note tried_by",
        f"{CASE} organisation tried_at channel part_of_day result",
        "Codes en data blijven voor de cijfers.",
    ),
    "desk.SeekerMessage": life(
        "text read_by", f"{CASE} written_at read_at", "Alleen dat er een bericht was."
    ),
    "sharing.Consent": life(
        "recorded_by",
        f"{CASE} organisation purpose covers given_how given_on until recorded_at withdrawn_at",
        "Bewijs van toestemming (AVG artikel 7) zolang de hulpvraag bestaat.",
    ),
    "sharing.Disclosure": life(
        "made_by accepted_by",
        f"{CASE} to_organisation categories purpose legal_basis consent made_at ends_at"
        " accepted_at ended_at",
        "Bewijs van de verstrekking zolang de hulpvraag bestaat.",
    ),
    "intake.Intake": life(
        "story goal table_words help_already_there talked_by completed_by boundary_signs"
        " has_administrator debts_count",
        f"{CASE} adults children debts_sum debts_kind is_entrepreneur languages"
        " needs_interpreter reads_letters talked_at completed_at",
        "Grove codes blijven voor de cijfers.",
    ),
    "intake.IntakeNeed": life(
        "", f"{CASE} intake need underlying removed_at", "Codes blijven voor de cijfers."
    ),
    "intake.IntakeThreat": life(
        "expected_on",
        f"{CASE} intake threat noted_at averted_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.TriageMeeting": life(
        "place", "id alliance starts_at state held_from held_until", "Dat er een overleg was."
    ),
    "triage.TriageBoard": life(
        "current current_since chair chair_organisation said",
        "id alliance meeting version order_version",
        "Alleen tellers; wat er op het bord stond, verdwijnt.",
    ),
    "triage.TriageStay": life(
        "worker here_since last_seen gone_since",
        "id alliance meeting organisation stands_in",
        "Welke organisaties er waren.",
    ),
    "triage.TriageSeat": life(
        "worker stand_in",
        "id alliance meeting organisation presence",
        "Welke organisaties er waren.",
    ),
    "triage.FixedMember": life(
        "worker since_by ended_by",
        "id alliance organisation since_at ended_at",
        "Hoe lang een organisatie een vast lid had.",
    ),
    "triage.TriageItem": life(
        "words number boundary_signs has_administrator debts_count clock_due_on age_band"
        " reads_letters is_entrepreneur waiting_since desks_seen",
        "id alliance meeting brought_by position municipality needs underlying threats languages"
        " needs_interpreter adults children debts_sum debts_kind brought_at withdrawn_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.TriageProposal": life(
        "words made_by",
        "id alliance item organisation service version made_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.TriageSource": life("", f"{CASE} item brought_by", "Vervalt samen met de hulpvraag."),
    "triage.TriageDecision": life(
        "why disagreed holder next_step decided_by",
        "id alliance item meeting brought_by kind organisation service was_suggested next_on"
        " decided_at version",
        "Codes blijven voor de cijfers.",
    ),
    "triage.EarlierDecision": life(
        "why disagreed holder next_step decided_by because replaced_by",
        "id alliance item meeting brought_by version kind organisation service was_suggested"
        " next_on decided_at replaced_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.Gap": life(
        "missing item",
        "id alliance noted_by noted_on municipality needs languages withdrawn_at withdrawn_by",
        "Vijf jaar, om gaten in het aanbod te laten zien; zonder persoon.",
    ),
    "referrals.DeclineReason": life(
        "",
        "code label next_code next_step within_days position active",
        "Zolang het woord in gebruik is.",
        public=NETWORK,
    ),
    "referrals.Referral": life(
        "packet why made_by told_by sent_by answered_by arrived_by next_step line",
        f"{CASE} sender receiver service state disclosure made_at told_on told_how sent_at"
        " answered_at decline_reason next_on next_clock reminded_at expired_at arrived_at"
        " line_until",
        "Codes en data blijven voor de cijfers.",
    ),
    "referrals.ReferralQuestion": life(
        "text asked_by",
        "id alliance referral sender receiver organisation asked_at",
        "Dat er een vraag was.",
    ),
    "referrals.WarmHandover": life(
        "recorded_by",
        f"{CASE} referral sender receiver form met_on recorded_at",
        "Codes en data blijven voor de cijfers.",
    ),
}
