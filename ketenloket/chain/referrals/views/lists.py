"""All referrals of the organisation: those that wait for us, those we sent, and what is done."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.referrals.models import Referral, ReferralQuerySet
from ketenloket.chain.referrals.rules import OPEN_STATES, Side, State
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.pages import page_of
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

PAGE = 25
_TABS = {"": _("Wacht op ons"), "verwezen": _("Door ons verwezen"), "klaar": _("Afgerond")}


def _rows_of(tab: str, acting: Worker) -> ReferralQuerySet:
    me = acting.organisation_id
    if tab == "":
        waiting = Referral.objects.filter(receiver_id=me, state__in=[State.SENT, State.ACCEPTED])
        return waiting.order_by("next_on", "pk")
    if tab == "verwezen":
        return Referral.objects.filter(sender_id=me, state__in=OPEN_STATES).order_by(
            "next_on", "pk"
        )
    # What the receiver declined is done for the receiver, and not yet for the sender.
    done = [State.ARRIVED, State.WITHDRAWN, State.HANDLED, State.EXPIRED]
    mine = Q(sender_id=me, state__in=done) | Q(receiver_id=me, state__in=[*done, State.DECLINED])
    return Referral.objects.filter(mine).order_by("-made_at", "pk")


@for_workers(Duty.CASES)
@require_safe
def referral_list(request: WorkerRequest) -> HttpResponse:
    """The referrals in one tab, deadline first."""
    asked = request.GET.get("lijst", "")
    tab = asked if asked in _TABS else ""
    page = page_of(_rows_of(tab, request.acting).with_parties(), request, rows=PAGE)
    rows = _lines(page.rows, request.acting)
    record("referrals.list_viewed", request.acting.organisation, purpose="help")
    read_only()
    context = {
        "tab": tab,
        "tabs": [{"key": key, "label": _(label)} for key, label in _TABS.items()],
        "rows": rows,
        **page.beside(),
    }
    return render(request, "referrals/list.html", context)


def _lines(found: list[Referral], acting: Worker) -> list[dict[str, Any]]:
    """Each referral with the name, where it may be seen, and whose turn it is."""
    names = dict(
        HelpRequest.objects.filter(pk__in=[row.request_id for row in found]).values_list(
            "pk", "help_seeker__name"
        )
    )
    return [
        {
            "referral": row,
            "name": names.get(row.request_id, ""),
            "clock": row.clock,
            "ours": row.turn is not None and row.turn is _side(row, acting),
            "other": row.receiver if row.sender_id == acting.organisation_id else row.sender,
            "sent_by_us": row.sender_id == acting.organisation_id,
        }
        for row in found
    ]


def _side(referral: Referral, acting: Worker) -> Side:
    return referral.side_of(acting.organisation_id)
