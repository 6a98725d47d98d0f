"""Rows of many kinds in one query, and their foreign keys in one more.

A page is made of many kinds of rows. One query each would make it slower with every room that joins;
here they come together in one `UNION ALL`, each row as JSON, and become ordinary model instances
again. Row-level security holds for each part as it would alone.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Expression, F, Field, JSONField, Model, QuerySet, Value
from django.db.models.functions import JSONObject

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

    Django needs longer to write a union of twenty querysets than PostgreSQL to answer it. So it is
    written with stand-ins, and kept for each shape; the values are put in each time.

    Extra annotations of a queryset come along as attributes, as plain JSON values. The order
    within a kind is not kept: sort what must be in order.

    Args:
        kinds: gives the querysets for these values and this shape. It may not reckon with a value,
            nor look at a clock: what it makes is kept for every day. `tests/rows` tries that.
        values: what differs from page to page.
        shape: what decides which querysets there are, after the values.
    """
    sql, wanted, models = _written(kinds, tuple(type(value) for value in values), shape)
    real: dict[Any, Any] = {
        _stand_in(type(value), place): value for place, value in enumerate(values)
    }
    found: dict[str, list[Any]] = {kind: [] for kind in models}
    if sql:
        params = [real.get(each, each) if isinstance(each, Hashable) else each for each in wanted]
        for kind, row in _asked(sql, params, models):
            found[kind].append(row)
    return found


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


def _read(sources: Mapping[type[Model], QuerySet[Any]]) -> list[Model]:
    models = {model._meta.label: model for model in sources}
    union = _union({name: sources[model] for name, model in models.items()})
    sql, params = union.query.sql_with_params()
    return [row for _kind, row in _asked(sql, params, models)]


def _asked(
    sql: str, params: Sequence[Any], models: Mapping[str, type[Model]]
) -> Iterator[tuple[str, Model]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for kind, row, extra in cursor:
            yield kind, _as_instance(models[kind], _EXACT.decode(row), json.loads(extra))


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
