"""On a small phone, in the evening, with one thumb."""

from tests.journeys import road
from tests.journeys.walk import busy_volunteer


def test_the_front_door_on_a_small_phone(somebody):
    case = road.new_case("Sem")
    her = somebody(phone=True)
    road.asks_for_help(her, case)
    assert not her.sideways()
    road.enters_my_help(her, case)
    assert not her.sideways()


def test_the_evening_of_a_volunteer(somebody):
    """Open, find her person, write down a visit: under two minutes, so under twelve taps."""
    buddy = busy_volunteer(somebody, phone=True)
    buddy.opens("/vandaag/")
    assert not buddy.sideways()
    buddy.page.get_by_text("Menu", exact=True).click()
    buddy.page.get_by_role("link", name="Mensen", exact=True).locator("visible=true").click()
    buddy.sees("Uw mensen")
    assert not buddy.sideways()
    buddy.main.locator("tbody").get_by_role("link").first.click()
    buddy.taps += 3
    buddy.presses("Aantekening")
    buddy.chooses("bezoek")
    buddy.write_field("text", "Samen de brief van de energie gelezen.")
    buddy.presses("Bewaar de aantekening")
    buddy.sees("De aantekening staat erin.", "Samen de brief van de energie gelezen.")
    assert not buddy.sideways()
    assert buddy.taps < 12


def test_what_a_thumb_can_press_is_large_enough(somebody):
    """At least 44 px high or wide apart, as the design promises (WCAG 2.2 asks 24)."""
    her = somebody(phone=True)
    small = []
    for path in ("/loket/oldambt/", "/loket/oldambt/aanmelden/", "/mijn-hulp/"):
        her.opens(path)
        small += her.page.evaluate(
            """path => [...document.querySelectorAll('button, a.kl-button, summary, .kl-option, .kl-choice')]
                .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43)
                .map(one => path + ' ' + one.outerHTML.slice(0, 120))""",
            path,
        )
    assert not small
