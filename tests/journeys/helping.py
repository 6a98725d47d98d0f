"""Helping, short: somebody walks in, gets a helper, is visited; and how long hands need for it."""

import time

from django.utils import timezone

from tests.journeys.person import Person
from tests.journeys.road import Case, new_case
from tests.journeys.test_hand_in import KEY_MS, POINT_MS, THINK_MS


def today() -> str:
    """Today, as a date field takes it."""
    return str(timezone.localdate())


def walks_in(worker: Person, name: str) -> Case:
    """Somebody sits down at the table of this organisation."""
    case = new_case(name)
    worker.opens("/balie/nieuw/")
    worker.chooses("Zit hier aan tafel")
    worker.write_field("name", case.name)
    worker.tick_value("contact_way", "phone")
    worker.write_field("phone", case.phone)
    worker.tick_value("concerns", "letters")
    worker.chooses("Deze persoon weet wat wij bewaren")
    worker.presses("Maak de hulpvraag")
    worker.main.get_by_text("Maak de hulpvraag").wait_for(state="detached")
    worker.opens(f"/mensen/?q={case.name.split()[1]}")
    case.pk = worker.key_of(worker.main.locator("tbody").get_by_role("link", name=case.name))
    return case


def gets_a_helper(coordinator: Person, case: Case, helper: str) -> None:
    """This helper, with a reason where the advice would choose another."""
    coordinator.opens(f"{case.path}koppelen/?alle=1")
    coordinator.chooses(helper)
    coordinator.write_field("why", "Zij kennen elkaar van de inloop.")
    coordinator.presses("Koppel")
    coordinator.sees(f"{helper} gaat helpen")


def is_visited(coordinator: Person, case: Case, helper: str) -> None:
    """A visit at home, now, by this helper."""
    coordinator.opens(f"{case.path}afspraak/")
    now = timezone.localtime()
    coordinator.write_field("on", f"{now:%Y-%m-%d}")
    coordinator.write_field("at", f"{now:%H:%M}")
    coordinator.page.locator("[name=place_kind]").select_option("home")
    coordinator.write_field("place", "bij de hulpvrager thuis")
    coordinator.write_field("subject", "Samen de post")
    coordinator.page.locator("[name=worker]").select_option(label=helper)
    coordinator.presses("Zet de afspraak erin")
    coordinator.sees("Samen de post", helper)


def is_granted(worker: Person, case: Case, form: str) -> None:
    """The answer comes, with what it gives."""
    worker.opens(f"{case.path}aanvragen/?middag=1")
    card = worker.main.locator("details.kl-fold", has_text=form).first
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    answer = card.locator("details.kl-fold")
    if answer.get_attribute("open") is None:
        answer.locator("summary").click()
    card.locator("[name=applied_on]").fill(today())
    card.locator("[name=result]").select_option("granted")
    card.locator("[name=decided_on]").fill(today())
    card.locator("[name=euros]").fill("123")
    card.locator("[name=per]").select_option("month")
    worker.presses("Bewaar", within=answer)
    worker.sees("€ 123", "per maand")


class Stopwatch:
    """How long somebody is busy: what the pages took here, and what hands and head need for it.

    The hands are not waited for but added up, with the same figures as at a finding place.
    """

    def __init__(self, person: Person) -> None:
        """Start."""
        self.person, self.taps, self.began = person, person.taps, time.perf_counter()

    def reads(self, *typed: str) -> tuple[int, float]:
        """How many taps, and how many seconds, when this was typed on the way, each in a field."""
        taps = self.person.taps - self.taps + len(typed)
        keys = sum(len(words) for words in typed)
        hands = (taps * (THINK_MS + POINT_MS) + keys * KEY_MS) / 1000
        return taps, time.perf_counter() - self.began + hands


def hindrance(*people: Person) -> list[str]:
    """What axe finds on the page before each of them, and what sticks out at the side."""
    return [
        f"{person.path}: {one}"
        for person in people
        for one in person.barriers() + person.sideways()
    ]


def sticks_out(*people: Person) -> list[str]:
    """What sticks out at the side; all that can be asked of a browser that runs no script."""
    return [f"{person.path}: {one}" for person in people for one in person.sideways()]
