"""The register of the help itself."""

from config.register.life import CASE, NETWORK, Life, life

REGISTER: dict[str, Life] = {
    "trajectories.Trajectory": life(
        "",
        f"{CASE} service form started_on ended_on ceiling_contacts ceiling_on ceiling_set_on"
        " ceiling_made",
        "Codes en data blijven voor de cijfers.",
    ),
    "trajectories.Assignment": life(
        "worker started_by ended_by why",
        f"{CASE} organisation started_at choice ended_at",
        "Dat er een koppeling was, en of die volgens het voorstel was.",
    ),
    "trajectories.HomeVisit": life(
        "arrived_by left_by handled_by note",
        f"{CASE} appointment organisation starts_at arrived_at left_at raised_at handled_at",
        "Dat er een huisbezoek was, en of er alarm was. Waar iemand was, staat nergens.",
    ),
    "trajectories.Appointment": life(
        "place subject worker bring_else changed_by",
        f"{CASE} organisation role starts_at minutes place_kind bring language result sequence"
        " changed_at",
        "Dat er een afspraak was.",
    ),
    "trajectories.Companion": life(
        "worker asked_by ended_by",
        f"{CASE} appointment host organisation role asked_at ended_at",
        "Dat er samen is afgesproken, en in welke rol.",
    ),
    "trajectories.CannotCome": life(
        "why suggestion", f"{CASE} appointment starts_at said_at", "Dat iemand zich afmeldde."
    ),
    "trajectories.ReminderChoice": life(
        "recorded_by",
        f"{CASE} way recorded_at",
        "Bewijs van wat de hulpvrager koos (AVG artikel 7).",
    ),
    "trajectories.Takeover": life(
        "why know step_before step_waiting answer from_worker to_worker asked_by answered_by",
        f"{CASE} organisation on_before on_waiting answer_on state asked_at answered_at",
        "Dat de verantwoordelijkheid overging.",
    ),
    "trajectories.Task": life(
        "what dropped worker made_by done_by",
        f"{CASE} organisation by_person note until made_at done_at",
        "Dat er iets beloofd was, en of het gebeurde.",
    ),
    "trajectories.Absence": life(
        "worker stand_in made_by ended_by",
        "id alliance organisation first_on last_on made_at ended_at",
        "Een half jaar na de laatste dag; waarom iemand weg was staat nergens.",
    ),
    "trajectories.CalendarFeed": life(
        "secret_hash worker",
        "id alliance organisation made_at ended_at read_on",
        "Tot 30 dagen na het vervallen.",
    ),
    "trajectories.Goal": life(
        "words", f"{CASE} made_on reached_on", "Dat er een doel was en of het gelukt is."
    ),
    "trajectories.ContactNote": life(
        "text written_by",
        f"{CASE} organisation written_at kind happened_on appointment",
        "Dat er contact was.",
    ),
    "trajectories.Exit": life(
        "why ended_by",
        f"{CASE} organisation outcome ddas_reason told_person no_check ended_at",
        "Codes en data blijven voor de cijfers.",
    ),
    "trajectories.FormCeiling": life(
        "",
        "id alliance form contacts days source agreed_on",
        "Zolang de samenwerking bestaat.",
        public=NETWORK,
    ),
    "trajectories.CeilingQuestion": life(
        "why agreed_with answered_by",
        f"{CASE} organisation trajectory asked_on due_on contacts ceiling_contacts ceiling_on"
        " answer person_agreed extra until answered_at",
        "Dat er bij het plafond is gekozen, en wat.",
    ),
    "trajectories.AftercareCheck": life(
        "note worker made_by done_by",
        f"{CASE} organisation due_on tries made_at result done_at",
        "Of het goed bleef gaan. Nooit later dan de bewaartermijn van de hulpvraag.",
    ),
    "trajectories.FormalRefusal": life(
        "recorded_by",
        f"{CASE} organisation refuser reason refused_on recorded_at",
        "Codes en data blijven voor de cijfers: wie werd niet geholpen, en wat kwam ervan.",
    ),
    "trajectories.Reopening": life(
        "reopened_by",
        f"{CASE} organisation why outcome_before closed_on reopened_at",
        "Dat hetzelfde verhaal verderging.",
    ),
}
