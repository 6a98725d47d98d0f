"""Another colleague becomes responsible: asked, answered, and only then does it change hands.

A coordinator may still decide directly (`set_next_step`), and so goes what a leaver holds
(`hand_over`). To another organisation the lead goes by a referral, never by this.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next, refuse_leaving
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.trajectories.actions.begin import leads, open_request
from ketenloket.chain.trajectories.models import Takeover
from ketenloket.chain.trajectories.notifications import tell_answered, tell_asked_to_take_over
from ketenloket.chain.trajectories.rules import TakeoverState, after_answer, answer_by, waiting_step
from ketenloket.chain.trajectories.rules.handing_over import Planned
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty


@transaction.atomic
def propose_takeover(
    request_id: UUID, to: Worker, *, why: str, know: str = "", by: Worker
) -> Takeover:
    """Ask a colleague to become responsible. Until the answer everything stays as it is.

    The next step becomes to wait for the answer, no later than what was due already.

    Args:
        request_id: a request that the organisation of `by` leads.
        to: a colleague who may be responsible.
        why: in words.
        know: what the colleague should know.
        by: who is responsible now, or a coordinator.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when the colleague does not fit, something is missing, or another was asked.
    """
    request = open_request(request_id, by=by)
    _refuse_unfit(request, to, by)
    if not why.strip():
        raise RefusedError(_("Schrijf op waarom een ander dit overneemt."))
    waits = open_takeover(request)
    if waits and waits.to_worker_id == to.pk:
        return waits
    if waits:
        raise RefusedError(_("Er is al iemand gevraagd. Trek die vraag eerst in."))
    refuse_leaving(to)
    end_takeovers(request, by=by)  # one that was asked of whoever was responsible before
    today = timezone.localdate()
    before = Planned(request.next_step, request.next_on or today)
    until = answer_by(today, threatened=request.is_crisis)
    waiting = waiting_step(to.name, before, until)
    asked = Takeover(
        **case_of(request),
        organisation_id=by.organisation_id,
        from_worker_id=request.responsible_id,
        to_worker=to,
        why=why.strip(),
        know=know.strip(),
        step_before=before.step,
        on_before=before.on,
        step_waiting=waiting.step,
        on_waiting=waiting.on,
        answer_on=until,
        asked_by=by,
    )
    asked.save(force_insert=True)
    record("trajectories.takeover_asked", asked, purpose="help")
    _plan(request, waiting, by)
    tell_asked_to_take_over(to)
    return asked


def open_takeover(request: HelpRequest) -> Takeover | None:
    """The question that waits for an answer, if there is one; not of who is responsible no more."""
    return (
        Takeover.objects.filter(
            request=request,
            organisation_id=request.lead_id,
            state=TakeoverState.PROPOSED,
            from_worker_id=request.responsible_id,
        )
        .select_related("to_worker")
        .first()
    )


def _refuse_unfit(request: HelpRequest, to: Worker, by: Worker) -> None:
    if not leads(request, by) or not by.has(Duty.CASES):
        raise RefusedError(_("Alleen wie de regie heeft, vraagt een collega om over te nemen."))
    if request.responsible_id != by.pk and not by.has(Duty.COORDINATE):
        raise RefusedError(_("Vraag dit aan wie nu verantwoordelijk is, of aan uw coördinator."))
    fits = (
        to.organisation_id == by.organisation_id
        and to.active
        and to.has(Duty.CASES)
        and to.role.sees == Sees.ORGANISATION
    )
    if not fits:
        raise RefusedError(_("Kies een coördinator of beroepskracht van uw eigen organisatie."))
    if to.pk == request.responsible_id:
        raise RefusedError(_("%(name)s is al verantwoordelijk.") % {"name": to.name})


def _plan(
    request: HelpRequest, plan: Planned, by: Worker, responsible: Worker | None = None
) -> None:
    plan_next(
        locked(request.pk),
        code=NextCode(request.next_code),
        step=plan.step,
        on=plan.on,
        by=by,
        responsible=responsible,
    )


def answer_takeover(takeover_id: UUID, *, accept: bool, by: Worker, answer: str = "") -> Takeover:
    """Say yes, and become responsible for the step and its day; or no, with a reason.

    The same answer twice is one answer. When another became responsible since the question, the
    answer is refused and the question withdrawn: it was asked for who was responsible then.

    Raises:
        Takeover.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when another was asked or is responsible by now, it was withdrawn, or a no
            has no reason.
    """
    takeover = _answer(takeover_id, accept=accept, by=by, answer=answer)
    if takeover.state == TakeoverState.WITHDRAWN:
        raise RefusedError(
            _("Intussen is een ander verantwoordelijk geworden. Deze vraag geldt niet meer.")
        )
    return takeover


@transaction.atomic
def _answer(takeover_id: UUID, *, accept: bool, by: Worker, answer: str) -> Takeover:
    takeover = _held(takeover_id)
    wanted = TakeoverState.ACCEPTED if accept else TakeoverState.DECLINED
    if takeover.to_worker_id != by.pk:
        raise RefusedError(_("Deze vraag is aan een collega gesteld."))
    if takeover.state == wanted:
        return takeover
    if takeover.state != TakeoverState.PROPOSED or takeover.lead_id != by.organisation_id:
        raise RefusedError(_("Deze vraag is intussen ingetrokken."))
    request = locked(takeover.request_id)
    if request.responsible_id != takeover.from_worker_id:
        end_at_take_over(request, by=by)
        return Takeover.objects.get(pk=takeover.pk)
    if not accept and not answer.strip():
        raise RefusedError(_("Schrijf op waarom het niet lukt. Dan kan uw collega verder zoeken."))
    _close(takeover, wanted, by, answer)
    _plan(request, _before(takeover, request), by, responsible=by if accept else None)
    record(f"trajectories.takeover_{wanted}", takeover, purpose="help")
    tell_answered(Worker.objects.filter(pk=takeover.asked_by_id).select_related("account").first())
    return takeover


@transaction.atomic
def withdraw_takeover(takeover_id: UUID, *, by: Worker) -> Takeover:
    """Take the question back: what was the next step is so again. Twice is once.

    Raises:
        Takeover.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it was answered, or `by` is neither who asked nor a coordinator.
    """
    takeover = _held(takeover_id)
    if takeover.state == TakeoverState.WITHDRAWN:
        return takeover
    if by.pk not in {takeover.asked_by_id, takeover.from_worker_id} and not by.has(Duty.COORDINATE):
        raise RefusedError(_("Alleen wie het vroeg of een coördinator kan deze vraag intrekken."))
    if takeover.state != TakeoverState.PROPOSED:
        raise RefusedError(_("Uw collega heeft al geantwoord."))
    request = locked(takeover.request_id)
    _close(takeover, TakeoverState.WITHDRAWN, by)
    _plan(request, _before(takeover, request), by)
    record("trajectories.takeover_withdrawn", takeover, purpose="help")
    return takeover


def end_takeovers(request: HelpRequest, *, by: Worker) -> None:
    """The question no longer matters: another is responsible, leads, or the help is over.

    Called inside the action that decided so; the next step is that action's.
    """
    for takeover in Takeover.objects.filter(request=request, state=TakeoverState.PROPOSED):
        _close(takeover, TakeoverState.WITHDRAWN, by)
        record("trajectories.takeover_withdrawn", takeover, purpose="help")


def end_at_take_over(request: HelpRequest, *, by: Worker) -> None:
    """Another took the request over directly: the question ends, its words leave the next step."""
    for takeover in Takeover.objects.filter(request=request, state=TakeoverState.PROPOSED):
        plan = _before(takeover, request)
        if plan != Planned(request.next_step, request.next_on or plan.on):
            _plan(request, plan, by)
    end_takeovers(request, by=by)


def _held(takeover_id: UUID) -> Takeover:
    hold(Takeover.objects.values_list("request_id", flat=True).get(pk=takeover_id))
    return Takeover.objects.get(pk=takeover_id)


def _close(takeover: Takeover, state: TakeoverState, by: Worker, answer: str = "") -> None:
    takeover.change(state=state, answered_at=timezone.now(), answered_by=by, answer=answer.strip())


def _before(takeover: Takeover, request: HelpRequest) -> Planned:
    """What was to be done before the question, or what was planned since."""
    now = Planned(request.next_step, request.next_on or timezone.localdate())
    waiting = Planned(takeover.step_waiting, takeover.on_waiting)
    return after_answer(now, waiting, Planned(takeover.step_before, takeover.on_before))
