"""The words that all organisations use, and the municipalities of the alliance."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.forms import (
    AreaForm,
    ChangedNeedForm,
    ChangedSignForm,
    NeedForm,
    SignForm,
)
from ketenloket.network.directory.models import BoundarySign, Need
from ketenloket.network.directory.rules import LifeArea, municipality_name
from ketenloket.network.organisations.actions import change_alliance
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
)
from ketenloket.network.organisations.rules import Duty


@require_safe
@for_workers(Duty.ALLIANCE)
def needs(request: WorkerRequest) -> HttpResponse:
    """Kinds of questions, by part of life."""
    found = list(Need.objects.order_by("-active", "position", "label"))
    areas = [(area.label, [n for n in found if n.life_area == area]) for area in LifeArea]
    return render(request, "directory/needs.html", {"areas": areas})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def new_need(request: WorkerRequest) -> HttpResponse:
    """Add a kind of question."""
    told = _("Toegevoegd. Iedereen kan dit woord nu kiezen.")
    return _add(request, NeedForm(request.POST or None), actions.add_need, "directory:needs", told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def need(request: WorkerRequest, code: str) -> HttpResponse:
    """Change a kind of question, or stop using it."""
    found = get_object_or_404(Need, pk=code)
    return _change(request, found, ChangedNeedForm, actions.change_need, "directory:needs")


@require_safe
@for_workers(Duty.ALLIANCE)
def signs(request: WorkerRequest) -> HttpResponse:
    """Signs that bear on the limits of volunteer help."""
    found = BoundarySign.objects.order_by("-active", "position", "label")
    return render(request, "directory/signs.html", {"signs": found})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def new_sign(request: WorkerRequest) -> HttpResponse:
    """Add a sign."""
    told = _("Toegevoegd. Iedereen kan dit signaal nu kiezen.")
    return _add(request, SignForm(request.POST or None), actions.add_sign, "directory:signs", told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def sign(request: WorkerRequest, code: str) -> HttpResponse:
    """Change a sign, what it means, or stop using it."""
    found = get_object_or_404(BoundarySign, pk=code)
    return _change(request, found, ChangedSignForm, actions.change_sign, "directory:signs")


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def area(request: WorkerRequest) -> HttpResponse:
    """The municipalities of the alliance."""
    by = request.acting
    names = ", ".join(municipality_name(code) or code for code in by.alliance.municipalities)
    form = AreaForm(request.POST or None, initial={"municipalities": names})
    if request.method == "POST" and form.is_valid():
        change_alliance(by.alliance, by=by, **form.cleaned_data)
        messages.success(request, _("Opgeslagen."))
        return redirect("organisations:manage")
    return render(request, "directory/area.html", {"form": form})


def _add(
    request: WorkerRequest, form: forms.Form, add: Callable[..., object], back: str, told: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            add(by=request.acting, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("label", str(refused))
        else:
            messages.success(request, told)
            return redirect(back)
    return _word(request, form, back)


def _change(
    request: WorkerRequest,
    found: Need | BoundarySign,
    kind: type[forms.Form],
    change: Callable[..., None],
    back: str,
) -> HttpResponse:
    initial = {name: getattr(found, name) for name in kind.base_fields}
    form = kind(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change(found, by=request.acting, **form.cleaned_data)
        messages.success(request, _("Opgeslagen."))
        return redirect(back)
    return _word(request, form, back, found.label)


def _word(request: WorkerRequest, form: forms.Form, back: str, title: str = "") -> HttpResponse:
    context = {"form": form, "back": back, "title": title}
    return render(request, "directory/word.html", context)
