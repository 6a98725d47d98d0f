"""Queries that are written once: they may not know the day, and the values must arrive."""

from datetime import UTC, date, datetime
from importlib import import_module
from uuid import UUID

import pytest
import time_machine
from django.db.models import F

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.tenancy.acting import Sees, acting_as
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.views import rows
from tests.conftest import lead_by


def kinds_of(module, name="_kinds"):
    return getattr(import_module(f"ketenloket.windows.workbench.views.{module}"), name)


FOR_A_WORKER = (int, int, int, date, date, datetime)
WRITTEN_ONCE = [
    (kinds_of("kinds", "kinds_of"), (UUID,), (26,)),
    (kinds_of("recognised"), (UUID, UUID, int), ()),
    (kinds_of("today"), (int, datetime), ()),
    *[(kinds_of("tasks"), FOR_A_WORKER, (sees, tuple(Duty))) for sees in Sees],
]


@pytest.mark.parametrize(("kinds", "types", "shape"), WRITTEN_ONCE)
def test_what_is_written_once_does_not_know_the_day(kinds, types, shape):
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        one = rows._written.__wrapped__(kinds, types, shape)
    with time_machine.travel(datetime(2027, 8, 9, 22, tzinfo=UTC), tick=False):
        other = rows._written.__wrapped__(kinds, types, shape)
    assert repr(one) == repr(other)


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


def test_no_kinds_is_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert rows.together(lambda _key: {}, 1) == {}
