"""The evening of a volunteer, on a phone: there, safely away, written down; and once it is too much."""

import pytest

from tests.journeys import helping

COORDINATOR = "Hans Tuinstra"
WORDS = "Samen de brief van de energie gelezen. Zij belt morgen zelf."
MOST_TAPS = 12
MOST_SECONDS = 120


@pytest.mark.parametrize(("volunteer", "script"), [("Wim Scholten", True), ("Ella Mulder", False)])
def test_the_visit_of_this_evening(somebody, volunteer, script):
    hans = somebody(COORDINATOR)
    case = helping.walks_in(hans, "Rosa")
    helping.gets_a_helper(hans, case, volunteer)
    helping.is_visited(hans, case, volunteer)

    buddy = somebody(volunteer, phone=True, script=script)
    looks = helping.hindrance if script else helping.sticks_out
    wrong = writes_down_a_visit(buddy, case, looks) + finds_it_too_heavy(buddy, case, looks)
    assert not wrong, "\n".join(wrong)

    hans.opens("/vandaag/")
    hans.sees(f"Nazorg: bel {volunteer}")
    hans.opens("/mijn-maandag/")
    hans.sees("Opschalen: nog niet opgepakt", case.name)


def writes_down_a_visit(buddy, case, looks):
    wrong = []
    watch = helping.Stopwatch(buddy)
    buddy.opens("/vandaag/")
    line = buddy.main.locator("li", has_text=case.name)
    wrong += looks(buddy)
    buddy.presses("Ik ben er / ik ben weg", within=line)
    wrong += looks(buddy)
    buddy.presses("Ik ben er")
    buddy.sees("Meld u straks weer af")
    buddy.presses("Ik ben veilig weg")
    buddy.sees("u bent veilig weg")
    wrong += looks(buddy)
    buddy.presses("Schrijf op hoe het was")
    buddy.chooses("bezoek")
    buddy.write_field("text", WORDS)
    buddy.presses("Bewaar de aantekening")
    buddy.sees("De aantekening staat erin.", WORDS)
    taps, seconds = watch.reads(WORDS)
    print(f"visit and note: {taps} taps, {seconds:.0f} s")  # noqa: T201 - a figure to read with -s
    assert taps < MOST_TAPS
    assert seconds < MOST_SECONDS
    return wrong


def finds_it_too_heavy(buddy, case, looks):
    watch = helping.Stopwatch(buddy)
    buddy.presses("Te zwaar")
    buddy.sees("U hoeft dit niet alleen te dragen")
    wrong = looks(buddy)
    buddy.presses("Het is te zwaar")
    buddy.sees("Goed dat u het zegt.", "U bent gestopt bij iemand", "Uw coördinator belt u")
    assert watch.reads()[0] == 2
    wrong += looks(buddy)
    buddy.does_not_see(case.name, case.pk)
    buddy.opens("/mensen/")
    buddy.does_not_see(case.name)
    assert buddy.opens(case.path) in {403, 404}
    buddy.does_not_see(case.name, WORDS)
    buddy.opens("/vandaag/")
    buddy.presses("Gelezen")
    buddy.does_not_see("U bent gestopt bij iemand")
    return wrong
