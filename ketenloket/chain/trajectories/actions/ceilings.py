"""Ceilings of help: agreed per alliance, and how far one trajectory came."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.functions import TruncDate

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.permissions import may_lead
from ketenloket.chain.trajectories.actions.begin import open_request
from ketenloket.chain.trajectories.models import (
    Appointment,
    CeilingQuestion,
    ContactNote,
    FormCeiling,
    Trajectory,
)
from ketenloket.chain.trajectories.rules import (
    AppointmentResult,
    Limit,
    NoteKind,
    contact_days,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import cares_for_alliance

MET = (NoteKind.VISIT, NoteKind.TOGETHER)  # a telephone call is no contact by appointment


@transaction.atomic
def agree_ceiling(
    form: str,
    *,
    contacts: int | None,
    days: int | None,
    source: str,
    agreed_on: date,
    by: Worker,
) -> FormCeiling:
    """What the alliance agreed on for this form; it holds for help that begins from now on.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
    """
    if not cares_for_alliance(by, by.alliance) or form not in FormOfHelp.values:
        raise PermissionDenied
    values = {"contacts": contacts, "days": days, "source": source, "agreed_on": agreed_on}
    row = FormCeiling.objects.filter(alliance_id=by.alliance_id, form=form).first()
    if row:
        row.change(**values)
    else:
        row = FormCeiling(alliance_id=by.alliance_id, form=form, **values)
        row.save(force_insert=True)
    record("trajectories.ceiling_agreed", row, purpose="manage")
    return row


def led_request(request_id: UUID, by: Worker) -> HelpRequest:
    """The open request, locked, for somebody who sees all people of the lead."""
    request = open_request(request_id, by=by)
    if not may_lead(request, by):
        raise HelpRequest.DoesNotExist
    return request


def columns(limit: Limit) -> dict[str, object]:
    """The columns of a trajectory in which this limit is kept."""
    return {
        "ceiling_contacts": limit.contacts,
        "ceiling_on": limit.last_on,
        "ceiling_set_on": limit.since,
        "ceiling_made": limit.made,
    }


def days_of_contact(trajectories: Iterable[Trajectory]) -> dict[UUID, list[date]]:
    """The days on which helper and person met so far, for each of these trajectories."""
    rows = list(trajectories)
    keys = [row.request_id for row in rows]
    held = Appointment.objects.filter(request_id__in=keys, result=AppointmentResult.HELD)
    notes = ContactNote.objects.filter(request_id__in=keys, kind__in=MET, appointment__isnull=True)
    met: dict[UUID, list[date]] = defaultdict(list)
    for key, on in held.values_list("request_id", TruncDate("starts_at")).union(
        notes.values_list("request_id", "happened_on")
    ):
        met[key].append(on)
    return {row.pk: contact_days(met[row.request_id], row.started_on) for row in rows}


def question_of(trajectory: Trajectory) -> CeilingQuestion | None:
    """The question that waits for an answer."""
    return CeilingQuestion.objects.filter(
        request_id=trajectory.request_id, trajectory=trajectory, answered_at__isnull=True
    ).first()
