"""The network of the demo: organisations, offers and workers like those of Oldambt. All invented.

Organisations are called after the kinds of partners in the source texts, with "(demo)" behind.
"""

from typing import NamedTuple


class DemoOrganisation(NamedTuple):
    """An organisation of the demo."""

    key: str
    name: str
    kind: str
    about: str


class DemoWorker(NamedTuple):
    """A worker of the demo; the same name twice is one account with two hats."""

    key: str
    name: str
    organisation: str
    role: str
    languages: tuple[str, ...] = ("nl",)


class DemoService(NamedTuple):
    """An offer on the verwijskaart of the demo."""

    organisation: str
    name: str
    form_of_help: str
    does: str
    does_not: str
    for_whom: str
    needs: tuple[str, ...]
    languages: tuple[str, ...]
    not_with_signs: tuple[str, ...]
    capacity: str
    waiting_weeks: int = 0
    by_volunteers: bool = True
    home_visits: bool = False
    for_entrepreneurs: bool = False


ALLIANCE = {
    "name": "Geldloket Oldambt",
    "slug": "oldambt",
    "municipalities": ["GM1895"],
    "phone": "0597-000000",
    "opening_hours": "maandag tot en met vrijdag, 9.00 tot 17.00 uur",
    "visit": "Inloop: dinsdag en donderdag 10.00 tot 12.00 uur, Buurthuis De Brug (demo), Winschoten",
    "desk_acts_for_municipality": True,
}

ORGANISATIONS = (
    DemoOrganisation("loket", "Geldloket Oldambt", "money_desk", "Het gezamenlijke loket."),
    DemoOrganisation(
        "humanitas",
        "Humanitas Oldambt (demo)",
        "volunteer_organisation",
        "Thuisadministratie en formulieren.",
    ),
    DemoOrganisation(
        "shm",
        "SchuldHulpMaatje Oldambt (demo)",
        "volunteer_organisation",
        "Maatjes die langer met u meelopen.",
    ),
    DemoOrganisation(
        "heils",
        "Leger des Heils Oldambt (demo)",
        "volunteer_organisation",
        "Dagstructuur, stage en steun.",
    ),
    DemoOrganisation(
        "azzur",
        "Stichting Azzur (demo)",
        "volunteer_organisation",
        "Toeleiding naar de voedselbank.",
    ),
    DemoOrganisation(
        "welzijn", "Welzijn Oldambt (demo)", "social_work", "Welzijnswerk in de wijk."
    ),
    DemoOrganisation(
        "bank",
        "Volkskredietbank (demo)",
        "municipal_credit_bank",
        "Schuldregelingen namens de gemeente.",
    ),
    DemoOrganisation(
        "gemeente", "Gemeente Oldambt (demo)", "municipality", "Schuldhulp volgens de Wgs."
    ),
    DemoOrganisation("mee", "MEE Noord (demo)", "care", "Hulp als iets begrijpen moeilijk is."),
    DemoOrganisation(
        "avs",
        "Alliantie-ondersteuning (demo)",
        "social_work",
        "Neutrale ondersteuning van de samenwerking.",
    ),
)

WORKERS = (
    DemoWorker("loket1", "Marijke Hoekstra", "loket", "desk_coordinator", ("nl", "en")),
    DemoWorker("loket2", "Joost Veenstra", "loket", "desk_shift", ("nl", "de")),
    DemoWorker("loket3", "Derya Aksoy", "loket", "desk_shift", ("nl", "tr")),
    DemoWorker("humanitas1", "Anneke Bos", "humanitas", "coordinator"),
    DemoWorker("humanitas2", "Piet Dijkema", "humanitas", "volunteer"),
    DemoWorker("humanitas3", "Corrie Smid", "humanitas", "volunteer"),
    DemoWorker("humanitas4", "Hassan El Amrani", "humanitas", "volunteer", ("nl", "ar", "zgh")),
    DemoWorker("humanitas5", "Rudolf Boersma", "humanitas", "board_member"),
    DemoWorker("shm1", "Hans Tuinstra", "shm", "coordinator"),
    DemoWorker("shm2", "Ella Mulder", "shm", "volunteer", ("nl", "en")),
    DemoWorker("shm3", "Kees Prins", "shm", "volunteer"),
    DemoWorker("shm4", "Fatma Kaya", "shm", "volunteer", ("nl", "tr")),
    DemoWorker("shm5", "Wim Scholten", "shm", "volunteer"),
    DemoWorker("heils1", "Esther van Loon", "heils", "coordinator"),
    DemoWorker("heils2", "Bram Postma", "heils", "volunteer"),
    DemoWorker("azzur1", "Truus Wiersma", "azzur", "coordinator"),
    DemoWorker("welzijn1", "Sanne Kuipers", "welzijn", "professional", ("nl", "en")),
    DemoWorker("welzijn2", "Olena Bondar", "welzijn", "professional", ("nl", "uk", "pl")),
    DemoWorker("welzijn3", "Geert Buurma", "welzijn", "triage_member"),
    DemoWorker("bank1", "Margriet de Haan", "bank", "professional"),
    DemoWorker("gemeente1", "Robert Nieboer", "gemeente", "professional"),
    DemoWorker("gemeente2", "Lisa Terpstra", "gemeente", "professional", ("nl", "ar")),
    DemoWorker("gemeente3", "Anton Wolthuis", "gemeente", "policy_officer"),
    DemoWorker("mee1", "Ilse Drenth", "mee", "professional"),
    DemoWorker("avs1", "Ingrid Haverkamp", "avs", "alliance_coordinator"),
    # The same people with a second hat: they take turns at the desk.
    DemoWorker("humanitas1", "Anneke Bos", "loket", "desk_shift"),
    DemoWorker("welzijn1", "Sanne Kuipers", "loket", "desk_shift", ("nl", "en")),
)

SERVICES = (
    DemoService(
        "humanitas",
        "Thuisadministratie",
        "long",
        "Wij openen samen de post, maken orde en kijken hoe u het zelf kunt.",
        "Wij onderhandelen niet met schuldeisers.",
        "Wie stappen kan en wil zetten.",
        ("letters", "overview", "budget", "debts"),
        ("nl", "ar"),
        ("business_debts", "confused", "dependence", "unsafe", "no_steps"),
        "waiting_list",
        5,
        home_visits=True,
    ),
    DemoService(
        "humanitas",
        "Formulierenbrigade",
        "forms_brigade",
        "Wij vullen samen formulieren in: toeslagen, kwijtschelding, bijzondere bijstand.",
        "Wij nemen uw DigiD niet over.",
        "Iedereen.",
        ("forms", "benefits", "digital", "letters"),
        ("nl", "ar"),
        (),
        "room",
    ),
    DemoService(
        "humanitas",
        "Steun bij verlies",
        "grief",
        "Een luisterend oor na een verlies.",
        "",
        "Wie iemand mist.",
        ("grief", "loneliness"),
        ("nl",),
        ("confused",),
        "meet_first",
    ),
    DemoService(
        "shm",
        "Maatje aan huis",
        "long",
        "Een maatje loopt hoogstens zes maanden mee, thuis, in uw eigen tempo.",
        "Wij betalen geen schulden.",
        "Wie zelf stappen wil zetten.",
        ("debts", "letters", "overview", "budget", "rent", "energy"),
        ("nl", "en", "tr"),
        ("business_debts", "confused", "dependence", "unsafe"),
        "room",
        home_visits=True,
    ),
    DemoService(
        "shm",
        "Kort maatje",
        "short",
        "Drie of vier gesprekken in het buurthuis.",
        "Geen huisbezoek.",
        "Wie één vraag heeft.",
        ("overview", "payment_arrangement", "letters"),
        ("nl", "tr"),
        ("business_debts", "unsafe"),
        "room",
    ),
    DemoService(
        "heils",
        "Dagstructuur en stage",
        "day_structure",
        "Een plek om overdag iets te doen, met begeleiding.",
        "Geen schuldregeling.",
        "Wie vastloopt en structuur zoekt.",
        ("day_structure", "work", "mental_health", "loneliness"),
        ("nl",),
        ("unsafe",),
        "room",
    ),
    DemoService(
        "azzur",
        "Toeleiding voedselbank",
        "food_bank_guidance",
        "Wij vragen samen een voedselpakket aan.",
        "Wij delen zelf geen pakketten uit.",
        "Wie te weinig heeft voor eten.",
        ("food", "clothes"),
        ("nl",),
        (),
        "room",
    ),
    DemoService(
        "welzijn",
        "Maatschappelijk werk",
        "short",
        "Gesprekken over geld en alles eromheen.",
        "",
        "Inwoners van Oldambt.",
        ("overview", "separation", "parenting", "loneliness", "housing", "mental_health"),
        ("nl", "en", "uk", "pl"),
        (),
        "waiting_list",
        3,
        by_volunteers=False,
        home_visits=True,
    ),
    DemoService(
        "welzijn",
        "Taalmaatje",
        "course",
        "Samen Nederlands oefenen met brieven en formulieren.",
        "",
        "Wie Nederlands leert.",
        ("language", "letters"),
        ("nl", "ar", "pl", "uk", "tr"),
        (),
        "room",
    ),
    DemoService(
        "bank",
        "Schuldregeling",
        "debt_help",
        "Wij maken afspraken met schuldeisers of geven een saneringskrediet.",
        "Geen hulp thuis.",
        "Na een besluit van de gemeente.",
        ("debt_help", "debts"),
        ("nl",),
        (),
        "room",
        by_volunteers=False,
        for_entrepreneurs=True,
    ),
    DemoService(
        "gemeente",
        "Gemeentelijke schuldhulp en crisishulp",
        "crisis",
        "Gesprek binnen 3 werkdagen als u uw huis uit moet of wordt afgesloten; plan van aanpak.",
        "Geen begeleiding daarna.",
        "Inwoners van Oldambt, ook ondernemers.",
        ("debt_help", "debts", "rent", "energy", "business", "benefits"),
        ("nl", "en", "ar"),
        (),
        "room",
        by_volunteers=False,
        for_entrepreneurs=True,
    ),
    DemoService(
        "mee",
        "Hulp bij begrijpen",
        "care",
        "Stap voor stap, met iemand die uitlegt.",
        "Geen schuldregeling.",
        "Wie moeite heeft om dingen te begrijpen.",
        ("understanding", "letters", "overview", "illness"),
        ("nl",),
        (),
        "waiting_list",
        4,
        by_volunteers=False,
        home_visits=True,
    ),
)

FINDING_PLACES = (
    ("Huisartsenpraktijk Blijham (demo)", "gp"),
    ("Basisschool De Wijzer (demo)", "school"),
    ("Moskee El Nour (demo)", "mosque"),
    ("Voedselbank Oldambt (demo)", "food_bank"),
)
