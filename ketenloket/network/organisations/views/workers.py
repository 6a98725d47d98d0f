"""Workers of an organisation: invite, change, end."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.forms import InviteForm, RoleForm, WorkerForm
from ketenloket.network.organisations.models import Organisation, Role, Worker
from ketenloket.network.organisations.permissions import (
    WorkerRequest,
    for_workers,
    may_give,
    may_manage,
)
from ketenloket.network.organisations.rules import Duty


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE, Duty.ALLIANCE)
def invite(request: WorkerRequest, pk: int) -> HttpResponse:
    """Invite somebody to work at this organisation."""
    by = request.acting
    organisation = get_object_or_404(Organisation, pk=pk, alliance_id=by.alliance_id, active=True)
    if not may_manage(by, organisation):
        raise Http404
    roles = _roles_to_give(by, organisation)
    if not roles:
        messages.error(
            request,
            _("Deze organisatie heeft een coördinator. Die nodigt zelf de anderen uit."),
        )
        return redirect("organisations:manage")
    form = InviteForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.invite(organisation, data["name"], data["email"], data["role"], by=by)
        except RefusedError as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(
                request,
                _("%(name)s krijgt een e-mail met een link. De link werkt 14 dagen.")
                % {"name": data["name"]},
            )
            return redirect("organisations:manage")
    return render(
        request, "organisations/invite.html", {"organisation": organisation, "form": form}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE)
def worker(request: WorkerRequest, pk: int) -> HttpResponse:
    """One worker of the own organisation: details, role, invitation, the end of the work."""
    by = request.acting
    found = _own_worker(by, pk)
    form = WorkerForm(request.POST or None, initial={"name": found.name, "phone": found.phone})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.change_worker(
            found, name=data["name"], phone=data["phone"], languages=found.languages, by=by
        )
        messages.success(request, _("Opgeslagen."))
        return redirect("organisations:worker", pk=found.pk)
    return _page(request, found, form=form)


@require_POST
@for_workers(Duty.COORDINATE)
def role(request: WorkerRequest, pk: int) -> HttpResponse:
    """Give a worker another role."""
    by = request.acting
    found = _own_worker(by, pk)
    form = RoleForm(request.POST, roles=_roles_to_give(by, found.organisation))
    if form.is_valid():
        try:
            actions.change_role(found, form.cleaned_data["role"], by=by)
        except RefusedError as refused:
            form.add_error("role", str(refused))
        else:
            messages.success(
                request,
                _("%(name)s is nu %(role)s. Dat geldt vanaf de volgende pagina die wordt geopend.")
                % {"name": found.name, "role": form.cleaned_data["role"].label},
            )
            return redirect("organisations:worker", pk=found.pk)
    return _page(request, found, role_form=form)


@require_POST
@for_workers(Duty.COORDINATE)
def invite_again(request: WorkerRequest, pk: int) -> HttpResponse:
    """Send the invitation once more."""
    by = request.acting
    found = _own_worker(by, pk)
    try:
        actions.invite_again(found, by=by)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Er gaat een nieuwe link per e-mail. De oude werkt niet meer."))
    return redirect("organisations:worker", pk=found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE)
def end(request: WorkerRequest, pk: int) -> HttpResponse:
    """Somebody stops: what happens then, and the button."""
    by = request.acting
    found = _own_worker(by, pk)
    refused = ""
    if request.method == "POST":
        try:
            actions.end_worker(found, by=by)
        except RefusedError as error:
            refused = str(error)
        else:
            messages.success(
                request,
                _("%(name)s werkt niet meer voor %(organisation)s en ziet hier niets meer.")
                % {"name": found.name, "organisation": found.organisation.name},
            )
            return redirect("organisations:manage")
    return render(request, "organisations/end.html", {"worker": found, "refused": refused})


def _own_worker(by: Worker, pk: int) -> Worker:
    workers = Worker.objects.select_related("role", "organisation", "account")
    return get_object_or_404(workers, pk=pk, organisation_id=by.organisation_id, active=True)


def _roles_to_give(by: Worker, organisation: Organisation) -> list[Role]:
    return [role for role in Role.objects.all() if may_give(by, role, organisation)]


def _page(
    request: WorkerRequest,
    found: Worker,
    *,
    form: WorkerForm | None = None,
    role_form: RoleForm | None = None,
) -> HttpResponse:
    if form is None:
        form = WorkerForm(initial={"name": found.name, "phone": found.phone})
    if role_form is None:
        roles = _roles_to_give(request.acting, found.organisation)
        role_form = RoleForm(roles=roles, initial={"role": found.role_id})
    invitation = None
    if found.account_id is None:
        invitation = found.invitations.filter(accepted_at__isnull=True).first()
    return render(
        request,
        "organisations/worker.html",
        {"worker": found, "form": form, "role_form": role_form, "invitation": invitation},
    )
