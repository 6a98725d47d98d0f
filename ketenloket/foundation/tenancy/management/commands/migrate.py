"""`migrate`, without making half of all models anew for every policy.

Policies, rights and keys are constraints here (ADR 2), some hundreds of them. For each, Django
makes the model and all that is related to it anew in its memory, though a constraint or an index
changes no field and no relation: nine tenths of a first start went into that. Here only the list
on the model that is there changes. What reaches PostgreSQL is the same.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db.migrations.state import ProjectState


def _put(state: ProjectState, app: str, model: str, option: str, entries: list[Any]) -> None:
    state.models[app, model].options[option] = entries
    if "apps" in vars(state):  # else it is made later, from the options
        setattr(state.apps.get_model(app, model)._meta, option, entries)


def _adds(option: str) -> Callable[..., None]:
    def add(state: ProjectState, app_label: str, model_name: str, entry: Any) -> None:
        entries = state.models[app_label, model_name].options[option]
        _put(state, app_label, model_name, option, [*entries, entry])

    return add


def _removes(option: str) -> Callable[..., None]:
    def remove(state: ProjectState, app_label: str, model_name: str, name: str) -> None:
        entries = state.models[app_label, model_name].options[option]
        left = [entry for entry in entries if entry.name != name]
        _put(state, app_label, model_name, option, left)

    return remove


_IN_PLACE = {
    "add_constraint": _adds("constraints"),
    "remove_constraint": _removes("constraints"),
    "add_index": _adds("indexes"),
    "remove_index": _removes("indexes"),
}


@contextmanager
def changed_in_place() -> Iterator[None]:
    """While this lasts, constraints and indexes change the models that are there."""
    before = {name: getattr(ProjectState, name) for name in _IN_PLACE}
    try:
        for name, method in _IN_PLACE.items():
            setattr(ProjectState, name, method)
        yield
    finally:
        for name, method in before.items():
            setattr(ProjectState, name, method)


class Command(migrate.Command):
    """Django's own, quicker."""

    def handle(self, *args: Any, **options: Any) -> Any:
        """Migrate."""
        with changed_in_place():
            return super().handle(*args, **options)
