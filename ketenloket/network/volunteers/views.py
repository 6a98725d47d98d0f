"""Pages about helpers: what they can and want, what was seen of them, how the organisation works."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.actions import change_worker
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers import actions
from ketenloket.network.volunteers.forms import LanguagesForm, ProofForm, TermsForm, WishesForm
from ketenloket.network.volunteers.models import VolunteerProfile, VolunteerProof, terms_of
from ketenloket.network.volunteers.rules import Proof, lacks
from ketenloket.network.volunteers.rules.weights import (
    BAR_IN_WORDS,
    FACTOR_IN_WORDS,
    WEIGHTS,
)

if TYPE_CHECKING:
    from datetime import date

FORM = ["GET", "HEAD", "POST"]


def _own(request: WorkerRequest, pk: int) -> Worker:
    """A worker of the own organisation."""
    own = Worker.objects.select_related("role", "organisation", "alliance")
    return get_object_or_404(own, pk=pk, organisation_id=request.acting.organisation_id)


def _profile_of(worker: Worker) -> VolunteerProfile | None:
    return (
        VolunteerProfile.objects.filter(worker_id=worker.pk, organisation_id=worker.organisation_id)
        .select_related("changed_by")
        .first()
    )


def _form(request: WorkerRequest, worker: Worker, kept: VolunteerProfile | None) -> WishesForm:
    data = request.POST if request.method == "POST" else None
    return WishesForm(data, municipalities=worker.alliance.municipalities, profile=kept)


@for_workers(Duty.COORDINATE)
@require_http_methods(FORM)
def profile(request: WorkerRequest, pk: int) -> HttpResponse:
    """All about one helper, for the coordinator."""
    worker = _own(request, pk)
    kept = _profile_of(worker)
    form = _form(request, worker, kept)
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_wishes(worker, form.wishes(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Opgeslagen. Het telt mee bij het volgende voorstel."))
            return redirect("volunteers:profile", pk=pk)
    return _show(request, worker, kept, form, ProofForm())


def _show(
    request: WorkerRequest,
    worker: Worker,
    kept: VolunteerProfile | None,
    form: WishesForm,
    proof_form: ProofForm,
) -> HttpResponse:
    proofs = list(
        VolunteerProof.objects.filter(
            worker_id=worker.pk, organisation_id=worker.organisation_id, taken_back_at=None
        ).order_by("-dated_on")
    )
    terms = terms_of(worker.organisation_id)
    newest: dict[str, date] = {}
    for row in proofs:
        newest.setdefault(row.what, row.dated_on)
    missing = lacks(newest, terms.asks, vog_months=terms.vog_months, today=timezone.localdate())
    record("volunteers.profile_viewed", worker, purpose="manage")
    read_only()
    context = {
        "worker": worker,
        "profile": kept,
        "form": form,
        "proof_form": proof_form,
        "languages_form": LanguagesForm(initial={"languages": worker.languages}),
        "proofs": proofs,
        "lacks": missing,
    }
    return render(request, "volunteers/profile.html", context)


@for_workers(Duty.COORDINATE)
@require_POST
def proof(request: WorkerRequest, pk: int) -> HttpResponse:
    """A VOG was seen, or a training done."""
    worker = _own(request, pk)
    form = ProofForm(request.POST)
    if not form.is_valid():
        kept = _profile_of(worker)
        wishes = WishesForm(municipalities=worker.alliance.municipalities, profile=kept)
        return _show(request, worker, kept, wishes, form)
    told = form.cleaned_data
    actions.add_proof(worker, told["what"], told["dated_on"], by=request.acting)
    messages.success(request, _("Genoteerd: %(what)s.") % {"what": Proof(told["what"]).label})
    return redirect("volunteers:profile", pk=pk)


@for_workers(Duty.COORDINATE)
@require_POST
def take_back(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Something was noted by mistake."""
    own = VolunteerProof.objects.filter(organisation_id=request.acting.organisation_id)
    found = get_object_or_404(own, pk=pk)
    actions.take_back_proof(found.pk, by=request.acting)
    messages.success(request, _("Dit telt niet meer."))
    return redirect("volunteers:profile", pk=found.worker_id)


@for_workers(Duty.COORDINATE)
@require_POST
def languages(request: WorkerRequest, pk: int) -> HttpResponse:
    """Which languages somebody speaks."""
    worker = _own(request, pk)
    form = LanguagesForm(request.POST)
    if form.is_valid():
        change_worker(
            worker,
            name=worker.name,
            phone=worker.phone,
            languages=form.cleaned_data["languages"],
            by=request.acting,
        )
        messages.success(request, _("Opgeslagen. Het telt mee bij het volgende voorstel."))
    return redirect("volunteers:profile", pk=pk)


@for_workers(Duty.HELP)
@require_http_methods(FORM)
def own_wishes(request: WorkerRequest) -> HttpResponse:
    """What the helper who acts can and wants."""
    worker = request.acting
    kept = _profile_of(worker)
    form = _form(request, worker, kept)
    if request.method == "POST" and form.is_valid():
        actions.keep_wishes(worker, form.wishes(), by=worker)
        messages.success(request, _("Opgeslagen. Uw coördinator ziet het."))
        return redirect("volunteers:own_wishes")
    proofs = VolunteerProof.objects.filter(
        worker_id=worker.pk, organisation_id=worker.organisation_id, taken_back_at=None
    ).order_by("-dated_on")
    context = {"form": form, "profile": kept, "proofs": list(proofs), "worker": worker}
    return render(request, "volunteers/own_wishes.html", context)


@for_workers(Duty.COORDINATE)
@require_http_methods(FORM)
def terms(request: WorkerRequest) -> HttpResponse:
    """How the own organisation works with its helpers."""
    kept = terms_of(request.acting.organisation_id)
    form = TermsForm(request.POST if request.method == "POST" else None, terms=kept)
    if request.method == "POST" and form.is_valid():
        actions.keep_terms(form.terms(), by=request.acting)
        messages.success(request, _("Opgeslagen. Het geldt meteen voor uw organisatie."))
        return redirect("workbench:volunteers")
    return render(request, "volunteers/terms.html", {"form": form})


@for_workers(Duty.ASSIGN, Duty.COORDINATE)
@require_safe
def weighing(request: WorkerRequest) -> HttpResponse:
    """How the order of the proposed helpers comes about."""
    factors = [
        {"text": FACTOR_IN_WORDS[factor], "points": points}
        for factor, points in sorted(WEIGHTS.items(), key=lambda pair: -pair[1])
    ]
    context = {"factors": factors, "bars": list(BAR_IN_WORDS.values())}
    return render(request, "volunteers/weighing.html", context)
