"""The pages of the limits: to read, to adopt, and for the neutral coordinator to write."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.agreements import actions
from ketenloket.network.agreements.forms import LimitForm, PutForm
from ketenloket.network.agreements.models import Adoption, AgreedLimit, Agreement
from ketenloket.network.agreements.permissions import may_adopt, may_write
from ketenloket.network.agreements.rules import Agreed, Decider, Effect, too_heavy
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers()
@require_safe
def current(request: WorkerRequest) -> HttpResponse:
    """The limits that hold today."""
    acting = request.acting
    version = actions.in_force(acting.alliance_id, timezone.localdate())
    return _page(request, version, actions.agreed(acting.alliance_id, timezone.localdate()))


@for_workers()
@require_safe
def version(request: WorkerRequest, number: int) -> HttpResponse:
    """One version, also an older one or one that is still to come."""
    found = _version(request.acting, number)
    rows = AgreedLimit.objects.filter(agreement_id=found.pk).order_by("position")
    limits = tuple(row.as_limit() for row in rows)
    return _page(request, found, Agreed(found.number, limits))


def _version(acting: Worker, number: int) -> Agreement:
    """A version that was put in force; a draft is only its writer's."""
    return get_object_or_404(
        Agreement, alliance_id=acting.alliance_id, number=number, from_on__isnull=False
    )


def _page(request: WorkerRequest, found: Agreement | None, agreed: Agreed) -> HttpResponse:
    acting, today = request.acting, timezone.localdate()
    own = {"alliance_id": acting.alliance_id}
    versions = Agreement.objects.filter(**own, from_on__isnull=False).order_by("-number")
    organisations = _organisations(acting, found)
    return render(
        request,
        "agreements/limits.html",
        {
            "found": found,
            "holds": found is not None and found == actions.in_force(acting.alliance_id, today),
            "is_coming": bool(found and found.from_on and found.from_on > today),
            "limits": [_shown(limit) for limit in (*agreed.to_tick, too_heavy())],
            "versions": list(versions),
            "organisations": organisations,
            "may_write": may_write(acting),
            "may_adopt": found is not None
            and may_adopt(acting)
            and not any(row["mine"] and row["adoption"] for row in organisations),
        },
    )


def _shown(limit: Any) -> dict[str, Any]:
    return {
        "limit": limit,
        "effect": Effect(limit.effect).label,
        "tone": {Effect.STOP: "bad", Effect.ALONE: "warn"}.get(limit.effect, "neutral"),
        "decider": Decider(limit.decider).label,
    }


def _organisations(acting: Worker, found: Agreement | None) -> list[dict[str, Any]]:
    """Who has adopted this version, and who has not."""
    if found is None:
        return []
    adopted = {row.organisation_id: row for row in Adoption.objects.filter(agreement_id=found.pk)}
    keys = [row.adopted_by_id for row in adopted.values()]
    names = dict(Worker.objects.filter(pk__in=keys).values_list("pk", "name"))
    here = Organisation.objects.filter(alliance_id=acting.alliance_id, active=True)
    return [
        {
            "name": row.name,
            "mine": row.pk == acting.organisation_id,
            "adoption": adopted.get(row.pk),
            "by": names.get(adopted[row.pk].adopted_by_id, "") if row.pk in adopted else "",
        }
        for row in here.order_by("name")
    ]


@for_workers()
@require_POST
def adopt(request: WorkerRequest, number: int) -> HttpResponse:
    """The own organisation adopts this version."""
    actions.adopt(_version(request.acting, number), by=request.acting)
    messages.success(request, _("Overgenomen. Iedereen in de samenwerking ziet dat."))
    return redirect("agreements:version", number=number)


@for_workers(Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: WorkerRequest) -> HttpResponse:
    """The draft: every sign with what it means, and when it will hold."""
    acting = request.acting
    writing = request.method == "POST"
    found = actions.start_draft(by=acting) if writing else actions.draft_of(acting.alliance_id)
    if writing and "begin" in request.POST:
        return redirect("agreements:draft")
    rows = (
        list(AgreedLimit.objects.filter(agreement_id=found.pk).order_by("position"))
        if found
        else []
    )
    # A sign that came meanwhile was not on the page that is sent back.
    forms = [
        LimitForm(
            request.POST if writing and f"{row.sign_id}-effect" in request.POST else None, limit=row
        )
        for row in rows
    ]
    putting = "put" in request.POST
    put = PutForm(request.POST if putting else None)
    complete = writing and all(not form.is_bound or form.is_valid() for form in forms)
    if complete and _keep(request, forms, put if putting else None):
        return redirect("agreements:current" if putting else "agreements:draft")
    return render(
        request,
        "agreements/draft.html",
        {"found": found, "forms": forms, "put": put, "wrong": [f for f in forms if f.errors]},
    )


def _keep(request: WorkerRequest, forms: list[LimitForm], put: PutForm | None) -> bool:
    """Write the draft down, and put it in force when that was asked."""
    if put is not None and not put.is_valid():
        return False
    try:
        with transaction.atomic():
            for form in forms:
                if form.is_bound:
                    actions.change_limit(form.limit, **form.cleaned_data, by=request.acting)
            said = _("Het concept is bewaard.")
            if put is not None:
                actions.put_in_force(**put.cleaned_data, by=request.acting)
                day = date_format(put.cleaned_data["from_on"], "j F Y")
                said = _("Vastgesteld. Deze versie geldt vanaf %(day)s.") % {"day": day}
    except RefusedError as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, said)
    return True
