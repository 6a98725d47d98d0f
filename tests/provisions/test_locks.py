"""The lists of an alliance are closed to writing by the database as well, also where all may read."""

import pytest
from django.db import DatabaseError, connection, transaction

from ketenloket.chain.trajectories.models import FormCeiling
from ketenloket.foundation.tenancy.acting import Actor, acting_as
from ketenloket.network.provisions.actions import add_provision
from ketenloket.network.provisions.models import Provision, norms_for
from tests.conftest import lead_by, make_alliance, make_worker
from tests.portal.conftest import person

pytestmark = pytest.mark.django_db

NORM = (
    'INSERT INTO provisions_normamount (alliance_id, scheme, name, "group", value, unit,'
    ' valid_from, source, certainty, note, seen_on) SELECT {alliance}, scheme, name, "group", 9999,'
    " unit, valid_from, source, certainty, note, seen_on FROM provisions_normamount LIMIT 1"
)
CEILING = (
    "INSERT INTO trajectories_formceiling (alliance_id, form, contacts, source, agreed_on)"
    " VALUES ({alliance}, 'short', 9999, 'x', now())"
)
SETS = (
    "INSERT INTO papers_paperset (id, alliance_id, name, papers, replaces, active)"
    " VALUES (gen_random_uuid(), {alliance}, 'x', '{{bank}}', '', true)"
)
HISTORY = (
    "INSERT INTO provisions_provisionchange (provision_id, organisation_id, made_at, made_by_id,"
    " happened, before) SELECT id, {organisation}, now(), {worker}, 'checked', '{{}}'"
    " FROM provisions_provision WHERE alliance_id = {alliance}"
)
FOR_COORDINATORS = (
    "UPDATE provisions_provision SET active = false WHERE alliance_id = {alliance}",
    HISTORY,
)
FOR_THE_ALLIANCE = (NORM, CEILING, SETS)
NATIONAL = (
    NORM.replace("{alliance}", "NULL"),
    "UPDATE provisions_normamount SET valid_to = valid_from WHERE alliance_id IS NULL",
    "UPDATE provisions_provision SET active = false WHERE alliance_id IS NULL",
)


def written(sql, who):
    """How many rows the statement writes; None when the database refuses it."""
    try:
        with acting_as(who), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.rowcount
    except DatabaseError:
        return None


@pytest.fixture
def fill(cast, alliance):
    """A provision of the alliance, and what the statements speak of."""
    with acting_as(cast.maatje.actor()):
        add_provision(
            alliance, by=cast.maatje, name="Fonds", layer="private", life_area="money", what="Geld."
        )
    return lambda sql, by: sql.format(
        alliance=alliance.pk, organisation=by.organisation_id, worker=by.pk
    )


CHECKED = (
    "UPDATE provisions_provision SET checked_by_id = {worker}, checked_on = now()"
    " WHERE alliance_id = {alliance}"
)
ADDED = NORM.replace("seen_on)", "seen_on, added_at, added_by_id)").replace(
    "note, seen_on FROM", "note, seen_on, now(), {worker} FROM"
)


def test_who_checked_or_added_it_is_whoever_does_so(cast, fill):
    neutral, lead = cast.neutraal, cast.maatje
    for sql, own, other in ((CHECKED, lead, neutral), (ADDED, neutral, lead)):
        assert written(fill(sql, other), own.actor()) is None, sql
        assert written(fill(sql, own), own.actor()) == 1, sql
    nobody = "UPDATE provisions_provision SET checked_by_id = NULL WHERE alliance_id = {alliance}"
    for sql in (
        nobody,
        "UPDATE provisions_provision SET checked_on = '2026-01-01' WHERE alliance_id = {alliance}",
    ):
        assert written(fill(sql, neutral), neutral.actor()) is None, sql


def test_nobody_who_may_only_read_writes_on_the_lists(cast, fill):
    noor = lead_by(cast.maatje, "Noor de Wit")
    far = make_worker(make_alliance("Elders", "elders"), "ver", "gemeente", "alliance_coordinator")
    names = ("vrijwilliger", "tafel", "gemeente", "bestuur")
    who = [Actor(), person(noor), far.actor(), *(getattr(cast, name).actor() for name in names)]
    for sql in (*FOR_COORDINATORS, *FOR_THE_ALLIANCE, *NATIONAL):
        for one in who:
            assert written(fill(sql, cast.vrijwilliger), one) is None, sql
    assert Provision.objects.filter(active=True).exists()
    assert norms_for(noor.alliance_id)  # whoever is not signed in reads on


def test_who_keeps_a_list_writes_on_it_and_nobody_on_the_national_one(cast, fill):
    neutral, lead = cast.neutraal, cast.maatje
    for sql in (*FOR_COORDINATORS, *FOR_THE_ALLIANCE):
        assert written(fill(sql, neutral), neutral.actor()), sql
    for sql in FOR_COORDINATORS:
        assert written(fill(sql, lead), lead.actor()), sql
    assert written(fill(HISTORY, neutral), lead.actor()) is None  # in another one's name
    for sql in FOR_THE_ALLIANCE:
        assert written(fill(sql, lead), lead.actor()) is None, sql
    for sql in NATIONAL:
        assert written(fill(sql, neutral), neutral.actor()) is None, sql
    assert FormCeiling.objects.get().contacts == 9999
