"""The road again in a browser that runs no script: slower to the eye, but every door opens."""

from tests.journeys import road

DESK, COORDINATOR = "Derya Aksoy", "Hans Tuinstra"


def test_the_road_needs_no_script(somebody):
    case = road.new_case("Noa")
    him = somebody(script=False)
    desk, coordinator = somebody(DESK, script=False), somebody(COORDINATOR, script=False)
    road.asks_for_help(him, case)
    road.takes_up(desk, case)
    road.reaches_her(desk, case)
    road.takes_in(desk, case)
    road.says_yes_to_sharing(desk, case)
    road.comes_to_the_table(desk, case)
    road.decides(desk, case)
    road.refers(desk, case)
    road.accepts(coordinator, case)
    road.enters_my_help(him, case)


def test_what_only_a_script_can_do_is_not_shown_without_one(somebody):
    her = somebody(script=False)
    her.opens("/loket/oldambt/")
    assert her.page.locator("[data-script-only]:visible").count() == 0
    leave = her.page.get_by_role("link", name="Snel weg")
    assert leave.get_attribute("href").startswith("https://")  # a plain link, so it always works
