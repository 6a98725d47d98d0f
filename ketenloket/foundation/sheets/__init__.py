"""Lists from and to a spreadsheet: a file to take away, and one to look at and then read in."""

import secrets
from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import asdict, dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketenloket.foundation.sheets.rules.files import csv_of, excel_of
from ketenloket.foundation.sheets.rules.table import Line
from ketenloket.foundation.tenancy.rules import RefusedError

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KEPT_SECONDS = 30 * 60
_SHOWN = 200
_Line = TypeVar("_Line", bound=Line)


def as_excel(name: str, *sheets: tuple[str, Sequence[Sequence[object]]]) -> HttpResponse:
    """An Excel file to take away, under this name."""
    return _file(excel_of(sheets), _EXCEL, f"{name}.xlsx")


def as_csv(name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The same for who has no Excel; no cell of it is taken for a formula."""
    return _file("".join(csv_of(rows)), "text/csv", f"{name}.csv")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class Plan(Protocol):
    """What reading one row in would do."""

    @property
    def line(self) -> Line:
        """The row."""


@dataclass(frozen=True)
class Reading(Generic[_Line]):
    """Reading a list in, in two steps: what would happen row by row; then all of it, or nothing.

    Between the two it waits half an hour for whoever sent it.

    Attributes:
        name: the list, as no other list is called.
        line: what a row of it is.
        page: the name of the address where a file is chosen.
        done: the name of the address to go to when it is read in.
    """

    name: str
    line: type[_Line]
    page: str
    done: str

    def looked_at(self, plans: Sequence[Plan], by: int) -> dict[str, Any]:
        """What to show of it: rows with problems, or all. A list without problems waits from now.

        Args:
            plans: what each row would do.
            by: whose list it is.
        """
        wrong = [plan for plan in plans if plan.line.problems]
        key = ""
        if not wrong:
            key = secrets.token_urlsafe(16)
            cache.set(self._place(by, key), [asdict(plan.line) for plan in plans], _KEPT_SECONDS)
        return {
            "plans": (wrong or plans)[:_SHOWN],
            "wrong": len(wrong),
            "rows": len(plans),
            "hidden": max(len(wrong or plans) - _SHOWN, 0),
            "key": key,
            "back": reverse(self.page),
        }

    def read_in(
        self, request: HttpRequest, by: int, read: Callable[[list[_Line]], Sized]
    ) -> HttpResponse:
        """Do what was looked at.

        Args:
            request: says in `sure` which list.
            by: whose list it is.
            read: reads the rows in, or refuses.
        """
        place = self._place(by, request.POST["sure"][:40])
        kept = cache.get(place)
        if kept is None:
            messages.error(request, _("Dat duurde te lang. Kies het bestand nog een keer."))
            return redirect(self.page)
        try:
            done = read([self.line(**line) for line in kept])
        except RefusedError as refused:
            messages.error(request, str(refused))
            return redirect(self.page)
        cache.delete(place)
        told = ngettext("%(count)s rij is ingelezen.", "%(count)s rijen zijn ingelezen.", len(done))
        messages.success(request, told % {"count": len(done)})
        return redirect(self.done)

    def _place(self, by: int, key: str) -> str:
        return f"{self.name}.import:{by}:{key}"
