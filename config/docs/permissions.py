"""``docs/permissions.md``: every page with who may open it, and every role with what it does and sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from config.docs.markdown import code, first_paragraph, table
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.rules import Duty

_INTRODUCTION = """\
# Permissions

Who may open which page is the first of two locks; every view carries its decision and a view without one is refused
(`ketenloket/network/organisations/permissions`). The second lock is in the database: whoever opens a page still sees
only the rows that row-level security shows. See [data-register.md](data-register.md).

- Roles are data: what a role sees and which duties it has. Code asks for duties, never for roles.
- A worker is one account at one organisation in one role. Somebody with several of these acts in one at a time.
- Roles that are shown people, or codes about people, need a second factor at sign-in. The one-click sign-in of a demo
  does not; it exists in demo mode only.
- Something of another organisation and something that does not exist give the same answer: 404.
- A page that shows a person first records the look, and then cannot write.
"""

_SEES = {
    Sees.ORGANISATION: "all people of the own organisation, and of others what a disclosure opens",
    Sees.ASSIGNED: "only people who are assigned to this worker",
    Sees.TABLE: "the triage table: numbers and codes, no names",
    Sees.COUNTS: "the organisations, and counts; no people",
    Sees.NOTHING: "no people",
}

_KINDS = {
    "public": "everybody",
    "account": "everybody who is signed in",
    "help_seeker": "the help-seeker",
}


@dataclass(frozen=True)
class Page:
    """One address: where, what it is called, and the view behind it."""

    path: str
    name: str
    view: Any

    @property
    def ours(self) -> bool:
        """Whether the view is one of ours, and not a library's."""
        return not self.view.__module__.startswith(("allauth.", "django."))


def write() -> str:
    """The whole document."""
    roles = list(_roles())
    found = sorted(_pages(get_resolver()), key=lambda page: page.path)
    return "\n".join(
        [
            _INTRODUCTION,
            _roles_chapter(roles),
            _duties_chapter(roles),
            _pages_chapter([page for page in found if page.ours], roles),
            _library_chapter([page for page in found if not page.ours]),
        ]
    )


def _roles() -> Iterator[tuple[Any, ...]]:
    """The roles an alliance starts with, as the migrations make them."""
    package = import_module("ketenloket.network.organisations.migrations")
    for module in sorted(iter_modules(package.__path__), key=lambda found: found.name):
        yield from getattr(import_module(f"{package.__name__}.{module.name}"), "ROLES", [])


def _pages(resolver: URLResolver, prefix: str = "/", space: str = "") -> Iterator[Page]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern).lstrip("^").rstrip("$")
        if isinstance(entry, URLPattern):
            yield Page(path, space + (entry.name or ""), entry.callback)
        else:
            inside = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _pages(entry, path, inside)


def _roles_chapter(roles: list[tuple[Any, ...]]) -> str:
    rows = [
        (
            f"`{name}`",
            f"*{label}*",
            _SEES.get(Sees(sees), sees),
            code(duties),
            "yes" if known else "no",
            f"*{explanation}*",
        )
        for name, label, explanation, sees, duties, known in roles
    ]
    head = (
        "role",
        "in the product",
        "sees",
        "duties",
        "known to other organisations",
        "what the product says",
    )
    return "## Roles\n\n" + table(head, rows)


def _duties_chapter(roles: list[tuple[Any, ...]]) -> str:
    rows = [(f"`{duty}`", _roles_with(roles, {duty})) for duty in Duty]
    return "## Duties\n\n" + table(("duty", "roles that have it"), rows)


def _roles_with(roles: list[tuple[Any, ...]], duties: set[Duty]) -> str:
    return code(role[0] for role in roles if duties & set(role[4]))


def _pages_chapter(pages: list[Page], roles: list[tuple[Any, ...]]) -> str:
    rows = [
        (
            f"`{page.path}`",
            f"`{page.name}`" if page.name else "-",
            _who(page, roles),
            first_paragraph(page.view.__doc__),
        )
        for page in pages
    ]
    return "## Pages\n\n" + table(("address", "name", "who may open it", "what it is"), rows)


def _who(page: Page, roles: list[tuple[Any, ...]]) -> str:
    access = getattr(page.view, "access", None)
    if access is None:
        return "nobody: not decided"
    who: str = _KINDS.get(access.kind, access.kind)
    if access.kind != "workers":
        return who
    if not access.duties:
        return "all workers"
    return f"{code(sorted(access.duties))}: {_roles_with(roles, set(access.duties))}"


def _library_chapter(pages: list[Page]) -> str:
    return (
        "## Pages of libraries\n\nSigning in, second factor, password: django-allauth decides who may."
        " There is no open sign-up: accounts come from an invitation.\n\n"
        + table(("address", "name"), [(f"`{page.path}`", f"`{page.name}`") for page in pages])
    )
