"""The data register: who sees a table, and how long each of its fields lives.

A model without a line here, or with a field that neither list names, fails the checks. The terms
run from the day a request is closed: the lead organisation's `retention_months` (default 24;
facts B7). `docs/data-register.md` is written from this table.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Life:
    """How long the fields of one model live.

    Attributes:
        erased: fields that are emptied or replaced when the retention term ends: they can tell
            who somebody is, or what somebody told.
        kept: fields that stay for the figures, or as long as the row itself.
        why: the reason for what is kept, in Dutch.
        public: why the table carries no row-level security, where it does not.
    """

    erased: frozenset[str]
    kept: frozenset[str]
    why: str
    public: str = ""


def _life(erased: str, kept: str, why: str, public: str = "") -> Life:
    return Life(frozenset(erased.split()), frozenset(kept.split()), why, public)


_CASE = "id alliance request help_seeker lead"
_NETWORK = "Openbaar of gedeeld binnen de samenwerking; er staat geen hulpvrager in."

REGISTER: dict[str, Life] = {
    "audit.Event": _life(
        "",
        "id alliance_id organisation_id worker_id request_id what subject purpose at",
        "Vijf jaar (NEN 7513); alleen nummers en codes.",
    ),
    "outbox.Message": _life(
        "to subject body calendar",
        "id alliance_id organisation_id channel once made_at due_at sent_at died_at attempts claim"
        " claimed_at unsure error",
        "De tekst tot het versturen, de rij 30 dagen daarna; de tekst noemt nooit een hulpvrager. Van wat"
        " maar één keer mag, blijft vijf jaar een lege rij met een controlegetal.",
    ),
    "outbox.DeadLetter": _life(
        "what recipient",
        "id alliance_id organisation_id message_id channel attempts error made_at died_at answered_at"
        " answered_by answer",
        "Tot 90 dagen na het opgeven; geen tekst, en van het adres alleen een controlegetal.",
    ),
    "outbox.WebhookTarget": _life(
        "url salt",
        "id alliance_id organisation_id active changed_at changed_by",
        "Zolang de koppeling er is.",
    ),
    "outbox.WebhookResult": _life(
        "",
        "id alliance_id organisation_id message_id what at sent error",
        "30 dagen; er staat geen hulpvrager in.",
    ),
    "organisations.Alliance": _life(
        "",
        "id name slug municipalities phone opening_hours visit desk desk_acts_for_municipality"
        " reaction_days first_talk_days answer_days contact_days next_step_days"
        " climb_coordinators_days climb_desk_days climb_alliance_days rest_days terms_source"
        " terms_agreed_on",
        "Zolang de samenwerking bestaat.",
        public=_NETWORK,
    ),
    "organisations.Organisation": _life(
        "",
        "id alliance name kind about phone email website ambassador public_id last_modified"
        " retention_months active",
        "Zolang de organisatie meedoet.",
        public=_NETWORK,
    ),
    "organisations.Role": _life(
        "",
        "code label explanation sees duties known_in_alliance position",
        "Zolang het product bestaat.",
        public=_NETWORK,
    ),
    "organisations.Account": _life(
        "email password",
        "id is_active is_demo date_joined last_login",
        "Tot een jaar na het laatste werk.",
        public="Inloggen gebeurt voordat iemand handelt; alleen e-mail en controlegetal van het"
        " wachtwoord. De naam staat bij de medewerker.",
    ),
    "organisations.Worker": _life(
        "name phone languages account",
        "id alliance organisation role known_in_alliance active ended_on",
        "Naam tot de laatste hulpvraag waarin de medewerker voorkomt is gewist.",
    ),
    "organisations.Invitation": _life(
        "email secret_hash",
        "id alliance organisation worker expires_at accepted_at",
        "Tot 30 dagen na afloop.",
    ),
    "organisations.FindingPlace": _life(
        "", "id alliance name kind code email active", "Zolang de plek meedoet.", public=_NETWORK
    ),
    "directory.Need": _life(
        "",
        "code label life_area may_be_underlying position active",
        "Zolang het woord in gebruik is.",
        public=_NETWORK,
    ),
    "directory.BoundarySign": _life(
        "",
        "code label stops_volunteer route position active",
        "Zolang het woord in gebruik is.",
        public=_NETWORK,
    ),
    "directory.Service": _life(
        "",
        "id organisation alliance name form_of_help does does_not for_whom audiences not_audiences"
        " min_age max_age needs municipalities postcode_areas languages not_with_signs"
        " for_entrepreneurs by_volunteers home_visits costs opening_hours how_to_reach"
        " open_to_public contact_person contact_public phone email website capacity"
        " capacity_set_on waiting_weeks checked_on checked_by owner helps_now helps_counted_on active public_id"
        " last_modified",
        "Zolang het aanbod bestaat.",
        public=_NETWORK,
    ),
    "directory.Location": _life(
        "",
        "id organisation alliance public_id name street postcode city municipality latitude"
        " longitude opening_hours accessibility active last_modified",
        "Zolang de organisatie er is.",
        public=_NETWORK,
    ),
    "directory.ServiceLocation": _life(
        "",
        "id service location organisation public_id opening_hours active",
        "Zolang het aanbod daar is.",
        public=_NETWORK,
    ),
    "directory.Correction": _life(
        "text contact",
        "id alliance organisation service made_at made_by answered_at answered_by outcome",
        "De tekst tot een half jaar na het afhandelen; hoe men te bereiken is tot het afhandelen.",
    ),
    "directory.ImportRun": _life(
        "file_name content found",
        "id alliance organisation made_at made_by kind choices state rows_total rows_done heard_at ended_at",
        "Het bestand tot het is ingelezen of afgekeurd, hoogstens een dag; de naam en de fouten een half"
        " jaar; dat er een bestand was zolang de samenwerking er is.",
    ),
    "directory.Confirmation": _life(
        "", "id service organisation confirmed_on", "Zolang het aanbod bestaat.", public=_NETWORK
    ),
    "directory.ServiceText": _life(
        "",
        "id service language name does for_whom last_modified",
        "Zolang het aanbod bestaat.",
        public=_NETWORK,
    ),
    "directory.SpokenText": _life(
        "",
        "id alliance key language sound media_type uploaded_at uploaded_by active",
        "Zolang de tekst wordt gebruikt.",
        public=_NETWORK,
    ),
    "help_seekers.HelpSeeker": _life(
        "name born phone email contact_way contact_when postcode house_number",
        "id alliance lead lead_since made_in language municipality",
        "Taal en gemeente blijven voor de cijfers.",
    ),
    "recognition.Handle": _life(
        "phone email born address full_name first_year last_year first_area last_area"
        " first_number last_number",
        "id alliance lead made_with",
        "Alleen om iemand van de eigen organisatie terug te vinden; gewist met de hulpvrager.",
    ),
    "recognition.Encoding": _life(
        "phone email born address full_name first_year last_year first_area last_area"
        " first_number last_number bits vague_day",
        "id alliance lead made_with",
        "Alleen leesbaar voor de taak die vergelijkt; gewist met de hulpvrager.",
    ),
    "recognition.SamePerson": _life(
        "",
        "id alliance one one_lead other other_lead made_at made_by undone_at undone_by same",
        "Zolang beide dossiers bestaan; zegt alleen dat zij bij elkaar horen.",
    ),
    "recognition.Household": _life(
        "tie since until",
        "id alliance one one_lead other other_lead made_at made_by undone_at undone_by",
        "De band wordt gewist met het eerste van beide dossiers.",
    ),
    "recognition.Question": _life(
        "",
        "id alliance help_seeker lead organisation asked_at asked_by agreed_how agreed_in"
        " answer_by ended_at ended_by",
        "Bewijs dat de persoon akkoord was; zegt niet of er iemand gevonden is.",
    ),
    "recognition.Probe": _life(
        "bits numbers sought vague_day asker_name asker_phone",
        "id alliance asker made_at answer_by compared_at emptied_at",
        "De versleutelde kenmerken gaan weg na de antwoordtermijn, of als de persoon intrekt.",
    ),
    "recognition.Counterpart": _life(
        "asker_name asker_phone contact_name contact_phone helping_since",
        "id alliance question_id asker help_seeker lead put_at answer_by answer answered_at"
        " answered_by ended_at",
        "Wie wat vroeg en antwoordde; zonder namen na de bewaartermijn.",
    ),
    "desk.HelpRequest": _life(
        "message handed_in_by next_step responsible first_talk_by closed_by once_more_by number",
        "id alliance help_seeker lead made_in status stage entry finding_place registered_at"
        " agreed_to_contact_at concerns threats clock clock_due_on first_talk_at"
        " coordinator_queue next_code next_on next_clock rest_until desks_seen closed_at outcome"
        " once_more_on once_more_at",
        "Codes en data blijven voor de cijfers.",
    ),
    "desk.Climb": _life(
        "taken_back_by",
        f"{_CASE} about term organisation due_on to raised_at taken_back_at",
        "Dat het ergens bleef liggen blijft voor de cijfers; wie het was niet.",
    ),
    "desk.Rest": _life(
        "note started_by ended_by",
        f"{_CASE} until step_before clock_before talk_before started_at ended_at",
        "Dat er rust was, niet waarom.",
    ),
    "desk.FollowUpKey": _life(
        "key_hash", f"{_CASE} made_in ended_at", "De sleutel vervalt bij het afsluiten."
    ),
    "desk.ContactAttempt": _life(
        "note tried_by",
        f"{_CASE} organisation tried_at channel part_of_day result",
        "Codes en data blijven voor de cijfers.",
    ),
    "desk.SeekerMessage": _life(
        "text read_by", f"{_CASE} written_at read_at", "Alleen dat er een bericht was."
    ),
    "sharing.Consent": _life(
        "recorded_by",
        f"{_CASE} organisation purpose covers given_how given_on until recorded_at withdrawn_at",
        "Bewijs van toestemming (AVG artikel 7) zolang de hulpvraag bestaat.",
    ),
    "sharing.Disclosure": _life(
        "made_by accepted_by",
        f"{_CASE} to_organisation categories purpose legal_basis consent made_at ends_at"
        " accepted_at ended_at",
        "Bewijs van de verstrekking zolang de hulpvraag bestaat.",
    ),
    "intake.Intake": _life(
        "story goal table_words help_already_there talked_by completed_by boundary_signs"
        " has_administrator debts_count",
        f"{_CASE} adults children debts_sum debts_kind is_entrepreneur languages"
        " needs_interpreter reads_letters talked_at completed_at",
        "Grove codes blijven voor de cijfers.",
    ),
    "intake.IntakeNeed": _life(
        "", f"{_CASE} intake need underlying removed_at", "Codes blijven voor de cijfers."
    ),
    "intake.IntakeThreat": _life(
        "expected_on",
        f"{_CASE} intake threat noted_at averted_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.TriageMeeting": _life(
        "place", "id alliance starts_at state held_from held_until", "Dat er een overleg was."
    ),
    "triage.TriageBoard": _life(
        "current current_since chair chair_organisation said",
        "id alliance meeting version order_version",
        "Alleen tellers; wat er op het bord stond, verdwijnt.",
    ),
    "triage.TriageStay": _life(
        "worker here_since last_seen gone_since",
        "id alliance meeting organisation stands_in",
        "Welke organisaties er waren.",
    ),
    "triage.TriageSeat": _life(
        "worker stand_in",
        "id alliance meeting organisation presence",
        "Welke organisaties er waren.",
    ),
    "triage.TriageItem": _life(
        "words number boundary_signs has_administrator debts_count clock_due_on age_band"
        " reads_letters is_entrepreneur waiting_since desks_seen",
        "id alliance meeting brought_by position municipality needs underlying threats languages"
        " needs_interpreter adults children debts_sum debts_kind brought_at withdrawn_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.TriageProposal": _life(
        "words made_by",
        "id alliance item organisation service version made_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.TriageSource": _life("", f"{_CASE} item brought_by", "Vervalt samen met de hulpvraag."),
    "triage.TriageDecision": _life(
        "why disagreed holder next_step decided_by",
        "id alliance item meeting brought_by kind organisation service was_suggested next_on"
        " decided_at version",
        "Codes blijven voor de cijfers.",
    ),
    "triage.EarlierDecision": _life(
        "why disagreed holder next_step decided_by because replaced_by",
        "id alliance item meeting brought_by version kind organisation service was_suggested"
        " next_on decided_at replaced_at",
        "Codes blijven voor de cijfers.",
    ),
    "triage.Gap": _life(
        "missing",
        "id alliance noted_by noted_on municipality needs languages",
        "Vijf jaar, om gaten in het aanbod te laten zien; zonder persoon.",
    ),
    "referrals.DeclineReason": _life(
        "",
        "code label next_code next_step within_days position active",
        "Zolang het woord in gebruik is.",
        public=_NETWORK,
    ),
    "referrals.Referral": _life(
        "packet why made_by told_by sent_by answered_by arrived_by next_step line",
        f"{_CASE} sender receiver service state disclosure made_at told_on told_how sent_at"
        " answered_at decline_reason next_on next_clock reminded_at expired_at arrived_at"
        " line_until",
        "Codes en data blijven voor de cijfers.",
    ),
    "referrals.ReferralQuestion": _life(
        "text asked_by",
        "id alliance referral sender receiver organisation asked_at",
        "Dat er een vraag was.",
    ),
    "referrals.WarmHandover": _life(
        "recorded_by",
        f"{_CASE} referral sender receiver form met_on recorded_at",
        "Codes en data blijven voor de cijfers.",
    ),
    "trajectories.Trajectory": _life(
        "", f"{_CASE} service started_on ended_on", "Codes en data blijven voor de cijfers."
    ),
    "trajectories.Assignment": _life(
        "worker started_by ended_by",
        f"{_CASE} organisation started_at ended_at",
        "Dat er een koppeling was.",
    ),
    "trajectories.Appointment": _life(
        "place subject worker bring_else changed_by",
        f"{_CASE} organisation role starts_at minutes place_kind bring language result sequence"
        " changed_at",
        "Dat er een afspraak was.",
    ),
    "trajectories.Companion": _life(
        "worker asked_by ended_by",
        f"{_CASE} appointment host organisation role asked_at ended_at",
        "Dat er samen is afgesproken, en in welke rol.",
    ),
    "trajectories.CannotCome": _life(
        "why suggestion", f"{_CASE} appointment sequence said_at", "Dat iemand zich afmeldde."
    ),
    "trajectories.ReminderChoice": _life(
        "recorded_by",
        f"{_CASE} way recorded_at",
        "Bewijs van wat de hulpvrager koos (AVG artikel 7).",
    ),
    "trajectories.Takeover": _life(
        "why know step_before step_waiting answer from_worker to_worker asked_by answered_by",
        f"{_CASE} organisation on_before on_waiting answer_on state asked_at answered_at",
        "Dat de verantwoordelijkheid overging.",
    ),
    "trajectories.Task": _life(
        "what dropped worker made_by done_by",
        f"{_CASE} organisation by_person note until made_at done_at",
        "Dat er iets beloofd was, en of het gebeurde.",
    ),
    "trajectories.Absence": _life(
        "worker stand_in made_by ended_by",
        "id alliance organisation first_on last_on made_at ended_at",
        "Een half jaar na de laatste dag; waarom iemand weg was staat nergens.",
    ),
    "trajectories.CalendarFeed": _life(
        "secret_hash worker",
        "id alliance organisation made_at ended_at read_on",
        "Tot 30 dagen na het vervallen.",
    ),
    "trajectories.Goal": _life(
        "words", f"{_CASE} made_on reached_on", "Dat er een doel was en of het gelukt is."
    ),
    "trajectories.ContactNote": _life(
        "text written_by",
        f"{_CASE} organisation written_at kind happened_on appointment",
        "Dat er contact was.",
    ),
    "trajectories.Exit": _life(
        "why ended_by",
        f"{_CASE} organisation outcome ddas_reason told_person ended_at",
        "Codes en data blijven voor de cijfers.",
    ),
    "workbench.MailChoice": _life(
        "mails", "id alliance organisation worker", "Zolang de medewerker er werkt."
    ),
    "workbench.DigestDay": _life(
        "", "id alliance organisation day", "Dat het overzicht die dag is gemaakt; geen inhoud."
    ),
}
