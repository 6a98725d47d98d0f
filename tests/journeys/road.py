"""The road of one person, station by station, each done by whoever does it in real life."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from tests.journeys.person import Person

SHM = "SchuldHulpMaatje Oldambt (demo)"
STORY = "Sinds mijn man weg is, durf ik de post niet meer te openen."
GOAL = "Ik wil weer rustig slapen."
TABLE_WORDS = "Jonge moeder, wil de post weer zelf aankunnen."


@dataclass
class Case:
    """What we know of the request while it goes along the road."""

    name: str
    phone: str
    code: str = ""
    pk: str = ""
    number: str = ""
    item: str = ""
    referral: str = ""

    @property
    def path(self) -> str:
        """The page of the case."""
        return f"/mensen/{self.pk}/"


def in_days(days: int) -> str:
    """A day as a date field takes it."""
    return str(timezone.localdate() + timedelta(days=days))


def new_case(name: str) -> Case:
    """Somebody whom nobody knows yet, with a telephone number of nobody."""
    letters = "".join(secrets.choice("abdefgklmnoprst") for _ in range(6)).title()
    return Case(f"{name} {letters}", f"061{secrets.randbelow(10**7):07d}")


def asks_for_help(her: Person, case: Case) -> None:
    """The front door: what is going on, how to reach her; then the code and what happens next."""
    assert her.opens("/loket/oldambt/") == 200
    her.sees("U vertelt het één keer", "Bel nu")
    her.chooses("Ik krijg brieven die ik niet durf te openen", "Ik heb schulden")
    her.presses("Verder")
    her.sees("U koos:")
    her.writes("Uw naam", case.name)
    her.chooses("Bellen")
    her.writes("Telefoonnummer", case.phone)
    her.chooses("Ochtend")
    her.writes("Uw postcode", "9671 AA")
    her.presses("Zoek mijn gemeente")
    her.sees("Dit denken wij. Klopt het niet? Kies zelf.")
    assert her.main.get_by_label("Uw gemeente").input_value() == "GM1895"
    assert her.main.get_by_label("Uw naam").input_value() == case.name
    her.sees("Wat wij bewaren en wie het ziet")
    her.chooses("Ja, u mag contact met mij opnemen")
    her.presses("Vraag hulp")
    her.sees("Uw vraag is binnen", "belt u uiterlijk")
    case.code = her.main.locator(".kl-code__value").inner_text().strip()


def takes_up(desk: Person, case: Case) -> None:
    """The desk sees what came in, takes it up, calls, and plans the intake."""
    desk.opens("/balie/")
    row = desk.main.locator("li", has_text=case.name)
    case.pk = desk.key_of(row.get_by_role("link", name=case.name))
    desk.presses("Pak op", within=row)
    desk.sees("U bent nu verantwoordelijk.", case.name)
    case.number = desk.main.locator(".kl-eyebrow").inner_text().split()[1]
    desk.is_up("bel in de ochtend")


def reaches_her(desk: Person, case: Case) -> None:
    """The call, and a day for the intake."""
    desk.opens(case.path)
    desk.presses("Leg contact vast")
    desk.chooses("Telefoon", "Ochtend", "Gesproken")
    desk.presses("Leg vast")
    desk.sees("Plan de intake")
    desk.writes("Dag", in_days(0))
    desk.writes("Tijd", "23:30")
    desk.writes("Plek", "Buurthuis De Brug (demo)")
    desk.main.get_by_role("button").last.click()
    desk.sees("Intake op", "Buurthuis De Brug")


def takes_in(desk: Person, case: Case) -> None:
    """The intake: kept half-way, and finished."""
    desk.opens(f"{case.path}intake/")
    desk.sees("Geen BSN", "Ik krijg brieven die ik niet durf te openen")
    desk.write_field("story", STORY)
    desk.write_field("goal", GOAL)
    desk.presses("Tussendoor bewaren")
    desk.sees("Bewaard")
    desk.write_field("talked_on", in_days(0))
    desk.tick_value("needs_", "letters")
    desk.tick_value("needs_", "overview")
    desk.page.locator("[name=underlying]").select_option("grief")
    desk.write_field("debts_count", "4")
    desk.page.locator("[name=debts_sum]").select_option("to_20000")
    desk.tick_value("debts_kind", "private")
    desk.tick_value("languages", "nl")
    for field in ("is_entrepreneur", "has_administrator", "needs_interpreter"):
        desk.tick_value(field, "no")
    desk.tick_value("reads_letters", "yes")
    desk.write_field("table_words", TABLE_WORDS)
    desk.presses("Klaar, naar de triage")
    desk.sees(GOAL)
    desk.is_up("breng in bij de triage")


def says_yes_to_sharing(desk: Person, case: Case) -> None:
    """Consent for one organisation, read out, spoken."""
    desk.opens(f"{case.path}delen/nieuw/")
    desk.chooses(SHM)
    desk.presses("Verder")
    desk.presses("Verder naar voorlezen")
    desk.sees(f"Wij willen uw gegevens delen met {SHM}", "U mag nee zeggen")
    desk.chooses("mondeling, na voorlezen")
    desk.presses("Leg de toestemming vast")
    assert desk.path == case.path
    desk.sees(SHM, "Toestemming van de hulpvrager")


def comes_to_the_table(desk: Person, case: Case) -> None:
    """On the agenda of today; the table will see codes."""
    desk.opens(f"{case.path}triage/")
    desk.sees("De tafel ziet niet: naam, adres, telefoon en verhaal.")
    desk.presses("Zet op de agenda")
    desk.sees("De tafel ziet codes, geen naam. U blijft verantwoordelijk.")
    assert "triage" in desk.turn()
    desk.opens("/triage/")
    today = desk.main.locator("li", has=desk.page.get_by_text("vandaag", exact=True))
    desk.presses("uur", within=today)
    case.item = desk.key_of(desk.main.get_by_role("link", name=case.number))


def sits_at_the_table(member: Person, case: Case) -> None:
    """Another organisation at the table sees what it needs to think along, and not who it is."""
    member.opens(f"/triage/vraag/{case.item}/")
    member.sees(case.number, "geen naam nodig", TABLE_WORDS, "Wie kan het best helpen?")
    member.does_not_see(case.name, case.phone[-8:], STORY, case.pk)
    assert not member.main.get_by_role("button", name="Leg het besluit vast").count()


def decides(desk: Person, case: Case) -> None:
    """The offers with their reasons; the table chooses a buddy."""
    desk.opens(f"/triage/vraag/{case.item}/")
    desk.sees(
        "Wie kan het best helpen?", case.name, "de tafel beslist", "een besluit van de gemeente"
    )
    offers = desk.main.locator(".kl-offer")
    assert 1 <= offers.count() <= 5
    desk.sees_in(offers.first, "helpt bij")  # a reason for
    desk.presses("Leg het besluit vast")
    desk.sees("Er klopt nog iets niet", "Schrijf op waarom")
    desk.presses("Maatje aan huis")
    desk.write_field("why", "Komt aan huis, in haar eigen tempo.")
    desk.page.locator("[name=holder]").select_option(label=desk.name)
    desk.write_field("next_step", "Vertel het en maak de verwijzing")
    desk.write_field("next_on", in_days(4))
    desk.tick_value("differs", "no")
    desk.presses("Leg het besluit vast")
    desk.main.get_by_text("Er klopt nog iets niet").wait_for(state="detached")


def hears_the_decision(member: Person, case: Case) -> None:
    """The table reads what was decided, who holds the case and what is next."""
    member.opens(f"/triage/vraag/{case.item}/")
    member.sees(
        f"naar {SHM}", "Komt aan huis, in haar eigen tempo.", "Verantwoordelijk tot aankomst"
    )
    member.sees("Vertel het en maak de verwijzing", "uiterlijk")
    member.does_not_see(case.name)


def refers(desk: Person, case: Case) -> None:
    """From the decision; she was told, then it is sent."""
    desk.opens(case.path)
    desk.is_up("maak de verwijzing")
    desk.presses("Maak de verwijzing")
    _sends(desk)


def refers_at_once(desk: Person, case: Case) -> None:
    """Without the table: choose the offer, say why."""
    desk.opens(f"{case.path}verwijzen/")
    offer = desk.main.locator("option", has_text="Maatje aan huis").first
    desk.page.locator("[name=naar]").select_option(value=offer.get_attribute("value"))
    desk.presses("Verder")
    desk.write_field("why", "Past het best.")
    _sends(desk)


def _sends(desk: Person) -> None:
    desk.sees(f"Doorverwijzen naar {SHM}", "Dit ziet de ontvanger vooraf", "geen naam")
    desk.write_field("told_on", in_days(0))
    desk.chooses("telefonisch")
    desk.presses("Verstuur de verwijzing")
    desk.sees("De verwijzing is verstuurd", "U blijft verantwoordelijk")


def accepts(coordinator: Person, case: Case) -> None:
    """The receiver sees a packet without a name, accepts, and sees all without asking again."""
    coordinator.opens("/verwijzingen/")
    coordinator.does_not_see(case.name)
    coordinator.presses("Bekijk", within=coordinator.main.locator("li", has_text=case.number))
    case.referral = coordinator.path.strip("/").split("/")[-1]
    coordinator.does_not_see(case.name, STORY, case.phone[-8:])
    coordinator.sees("Wat u nu weet", case.number)
    coordinator.presses("Aannemen")
    coordinator.sees("blijft verantwoordelijk tot dat eerste contact")
    coordinator.presses("Neem aan")
    coordinator.sees("U hebt aangenomen", case.name)
    coordinator.opens(f"{case.path}intake/lezen/")
    coordinator.sees(STORY, GOAL)
    assert not coordinator.main.locator("textarea").count()  # read, never asked again


def waits_for_arrival(desk: Person, case: Case) -> None:
    """Accepted is not arrived: the sender still holds her, with a date."""
    desk.opens(case.path)
    turn = desk.turn()
    assert SHM in turn
    desk.sees("verantwoordelijk")
    desk.opens(f"/verwijzingen/{case.referral}/")
    desk.sees("U blijft verantwoordelijk tot")


def meets_her(coordinator: Person, case: Case) -> None:
    """The first contact: arrived."""
    coordinator.opens(f"/verwijzingen/{case.referral}/")
    coordinator.presses("Eerste contact vastleggen")
    coordinator.sees("Uw organisatie krijgt de regie")
    coordinator.chooses("samen op bezoek")
    coordinator.presses("Leg vast en neem de regie over")
    coordinator.sees("De hulpvrager is aangekomen", case.name)
    coordinator.is_up("kies wie helpt")


def reads_one_line(desk: Person, case: Case) -> None:
    """Who referred reads how it goes, not what it is about."""
    desk.opens(f"/verwijzingen/{case.referral}/")
    desk.sees("heeft nu de regie. U ziet alleen nog hoe het staat", "U ziet dit tot en met")
    desk.does_not_see(case.name, STORY, GOAL)


def gives_a_buddy(coordinator: Person, case: Case, buddy: str) -> None:
    """Who is going to help."""
    coordinator.opens(f"{case.path}koppelen/")
    coordinator.sees("Wie u kiest, ziet naam, intake en aantekeningen")
    coordinator.chooses(buddy)
    coordinator.presses("Koppel")
    coordinator.sees(f"{buddy} gaat helpen")


def finds_her_person(buddy: Person, case: Case) -> None:
    """A volunteer sees who was given to her, and what was told once."""
    buddy.opens("/mensen/")
    buddy.sees("Uw mensen", case.name)
    buddy.presses(case.name)
    buddy.sees(GOAL)
    buddy.opens(f"{case.path}intake/lezen/")
    buddy.sees(STORY)
    assert buddy.opens(f"{case.path}koppelen/") == 403
    assert buddy.opens("/verwijzingen/") == 403


def writes_a_note(buddy: Person, case: Case, words: str) -> None:
    """After the visit, with what comes next."""
    buddy.opens(case.path)
    buddy.presses("Aantekening")
    buddy.chooses("bezoek")
    buddy.write_field("text", words)
    buddy.write_field("step", "Samen de toeslagen nalopen")
    buddy.write_field("on", in_days(7))
    buddy.presses("Bewaar de aantekening")
    buddy.sees("De aantekening staat erin.", words)
    assert "Samen de toeslagen nalopen" in buddy.turn()


def enters_my_help(her: Person, case: Case) -> None:
    """With the code and the telephone number, no account."""
    her.opens("/mijn-hulp/")
    her.write_field("code", case.code)
    her.write_field("contact", case.phone)
    her.presses("Openen")
    her.sees(f"Dag {case.name}", "Wat er nu gebeurt", "uiterlijk")


def stops_sharing(her: Person) -> None:
    """One button, and a page that says what happens then."""
    her.presses("Stop delen")
    her.sees("U houdt recht op hulp", "ziet meteen niets meer van u")
    her.presses("Ja, stop delen")
    her.sees("Wie u helpt")


def ends(coordinator: Person, case: Case) -> None:
    """With an outcome, a reason, and she knows."""
    coordinator.opens(f"{case.path}afsluiten/")
    coordinator.presses("Sluit af")
    coordinator.sees("Kies een uitkomst.")  # closing needs an outcome
    coordinator.chooses("nee, niet afgewezen")
    coordinator.chooses("doel bereikt, zelfstandig verder")
    coordinator.write_field("why", "Zij doet haar post nu zelf.")
    coordinator.chooses("De hulpvrager weet dat de hulp stopt")
    coordinator.presses("Sluit af")
    coordinator.sees("De hulp is afgesloten.", "Afgesloten")
