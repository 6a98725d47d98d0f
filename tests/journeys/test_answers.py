"""What stands behind a button, where no link leads: answers of a check, an application, the money."""

import pytest

from tests.journeys import helping
from tests.journeys.person import PHONE, WIDE

HELPER = "Truus Wiersma"


def both_screens(person):
    """What is wrong on a wide screen and on a phone."""
    person.resizes(PHONE)
    wrong = helping.hindrance(person)
    person.resizes(WIDE)
    return wrong + helping.hindrance(person)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_what_somebody_may_have_a_right_to(somebody, language):
    her = somebody()
    her.opens(f"/loket/oldambt/voorzieningen/?taal={language}")
    her.write_field("leeftijd", "34")
    her.tick_value("partner", "nee")
    her.write_field("inkomen", "1450")
    her.tick_value("huurt", "ja")
    her.write_field("huur", "620")
    her.main.locator("form#check button[name=toon]").last.click()
    her.page.wait_for_load_state()
    assert her.main.locator("h2").count() > 2
    assert "€" in her.main.inner_text()
    wrong = both_screens(her)
    assert not wrong, "\n".join(wrong)


def test_the_check_beside_somebody_and_what_it_gave(somebody):
    truus = somebody(HELPER)
    case = helping.walks_in(truus, "Fleur")
    truus.opens(f"{case.path}voorzieningen/")
    truus.write_field("age", "34")
    truus.tick_value("partner", "no")
    truus.write_field("income", "1450")
    truus.presses("Kijk wat er is")
    truus.sees("Wat er misschien is", "Zorgtoeslag", "vraag na")
    wrong = both_screens(truus)
    line = truus.main.locator("ol.kl-list > li", has_text="Zorgtoeslag").first
    truus.presses("Vraag dit aan", within=line)
    truus.sees("Zorgtoeslag staat bij de aanvragen.")
    helping.is_granted(truus, case, "Zorgtoeslag")
    truus.presses("Zorgtoeslag")
    wrong += both_screens(truus)
    assert not wrong, "\n".join(wrong)


def test_the_money_gone_through_together(somebody):
    truus = somebody(HELPER)
    case = helping.walks_in(truus, "Gijs")
    truus.opens(f"{case.path}geld/schuld/")
    truus.write_field("creditor", "Woonstichting Demo")
    truus.write_field("owed", "1425")
    wrong = both_screens(truus)
    truus.main.locator("form button[type=submit]").last.click()
    truus.page.wait_for_load_state()
    truus.opens(f"{case.path}geld/")
    wrong += both_screens(truus)
    truus.opens(f"{case.path}brieven/")
    truus.main.locator("a[href*='/brieven/']").first.click()
    truus.page.wait_for_load_state()
    wrong += both_screens(truus)
    assert not wrong, "\n".join(wrong)
