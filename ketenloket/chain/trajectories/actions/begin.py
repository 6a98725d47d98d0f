"""What every action in this room begins with: may it be done, and has the help begun."""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold, locked
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Stage, Status
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.trajectories.models import Assignment, FormCeiling, Trajectory
from ketenloket.chain.trajectories.notifications import tell_finding_place
from ketenloket.chain.trajectories.rules import WITHOUT_FORM, limit_of
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Organisation, Worker


def leads(request: HelpRequest, worker: Worker) -> bool:
    """Whether this worker may plan for the request: of the lead, and of its people."""
    return request.lead_id == worker.organisation_id


def sees_person(worker: Worker, request_id: UUID) -> bool:
    """Whether this worker sees the person: a volunteer only while assigned.

    Asked in the name of the worker's own organisation, which alone knows its volunteers.
    """
    place = Organisation.objects.get(pk=worker.organisation_id)
    return bool(who_see_person(place, {worker.pk}, request_id))


def who_see_person(place: Organisation, keys: Collection[int], request_id: UUID) -> set[int]:
    """Which of these workers of one organisation see the person, as `sees_person`, by one query."""
    with acting_as(place.actor()):
        given = Assignment.objects.filter(
            request_id=request_id, worker_id=OuterRef("pk"), ended_at__isnull=True
        )
        there = Worker.objects.filter(~Q(role__sees=Sees.ASSIGNED) | Exists(given), pk__in=keys)
        return set(there.values_list("pk", flat=True))


def refuse_unassigned(worker: Worker, request_id: UUID) -> None:
    """A volunteer is given nothing about a person whom they do not help.

    Raises:
        RefusedError: when this worker does not see the person.
    """
    if not sees_person(worker, request_id):
        raise RefusedError(
            _(
                "%(name)s is nog niet aan deze hulpvrager gekoppeld. Doe dat eerst: dan is duidelijk wie wat ziet."
            )
            % {"name": worker.name}
        )


def open_request(request_id: UUID, *, by: Worker) -> HelpRequest:
    """The open request, locked when it is the own organisation's.

    A receiver that was shown a request may add to it, but plan nothing: it waits for its turn.

    Raises:
        HelpRequest.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is closed.
    """
    hold(request_id)
    request = HelpRequest.objects.get(pk=request_id)
    if leads(request, by):
        request = locked(request_id)
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten."))
    return request


def begin_if_helping(request: HelpRequest, *, by: Worker) -> None:
    """A note or an appointment begins nothing by itself; but where help is due, this is it."""
    if request.stage == Stage.HELP and leads(request, by):
        begin(request.pk, by=by)


@transaction.atomic
def begin(request_id: UUID, *, by: Worker) -> Trajectory | None:
    """The open trajectory of the lead; where nobody referred, it starts now.

    Whoever referred the person here reads from now on that the help has begun.

    Args:
        request_id: a request that the organisation of `by` leads.
        by: a worker who sees all people of the organisation; for others nothing begins.
    """
    if by.role.sees != Sees.ORGANISATION:
        return None
    request = open_request(request_id, by=by)
    if not leads(request, by):
        return None
    running = Trajectory.objects.filter(request=request, ended_on__isnull=True).first()
    trajectory = running or start(request, None, form=_form_before(request))
    # While a referral is under way this help is a bridge to it.
    if request.stage not in {Stage.HELP, Stage.REFERRAL}:
        request.change(stage=Stage.HELP)
    tell_how_it_goes(request, _("de hulp is begonnen"))
    return trajectory


def _form_before(request: HelpRequest) -> str:
    """The form of help that ended last: a story that opened again goes on in it.

    Its ceiling begins anew, and so do the contacts: what made it start again is other help.
    """
    rows = Trajectory.objects.filter(request=request, ended_on__isnull=False)
    last = rows.order_by("-ended_on", "-started_on").first()
    return last.form if last else ""


def tell_how_it_goes(request: HelpRequest, line: str) -> None:
    """Change the one line that those who referred the person still read."""
    arrived = Referral.objects.filter(request_id=request.pk, state=State.ARRIVED)
    # Whoever leads again sees everything, and needs no line.
    for referral in arrived.exclude(line=line).exclude(sender_id=request.lead_id):
        referral.change(line=line)


def start(request: HelpRequest, service_id: int | None, *, form: str = "") -> Trajectory:
    """A trajectory of the lead; the finding place hears of the first one.

    Args:
        request: a request that is led here.
        service_id: the offer it is for; its form of help is that of the trajectory.
        form: the form of help, where it is for no offer; without one it is asked soon which it is.
    """
    # Trajectories of earlier leads came along: help that moves on is no second arrival.
    first = not Trajectory.objects.filter(request=request).exists()
    today = timezone.localdate()
    service = Service.objects.filter(pk=service_id).first() if service_id else None
    form = service.form_of_help if service else form
    limit = limit_of(FormCeiling.of(request.alliance_id).get(form, WITHOUT_FORM), today)
    trajectory = Trajectory(
        **case_of(request),
        service_id=service_id,
        form=form,
        started_on=today,
        ceiling_contacts=limit.contacts,
        ceiling_on=limit.last_on,
        ceiling_set_on=today,
    )
    try:
        with transaction.atomic():
            trajectory.save(force_insert=True)
    except IntegrityError:  # somebody else began at the same moment
        return Trajectory.objects.get(request=request, ended_on__isnull=True)
    record("trajectories.started", trajectory, purpose="help")
    if first:
        tell_finding_place(request)
    return trajectory
