"""A long list, one page at a time. The page stands in the address; nothing is counted."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

_DIGITS = 5
_NAME = "pagina"
_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[_Row]):
    """The rows of one page, and the addresses of the pages beside it; empty when there is none."""

    rows: list[_Row]
    previous: str
    next: str

    def beside(self) -> dict[str, str]:
        """What a template needs to go on."""
        return {"previous": self.previous, "next": self.next}


def page_of(
    found: "QuerySet[_Row, Any]", request: HttpRequest, *, rows: int, most: int = 10_000
) -> Page[_Row]:
    """The page that was asked for; nonsense is the first one.

    Args:
        found: the whole list, in order.
        request: names the page in its address.
        rows: on one page.
        most: how far somebody can go on.
    """
    typed = request.GET.get(_NAME, "")
    asked = int(typed) if typed.isdecimal() and len(typed) <= _DIGITS else 1
    number = min(max(asked, 1), most)
    start = (number - 1) * rows
    there = list(found[start : start + rows + 1])
    more = len(there) > rows and number < most
    return Page(
        there[:rows],
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if more else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query[_NAME] = str(number)
    return f"?{query.urlencode()}"
