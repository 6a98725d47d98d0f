"""The foreign keys of the rows of a case; who is hidden still has a place.

A worker who is hidden (a volunteer of another organisation) becomes "iemand van ...", so that a
hidden colleague never hides the note itself, as an inner join would.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from ketenloket.foundation import rows as rows_of_all
from ketenloket.network.organisations.models import Organisation, Worker


def connect(rows: Iterable[Model], sources: Mapping[type[Model], QuerySet[Any]]) -> None:
    """Fill in the foreign keys of these rows: from each other, and from `sources` in one query."""
    rows_of_all.connect(rows, sources, hidden=_named)


def _named(row: Model, model: type[Model], key: Any, known: rows_of_all.Known) -> Model | None:
    if model is not Worker:
        return None
    place = known.get((Organisation, getattr(row, "organisation_id", None)))
    name = _("iemand van %(place)s") % {"place": place} if place else _("een collega")
    return Worker(pk=key, name=name)
