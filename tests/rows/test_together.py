"""Queries that are written once: they may not know the day, and the values must arrive."""

import re
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.db.models import F

import ketenloket
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.foundation import rows
from ketenloket.foundation.tenancy.acting import Sees, acting_as
from ketenloket.network.organisations.models import Alliance, Organisation, Role, Worker
from ketenloket.network.organisations.rules import Duty
from tests.conftest import lead_by

HOUSE = Path(ketenloket.__file__).parent
FOR_A_WORKER = (int, int, int, date, date, datetime)
NUMBERS = ((("phone", 1), ("born", 2)),)
# Where `together` and `tuples` are used: the function that gives the querysets, the types of its
# values, its shape.
WRITTEN_ONCE = [
    ("windows.workbench.views.kinds", "kinds_of", (UUID,), (26,)),
    ("windows.workbench.views.recognised", "_kinds", (UUID, UUID, int), ()),
    ("windows.workbench.views.today", "_kinds", (int, datetime), ()),
    *[
        ("windows.workbench.views.tasks", "_kinds", FOR_A_WORKER, (sees, tuple(Duty)))
        for sees in Sees
    ],
    ("network.organisations.middleware", "_kinds", (int,), ()),
    ("network.agreements.actions.reading", "_kinds", (int, date), ()),
    ("chain.escalation.actions.reading", "_kinds", (UUID,), ()),
    ("chain.trajectories.actions.choosing", "_kinds", (UUID, UUID, int), ()),
    ("chain.trajectories.actions.stopping", "_kinds", (int, int, datetime), ()),
    ("chain.trajectories.views.reports", "_kinds", (UUID, UUID), ()),
    ("windows.workbench.views.carrying", "_kinds", (int,), ()),
    ("windows.portal.views.known", "_kinds", (UUID, UUID, date, datetime), ()),
    ("windows.portal.views.going", "step_kinds", (UUID,), ()),
    ("windows.portal.views.going", "_page_kinds", (UUID,), ()),
    ("chain.recognition.models.finding", "_near", (int,) * 4, NUMBERS),
]


@pytest.mark.parametrize(("module", "name", "types", "shape"), WRITTEN_ONCE)
def test_what_is_written_once_does_not_know_the_day(db, module, name, types, shape):
    kinds = getattr(import_module(f"ketenloket.{module}"), name)
    written = rows._written_tuples if shape is NUMBERS else rows._written
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        one = written.__wrapped__(kinds, types, shape)
    with time_machine.travel(datetime(2027, 8, 9, 22, tzinfo=UTC), tick=False):
        other = written.__wrapped__(kinds, types, shape)
    assert repr(one) == repr(other)


def test_every_use_of_it_stands_in_the_list_above():
    listed = {(module, name) for module, name, _types, _shape in WRITTEN_ONCE}
    used = {
        (".".join(path.relative_to(HOUSE).with_suffix("").parts), name)
        for path in HOUSE.rglob("*.py")
        for name in re.findall(r"(?<!def )\b(?:together|tuples)\(\s*(\w+)", path.read_text())
    }
    defined = {(module, name) for module, name in used if _defines(module, name)}
    assert used - defined == {("windows.workbench.views.story", "kinds_of")}, "give it a home"
    assert defined <= listed


def _defines(module, name):
    kinds = getattr(import_module(f"ketenloket.{module}"), name)
    return kinds.__module__ == f"ketenloket.{module}"


@pytest.mark.parametrize("reckon", [lambda day: day - day, lambda day: day > date(2026, 1, 1)])
def test_nothing_may_be_reckoned_with_a_stand_in(reckon):
    def kinds(day):
        reckon(day)
        return {"requests": HelpRequest.objects.filter(next_on=day)}

    with pytest.raises(TypeError, match="written once"):
        rows.together(kinds, date(2026, 3, 2))


def test_values_and_shape_arrive(cast):
    people = [lead_by(cast.gemeente, name) for name in ("Noor de Wit", "Piet Bakker")]

    def kinds(key, most):
        return {"requests": HelpRequest.objects.filter(pk=key).annotate(again=F("number"))[:most]}

    with acting_as(cast.gemeente.actor()):
        for person in people:
            found = rows.together(kinds, person.pk, shape=(3,))["requests"]
            assert [(row.pk, row.again) for row in found] == [(person.pk, person.number)]


@pytest.mark.parametrize("prepares", [True, False])
def test_who_may_not_see_a_row_does_not_get_it_this_way(cast, settings, prepares):
    """Also after the plan was made for somebody else, and has become the same for everybody."""
    settings.PREPARES_STATEMENTS = prepares
    person = lead_by(cast.gemeente, "Noor de Wit")

    def kinds(key):
        return {
            "requests": HelpRequest.objects.filter(pk=key),
            "people": HelpSeeker.objects.filter(requests=key),
        }

    for _time in range(8):  # PostgreSQL makes one plan for all values after five
        for who, sees in ((cast.gemeente, 1), (cast.vreemd, 0)):
            with acting_as(who.actor()):
                found = rows.together(kinds, person.pk)
            assert {kind: len(them) for kind, them in found.items()} == {
                "requests": sees,
                "people": sees,
            }


def test_it_is_planned_once_and_watched_as_any_query(cast):
    def kinds(number):
        return {"requests": HelpRequest.objects.filter(lead_id=number, next_step="100% klaar")}

    def plans():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT generic_plans + custom_plans FROM pg_prepared_statements"
                " WHERE statement LIKE '%100%% klaar%'"
            )
            return [times for (times,) in cursor]

    seen = []

    def watch(execute, sql, params, *rest):
        seen.append(params)
        return execute(sql, params, *rest)

    keys = [cast.gemeente.organisation_id, cast.maatje.organisation_id]
    with acting_as(cast.gemeente.actor()):
        with connection.execute_wrapper(watch):
            for key in keys:
                rows.together(kinds, key)
        assert plans() == [2]
    assert seen == [[key] for key in keys]


def test_no_plan_can_keep_who_acts(db):
    """What an immutable function answers, PostgreSQL writes into the plan."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND provolatile = 'i' AND prosrc ~ 'current_setting|acting_|case_|own_request|FROM'"
        )
        assert cursor.fetchall() == []


def test_a_row_is_the_same_as_when_django_reads_it(cast):
    """Each field of each model that is read at every page, and of a request with its person."""
    lead_by(cast.gemeente, "Noor de Wit")

    def kinds(own):
        return {
            model.__name__: model.objects.all()
            for model in (Worker, Role, Organisation, Alliance, HelpRequest, HelpSeeker)
        }

    with acting_as(cast.gemeente.actor()):
        for name, found in rows.together(kinds, 1).items():
            assert found, name
            for row in found:
                read = type(row).objects.get(pk=row.pk)
                for field in row._meta.concrete_fields:
                    one, other = getattr(row, field.attname), getattr(read, field.attname)
                    assert (type(one), one) == (type(other), other), (name, field.name)


def test_tuples_are_as_django_gives_them_and_only_what_may_be_seen(cast):
    def query(own, *keys):
        found = HelpSeeker.objects.filter(lead_id=own, pk__in=keys)
        return found.values_list("pk", "name", "born", "alliance_id").order_by("name")

    for name in ("A", "B"):
        lead_by(cast.gemeente, name)
    own = cast.gemeente.organisation_id
    with acting_as(cast.gemeente.actor()):
        keys = list(HelpSeeker.objects.values_list("pk", flat=True))
        told = rows.tuples(query, own, *keys)
        assert told == list(query(own, *keys))
        assert len(told) == len(keys) >= 2
    with acting_as(cast.maatje.actor()):
        assert rows.tuples(query, own, *keys) == []


def test_no_kinds_is_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert rows.together(lambda _key: {}, 1) == {}


def test_keys_are_filled_in_by_one_query_and_a_hidden_row_gets_a_name(
    cast, django_assert_num_queries
):
    person = lead_by(cast.gemeente, "Noor de Wit")
    with acting_as(cast.gemeente.actor()):
        row = HelpRequest.objects.get(pk=person.pk)
        row.responsible_id = 2**40  # somebody whom nobody finds
        sources = {Worker: Worker.objects.all(), Organisation: Organisation.objects.all()}
        with django_assert_num_queries(1):
            rows.connect(
                [row], sources, hidden=lambda _row, _model, key, _known: Worker(pk=key, name="?")
            )
        with django_assert_num_queries(0):
            assert row.lead.pk == cast.gemeente.organisation_id
            assert row.responsible.name == "?"
