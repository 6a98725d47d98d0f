"""Rows of many kinds in one query.

A case is made of some fifteen kinds of rows. One query each would make the page slower with every
room that joins; here they come together in one `UNION ALL`, each row as JSON, and become ordinary
model instances again. Row-level security holds for each part as it would alone.

Foreign keys are filled in from what was read, and for the rest from one second query. A worker
who is hidden (a volunteer of another organisation) becomes "iemand van ...", so that a hidden
colleague never hides the note itself, as an inner join would.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Expression, F, JSONField, Model, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from ketenloket.network.organisations.models import Organisation, Worker

Known = dict[tuple[type[Model], Any], Model]
Kinds = Callable[..., Mapping[str, QuerySet[Any]]]


class WholeRow(Expression):
    """The row itself as JSON, column by column, without naming the columns one by one."""

    output_field = JSONField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[()]]:
        """The row of the first table of the query."""
        return f"to_jsonb({connection.ops.quote_name(compiler.query.get_initial_alias())}.*)", ()


def together(
    kinds: Kinds, *values: UUID | int | date | datetime, shape: tuple[Hashable, ...] = ()
) -> dict[str, list[Any]]:
    """The rows of many querysets, by their names, in one query that is written once.

    Django needs longer to write a union of twenty querysets than PostgreSQL to answer it. So it is
    written with stand-ins, and kept for each shape; the values are put in each time.

    Extra annotations of a queryset come along as attributes, as plain JSON values. The order
    within a kind is not kept: sort what must be in order.

    Args:
        kinds: gives the querysets for these values and this shape. It may not reckon with a value,
            nor look at a clock: what it makes is kept for every day. `tests/workbench` tries that.
        values: what differs from page to page.
        shape: what decides which querysets there are, after the values.
    """
    sql, wanted, models = _written(kinds, tuple(type(value) for value in values), shape)
    real: dict[Any, Any] = {
        _stand_in(type(value), place): value for place, value in enumerate(values)
    }
    found: dict[str, list[Any]] = {kind: [] for kind in models}
    if not sql:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [real.get(each, each) if isinstance(each, Hashable) else each for each in wanted]
        )
        for kind, row, extra in cursor:
            found[kind].append(_as_instance(models[kind], json.loads(row), json.loads(extra)))
    return found


def _refuse(_stand_in: object, _other: object) -> Any:
    msg = "this query is written once for every day: give the other day as a value"
    raise TypeError(msg)


class _AnyDay(date):
    """Stands for a day that is not known yet: it can be asked for, and not reckoned with."""

    __add__ = __radd__ = __sub__ = __rsub__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse


class _AnyMoment(datetime):
    """As `_AnyDay`, for a moment."""

    __add__ = __radd__ = __sub__ = __rsub__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse


def _stand_in(kind: type, place: int) -> Hashable:
    """A value that no key, number or day of ours ever has."""
    if kind is UUID:
        return UUID(int=place + 1)  # ours are random
    if kind is int:
        return -(2**62) - place  # ours are positive
    if kind is datetime:
        return _AnyMoment(1, 1, place + 1, tzinfo=UTC)
    return _AnyDay(1, 1, place + 1)


@cache
def _written(
    kinds: Kinds, types: tuple[type, ...], shape: tuple[Hashable, ...]
) -> tuple[str, tuple[Any, ...], dict[str, type[Model]]]:
    stand_ins = [_stand_in(kind, place) for place, kind in enumerate(types)]
    querysets = kinds(*stand_ins, *shape)
    models = {kind: rows.model for kind, rows in querysets.items()}
    sql, values = _union(querysets).query.sql_with_params() if querysets else ("", ())
    return sql, values, models


def _union(kinds: Mapping[str, QuerySet[Any]]) -> Any:
    first, *others = [_as_json(kind, rows) for kind, rows in kinds.items()]
    return first.union(*others, all=True) if others else first


def _as_json(kind: str, rows: QuerySet[Any]) -> Any:
    extra = {name: F(name) for name in rows.query.annotations}
    return rows.annotate(
        kind_of_row=Value(kind),
        whole_row=WholeRow(),
        extra_of_row=JSONObject(**extra) if extra else Value({}, output_field=JSONField()),
    ).values_list("kind_of_row", "whole_row", "extra_of_row")


def _as_instance(model: type[Model], row: dict[str, Any], extra: dict[str, Any]) -> Model:
    fields = model._meta.concrete_fields
    values = [field.to_python(row[str(field.column)]) for field in fields]
    instance = model.from_db("default", [field.attname for field in fields], values)
    for name, value in extra.items():
        setattr(instance, name, value)
    return instance


def connect(rows: Iterable[Model], sources: Mapping[type[Model], QuerySet[Any]]) -> None:
    """Fill in the foreign keys of these rows: from each other, and from `sources` in one query.

    Args:
        rows: instances, of any model.
        sources: for each other model that is pointed at, where to look.
    """
    rows = list(rows)
    known: Known = {(type(row), row.pk): row for row in rows}
    wanted = _missing(rows, known, sources)
    if wanted:
        rows += _read({model: sources[model].filter(pk__in=keys) for model, keys in wanted.items()})
        known |= {(type(row), row.pk): row for row in rows}
        _name_the_hidden(rows, known, wanted.get(Worker, set()))
    for row in rows:
        for field, model, key in _keys(row):
            if (model, key) in known:
                field.set_cached_value(row, known[model, key])


def _read(sources: Mapping[type[Model], QuerySet[Any]]) -> list[Model]:
    models = {str(model._meta.model_name): model for model in sources}
    union = _union({name: sources[model] for name, model in models.items()})
    return [_as_instance(models[kind], row, extra) for kind, row, extra in union]


def _keys(row: Model) -> Iterable[tuple[Any, type[Model], Any]]:
    for field in row._meta.concrete_fields:
        if field.is_relation and getattr(row, field.attname) is not None:
            yield field, cast("type[Model]", field.related_model), getattr(row, field.attname)


def _missing(
    rows: Iterable[Model], known: Known, sources: Mapping[type[Model], QuerySet[Any]]
) -> dict[type[Model], set[Any]]:
    wanted: dict[type[Model], set[Any]] = {}
    for row in rows:
        for _field, model, key in _keys(row):
            if model in sources and (model, key) not in known:
                wanted.setdefault(model, set()).add(key)
    return wanted


def _name_the_hidden(rows: Iterable[Model], known: Known, workers: set[Any]) -> None:
    for row in rows:
        for _field, model, key in _keys(row):
            if model is Worker and key in workers and (model, key) not in known:
                place = known.get((Organisation, getattr(row, "organisation_id", None)))
                name = _("iemand van %(place)s") % {"place": place} if place else _("een collega")
                known[model, key] = Worker(pk=key, name=name)
