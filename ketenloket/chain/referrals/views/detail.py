"""One referral, as the side that looks may see it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.referrals import actions
from ketenloket.chain.referrals.forms import QuestionForm
from ketenloket.chain.referrals.models import Referral, ReferralQuestion, WarmHandover
from ketenloket.chain.referrals.permissions import is_party, keeps_a_line, may_ask
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.referrals.views.shown import basis_shown, packet_rows, people_of, road_of
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

# The step that brings it further stands first.
_ORDER = [
    Verb.SEND,
    Verb.ACCEPT,
    Verb.ARRIVE,
    Verb.HANDLE,
    Verb.MISS,
    Verb.DECLINE,
    Verb.WITHDRAW,
]


def found_referral(pk: UUID) -> Referral:
    """The referral with its sides; a hidden one gives the same 404 as a missing one."""
    return get_object_or_404(Referral.objects.with_parties().select_related("disclosure"), pk=pk)


@for_workers(Duty.CASES)
@require_safe
def detail(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Whose turn it is, what the receiver knows, and the thread of questions."""
    return show_detail(request, found_referral(pk), QuestionForm())


@for_workers(Duty.CASES)
@require_POST
def ask(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Put a question to the other side, or answer one."""
    referral = found_referral(pk)
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            actions.ask(pk, form.cleaned_data["text"], by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            to_sender = request.acting.organisation_id == referral.receiver_id
            other = referral.sender if to_sender else referral.receiver
            messages.success(
                request, _("%(name)s krijgt bericht en leest het hier.") % {"name": other.name}
            )
            return redirect(reverse("referrals:detail", args=[pk]) + "#vragen")
    return show_detail(request, referral, form)


@for_workers(Duty.CASES)
@require_POST
def follow(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The sender looks again when the receiver's date is due."""
    referral = get_object_or_404(
        Referral.objects.with_parties(), pk=pk, lead_id=request.acting.organisation_id
    )
    try:
        followed = actions.follow(pk, by=request.acting)
    except (RefusedError, Referral.DoesNotExist):
        messages.info(request, _("Deze verwijzing loopt niet meer."))
        return redirect("referrals:detail", pk=pk)
    day = date_format(followed.next_on or timezone.localdate(), "l j F")
    messages.success(request, _("U ziet deze hulpvraag weer op %(day)s.") % {"day": day})
    return redirect("workbench:case", pk=referral.request_id)


def show_detail(request: WorkerRequest, referral: Referral, form: QuestionForm) -> HttpResponse:
    """Record the look, stop all writing, show the page."""
    acting = request.acting
    line_only = keeps_a_line(referral, acting)
    help_request = (
        HelpRequest.objects.filter(pk=referral.request_id).select_related("help_seeker").first()
    )
    context = {
        "referral": referral,
        "help_request": help_request,
        "line_only": line_only,
        "is_sender": acting.organisation_id == referral.sender_id,
        "is_receiver": acting.organisation_id == referral.receiver_id,
        "is_lead": acting.organisation_id == referral.lead_id,
        "steps": road_of(referral),
        "clock": referral.clock,
        "turn": _turn(referral, acting),
        "verbs": _buttons(referral, acting),
        "packet": [] if line_only else packet_rows(referral.packet),
        "facts": [] if line_only else _facts(referral),
        "questions": [] if line_only else _questions(referral),
        "form": form if may_ask(referral, acting) else None,
        "basis": _basis(referral, help_request, acting),
        "stopped": _has_stopped(referral),
        "follows": _may_follow(referral, help_request, acting),
    }
    record("referrals.viewed", referral, purpose="help")
    read_only()
    return render(request, "referrals/detail.html", context)


def _buttons(referral: Referral, acting: Worker) -> list[dict[str, str]]:
    open_now = referral.open_steps(acting.organisation_id)
    return [
        {
            "url": reverse("referrals:step", args=[referral.pk, verb.value]),
            "label": str(verb.label),
            "variant": "secondary" if place or verb is Verb.WITHDRAW else "primary",
        }
        for place, verb in enumerate(sorted(open_now, key=_ORDER.index))
    ]


def _turn(referral: Referral, acting: Worker) -> str:
    if referral.turn is None:
        return _("Niemand hoeft hier nog iets te doen")
    whose = {"sender": referral.sender, "receiver": referral.receiver}[referral.turn.value]
    if whose.pk == acting.organisation_id and is_party(referral, acting):
        return _("U bent aan de beurt")
    return _("%(name)s is aan de beurt") % {"name": whose.name}


def _may_follow(referral: Referral, help_request: HelpRequest | None, acting: Worker) -> bool:
    """Whether the sender's own date lies before the receiver's, so that it comes too early."""
    if referral.state not in {State.SENT, State.ACCEPTED} or not help_request:
        return False
    ours, theirs = help_request.next_on, referral.next_on
    is_ours = help_request.lead_id == acting.organisation_id == referral.sender_id
    awaits = help_request.next_code == NextCode.AWAIT_ARRIVAL
    return bool(is_ours and awaits and ours and theirs and ours < theirs)


def _has_stopped(referral: Referral) -> bool:
    """Whether what was shared ended while the referral still waits."""
    disclosure = referral.disclosure
    return (
        referral.state in {State.SENT, State.ACCEPTED}
        and disclosure is not None
        and (disclosure.ended_at is not None or disclosure.ends_at <= timezone.now())
    )


def _basis(
    referral: Referral, help_request: HelpRequest | None, acting: Worker
) -> dict[str, Any] | None:
    asks = referral.state == State.DRAFT and acting.organisation_id == referral.sender_id
    return basis_shown(help_request, referral.receiver) if asks and help_request else None


def _questions(referral: Referral) -> list[dict[str, Any]]:
    asked = ReferralQuestion.objects.filter(referral_id=referral.pk).order_by("asked_at")
    names = {referral.sender_id: referral.sender, referral.receiver_id: referral.receiver}
    rows = list(asked.prefetch_related("asked_by"))
    return [
        {
            "text": row.text,
            "at": row.asked_at,
            "who": ", ".join(
                filter(None, (getattr(row.asked_by, "name", ""), names[row.organisation_id].name))
            ),
        }
        for row in rows
    ]


def _facts(referral: Referral) -> list[dict[str, str]]:
    """What happened, with who and when, as far as whoever looks may know the people."""
    people = people_of(referral)
    facts = [
        (_("Voorbereid"), referral.made_at, referral.made_by_id, ""),
        (_("Hulpvrager ingelicht"), referral.told_on, referral.told_by_id, _how_told(referral)),
        (_("Verstuurd"), referral.sent_at, referral.sent_by_id, ""),
        (_("Beantwoord"), referral.answered_at, referral.answered_by_id, _answer(referral)),
        (_("Aangekomen"), referral.arrived_at, referral.arrived_by_id, _handover(referral)),
    ]
    return [
        {
            "label": label,
            "value": ", ".join(
                filter(None, (_day(at), people[by].name if by in people else "", detail))
            ),
        }
        for label, at, by, detail in facts
        if at
    ]


def _day(at: Any) -> str:
    local = timezone.localtime(at) if hasattr(at, "hour") else at
    return str(date_format(local, "j F Y"))


def _how_told(referral: Referral) -> str:
    return str(referral.get_told_how_display()) if referral.told_how else ""


def _answer(referral: Referral) -> str:
    return referral.decline_reason.label if referral.decline_reason else _("aangenomen")


def _handover(referral: Referral) -> str:
    if referral.state != State.ARRIVED:
        return ""
    met = WarmHandover.objects.filter(referral_id=referral.pk).first()
    return str(met.get_form_display()) if met else ""
