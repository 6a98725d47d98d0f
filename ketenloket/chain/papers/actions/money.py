"""The overview of the money: added to, changed, taken back, gone through together, begun anew."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.papers.models import MoneyDebt, MoneyLine, MoneySheet
from ketenloket.chain.sharing.rules import GivenHow
from ketenloket.chain.trajectories.actions.begin import open_request
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

Row = type[MoneyLine] | type[MoneyDebt]
_KINDS: tuple[Any, ...] = (MoneyLine, MoneyDebt)
_NOT_COPIED = {"id", "sheet_id", "before_id", "removed_at", "removed_by_id",
               "alliance_id", "request_id", "help_seeker_id", "lead_id"}  # fmt: skip


@transaction.atomic
def begin_sheet(request_id: UUID, *, by: Worker) -> MoneySheet:
    """The version that may be changed now; where the last one is closed, a new one with its rows.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed.
    """
    request = open_request(request_id, by=by)
    newest = MoneySheet.objects.filter(request=request).order_by("-number").first()
    if newest and newest.is_open:
        return newest
    sheet = MoneySheet(**case_of(request), number=newest.number + 1 if newest else 1, begun_by=by)
    sheet.save(force_insert=True)
    record("papers.sheet_begun", sheet, purpose="help")
    if newest:
        _copy(newest, sheet, request)
    return sheet


def _copy(old: MoneySheet, new: MoneySheet, request: HelpRequest) -> None:
    """Each live row once more, with its own day and who noted it."""
    for model in _KINDS:
        rows = model.objects.filter(sheet=old, request=request, removed_at=None)
        model.objects.bulk_create(
            model(
                **case_of(request),
                sheet=new,
                **{
                    field.attname: getattr(row, field.attname)
                    for field in model._meta.concrete_fields
                    if field.attname not in _NOT_COPIED
                },
            )
            for row in rows.order_by("noted_at", "pk")
        )


@transaction.atomic
def add_row(model: Row, request_id: UUID, values: Mapping[str, Any], *, by: Worker) -> Any:
    """Add income, costs or a debt to the open version; the same form again is one row.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, or the day lies in the future.
    """
    sheet = begin_sheet(request_id, by=by)
    _refuse_future(values)
    same = model.objects.filter(
        sheet=sheet, request_id=request_id, removed_at=None, before=None, **values
    ).first()
    if same:
        return same
    row = model(**case_of(sheet.request), sheet=sheet, noted_by=by, **values)
    row.save(force_insert=True)
    record("papers.row_added", row, purpose="help")
    return row


def _refuse_future(values: Mapping[str, Any]) -> None:
    if values["as_of"] > timezone.localdate():
        raise RefusedError(_("De dag van een bedrag kan niet in de toekomst liggen."))


def _held(model: Row, row_id: UUID, by: Worker) -> Any:
    """The row, with its request held; its sheet is open."""
    open_request(model.objects.values_list("request_id", flat=True).get(pk=row_id), by=by)
    row = model.objects.select_related("sheet", "request").get(pk=row_id)
    if not row.sheet.is_open:
        raise RefusedError(
            _("Deze versie is samen doorgenomen en verandert niet meer. Begin een nieuwe versie.")
        )
    return row


@transaction.atomic
def change_row(model: Row, row_id: UUID, values: Mapping[str, Any], *, by: Worker) -> Any:
    """Another sum, another day: a new row, and the old one stays to go back to.

    Raises:
        MoneyLine.DoesNotExist: when it is not there, or not for whoever acts (or `MoneyDebt`).
        RefusedError: when the version is closed, somebody else changed it, or nothing fits.
    """
    old = _held(model, row_id, by)
    _refuse_future(values)
    if old.removed_at:
        raise RefusedError(_("Iemand anders veranderde dit ook. Kijk eerst wat er nu staat."))
    if all(getattr(old, name) == value for name, value in values.items()):
        return old
    _take_away(old, by)
    row = model(**case_of(old.request), sheet=old.sheet, before=old, noted_by=by, **values)
    row.save(force_insert=True)
    record("papers.row_changed", row, purpose="help")
    return row


def _take_away(row: Any, by: Worker) -> None:
    row.change(removed_at=timezone.now(), removed_by=by)


@transaction.atomic
def remove_row(model: Row, row_id: UUID, *, by: Worker) -> Any:
    """Take a row away; it can come back as long as the version is open. Twice is once.

    Raises:
        MoneyLine.DoesNotExist: when it is not there, or not for whoever acts (or `MoneyDebt`).
        RefusedError: when the version is closed.
    """
    row = _held(model, row_id, by)
    if row.removed_at is None:
        _take_away(row, by)
        record("papers.row_removed", row, purpose="help")
    return row


@transaction.atomic
def undo_row(model: Row, row_id: UUID, *, by: Worker) -> Any:
    """Go one step back: what was taken away comes back, what was changed is as it was before.

    Raises:
        MoneyLine.DoesNotExist: when it is not there, or not for whoever acts (or `MoneyDebt`).
        RefusedError: when the version is closed, or there is nothing to go back to.
    """
    row = _held(model, row_id, by)
    mine = {"request_id": row.request_id, "sheet": row.sheet}
    if row.removed_at:
        if model.objects.filter(**mine, before=row, removed_at=None).exists():
            raise RefusedError(_("Dit is intussen veranderd. Kijk eerst wat er nu staat."))
        back = row
    elif row.before_id:
        back = model.objects.get(**mine, pk=row.before_id)
        _take_away(row, by)
    else:
        raise RefusedError(_("Er is niets om naar terug te gaan."))
    back.change(removed_at=None, removed_by=None)
    record("papers.row_back", back, purpose="help")
    return back


@transaction.atomic
def close_sheet(sheet_id: UUID, *, gone_through_on: date, yes_how: str, by: Worker) -> MoneySheet:
    """The person went through it and said yes: this version never changes again. Twice is once.

    Raises:
        MoneySheet.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when there is nothing on it, or the day or the yes does not fit.
    """
    open_request(MoneySheet.objects.values_list("request_id", flat=True).get(pk=sheet_id), by=by)
    sheet = MoneySheet.objects.get(pk=sheet_id)
    if not sheet.is_open:
        return sheet
    begun = timezone.localdate(sheet.begun_at)
    if yes_how not in GivenHow.values or not begun <= gone_through_on <= timezone.localdate():
        raise RefusedError(_("Kies de dag waarop u het samen doornam, en hoe er ja is gezegd."))
    mine = {"sheet": sheet, "request_id": sheet.request_id, "removed_at": None}
    if not any(model.objects.filter(**mine).exists() for model in _KINDS):
        raise RefusedError(_("Er staat nog niets in het overzicht."))
    sheet.change(
        gone_through_on=gone_through_on, yes_how=yes_how, closed_at=timezone.now(), closed_by=by
    )
    record("papers.sheet_closed", sheet, purpose="help")
    return sheet
