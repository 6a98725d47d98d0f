"""Pages around an appointment: plan, move, who comes along, the one report, how it went."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import (
    AppointmentForm,
    CompanyForm,
    MoveForm,
    ResultForm,
    helpers,
)
from ketenloket.chain.trajectories.models import (
    Appointment,
    CannotCome,
    Companion,
)
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.chain.trajectories.views.pages import find, posted, show, to_case
from ketenloket.foundation.rows import Known, connect
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Plan an appointment."""
    help_request = find(pk)
    chosen = actions.choice_of(pk)
    initial = {
        "language": help_request.help_seeker.language,
        "remind": chosen.way if chosen else "",
    }
    form = AppointmentForm(posted(request), acting=request.acting, request_id=pk, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_appointment(pk, **form.when(), worker=form.who(), by=request.acting)
            if way := form.cleaned_data["remind"]:
                actions.choose_reminder(made.request, way, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            if _is_alone(made):
                messages.warning(
                    request,
                    _("De afspraak staat. Op huisbezoek gaat u samen: kies wie er meegaat."),
                )
                return redirect("trajectories:company", pk=made.pk)
            return to_case(request, pk, _("De afspraak staat."))
    return show(request, help_request, "trajectories/appointment.html", form=form)


def _is_alone(made: Appointment) -> bool:
    """Whether a second helper should come to this home visit, and nobody was chosen yet."""
    alone = actions.visits_alone(made.organisation_id, timezone.now())
    return alone.filter(pk=made.pk).exists()


def _own(request: WorkerRequest, pk: UUID) -> Appointment:
    """An appointment that the own organisation made."""
    return get_object_or_404(Appointment, pk=pk, organisation_id=request.acting.organisation_id)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Another moment or place; everybody who comes hears it."""
    found = _own(request, pk)
    form = MoveForm(posted(request), acting=request.acting, appointment=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_appointment(pk, **form.when(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return to_case(request, found.request_id, _("De afspraak is verzet."))
    return show(
        request,
        find(found.request_id),
        "trajectories/move.html",
        form=form,
        appointment=found,
        refusal=refusal_of(found),
    )


def refusal_of(found: Appointment) -> CannotCome | None:
    """What the person said when they cannot come, as long as the appointment is at that moment."""
    return CannotCome.objects.filter(
        request_id=found.request_id, appointment=found, starts_at=found.starts_at
    ).first()


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def company(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Who comes along, in which role."""
    found = _own(request, pk)
    acting = request.acting
    form = CompanyForm(
        posted(request),
        workers=_may_come(acting, found),
        places=actions.organisations_along(found, acting),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_along(pk, whom=form.chosen(), role=form.cleaned_data["role"], by=acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Dit staat erin. Wie meegaat, hoort het per e-mail."))
            return redirect("trajectories:company", pk=pk)
    return show(
        request,
        find(found.request_id),
        "trajectories/company.html",
        form=form,
        appointment=found,
        people=people_of(found, company_of(found), acting),
    )


def _may_come(acting: Worker, found: Appointment) -> list[Worker]:
    """Colleagues who may see this person: all who see everybody, and helpers who are assigned."""
    able = helpers(acting, found.request_id).values()
    return [row for row in able if row.pk != found.worker_id]


def company_of(found: Appointment) -> list[Companion]:
    """Who comes along, the first who was asked first; named as far as they are known here."""
    along = list(
        Companion.objects.filter(
            request_id=found.request_id, appointment=found, ended_at=None
        ).order_by("asked_at")
    )
    name_all([found, *along])
    return along


def name_all(rows: list[Any]) -> None:
    """Fill in the workers and organisations of these rows; who is hidden here has no name."""
    connect(
        rows,
        {Worker: Worker.objects.all(), Organisation: Organisation.objects.all()},
        hidden=_hidden,
    )


def _hidden(_row: Any, model: type[Model], key: Any, _known: Known) -> Model | None:
    return Worker(pk=key, name="") if model is Worker else None


def people_of(found: Appointment, along: list[Companion], acting: Worker) -> list[dict[str, Any]]:
    """Everybody who comes: name as far as it is known here, organisation, role."""
    people: list[dict[str, Any]] = [
        {
            "name": found.worker.name or _("iemand van deze organisatie"),
            "place": found.organisation.name,
            "role": found.get_role_display(),
            "companion": None,
        }
    ]
    for row in along:
        own = row.organisation_id == acting.organisation_id
        people.append(
            {
                "name": row.worker.name or _("iemand van deze organisatie")
                if row.worker
                else _("nog niet gekozen"),
                "place": row.organisation.name,
                "role": row.get_role_display(),
                "companion": row if own or row.host_id == acting.organisation_id else None,
            }
        )
    return people


@for_workers(Duty.HELP)
@require_POST
def stay_home(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Somebody does not come along after all."""
    found = get_object_or_404(Companion, pk=pk)
    if request.acting.organisation_id not in {found.host_id, found.organisation_id}:
        raise Http404
    actions.stay_home(pk, by=request.acting)
    return to_case(request, found.request_id, _("Deze persoon gaat niet mee."))


@for_workers(Duty.ASSIGN, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def send_along(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The organisation that was asked says who goes."""
    acting = request.acting
    companion = get_object_or_404(
        Companion.objects.select_related("appointment"),
        pk=pk,
        organisation_id=acting.organisation_id,
    )
    found = companion.appointment
    form = CompanyForm(posted(request), workers=_may_come(acting, found), places=[])
    del form.fields["role"]
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        try:
            assert isinstance(chosen, Worker)  # noqa: S101 - no organisation was offered
            actions.send_along(pk, chosen, by=acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return to_case(request, companion.request_id, _("Wie meegaat, hoort het per e-mail."))
    return show(
        request,
        find(companion.request_id),
        "trajectories/send_along.html",
        form=form,
        appointment=found,
        companion=companion,
        people=people_of(found, company_of(found), acting),
    )


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Say how an appointment went."""
    found = _own(request, pk)
    form = ResultForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["result"]
        try:
            actions.appointment_result(pk, told, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            if told == AppointmentResult.HELD:
                messages.success(request, _("Fijn. Schrijf meteen op wat u besprak."))
                return redirect("trajectories:report", pk=pk)
            return to_case(request, found.request_id, _("Dit staat erin."))
    return show(
        request,
        find(found.request_id),
        "trajectories/result.html",
        form=form,
        appointment=found,
        is_past=found.starts_at <= timezone.now(),
    )
