"""The register of the network: who is there and what they offer."""

from config.register.life import NETWORK, Life, life

REGISTER: dict[str, Life] = {
    "organisations.Alliance": life(
        "",
        "id name slug municipalities phone opening_hours visit desk desk_acts_for_municipality"
        " reaction_days first_talk_days answer_days contact_days next_step_days"
        " climb_coordinators_days climb_desk_days climb_alliance_days rest_days terms_source"
        " terms_agreed_on",
        "Zolang de samenwerking bestaat.",
        public=NETWORK,
    ),
    "organisations.Organisation": life(
        "",
        "id alliance name kind about phone email website ambassador public_id last_modified"
        " retention_months active",
        "Zolang de organisatie meedoet.",
        public=NETWORK,
    ),
    "organisations.Role": life(
        "",
        "code label explanation sees duties known_in_alliance position",
        "Zolang het product bestaat.",
        public=NETWORK,
    ),
    "organisations.Account": life(
        "email password",
        "id is_active is_demo date_joined last_login",
        "Tot een jaar na het laatste werk.",
        public="Inloggen gebeurt voordat iemand handelt; alleen e-mail en controlegetal van het"
        " wachtwoord. De naam staat bij de medewerker.",
    ),
    "organisations.Worker": life(
        "name phone languages account",
        "id alliance organisation role known_in_alliance active ended_on",
        "Naam tot de laatste hulpvraag waarin de medewerker voorkomt is gewist.",
    ),
    "organisations.Invitation": life(
        "email secret_hash",
        "id alliance organisation worker expires_at accepted_at",
        "Tot 30 dagen na afloop.",
    ),
    "organisations.FindingPlace": life(
        "", "id alliance name kind code email active", "Zolang de plek meedoet.", public=NETWORK
    ),
    "directory.Need": life(
        "",
        "code label life_area may_be_underlying position active",
        "Zolang het woord in gebruik is.",
        public=NETWORK,
    ),
    "directory.BoundarySign": life(
        "",
        "code label stops_volunteer route position active",
        "Zolang het woord in gebruik is.",
        public=NETWORK,
    ),
    "directory.Service": life(
        "",
        "id organisation alliance name form_of_help does does_not for_whom audiences not_audiences"
        " min_age max_age needs municipalities postcode_areas languages not_with_signs"
        " for_entrepreneurs by_volunteers home_visits costs opening_hours how_to_reach"
        " open_to_public contact_person contact_public phone email website capacity"
        " capacity_set_on waiting_weeks checked_on checked_by owner helps_now helps_counted_on active public_id"
        " last_modified",
        "Zolang het aanbod bestaat.",
        public=NETWORK,
    ),
    "directory.Location": life(
        "",
        "id organisation alliance public_id name street postcode city municipality latitude"
        " longitude opening_hours accessibility active last_modified",
        "Zolang de organisatie er is.",
        public=NETWORK,
    ),
    "directory.ServiceLocation": life(
        "",
        "id service location organisation public_id opening_hours active",
        "Zolang het aanbod daar is.",
        public=NETWORK,
    ),
    "directory.Correction": life(
        "text contact",
        "id alliance organisation service made_at made_by answered_at answered_by outcome",
        "De tekst tot een half jaar na het afhandelen; hoe men te bereiken is tot het afhandelen.",
    ),
    "directory.ImportRun": life(
        "file_name content found",
        "id alliance organisation made_at made_by kind choices state rows_total rows_done heard_at ended_at",
        "Het bestand tot het is ingelezen of afgekeurd, hoogstens een dag; de naam en de fouten een half"
        " jaar; dat er een bestand was zolang de samenwerking er is.",
    ),
    "directory.Confirmation": life(
        "", "id service organisation confirmed_on", "Zolang het aanbod bestaat.", public=NETWORK
    ),
    "directory.ServiceText": life(
        "",
        "id service language name does for_whom last_modified",
        "Zolang het aanbod bestaat.",
        public=NETWORK,
    ),
    "directory.SpokenText": life(
        "",
        "id alliance key language sound media_type uploaded_at uploaded_by active",
        "Zolang de tekst wordt gebruikt.",
        public=NETWORK,
    ),
}
