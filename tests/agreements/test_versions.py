"""A version is written as a draft, holds from a day, never changes after, and is adopted."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection
from django.utils import timezone

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.agreements import actions
from ketenloket.network.agreements.models import Adoption, AgreedLimit, Agreement
from ketenloket.network.agreements.rules import Decider, Effect
from ketenloket.network.directory.models import BoundarySign

pytestmark = pytest.mark.django_db


def change(by, code, **values):
    with acting_as(by.actor()):
        draft = actions.start_draft(by=by)
        row = AgreedLimit.objects.get(agreement_id=draft.pk, sign_id=code)
        names = ("effect", "why", "route", "decider", "days")
        known = {name: getattr(row, name) for name in names}
        actions.change_limit(row, **known | values, by=by)


def put(by, days=0):
    with acting_as(by.actor()):
        actions.start_draft(by=by)
        day = timezone.localdate() + timedelta(days=days)
        return actions.put_in_force(day, changed="Zo afgesproken.", by=by)


def effect_of(worker, code):
    with acting_as(worker.actor()):
        found = actions.agreed(worker.alliance_id, timezone.localdate()).of([code])
    return found[0].effect if found else None


def test_before_there_is_a_version_the_proposal_holds(cast):
    assert effect_of(cast.vrijwilliger, "unsafe") == Effect.STOP
    assert effect_of(cast.vrijwilliger, "dispute") == Effect.LOOK


def test_a_draft_changes_nothing_until_its_day_comes(cast):
    change(cast.neutraal, "dispute", effect=Effect.ALONE, decider=Decider.PROFESSIONAL)
    assert effect_of(cast.maatje, "dispute") == Effect.LOOK
    put(cast.neutraal, days=3)
    assert effect_of(cast.maatje, "dispute") == Effect.LOOK
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert effect_of(cast.maatje, "dispute") == Effect.ALONE


def test_an_older_version_stays_readable_and_a_later_one_begins_with_it(cast, sign_in):
    change(cast.neutraal, "dispute", effect=Effect.NONE)
    first = put(cast.neutraal)
    assert effect_of(cast.maatje, "dispute") == Effect.NONE
    change(cast.neutraal, "dispute", effect=Effect.LOOK)
    second = put(cast.neutraal)
    assert (first.number, second.number) == (1, 2)
    assert effect_of(cast.maatje, "dispute") == Effect.LOOK
    page = sign_in(cast.vrijwilliger).get("/afspraken/grenzen/1/").content.decode()
    assert "geldt niet meer" in page
    assert "Ruzie over scheiding" not in page


def test_a_sign_that_came_later_is_a_proposal_and_joins_the_next_draft(cast):
    put(cast.neutraal)
    BoundarySign.objects.create(code="nieuw", label="nieuw", stops_volunteer=True, route="zorg")
    assert effect_of(cast.maatje, "nieuw") == Effect.ALONE
    with acting_as(cast.neutraal.actor()):
        draft = actions.start_draft(by=cast.neutraal)
        assert draft.limits.filter(sign_id="nieuw").exists()
        assert actions.start_draft(by=cast.neutraal).pk == draft.pk


def test_what_is_in_force_is_never_changed(cast):
    put(cast.neutraal)
    with acting_as(cast.neutraal.actor()):
        row = AgreedLimit.objects.filter(sign_id="unsafe").get()
        with pytest.raises(RefusedError):
            actions.change_limit(
                row,
                effect="look",
                why="",
                route="",
                decider="coordinator",
                days=1,
                by=cast.neutraal,
            )
        with connection.cursor() as cursor:
            cursor.execute("UPDATE agreements_agreedlimit SET effect = 'look'")
            assert cursor.rowcount == 0
            cursor.execute("UPDATE agreements_agreement SET from_on = from_on - 1")
            assert cursor.rowcount == 0


@pytest.mark.parametrize("who", ["maatje", "bestuur", "vrijwilliger", "gemeente", "tafel"])
def test_only_the_neutral_coordinator_writes(cast, who):
    by = getattr(cast, who)
    with pytest.raises(PermissionDenied), acting_as(by.actor()):
        actions.start_draft(by=by)
    with pytest.raises(ProgrammingError), acting_as(by.actor()):
        Agreement(alliance_id=by.alliance_id, number=1, made_by=by).save(force_insert=True)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("maatje", True),
        ("bestuur", True),
        ("loketleiding", True),
        ("gemeente", False),
        ("vrijwilliger", False),
        ("tafel", False),
        ("neutraal", False),
    ],
)
def test_a_coordinator_or_board_member_adopts_for_the_own_organisation(cast, sign_in, who, may):
    version, by = put(cast.neutraal), getattr(cast, who)
    if not may:
        with pytest.raises(PermissionDenied), acting_as(by.actor()):
            actions.adopt(version, by=by)
        return
    browser = sign_in(by)
    assert browser.post("/afspraken/grenzen/1/overnemen/").status_code == 302
    assert browser.post("/afspraken/grenzen/1/overnemen/").status_code == 302
    with acting_as(by.actor()):
        assert Adoption.objects.get().organisation_id == by.organisation_id
    page = sign_in(cast.vreemd).get("/afspraken/grenzen/").content.decode()
    assert page.count("kl-tag--ok") == 1
    assert by.name in page or who == "bestuur"


def test_nobody_adopts_for_another_organisation(cast):
    version = put(cast.neutraal)
    with pytest.raises(ProgrammingError), acting_as(cast.maatje.actor()):
        Adoption(
            alliance_id=cast.maatje.alliance_id,
            agreement=version,
            organisation_id=cast.vreemd.organisation_id,
            adopted_by=cast.vreemd,
        ).save(force_insert=True)


def test_the_neutral_coordinator_writes_and_puts_it_in_force_on_the_page(cast, sign_in):
    browser = sign_in(cast.neutraal)
    assert "Begin een concept" in browser.get("/afspraken/grenzen/concept/").content.decode()
    browser.post("/afspraken/grenzen/concept/", {"begin": "1"})
    page = browser.get("/afspraken/grenzen/concept/")
    sent = {}
    for form in page.context["forms"]:
        sent |= {form.add_prefix(name): value for name, value in form.initial.items()}
    wrong = browser.post("/afspraken/grenzen/concept/", sent | {"unsafe-decider": "coordinator"})
    assert "beslist een beroepskracht" in wrong.content.decode()
    sent |= {"dispute-effect": "alone", "dispute-decider": "professional"}
    day = timezone.localdate().isoformat()
    put_now = {"put": "1", "from_on": day, "changed": "Ruzie telt mee."}
    assert browser.post("/afspraken/grenzen/concept/", sent | put_now).status_code == 302
    assert effect_of(cast.maatje, "dispute") == Effect.ALONE
    page = sign_in(cast.tafel).get("/afspraken/grenzen/").content.decode()
    assert "Ruzie telt mee." in page
