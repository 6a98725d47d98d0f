"""Somebody ticked what they saw: which limits that crosses, and what follows at once."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked, plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, Status
from ketenloket.chain.escalation.actions.reading import meaning, seen_since, signs_now
from ketenloket.chain.escalation.models import Escalation, Sighting
from ketenloket.chain.escalation.notifications import tell_look, tell_moved_up
from ketenloket.chain.escalation.rules import Follows, Source, follows, pick_up_by
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.agreements.rules import (
    TOO_HEAVY,
    Agreed,
    Company,
    Crossed,
    crossed,
    strictest,
)
from ketenloket.network.organisations.models import Worker


@dataclass(frozen=True)
class Helping:
    """What the room where people are helped does for this one, always in the name of the lead.

    Attributes:
        with_professional: whether a professional helps this person along with volunteers.
        volunteers: how many volunteers help this person, of all organisations.
        relieve: end the help of all those volunteers, for whoever said so.
        taken_over: a professional of the lead took over; called in that worker's name.
    """

    with_professional: Callable[[UUID], bool]
    volunteers: Callable[[HelpRequest], int]
    relieve: Callable[[HelpRequest, Worker], None]
    taken_over: Callable[[HelpRequest, Worker], None]


_helping: list[Helping] = []


def helping_is(helping: Helping) -> None:
    """Say who does that; adding it twice is once."""
    if helping not in _helping:
        _helping.append(helping)


def taken_over(request: HelpRequest, by: Worker) -> None:
    """A professional of the lead took over."""
    for helping in _helping:
        helping.taken_over(request, by)


def refuse_unknown(codes: Collection[str], agreed: Agreed) -> None:
    """Only codes of the list are ticked; nobody guesses from words.

    Raises:
        RefusedError: when a code is not on the list.
    """
    if set(codes) - {TOO_HEAVY} - {limit.code for limit in agreed.limits}:
        raise RefusedError(_("Kies iets van de lijst met grenzen."))


@transaction.atomic
def notice(
    request_id: UUID,
    codes: Collection[str],
    *,
    source: Source,
    by: Worker,
    words: str = "",
) -> Escalation | None:
    """Write down what was seen, and stop volunteers when an agreed limit is crossed.

    From then on nobody gives this person to a volunteer, in any organisation. Volunteers who help
    now stop and hear so; a professional must confirm that they take over. The same road for
    everybody and everywhere. The action that calls this comes to its end here: a volunteer no
    longer sees the person afterwards.

    Args:
        request_id: a request that whoever acts may see.
        codes: what was ticked; none crosses nothing.
        source: where it was seen. "Te zwaar" always stops.
        by: who saw it.
        words: a few words, if wanted.

    Returns:
        The escalation that stops it; None when nothing stops.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, or a code is not on the list.
    """
    said = source == Source.TOO_HEAVY
    ticked = sorted({*codes, TOO_HEAVY} if said else set(codes))
    if not ticked:
        return None
    hold(request_id)
    request = HelpRequest.objects.select_related("lead").get(pk=request_id)
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten."))
    agreed = meaning(request.alliance_id)
    if source != Source.INTAKE:  # an intake may hold a sign that is no longer used
        refuse_unknown(ticked, agreed)
    with acting_as(request.lead.actor()):
        along = any(helping.with_professional(request.pk) for helping in _helping)
    company = Company.WITH_PROFESSIONAL if along else Company.ALONE
    found = crossed(ticked, agreed, company, said=said)
    _write_down(request, ticked, source, words, found, along=along, by=by)
    with acting_as(request.lead.actor()):
        return _follow(request, found, source, agreed, by)


def left_alone(request: HelpRequest, told: Iterable[str], *, by: Worker) -> Escalation | None:
    """A professional helps no more: what was seen before weighs again for volunteers who stay.

    Some signs stop a volunteer only without a professional. Called in the name of whoever leads,
    inside what ended the help; the same road as when it is seen now.

    Args:
        request: an open request.
        told: the signs in its intake.
        by: who ended the help of the professional.
    """
    if any(helping.with_professional(request.pk) for helping in _helping):
        return None
    if not any(helping.volunteers(request) for helping in _helping):
        return None
    agreed = meaning(request.alliance_id)
    found = crossed(signs_now(request.pk, told), agreed, Company.ALONE)
    if not found.stopping:
        return None
    seen = seen_since(request.pk) & {limit.code for limit in found.stopping}
    return _follow(request, found, Source.NOTE if seen else Source.INTAKE, agreed, by)


def _write_down(  # noqa: PLR0913 - as above
    request: HelpRequest,
    ticked: list[str],
    source: Source,
    words: str,
    found: Crossed,
    *,
    along: bool,
    by: Worker,
) -> None:
    seen = Sighting(
        **case_of(request),
        organisation_id=by.organisation_id,
        source=source,
        codes=ticked,
        words=words.strip()[:300],
        with_professional=along,
        stopped=bool(found.stopping),
        seen_by=by,
    )
    seen.save(force_insert=True)
    record("escalation.seen", seen, purpose="help")


def _follow(
    request: HelpRequest, found: Crossed, source: Source, agreed: Agreed, by: Worker
) -> Escalation | None:
    """What follows, in the name of whoever leads: nobody who saw it may choose not to."""
    helped = sum(helping.volunteers(request) for helping in _helping)
    then = follows(
        source,
        stopping=bool(found.stopping),
        looking=bool(found.looking),
        volunteers=helped > 0,
    )
    if then.look and by.pk != request.responsible_id:
        tell_look(request)
    if not then.stops:
        return None
    escalation = _open(request, found, source, agreed, then, by)
    for helping in _helping:
        helping.relieve(request, by)
    if then.pick_up and escalation.picked_up_at is None:
        ask_for_professional(request.pk, escalation)
    return escalation


def _open(
    request: HelpRequest,
    found: Crossed,
    source: Source,
    agreed: Agreed,
    then: Follows,
    by: Worker,
) -> Escalation:
    """A new escalation, or more signs at the one that is open."""
    today = timezone.localdate()
    due = pick_up_by(today, found.days, threatened=request.is_crisis) if then.pick_up else None
    signs = [limit.code for limit in found.stopping]
    there = Escalation.objects.filter(request_id=request.pk, closed_at__isnull=True).first()
    if there is None:
        escalation = Escalation(
            **case_of(request),
            organisation_id=by.organisation_id,
            source=source,
            signs=signs,
            version=agreed.number,
            route=found.route,
            decider=found.decider,
            due_on=due,
            opened_by=by,
        )
        escalation.save(force_insert=True)
        record("escalation.opened", escalation, purpose="help")
        return escalation
    routes = dict.fromkeys([*there.route.split("; "), *found.route.split("; ")])
    there.change(
        signs=list(dict.fromkeys([*there.signs, *signs])),
        route="; ".join(routes)[:1000],
        decider=strictest([there.decider, found.decider]),
        due_on=min(filter(None, [there.due_on, due]), default=None),
    )
    record("escalation.more_seen", there, purpose="help")
    return there


def ask_for_professional(request_id: UUID, escalation: Escalation) -> None:
    """The next step is that a professional takes over; who answers for it stays who it was."""
    request = locked(request_id)
    due = escalation.due_on or timezone.localdate()
    answers = request.responsible
    keeps = answers is not None and answers.role.sees == Sees.ORGANISATION
    plan_next(
        request,
        code=NextCode.PICK_UP,
        step=_("Een beroepskracht neemt over: de grens van vrijwillige hulp is geraakt"),
        on=min(due, max(request.next_on or due, timezone.localdate())),
        by=None,
        queue=not keeps,
    )
    tell_moved_up(request)
