"""A referral on its way: sent, taken on or not, arrived."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from demo.people import DemoPerson
from demo.steps import responsible_for
from demo.world import DemoWorld
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.referrals.actions import make_referral, take
from ketenloket.chain.referrals.models import DeclineReason, Referral
from ketenloket.chain.referrals.rules import HandoverForm, State, ToldHow, Verb
from ketenloket.chain.sharing.actions import give_consent
from ketenloket.chain.sharing.rules import (
    REFERRAL_CATEGORIES,
    GivenHow,
    LegalBasis,
    Purpose,
    basis_of,
)
from ketenloket.chain.trajectories.actions import (
    begin,
)
from ketenloket.chain.triage.models import TriageItem
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Worker


def refer(world: DemoWorld, request_id: UUID, person: DemoPerson) -> None:
    """Ask consent where consent is the basis, tell the person, and send."""
    worker = responsible_for(world, request_id)
    today = timezone.localdate()
    with acting_as(worker.actor()):
        request = HelpRequest.objects.get(pk=request_id)
        item = TriageItem.objects.select_related("decision__organisation", "decision__service").get(
            source__request_id=request_id
        )
        receiver = item.decision.organisation
        if basis_of(receiver.kind) == LegalBasis.CONSENT:
            give_consent(
                request,
                organisation=receiver,
                purpose=Purpose.REFERRAL,
                covers=REFERRAL_CATEGORIES,
                given_how=GivenHow.SPOKEN if person.language != "nl" else GivenHow.WRITTEN,
                given_on=today,
                until=today + timedelta(days=180),
                by=worker,
            )
        referral = make_referral(
            request_id,
            receiver=receiver,
            service=item.decision.service,
            why=item.decision.why,
            by=worker,
        )
        take(Verb.SEND, referral.pk, by=worker, told_on=today, told_how=ToldHow.PHONE)


def _open_referral(world: DemoWorld, request_id: UUID) -> tuple[Referral, Worker]:
    """The referral that waits for its receiver, and who acts there."""
    for worker in {w.organisation_id: w for w in reversed(world.workers.values())}.values():
        lead = world.lead_of(worker.organisation_id) if _has_cases(world, worker) else None
        if lead is None:
            continue
        with acting_as(lead.actor()):
            referral = Referral.objects.filter(
                request_id=request_id,
                receiver_id=lead.organisation_id,
                state__in=[State.SENT, State.ACCEPTED],
            ).first()
        if referral:
            return referral, lead
    msg = f"no referral of {request_id} waits"
    raise LookupError(msg)


def _has_cases(world: DemoWorld, worker: Worker) -> bool:
    return any(
        "cases" in other.role.duties
        for other in world.workers.values()
        if other.organisation_id == worker.organisation_id
    )


def accept(world: DemoWorld, request_id: UUID) -> None:
    """The receiver takes it on."""
    referral, worker = _open_referral(world, request_id)
    with acting_as(worker.actor()):
        take(Verb.ACCEPT, referral.pk, by=worker)


def decline(world: DemoWorld, request_id: UUID, reason: str) -> None:
    """The receiver says no, with a reason."""
    referral, worker = _open_referral(world, request_id)
    with acting_as(worker.actor()):
        chosen = DeclineReason.objects.get(code=reason)
        take(Verb.DECLINE, referral.pk, by=worker, reason=chosen)


def arrive(world: DemoWorld, request_id: UUID) -> None:
    """They met: the receiver leads from now on."""
    referral, worker = _open_referral(world, request_id)
    with acting_as(worker.actor()):
        take(
            Verb.ARRIVE,
            referral.pk,
            by=worker,
            form=HandoverForm.JOINT_VISIT,
            met_on=timezone.localdate(),
            responsible=worker,
        )
        begin(request_id, by=worker)
