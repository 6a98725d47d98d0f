"""The Monday of a coordinator: an alarm, who waits for a helper, and who waits for a professional."""

from tests.journeys import helping

HANS, ESTHER = "Hans Tuinstra", "Esther van Loon"
FULL, FREE = "Kees Prins", "Fatma Kaya"


def test_who_waits_for_a_helper(somebody):
    hans = somebody(HANS)
    wants(hans, FULL, "0")
    case = helping.walks_in(hans, "Willem")
    helping.gets_a_helper(hans, case, FREE)
    hans.opens(f"{case.path}koppelen/")
    hans.presses(f"Stop {FREE}")

    hans.opens("/mijn-maandag/")
    hans.sees("Wacht op een helper", "Heeft nog ruimte")
    wrong = helping.hindrance(hans)
    hans.presses(case.name)
    hans.sees("Kies wie helpt", "past het best")
    wrong += helping.hindrance(hans)
    hans.opens(f"{hans.path.split('?')[0]}?alle=1")
    hans.chooses(FULL)
    hans.presses("Koppel")
    hans.sees(f"{FULL} helpt nu", "wil er hoogstens 0 helpen", "schrijf op waarom")
    wrong += helping.hindrance(hans)
    hans.write_field("why", "Hij vroeg er zelf om: zij wonen naast elkaar.")
    hans.presses("Koppel")
    hans.sees(f"{FULL} gaat helpen")
    hans.opens("/mijn-maandag/")
    over = hans.main.locator("section", has_text="Draagt te veel").first
    hans.sees_in(over, FULL)
    hans.sees_in(over, "van 0")
    wants(hans, FULL, "2")
    assert not wrong, "\n".join(wrong)


def test_an_alarm_after_a_home_visit(somebody):
    esther = somebody(ESTHER, phone=True)
    esther.opens("/mijn-maandag/")
    alarm = esther.main.locator("section", has_text="Alarm na een huisbezoek").first
    wrong = helping.hindrance(esther)
    esther.sees_in(alarm, "bel nu")
    esther.presses("Bram Postma", within=alarm)
    esther.sees("niet op tijd gemeld veilig weg te zijn", "Bel 112", "Bram Postma")
    wrong += helping.hindrance(esther)
    esther.presses("Alarm is afgehandeld")
    esther.sees("Er klopt nog iets niet")
    esther.write_field("note", "Bram was thuis. Hij was het vergeten.")
    esther.presses("Alarm is afgehandeld")
    esther.sees("Het alarm is afgehandeld.")
    esther.opens("/mijn-maandag/")
    esther.sees("Alle helpers zijn veilig weg gemeld.")
    assert not wrong, "\n".join(wrong)


def test_who_waits_for_a_professional(somebody):
    hans, buddy = somebody(HANS), somebody(FREE, phone=True)
    case = helping.walks_in(hans, "Tom")
    helping.gets_a_helper(hans, case, FREE)
    buddy.opens(f"{case.path}te-zwaar/")
    buddy.presses("Het is te zwaar")
    hans.opens("/mijn-maandag/")
    up = hans.main.locator("section", has_text="Opschalen: nog niet opgepakt").first
    hans.presses(case.name, within=up)
    hans.sees("Geen vrijwilliger: een grens is geraakt", "Een beroepskracht bevestigt uiterlijk")
    wrong = helping.hindrance(hans)
    hans.presses("Naar opschalen")
    hans.sees(
        "Het is te zwaar voor de vrijwilliger", "U kunt dit niet zelf besluiten", "Verwijs door"
    )
    wrong += helping.hindrance(hans)
    hans.opens(f"{case.path}koppelen/?alle=1")
    hans.chooses(FULL)
    hans.write_field("why", "Toch maar.")
    hans.presses("Koppel")
    hans.sees("Dit past niet bij een vrijwilliger alleen")
    assert not wrong, "\n".join(wrong)


def wants(coordinator, helper, number):
    """How many people a helper wants to help at once, written down together."""
    coordinator.opens("/beheer/vrijwilligers/")
    coordinator.presses(helper)
    coordinator.write_field("load_wished", number)
    coordinator.main.locator("form", has=coordinator.page.locator("[name=load_wished]")).locator(
        "button[type=submit]"
    ).last.click()
    coordinator.page.wait_for_load_state()
