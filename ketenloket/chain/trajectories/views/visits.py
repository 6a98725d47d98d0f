"""Home visits: the two big buttons for a helper, and the alarm for the coordinators."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import AlarmForm
from ketenloket.chain.trajectories.models import Appointment, HomeVisit
from ketenloket.chain.trajectories.rules import PlaceKind, alarm_from
from ketenloket.chain.trajectories.views.pages import find, posted, show, to_case
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers.models import terms_of


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Arrived, and safely away: one tap each."""
    acting = request.acting
    if hidden := actions.visit_out_of_sight(pk, acting):
        return _out_of_sight(request, hidden)
    inside = HomeVisit.objects.filter(
        appointment_id=OuterRef("pk"), arrived_at__isnull=False, left_at=None
    )
    found = get_object_or_404(
        Appointment.objects.filter(Q(place_kind=PlaceKind.HOME) | Exists(inside)),
        pk=pk,
        organisation_id=acting.organisation_id,
    )
    refused = ""
    if request.method == "POST":
        try:
            if "weg" in request.POST:
                actions.leave_safely(pk, by=acting)
                messages.success(request, _("Genoteerd: u bent veilig weg. Fijn dat u er was."))
            else:
                actions.arrive(pk, by=acting)
                messages.success(request, _("Genoteerd: u bent er. Meld u straks weer af."))
        except RefusedError as error:
            refused = str(error)
        else:
            return redirect("trajectories:visit", pk=pk)
    rows = HomeVisit.objects.filter(appointment=found, request_id=found.request_id)
    row = rows.filter(arrived_at__isnull=False, left_at=None).order_by("-arrived_at").first()
    row = row or rows.filter(starts_at=found.starts_at).first()
    term = terms_of(acting.organisation_id).alarm_minutes
    return show(
        request,
        find(found.request_id),
        "trajectories/visit.html",
        appointment=found,
        visit=row,
        has_begun=found.starts_at <= timezone.now(),
        refused=refused,
        alone=actions.visits_alone(acting.organisation_id, timezone.now()).filter(pk=pk).exists(),
        alarm_on=timezone.localtime(alarm_from(found.starts_at, found.minutes, term)),
    )


def _out_of_sight(request: WorkerRequest, row: HomeVisit) -> HttpResponse:
    """Who no longer sees the person still says to be safely away; the page tells nothing of them."""
    if request.method == "POST" and "weg" in request.POST:
        actions.leave_safely(row.appointment_id, by=request.acting)
        messages.success(request, _("Genoteerd: u bent veilig weg. Fijn dat u er was."))
        return redirect("workbench:today")
    record("trajectories.viewed", row, purpose="help")
    read_only()
    return render(request, "trajectories/visit_out_of_sight.html", {"visit": row})


@for_workers(Duty.COORDINATE, Duty.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def alarm(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """A helper did not say to be away: whom to call, and what was the matter."""
    acting = request.acting
    found = get_object_or_404(
        HomeVisit.objects.select_related("appointment"),
        pk=pk,
        organisation_id=acting.organisation_id,
        raised_at__isnull=False,
    )
    form = AlarmForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.handle_alarm(pk, form.cleaned_data["note"], by=acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return to_case(request, found.request_id, _("Het alarm is afgehandeld."))
    return show(
        request,
        find(found.request_id),
        "trajectories/alarm.html",
        form=form,
        visit=found,
        appointment=found.appointment,
        people=_who_went(found),
    )


def _who_went(found: HomeVisit) -> list[Worker]:
    """The own helpers of this visit, with their telephone numbers."""
    along = found.appointment.companions.filter(
        request_id=found.request_id, organisation_id=found.organisation_id, ended_at=None
    )
    keys = {found.appointment.worker_id, *along.values_list("worker_id", flat=True)}
    own = Worker.objects.filter(pk__in=keys - {None}, organisation_id=found.organisation_id)
    return list(own.order_by("name"))
