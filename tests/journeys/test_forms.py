"""Forms for everybody: what is missing is said, heard and reached; and all of it works by keyboard."""

import pytest

from tests.journeys import road
from tests.journeys.person import PHONE
from tests.journeys.walk import one_of_each_stage

PUBLIC = (
    "/loket/oldambt/aanmelden/",
    "/loket/oldambt/aanmelden/?spoed=1",
    "/mijn-hulp/",
    "/account/login/",
)
OF_THE_DESK = (
    "/balie/nieuw/", "/triage/nieuw/", "/verwijskaart/nieuw/", "/beheer/vindplaatsen/nieuw/",
)  # fmt: skip
OF_A_CASE = (
    "contact/", "intake-plannen/", "intake/", "verwijzen/", "delen/nieuw/", "aantekening/",
    "afspraak/", "doel/", "afsluiten/", "koppelen/",
)  # fmt: skip
MAIN_BUTTON = ".kl-buttons :is(.utrecht-button--primary-action, .kl-button--danger)"
STOP = """() => {
    const one = document.activeElement, look = getComputedStyle(one);
    const seen = (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 1) || look.boxShadow !== 'none';
    return {html: one.outerHTML.slice(0, 160), seen};
}"""


def sent_empty(person, path):
    """Open a form, empty it, send it; what is wrong with the answer for whoever cannot see it."""
    assert person.opens(path) == 200, path
    form = person.main.locator("form:not(.kl-filters)").filter(has=person.page.locator(".kl-field"))
    for field in form.locator("input[type=text], input:not([type]), textarea").all():
        field.fill("")
    form.locator(MAIN_BUTTON).last.click()
    person.page.wait_for_load_state()
    summary = person.main.locator(".kl-errors").first
    summary.wait_for()
    wrong = [f"{path}: {one}" for one in person.barriers()]
    if not summary.evaluate(
        "one => one === document.activeElement || one.contains(document.activeElement)"
    ):
        wrong.append(f"{path}: the summary of errors does not take the focus")
    person.resizes(PHONE)
    wrong += [f"{path} at 320: {one}" for one in person.barriers() + person.sideways()]
    person.keeps(f"errors/{path.strip('/').replace('/', '-')[-60:]}")
    return wrong


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_form_sent_empty(somebody, path):
    assert not sent_empty(somebody(), path)


@pytest.mark.parametrize("path", OF_THE_DESK)
def test_a_form_of_the_desk_sent_empty(somebody, path):
    assert not sent_empty(somebody("Marijke Hoekstra"), path)


@pytest.mark.parametrize("path", OF_A_CASE)
def test_a_form_about_somebody_sent_empty(somebody, path):
    person = somebody("Marijke Hoekstra")
    person.opens("/mensen/")
    case = person.main.locator("tbody tr", has_text="Aangemeld").get_by_role("link").first
    assert not sent_empty(person, f"/mensen/{person.key_of(case)}/{path}")


def tabs_to(person, selector, most=80):
    """Press Tab until the focus is there; each stop on the way can be seen."""
    for _stop in range(most):
        person.page.keyboard.press("Tab")
        stop = person.page.evaluate(STOP)
        assert stop["seen"] or stop["html"].startswith("<body"), (
            f"no focus to be seen: {stop['html']}"
        )
        if person.page.evaluate("one => document.activeElement.matches(one)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with the Tab key")


def test_the_front_door_by_keyboard_alone(somebody):
    case = road.new_case("Toets")
    her = somebody()
    keyboard = her.page.keyboard
    her.opens("/loket/oldambt/")
    keyboard.press("Tab")
    assert "naar de inhoud" in her.page.evaluate("() => document.activeElement.textContent")
    keyboard.press("Enter")
    tabs_to(her, "main [name=wat]")  # the bars were skipped: all stops lie in the page itself
    keyboard.press("Space")
    tabs_to(her, "main form button:not([name])")
    keyboard.press("Enter")
    her.sees("Hoe kunnen wij u bereiken?")
    tabs_to(her, "[name=name]")
    keyboard.type(case.name)
    tabs_to(her, "[name=contact_way]")
    keyboard.press("Space")
    tabs_to(her, "[name=phone]")
    keyboard.type(case.phone)
    tabs_to(her, "[name=postcode]")
    keyboard.type("9671 AA")
    tabs_to(her, "[name=agreed]")
    keyboard.press("Space")
    tabs_to(her, ".kl-buttons button:not([name])")
    keyboard.press("Enter")
    her.sees("Uw vraag is binnen")


@pytest.mark.parametrize("role", ["Marijke Hoekstra", "Ella Mulder"])
def test_every_stop_of_the_keyboard_can_be_seen(somebody, role):
    person = somebody(role)
    hidden = []
    for path in ("/vandaag/", *one_of_each_stage(person)[:2]):
        person.opens(path)
        for _stop in range(150):
            person.page.keyboard.press("Tab")
            stop = person.page.evaluate(STOP)
            if stop["html"].startswith("<body"):  # round once
                break
            hidden += [] if stop["seen"] else [f"{path}: {stop['html']}"]
    assert not hidden


def test_the_menu_of_the_hat_opens_by_keyboard_and_closes_with_escape(somebody):
    person = somebody("Anneke Bos")
    person.opens("/vandaag/")
    tabs_to(person, ".kl-bar__end summary")
    person.page.keyboard.press("Enter")
    leave = person.page.get_by_role("button", name="Uitloggen")
    leave.wait_for()
    assert not person.barriers()
    person.page.keyboard.press("Escape")
    leave.wait_for(state="hidden")
