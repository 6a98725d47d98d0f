"""The register of papers and money."""

from config.register.life import CASE, NETWORK, Life, life

_SHEET = f"{CASE} sheet before as_of noted_at removed_at"

REGISTER: dict[str, Life] = {
    "papers.Paper": life(
        "what_else giver_name asked_by received_by dropped_by",
        f"{CASE} organisation code giver until asked_at received_as received_at dropped_at",
        "Dat er papieren zijn gevraagd en ontvangen; de papieren zelf staan hier nooit.",
    ),
    "papers.PaperSet": life(
        "", "id alliance name papers replaces active", "Zolang de lijst bestaat.", public=NETWORK
    ),
    "papers.Letter": life(
        "addressee subject text written_by",
        f"{CASE} organisation kind language written_at",
        "Dat er een brief was; de tekst blijft tot het einde van de termijn bij het dossier, zodat"
        " duidelijk is wat er is verstuurd.",
    ),
    "papers.MoneySheet": life(
        "begun_by closed_by",
        f"{CASE} number begun_at gone_through_on yes_how closed_at",
        "Dat er een overzicht was en wanneer het samen is doorgenomen.",
    ),
    "papers.MoneyLine": life(
        "what amount noted_by removed_by",
        f"{_SHEET} sort every",
        "Soorten blijven voor de cijfers.",
    ),
    "papers.MoneyDebt": life(
        "creditor collector reference original owed arrears paid noted_by removed_by",
        f"{_SHEET} sort business attachment arrangement",
        "Soorten blijven voor de cijfers.",
    ),
    "papers.MoneyExport": life(
        "made_by",
        f"{CASE} sheet organisation to_organisation disclosure made_at",
        "Bewijs van wat aan wie is meegegeven, en op welke grond (AVG artikel 5 lid 2).",
    ),
}
