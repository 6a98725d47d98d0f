"""The whole road: one person's story from the front door to arrival, and what others may not see."""

from tests.journeys import road

DESK, COORDINATOR = "Joost Veenstra", "Hans Tuinstra"
BUDDY, OTHER_BUDDY = "Ella Mulder", "Kees Prins"
TABLE, STRANGER, NEUTRAL = "Robert Nieboer", "Esther van Loon", "Ingrid Haverkamp"


def test_the_whole_road(somebody):
    case = road.new_case("Rosalie")
    her, desk, coordinator = somebody(), somebody(DESK), somebody(COORDINATOR)
    table, buddy = somebody(TABLE), somebody(BUDDY)
    others = [table, buddy, somebody(OTHER_BUDDY), somebody(STRANGER), somebody(NEUTRAL)]

    road.asks_for_help(her, case)
    road.takes_up(desk, case)
    nobody_sees(case, *others, coordinator)
    road.reaches_her(desk, case)
    road.takes_in(desk, case)
    road.says_yes_to_sharing(desk, case)
    nobody_sees(case, *others, coordinator)  # a yes alone opens nothing
    road.comes_to_the_table(desk, case)
    road.sits_at_the_table(table, case)
    road.decides(desk, case)
    road.hears_the_decision(table, case)
    road.refers(desk, case)
    nobody_sees(case, *others, coordinator)  # sent is not accepted
    road.accepts(coordinator, case)
    road.waits_for_arrival(desk, case)
    road.meets_her(coordinator, case)
    road.reads_one_line(desk, case)
    nobody_sees(case, *others, desk)  # who let go has the line, not the file
    nobody_finds(case, *others, desk)
    road.gives_a_buddy(coordinator, case, BUDDY)
    road.finds_her_person(buddy, case)
    nobody_sees(case, *(one for one in others if one is not buddy), desk)
    road.writes_a_note(buddy, case, "Samen de eerste stapel post geopend.")

    road.enters_my_help(her, case)
    her.sees("Hans", "Ella", "Wie mag iets van u zien", "heeft uw vraag")
    road.stops_sharing(her)
    assert desk.opens(f"/verwijzingen/{case.referral}/") == 404  # the line rested on her yes
    coordinator.opens(case.path)
    coordinator.sees(case.name)  # who helps goes on helping, and talks it over
    road.ends(coordinator, case)
    nobody_sees(case, *others, desk)
    her.opens("/mijn-hulp/overzicht/")
    her.sees("Uw hulpvraag is afgesloten.")


def test_who_says_stop_before_arrival_is_no_longer_seen(somebody):
    case = road.new_case("Milan")
    him, desk, coordinator = somebody(), somebody(DESK), somebody(COORDINATOR)
    road.asks_for_help(him, case)
    road.takes_up(desk, case)
    road.reaches_her(desk, case)
    road.takes_in(desk, case)
    road.says_yes_to_sharing(desk, case)
    road.refers_at_once(desk, case)
    road.accepts(coordinator, case)
    road.enters_my_help(him, case)
    him.sees("kan nu meekijken")
    road.stops_sharing(him)
    him.sees("Verder ziet niemand uw naam of uw verhaal.")
    nobody_sees(case, coordinator)
    coordinator.opens("/verwijzingen/")
    coordinator.does_not_see(case.name)
    desk.opens(case.path)
    desk.sees(case.name)
    assert "U bent aan de beurt" in desk.turn()


def nobody_sees(case, *people):
    for person in people:
        assert person.opens(case.path) in {403, 404}, f"{person.name} opens {case.path}"
        person.does_not_see(case.name, case.phone[-8:], road.STORY)


def nobody_finds(case, *people):
    for person in people:
        if person.opens(f"/mensen/?q={case.name.split()[1]}") == 200:
            person.does_not_see(case.pk)
