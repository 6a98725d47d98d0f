"""Pages for the overview of the money, made together with the person over several sittings."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.chain.intake.models import Intake
from ketenloket.chain.papers import actions
from ketenloket.chain.papers.forms import CloseForm, DebtForm, LineForm
from ketenloket.chain.papers.models import MoneyDebt, MoneyExport, MoneyLine, MoneySheet
from ketenloket.chain.papers.views.pages import find, posted, show
from ketenloket.chain.papers.views.reading import newest_sheet, read_sheet
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_safe
def money(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The newest version: what comes in, goes out and is owed; what was taken away can come back."""
    help_request = find(pk)
    sheet = newest_sheet(pk)
    return show(
        request,
        help_request,
        "papers/money.html",
        sheet=sheet,
        read=read_sheet(sheet),
        versions=MoneySheet.objects.filter(request_id=pk, closed_at__isnull=False)
        .select_related("closed_by")
        .order_by("-number"),
        exports=MoneyExport.objects.filter(request_id=pk)
        .select_related("to_organisation", "sheet", "organisation")
        .order_by("-made_at"),
        intake=Intake.objects.filter(request_id=pk).first(),
    )


@for_workers(Duty.HELP)
@require_safe
def version(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """One version as it was gone through, to read."""
    sheet = get_object_or_404(MoneySheet.objects.select_related("closed_by"), pk=pk)
    context = {"sheet": sheet, "read": read_sheet(sheet)}
    return show(request, find(sheet.request_id), "papers/version.html", **context)


@for_workers(Duty.HELP)
@require_POST
def begin(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Begin, or go on in a new version."""
    find(pk)
    try:
        actions.begin_sheet(pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("papers:money", pk=pk)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def new_line(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Add income, or costs with `?soort=kosten`; `nog een` stays on the page."""
    income = request.GET.get("soort") != "kosten"
    form = LineForm(posted(request), income=income)
    return _added(request, pk, MoneyLine, form, "papers/line.html", income=income)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def new_debt(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Add a debt."""
    return _added(request, pk, MoneyDebt, DebtForm(posted(request)), "papers/debt.html")


def _added(
    request: WorkerRequest,
    pk: UUID,
    model: actions.Row,
    form: LineForm | DebtForm,
    template: str,
    **context: Any,
) -> HttpResponse:
    help_request = find(pk)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.add_row(model, pk, form.cleaned_data, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("%(what)s staat erin.") % {"what": str(row).capitalize()})
            if "more" in request.POST:
                return redirect(request.get_full_path())
            return _to_money(pk)
    return show(request, help_request, template, form=form, row=None, **context)


def _to_money(pk: UUID) -> HttpResponse:
    return redirect(f"{reverse('papers:money', args=[pk])}#regels")


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Change a line of income or costs."""
    row = get_object_or_404(MoneyLine, pk=pk)
    initial = {name: getattr(row, name) for name in ("sort", "amount", "every", "what", "as_of")}
    initial["unknown"] = row.amount is None
    form = LineForm(posted(request), initial=initial, income=row.is_income)
    return _changed(request, row, form, "papers/line.html", income=row.is_income)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def debt(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Change a debt."""
    row = get_object_or_404(MoneyDebt, pk=pk)
    initial = {name: getattr(row, name) for name in DebtForm.base_fields if name != "unknown"} | {
        "unknown": row.owed is None
    }
    return _changed(request, row, DebtForm(posted(request), initial=initial), "papers/debt.html")


def _changed(
    request: WorkerRequest,
    row: MoneyLine | MoneyDebt,
    form: LineForm | DebtForm,
    template: str,
    **context: Any,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_row(type(row), row.pk, form.cleaned_data, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Aangepast. U kunt altijd terug."))
            return _to_money(row.request_id)
    return show(request, find(row.request_id), template, form=form, row=row, **context)


@for_workers(Duty.HELP)
@require_POST
def remove_line(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take a line away."""
    return _stepped(request, MoneyLine, pk, actions.remove_row, _("Weggehaald."))


@for_workers(Duty.HELP)
@require_POST
def undo_line(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Go one step back with a line."""
    return _stepped(request, MoneyLine, pk, actions.undo_row, _("Teruggezet."))


@for_workers(Duty.HELP)
@require_POST
def remove_debt(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take a debt away."""
    return _stepped(request, MoneyDebt, pk, actions.remove_row, _("Weggehaald."))


@for_workers(Duty.HELP)
@require_POST
def undo_debt(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Go one step back with a debt."""
    return _stepped(request, MoneyDebt, pk, actions.undo_row, _("Teruggezet."))


def _stepped(
    request: WorkerRequest, model: actions.Row, pk: UUID, act: Callable[..., Any], said: str
) -> HttpResponse:
    row: Any = get_object_or_404(model, pk=pk)
    try:
        act(model, pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return _to_money(row.request_id)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The person went through it and said yes."""
    sheet = get_object_or_404(MoneySheet, pk=pk)
    form = CloseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_sheet(pk, by=request.acting, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Vastgelegd. Deze versie verandert niet meer; u kunt haar nu meegeven.")
            )
            return redirect("papers:money", pk=sheet.request_id)
    return show(
        request,
        find(sheet.request_id),
        "papers/close.html",
        form=form,
        sheet=sheet,
        read=read_sheet(sheet),
    )
