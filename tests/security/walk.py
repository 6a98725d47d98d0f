"""Addresses with an object that the visitor may see, and the forms on them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.urls import reverse

from tests.matrix.table import FIXED, TABLE, Line
from tests.matrix.world import World

# Who visits, where several may: whoever sees most.
_FIRST = ("desk_coordinator", "coordinator", "alliance_coordinator", "help_seeker", "volunteer")


def visits(world: World, method: str) -> Iterator[tuple[str, str, str]]:
    """Route, visitor and path of every address that takes this method, with an object of ours."""
    for route, line in sorted(TABLE.items()):
        if method not in line.methods or line.kind == "absent":
            continue
        who = next((name for name in _FIRST if name in line.who), "anonymous")
        yield route, who, path_of(world, route, line)


def path_of(world: World, route: str, line: Line) -> str:
    """The path with our own object in it."""
    kwargs: dict[str, Any] = {**FIXED.get(route, {})}
    if line.pk:
        kwargs["pk"] = world.objects["own"][line.pk]
    return reverse(route, kwargs=kwargs)


class Form(HTMLParser):
    """The fields of the forms on a page: name to a value that a person might leave or choose."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.texts: list[str] = []
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        name = given.get("name", "")
        if tag == "input" and name:
            kind = given.get("type", "text")
            if kind in {"checkbox", "radio"}:
                self.values.setdefault(name, given.get("value", "on"))
            elif kind not in {"submit", "button", "file"}:
                self.values[name] = given.get("value", "")
                if kind in {"text", "search", "email", "tel", "url", "number", "date", "time"}:
                    self.texts.append(name)
        elif tag == "textarea" and name:
            self.values[name] = ""
            self.texts.append(name)
        elif tag == "select" and name:
            self._select = name
            self.values.setdefault(name, "")
        elif tag == "option" and self._select and not self.values[self._select]:
            self.values[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
