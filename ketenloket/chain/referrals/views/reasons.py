"""The list of reasons not to take somebody, for whoever cares for the alliance."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.referrals import actions
from ketenloket.chain.referrals.forms.reasons import ChangedReasonForm, ReasonForm
from ketenloket.chain.referrals.models import DeclineReason
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@require_safe
@for_workers(Duty.ALLIANCE)
def reasons(request: WorkerRequest) -> HttpResponse:
    """All reasons, with what follows from each."""
    found = DeclineReason.objects.order_by("-active", "position")
    return render(request, "referrals/reasons.html", {"reasons": found})


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def new_reason(request: WorkerRequest) -> HttpResponse:
    """Add a reason."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_reason(by=request.acting, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("label", str(refused))
        else:
            messages.success(request, _("Toegevoegd. Ontvangers kunnen deze reden nu kiezen."))
            return redirect("referrals:reasons")
    return _page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.ALLIANCE)
def reason(request: WorkerRequest, code: str) -> HttpResponse:
    """Change a reason, or stop using it."""
    found = get_object_or_404(DeclineReason, pk=code)
    initial = {name: getattr(found, name) for name in ChangedReasonForm.base_fields}
    form = ChangedReasonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_reason(found, by=request.acting, **form.cleaned_data)
        messages.success(request, _("Opgeslagen."))
        return redirect("referrals:reasons")
    return _page(request, form, found.label)


def _page(request: WorkerRequest, form: forms.Form, title: str = "") -> HttpResponse:
    return render(request, "referrals/reason.html", {"form": form, "title": title})
