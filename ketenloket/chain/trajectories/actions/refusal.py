"""Refused by the formal route: written down in codes, and the arrangement opens."""

from collections import Counter
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import THEN, NextCode, Stage, Status, working_days_after
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.trajectories.actions.asking import end_questions
from ketenloket.chain.trajectories.actions.ceilings import led_request
from ketenloket.chain.trajectories.actions.forming import change_form
from ketenloket.chain.trajectories.models import Exit, FormalRefusal, Trajectory
from ketenloket.chain.trajectories.rules import ARRANGE_WITHIN, wrong_with_refusal
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Worker

_LONGEST_STEP = HelpRequest._meta.get_field("next_step").max_length or 0


@transaction.atomic
def record_refusal(
    request_id: UUID, refuser: str, reason: str, refused_on: date | None, *, by: Worker
) -> FormalRefusal:
    """Write down who refused and why. The case stays open, and the arrangement begins.

    The same refusal twice is once. What was planned stays in its words, behind the new step.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is closed, or something is missing.
    """
    request = led_request(request_id, by)
    today = timezone.localdate()
    wrong = wrong_with_refusal(refuser, reason, refused_on, today=today)
    if wrong or refused_on is None:
        raise RefusedError(wrong)
    same = FormalRefusal.objects.filter(
        request_id=request.pk, refuser=refuser, refused_on=refused_on
    )
    if there := same.first():
        return there
    refusal = FormalRefusal(
        **case_of(request),
        organisation_id=by.organisation_id,
        refuser=refuser,
        reason=reason,
        refused_on=refused_on,
        recorded_by=by,
    )
    refusal.save(force_insert=True)
    record("trajectories.refused_formally", refusal, purpose="help")
    _arrange(request, by, today)
    return refusal


def _arrange(request: HelpRequest, by: Worker, today: date) -> None:
    running = Trajectory.objects.filter(request=request, ended_on__isnull=True).first()
    if running is None or running.form != FormOfHelp.ARRANGEMENT:
        end_questions(request, _("de hulp gaat verder als arrangement"), by=by)
        change_form(request, running, FormOfHelp.ARRANGEMENT)
    elsewhere = Referral.objects.open().filter(request_id=request.pk).exists()
    soon = working_days_after(today, 1 if request.is_crisis else ARRANGE_WITHIN)
    first = _("Spreek samen een arrangement af: wat kan er nu wél?")
    before = request.next_step.removeprefix(f"{first} {THEN}")
    plan_next(
        request,
        code=NextCode(request.next_code) if elsewhere else NextCode.OTHER,
        step=Truncator(f"{first} {THEN}{before}").chars(_LONGEST_STEP),
        on=min(request.next_on or soon, soon),
        stage=None if request.stage in {Stage.HELP, Stage.REFERRAL} else Stage.HELP,
        by=by,
    )


def refused(request_id: UUID) -> FormalRefusal | None:
    """The newest refusal of this request."""
    rows = FormalRefusal.objects.filter(request_id=request_id)
    return rows.order_by("-refused_on", "-recorded_at").first()


def refused_and_then(lead_id: int) -> Counter[tuple[str, str, str]]:
    """How many were refused by whom and why, and what came of them: the outcome, or `open`.

    Each request counts once for each who refused; the last exit tells how it ended.
    """
    ended = Exit.objects.filter(request_id=OuterRef("request_id")).order_by("-ended_at")
    rows = FormalRefusal.objects.filter(lead_id=lead_id).annotate(
        ended=Subquery(ended.values("outcome")[:1]), status=F("request__status")
    )
    found = {
        (row["request_id"], row["refuser"]): (row["reason"], row["status"], row["ended"])
        for row in rows.order_by("refused_on").values(
            "request_id", "refuser", "reason", "status", "ended"
        )
    }
    return Counter(
        (refuser, reason, ended or "" if status == Status.CLOSED else Status.OPEN.value)
        for (_request, refuser), (reason, status, ended) in found.items()
    )
