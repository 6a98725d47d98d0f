"""One table in two places: what one decides the other sees within two seconds, and loses nothing."""

import datetime as dt
import time

from playwright.sync_api import expect

WITHIN = 2.0  # seconds


def a_table(chair, place):
    """A meeting of today at which everybody has a seat; each at a place of its own."""
    chair.opens("/triage/nieuw/")
    chair.writes("Dag", dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat())
    chair.writes("Begint om", "23:59")
    chair.writes("Waar", place)
    for box in chair.main.locator("input[type=checkbox]").all():
        box.check()
    chair.presses("Plan het overleg")
    return chair.path


def test_what_one_begins_and_points_at_the_other_sees(somebody):
    chair, other = somebody("Marijke Hoekstra"), somebody("Hans Tuinstra")
    table = a_table(chair, "Op afstand")
    other.opens(table)
    other.sees("Begin het overleg")
    chair.presses("Begin het overleg")
    pressed = time.monotonic()
    expect(other.page.locator("#live-bar")).to_contain_text("zit voor")
    expect(other.page.locator("#live-said")).to_contain_text("het overleg is begonnen")
    assert time.monotonic() - pressed < WITHIN
    expect(chair.page.locator("#live-people")).to_contain_text("SchuldHulpMaatje")
    chair.presses("Stop met voorzitten")
    pressed = time.monotonic()
    expect(other.page.locator("#live-bar")).to_contain_text("Niemand zit voor")
    assert time.monotonic() - pressed < WITHIN


def test_without_a_script_the_board_is_a_page_like_any_other(somebody):
    chair = somebody("Marijke Hoekstra", script=False)
    table = a_table(chair, "Zonder script")
    chair.presses("Begin het overleg")
    chair.sees("U zit voor.")
    chair.presses("Ververs", within=chair.page.locator("#live-bar"))
    assert chair.path == table
    chair.presses("Ik ga van tafel")
    chair.sees("U bent van tafel")
