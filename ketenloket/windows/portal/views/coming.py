"""The person and an appointment: the link of a reminder, "I cannot come", and how to be reminded."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.chain.trajectories.actions import appointment_in, choose_reminder
from ketenloket.chain.trajectories.models import Appointment, CannotCome
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import open_to_all
from ketenloket.windows.portal import actions
from ketenloket.windows.portal.forms import CannotComeForm, ReminderForm
from ketenloket.windows.portal.permissions import (
    HelpSeekerRequest,
    for_help_seekers,
    is_open,
    open_key,
    owns_appointment,
    remember_appointment,
)


@open_to_all
@require_safe
def reminded(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a reminder: to the appointment, after the follow-up code as always.

    It opens nothing by itself and tells nothing: a wrong link leads to the same door.
    """
    appointment = appointment_in(token)
    if appointment is None:
        return redirect("portal:enter")
    if is_open(request):
        key = open_key(request)
        if key and not owns_appointment(key, str(appointment)):
            return redirect("portal:overview")  # another person's, on the same device
        return redirect("portal:cannot_come", pk=appointment)
    remember_appointment(request, appointment)
    return redirect("portal:enter")


@for_help_seekers
@require_http_methods(["GET", "HEAD", "POST"])
def cannot_come(request: HelpSeekerRequest, pk: UUID) -> HttpResponse:
    """Say that one cannot come, if wanted why, and when one can."""
    own = request.help_request
    appointment = get_object_or_404(
        Appointment.objects.select_related("organisation"), pk=pk, request_id=own.pk
    )
    form = CannotComeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cannot_come(own, pk, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Wij weten dat u niet kunt. Wij bellen u voor een nieuwe afspraak.")
            )
            return redirect("portal:overview")
    said = CannotCome.objects.filter(
        request_id=own.pk, appointment=appointment, starts_at=appointment.starts_at
    ).first()
    still = (
        appointment.result == AppointmentResult.PLANNED and appointment.starts_at > timezone.now()
    )
    record("portal.viewed", appointment, purpose="own_data")
    read_only()
    return render(
        request,
        "portal/cannot_come.html",
        {"appointment": appointment, "form": form, "said": said, "still": still},
    )


@for_help_seekers
@require_POST
def reminder(request: HelpSeekerRequest) -> HttpResponse:
    """Choose how to be reminded of appointments."""
    form = ReminderForm(request.POST)
    if form.is_valid():
        try:
            choose_reminder(request.help_request, form.cleaned_data["way"], by=None)
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Opgeslagen."))
    else:
        messages.error(request, _("Kies hoe wij u herinneren."))
    return redirect("portal:overview")
