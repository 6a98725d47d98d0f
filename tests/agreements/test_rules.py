"""The rules as tables that a coordinator can read, each line tried."""

import csv
import importlib
from pathlib import Path

import pytest

from ketenloket.network.agreements.rules import (
    Agreed,
    Company,
    Decider,
    Effect,
    Limit,
    crossed,
    may_decide,
    proposed,
    strictest,
    wrong_limit,
)
from ketenloket.network.organisations.rules import OrganisationKind

HERE = Path(__file__).parent
ROLES = {
    code: (sees, duties)
    for code, _name, _words, sees, duties, _known in importlib.import_module(
        "ketenloket.network.organisations.migrations.0002_roles"
    ).ROLES
}


def table(name):
    return list(csv.DictReader((HERE / name).read_text().splitlines()))


def limit(effect, code="sign", **more):
    known = {"why": "", "route": "zorg", "decider": Decider.PROFESSIONAL, "days": 3} | more
    return Limit(code=code, label="een signaal", effect=effect, **known)


@pytest.mark.parametrize("row", table("limits.csv"), ids=lambda row: "-".join(row.values()))
def test_which_limits_are_crossed(row):
    ticked = [] if row["effect"] == "nothing ticked" else ["sign"]
    agreed = Agreed(1, (limit(row["effect"] if ticked else Effect.STOP),))
    found = crossed(ticked, agreed, row["company"], said=row["said"] == "yes")
    assert bool(found.stopping) == (row["stops"] == "yes")
    assert bool(found.looking) == (row["looks"] == "yes")


def test_the_table_has_every_combination():
    rows = {(row["effect"], row["company"], row["said"]) for row in table("limits.csv")}
    assert len(rows) == (len(Effect) + 1) * len(Company) * 2


@pytest.mark.parametrize("row", table("deciders.csv"), ids=lambda row: "-".join(row.values()))
def test_who_decides(row):
    sees, duties = ROLES[row["role"]]
    may = may_decide(
        row["decider"],
        kind=OrganisationKind(row["organisation"]),
        sees=sees,
        duties=duties,
        for_municipality=row["for_municipality"] == "yes",
    )
    assert may == (row["may"] == "yes")


def test_of_several_limits_the_furthest_decides_in_the_shortest_term():
    agreed = Agreed(
        1,
        (
            limit(Effect.STOP, "a", days=5, route="zorg."),
            limit(Effect.ALONE, "b", days=1, route="gemeente", decider=Decider.MUNICIPALITY),
            limit(Effect.LOOK, "c", decider=Decider.COORDINATOR),
        ),
    )
    found = crossed(["a", "b", "c"], agreed, Company.ALONE)
    assert (found.decider, found.days, found.route) == (Decider.MUNICIPALITY, 1, "zorg; gemeente")
    assert [each.code for each in found.looking] == ["c"]
    assert strictest([]) == Decider.PROFESSIONAL


def test_the_proposal_keeps_what_the_directory_says():
    for stops in (True, False):
        for code in ("unsafe", "confused", "dispute", "iets_nieuws"):
            made = proposed(code, "x", stops=stops, route="y")
            assert made.stops == stops
            assert not wrong_limit(made.effect, made.route, made.decider)


@pytest.mark.parametrize("effect", Effect)
def test_a_limit_that_stops_says_what_then_and_is_not_the_coordinators(effect):
    stops = effect in {Effect.STOP, Effect.ALONE}
    assert bool(wrong_limit(effect, " ", Decider.PROFESSIONAL)) == stops
    assert bool(wrong_limit(effect, "zorg", Decider.COORDINATOR)) == stops
    assert not wrong_limit(effect, "zorg", Decider.PROFESSIONAL)
