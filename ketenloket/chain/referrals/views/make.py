"""Make a referral: to whom, on which basis, why, and what the receiver will see."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.referrals.actions import decision_for, make_referral, preview, take
from ketenloket.chain.referrals.forms import ChooseForm, MakeForm
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.referrals.views.consequences import of_sending
from ketenloket.chain.referrals.views.same_need import same_need
from ketenloket.chain.referrals.views.shown import basis_shown, packet_rows
from ketenloket.chain.triage.models import TriageDecision
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_LONGEST_KEY = 15  # digits; a longer one is no key of ours


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """First to whom, then why; the table's decision answers both beforehand."""
    help_request = get_object_or_404(
        _with_under_way(), pk=pk, lead_id=request.acting.organisation_id
    )
    if help_request.status != Status.OPEN:
        messages.info(request, _("Deze hulpvraag is afgesloten. Er valt niets meer te verwijzen."))
        return redirect("workbench:case", pk=pk)
    given = (request.POST if request.method == "POST" else request.GET).get("naar", "")
    decision = None if given else decision_for(help_request)
    base = {
        "help_request": help_request,
        "decision": decision,
        "under_way": _under_way(help_request),
        "same_need": same_need(help_request, by=request.acting),
    }
    chosen = _receiver(request.acting, given) if given else _of_table(decision)
    if "anders" in request.GET or chosen is None:
        asked = {"naar": given} if given or "naar" in request.GET else None
        form = ChooseForm(asked, acting=request.acting)
        return _show(request, "referrals/choose.html", base | {"form": form})
    if request.method == "POST":
        return _made(request, base, chosen)
    initial = {"why": decision.why if decision else "", "told_on": timezone.localdate()}
    return _ask(request, base, chosen, MakeForm(initial=initial, sends=False))


@dataclass(frozen=True)
class Chosen:
    """To whom: an organisation, and its offer if one was chosen."""

    receiver: Organisation
    service: Service | None

    @property
    def key(self) -> str:
        """How the form names it."""
        return f"aanbod-{self.service.pk}" if self.service else f"organisatie-{self.receiver.pk}"


def _of_table(decision: TriageDecision | None) -> Chosen | None:
    if decision is None or decision.organisation is None:
        return None
    return Chosen(decision.organisation, decision.service)


def _receiver(acting: Worker, key: str) -> Chosen | None:
    """What was chosen in the form or named in the address; None when that does not exist."""
    kind, _dash, number = key.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < _LONGEST_KEY):
        return None
    mine = {"alliance_id": acting.alliance_id, "pk": int(number), "active": True}
    if kind == "aanbod":
        service = Service.objects.select_related("organisation").filter(**mine).first()
        return Chosen(service.organisation, service) if service else None
    if kind == "organisatie":
        organisation = Organisation.objects.filter(**mine).first()
        return Chosen(organisation, None) if organisation else None
    return None


def _with_under_way() -> QuerySet[HelpRequest]:
    """Requests with their person and, in the same query, what is under way for them."""
    line = JSONObject(key="pk", state="state", name="receiver__name")
    waiting = Referral.objects.open().filter(request_id=OuterRef("pk")).order_by("made_at")
    return HelpRequest.objects.select_related("help_seeker").annotate(
        waiting=ArraySubquery(waiting.values_list(line))
    )


def _under_way(help_request: HelpRequest) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = help_request.waiting  # type: ignore[attr-defined]
    return [
        row | {"is_draft": row["state"] == State.DRAFT, "words": State(row["state"]).label}
        for row in rows
    ]


def _made(request: WorkerRequest, base: dict[str, Any], chosen: Chosen) -> HttpResponse:
    sends = request.POST.get("doe") == "verstuur"
    form = MakeForm(request.POST, sends=sends)
    if form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():  # not sent means not made either: nothing half
                referral = make_referral(
                    base["help_request"].pk,
                    receiver=chosen.receiver,
                    service=chosen.service,
                    why=told["why"],
                    by=request.acting,
                )
                if sends:
                    take(
                        Verb.SEND,
                        referral.pk,
                        by=request.acting,
                        told_on=told["told_on"],
                        told_how=told["told_how"],
                    )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _said(chosen.receiver, sends=sends))
            return redirect("workbench:case", pk=base["help_request"].pk)
    return _ask(request, base, chosen, form)


def _said(receiver: Organisation, *, sends: bool) -> str:
    words = {"name": receiver.name}
    if sends:
        return (
            _("De verwijzing is verstuurd. %(name)s krijgt bericht en antwoordt.") % words
            + " "
            + _("U blijft verantwoordelijk tot de hulpvrager daar is aangekomen.")
        )
    return _("De verwijzing naar %(name)s staat klaar. Er is nog niets gedeeld.") % words


def _ask(
    request: WorkerRequest, base: dict[str, Any], chosen: Chosen, form: MakeForm
) -> HttpResponse:
    help_request = base["help_request"]
    packet = preview(help_request)
    context = {
        "receiver": chosen.receiver,
        "service": chosen.service,
        "key": chosen.key,
        "form": form,
        "items": of_sending(chosen.receiver.name),
        "basis": basis_shown(help_request, chosen.receiver),
        "packet": packet_rows(asdict(packet)),
        "has_intake": packet.from_intake,
    }
    return _show(request, "referrals/make.html", base | context)


def _show(request: WorkerRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    help_request = context["help_request"]
    record("referrals.prepared", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    return render(request, template, context)
