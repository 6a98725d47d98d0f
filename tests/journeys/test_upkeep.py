"""The verwijskaart is kept true: by who keeps a card, by a neighbour, and by anybody."""

import re

import pytest

from tests.journeys.person import PHONE, WIDE


@pytest.fixture
def looks(somebody):
    """Nothing keeps anybody out, nothing sticks out on a small screen; a picture of each is kept."""

    def look(person, name):
        for width, size in (("wide", WIDE), ("phone", PHONE)):
            person.resizes(size)
            assert person.barriers() == []
            assert person.sideways() == []
            person.keeps(f"upkeep/{name}_{width}")
        person.resizes(WIDE)

    return look


def test_a_coordinator_fills_in_a_card_and_its_place_and_confirms_all(somebody, looks):
    hans = somebody("Hans Tuinstra")
    hans.opens("/beheer/plekken/")
    looks(hans, "no_places")
    hans.presses("Plek toevoegen")
    hans.writes("Naam van de plek", "Buurthuis De Proef")
    hans.writes("Straat en nummer", "Voorbeeldstraat 1")
    hans.writes("Postcode", "9671")
    looks(hans, "place")
    hans.presses("Opslaan")
    hans.sees("Volgens de postcode is dit in de gemeente Oldambt", "Buurthuis De Proef")
    looks(hans, "places")
    hans.opens("/verwijskaart/?q=Kort+maatje")
    hans.presses("Kort maatje")
    looks(hans, "card_own")
    hans.presses("Plekken kiezen voor dit aanbod")
    hans.chooses("Buurthuis De Proef")
    hans.writes("Wanneer bij Buurthuis De Proef", "dinsdag van 10 tot 12 uur")
    looks(hans, "places_of_offer")
    hans.presses("Opslaan")
    hans.sees("Buurthuis De Proef", "dinsdag van 10 tot 12 uur", "Winschoten")
    hans.presses("Wijzigen")
    looks(hans, "edit")
    hans.write_field("postcode_areas", "winschoten")
    hans.presses("Opslaan")
    hans.sees("Dit klopt niet: winschoten.")
    looks(hans, "edit_wrong")
    hans.write_field("postcode_areas", "9671 9672")
    hans.presses("Opslaan")
    hans.sees("alleen postcodes 9671, 9672")
    hans.opens("/beheer/nakijken/")
    looks(hans, "review")
    hans.presses("Ik heb alles nagekeken: klopt nog")
    hans.sees("nagekeken op vandaag")


def test_anybody_says_what_is_wrong_in_their_own_language(somebody, looks):
    coordinator = somebody("Hans Tuinstra")
    coordinator.opens("/verwijskaart/?q=Kort+maatje")
    coordinator.presses("Kort maatje")
    link = coordinator.main.get_by_role("link", name="Zo ziet iedereen dit aanbod")
    address = link.get_attribute("href") or ""
    her = somebody()
    her.opens(address)
    her.presses("Klopt er iets niet? Geef het door")
    looks(her, "public")
    her.write_field("text", "Het nummer is veranderd.")
    her.page.locator("button[name=speak][value=ar]").click()
    assert her.page.locator("html").get_attribute("dir") == "rtl"
    assert her.main.locator("[name=text]").input_value() == "Het nummer is veranderd."
    looks(her, "public_ar")
    her.main.locator("form button[type=submit]").last.click()
    her.page.wait_for_url("**/?verstuurd=1")
    looks(her, "public_sent")


def test_a_neighbour_agrees_and_anybody_may_say_what_is_wrong(somebody, looks):
    neighbour = somebody("Robert Nieboer")
    neighbour.opens("/verwijskaart/?q=Maatje+aan+huis")
    neighbour.presses("Maatje aan huis")
    card = neighbour.path
    neighbour.presses("Dit klopt, voor zover wij weten")
    neighbour.sees("Op de kaart staat nu dat uw organisatie dit weet")
    looks(neighbour, "card")
    neighbour.presses("Klopt er iets niet?")
    looks(neighbour, "correct")
    neighbour.writes("Wat klopt er niet?", "De inloop is tegenwoordig op woensdag.")
    neighbour.presses("Versturen")
    neighbour.sees("kijkt ernaar")

    keeper = somebody("Hans Tuinstra")
    keeper.opens("/beheer/")
    keeper.sees(" nieuw")
    looks(keeper, "manage")
    keeper.presses("Verbeteringen")
    keeper.sees("De inloop is tegenwoordig op woensdag.")
    looks(keeper, "corrections")
    while keeper.main.get_by_role("button", name="Aangepast").count():  # others may have said more
        keeper.presses("Aangepast")
    keeper.sees("Niemand heeft gezegd dat er iets niet klopt")
    assert re.fullmatch(r"/verwijskaart/\d+/", card)
