"""Every page for everybody: no barrier that axe can find, and nothing sideways on a small phone."""

import pytest

from tests.journeys import road
from tests.journeys.person import PHONE, WIDE
from tests.journeys.walk import busy_volunteer, one_of_each_stage, pages_of

# Who walks, and what all others see just like the desk.
WALKERS = {
    "desk": "Marijke Hoekstra",
    "coordinator": "Hans Tuinstra",
    "volunteer": "",  # whoever helps somebody
    "table": "Geert Buurma",
    "neutral": "Ingrid Haverkamp",
    "board": "Rudolf Boersma",
}
SAME_FOR_ALL = (
    "mfa_", "account_", "organisations:account", "desk:privacy", "desk:hand_in", "desk:finder",
    "directory:wall", "directory:offer", "directory:correct_public", "api:",
)  # fmt: skip


def looks(person, name):
    """Both screens: what is wrong there; and a picture of each."""
    wrong = []
    for size, width in ((WIDE, "1240"), (PHONE, "320")):
        person.resizes(size)
        wrong += [f"{name} at {width}: {one}" for one in person.barriers() + person.sideways()]
        person.keeps(f"{name}-{width}")
    person.resizes(WIDE)
    return wrong


@pytest.mark.parametrize("role", WALKERS)
def test_every_page_of_a_worker(somebody, role):
    person = somebody(WALKERS[role]) if WALKERS[role] else busy_volunteer(somebody)
    cases = one_of_each_stage(person) if role in {"desk", "coordinator", "volunteer"} else []
    pass_by = () if role == "desk" else SAME_FOR_ALL
    person.brings_axe()
    wrong = []
    for page in pages_of(person, "/vandaag/", *cases, pass_by=pass_by):
        wrong += looks(person, f"{role}/{page}")
    assert not wrong, "\n".join(wrong)


def test_every_page_of_the_public(somebody):
    her = somebody()
    her.brings_axe()
    starts = (
        "/", "/?postcode=1234", "/loket/oldambt/", "/loket/oldambt/aanmelden/?spoed=1",
        "/loket/oldambt/aanmelden/?wat=debts", "/mijn-hulp/", "/account/login/", "/proef/",
        "/account/password/reset/", "/account/signup/",
    )  # fmt: skip
    wrong = []
    for page in pages_of(her, *starts):
        wrong += looks(her, f"public/{page}")
    case = road.new_case("Jip")
    road.asks_for_help(her, case)
    wrong += looks(her, "public/desk-signed_up")
    road.enters_my_help(her, case)
    for page in pages_of(her, "/mijn-hulp/overzicht/", pass_by=("desk:", "account_")):
        wrong += looks(her, f"portal/{page}")
    assert not wrong, "\n".join(wrong)


def test_pages_that_say_no(somebody):
    nobody, board = somebody(), somebody("Rudolf Boersma")
    assert nobody.opens("/dit-is-er-niet/") == 404
    wrong = looks(nobody, "errors/404")
    assert board.opens("/balie/") == 403
    wrong += looks(board, "errors/403")
    assert nobody.opens("/vandaag/") == 200  # the sign-in page
    assert not nobody.main.get_by_text("Vandaag").count()
    assert not wrong, "\n".join(wrong)
