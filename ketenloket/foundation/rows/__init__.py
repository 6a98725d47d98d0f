"""Rows of many kinds in one query, and their foreign keys in one more.

A page is made of many kinds of rows. One query each would make it slower with every room that joins;
here they come together in one `UNION ALL`, each row as JSON, and become ordinary model instances
again. Row-level security holds for each part as it would alone.
"""

import json
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Expression, F, Field, JSONField, Model, QuerySet, Value
from django.db.models.functions import JSONObject
from psycopg import Cursor
from psycopg.sql import Literal

Known = dict[tuple[type[Model], Any], Model]
Kinds = Callable[..., Mapping[str, QuerySet[Any]]]
Hidden = Callable[[Model, type[Model], Any, Known], Model | None]

_EXACT = json.JSONDecoder(parse_float=Decimal)  # 12.10 stays 12.10


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

    Django needs longer to write a union of twenty querysets than PostgreSQL to answer it, and
    PostgreSQL longer to plan it than to do it. So it is written with stand-ins, and kept for each
    shape; each connection plans it once, as a prepared statement, and gets the values each time.
    What a plan keeps is how to look, never who may see: policies ask who acts at every execution.

    Extra annotations of a queryset come along as attributes, as plain JSON values. The order
    within a kind is not kept: sort what must be in order.

    Args:
        kinds: gives the querysets for these values and this shape. It may not reckon with a value,
            nor look at a clock: what it makes is kept for every day. `tests/rows` tries that.
        values: what differs from page to page.
        shape: what decides which querysets there are, after the values.
    """
    sql, places, models = _written(kinds, tuple(type(value) for value in values), shape)
    found: dict[str, list[Any]] = {kind: [] for kind in models}
    if sql:
        with _cursor() as cursor:
            cursor.execute(sql, [values[place] for place in places])
            for kind, row, extra in cursor:
                found[kind].append(_as_instance(models[kind], row, extra))
    return found


def tuples(
    query: Callable[..., QuerySet[Any, Any]],
    *values: UUID | int | date | datetime,
    shape: tuple[Hashable, ...] = (),
) -> list[tuple[Any, ...]]:
    """The rows of one queryset of `values_list`, as PostgreSQL gives them; written once likewise.

    Args:
        query: gives the queryset for these values and this shape, under the rules of `together`.
            Its columns must be of kinds that need no turning into Python, such as text and days.
        values: what differs from page to page.
        shape: what decides how the queryset is made, after the values.
    """
    sql, places = _written_tuples(query, tuple(type(value) for value in values), shape)
    with _cursor() as cursor:
        cursor.execute(sql, [values[place] for place in places])
        return list(cursor)


@contextmanager
def _cursor() -> Iterator[CursorWrapper]:
    """Gives the values to PostgreSQL beside the statement, which each connection prepares once.

    It is an ordinary one behind a pooler that does not know prepared statements, and where queries
    are logged, so that the log shows it with its values.
    """
    with connection.cursor() as plain:
        if connection.queries_logged or not settings.PREPARES_STATEMENTS:
            yield plain
            return
        connection.connection.prepare_threshold = 0  # Django's own cursors never prepare
        # In Django's own clothes, so that whoever watches queries sees this one too.
        with CursorWrapper(Cursor(connection.connection), connection) as cursor:
            yield cursor


def connect(
    rows: Iterable[Model],
    sources: Mapping[type[Model], QuerySet[Any]],
    *,
    hidden: Hidden | None = None,
) -> None:
    """Fill in the foreign keys of these rows: from each other, and from `sources` in one query.

    Args:
        rows: instances, of any model.
        sources: for each other model that is pointed at, where to look.
        hidden: what stands there for a row of `sources` that may not be seen, given who points at
            it, its model, its key, and all that is known; without it such a key stays as it is.
    """
    rows = list(rows)
    known: Known = {(type(row), row.pk): row for row in rows}
    wanted = _missing(rows, known, sources)
    if wanted:
        rows += _read({model: sources[model].filter(pk__in=keys) for model, keys in wanted.items()})
        known |= {(type(row), row.pk): row for row in rows}
    for row in rows:
        for field, model, key in _keys(row):
            there = known.get((model, key))
            if there is None and hidden and key in wanted.get(model, ()):
                there = hidden(row, model, key, known)
                if there is not None:
                    known[model, key] = there
            if there is not None:
                field.set_cached_value(row, there)


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
        return -(2**62) - place  # keys are positive, and so are counts
    if kind is datetime:
        return _AnyMoment(1, 1, place + 1, tzinfo=UTC)
    return _AnyDay(1, 1, place + 1)


_CASTS = {UUID: "uuid", int: "bigint", datetime: "timestamptz", date: "date"}


@cache
def _written(
    kinds: Kinds, types: tuple[type, ...], shape: tuple[Hashable, ...]
) -> tuple[str, tuple[int, ...], dict[str, type[Model]]]:
    """The SQL, which of the values goes where, and the models by kind."""
    stand_ins = [_stand_in(kind, place) for place, kind in enumerate(types)]
    querysets = kinds(*stand_ins, *shape)
    models = {kind: rows.model for kind, rows in querysets.items()}
    if not querysets:
        return "", (), models
    return *_with_places(_union(querysets), types, stand_ins), models


@cache
def _written_tuples(
    query: Callable[..., QuerySet[Any, Any]],
    types: tuple[type, ...],
    shape: tuple[Hashable, ...],
) -> tuple[str, tuple[int, ...]]:
    stand_ins = [_stand_in(kind, place) for place, kind in enumerate(types)]
    return _with_places(query(*stand_ins, *shape), types, stand_ins)


def _with_places(
    rows: QuerySet[Any, Any], types: tuple[type, ...], stand_ins: list[Hashable]
) -> tuple[str, tuple[int, ...]]:
    """The SQL of these rows, with a place for each stand-in, and which of the values goes where."""
    sql, params = rows.query.sql_with_params()
    place_of = {stand_in: place for place, stand_in in enumerate(stand_ins)}
    left, places = iter(params), list[int]()

    def put(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%%"
        value = next(left)
        place = place_of.get(value) if isinstance(value, Hashable) else None
        if place is None:
            return _literal(value).replace("%", "%%")
        places.append(place)
        return f"%s::{_CASTS[types[place]]}"

    return re.sub("%[%s]", put, sql), tuple(places)


def _literal(value: Any) -> str:
    """What never differs, quoted by psycopg as for any query of Django."""
    with connection.cursor():
        return Literal(value).as_string(connection.connection)


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


def _as_instance(model: type[Model], row: str, extra: str) -> Model:
    names, columns = _columns(model)
    told = _EXACT.decode(row)
    instance = model.from_db("default", names, [turn(told[name]) for name, turn in columns])
    for name, value in json.loads(extra).items():
        setattr(instance, name, value)
    return instance


@cache
def _columns(model: type[Model]) -> tuple[list[str], list[tuple[str, Callable[[Any], Any]]]]:
    """The names of the attributes, and each column with what makes a value of its JSON."""
    fields = model._meta.concrete_fields
    return (
        [field.attname for field in fields],
        [(str(field.column), field.to_python) for field in fields],
    )


def _read(sources: Mapping[type[Model], QuerySet[Any]]) -> list[Model]:
    models = {model._meta.label: model for model in sources}
    union = _union({name: sources[model] for name, model in models.items()})
    with connection.cursor() as cursor:
        cursor.execute(*union.query.sql_with_params())
        return [_as_instance(models[kind], row, extra) for kind, row, extra in cursor]


def _keys(row: Model) -> Iterable[tuple[Any, type[Model], Any]]:
    for field, model in _relations(type(row)):
        key = getattr(row, field.attname)
        if key is not None:
            yield field, model, key


@cache
def _relations(model: type[Model]) -> tuple[tuple["Field[Any, Any]", type[Model]], ...]:
    return tuple(
        (field, cast("type[Model]", field.related_model))
        for field in model._meta.concrete_fields
        if field.is_relation
    )


def _missing(
    rows: Iterable[Model], known: Known, sources: Mapping[type[Model], QuerySet[Any]]
) -> dict[type[Model], set[Any]]:
    wanted: dict[type[Model], set[Any]] = {}
    for row in rows:
        for _field, model, key in _keys(row):
            if model in sources and (model, key) not in known:
                wanted.setdefault(model, set()).add(key)
    return wanted
