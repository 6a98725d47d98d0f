"""What helpers do: notes, goals, and the next step."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode
from ketenloket.chain.escalation.actions import notice
from ketenloket.chain.escalation.rules import Source
from ketenloket.chain.trajectories.actions.begin import begin_if_helping, leads, open_request
from ketenloket.chain.trajectories.actions.taking_over import end_takeovers
from ketenloket.chain.trajectories.models import Appointment, ContactNote, Goal
from ketenloket.chain.trajectories.rules import (
    NoteKind,
    wrong_with_next,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class NextStep:
    """A next step in words, and the last day for it."""

    step: str
    on: date | None


@transaction.atomic
def add_note(  # noqa: PLR0913 - all by name
    request_id: UUID,
    *,
    kind: str,
    happened_on: date,
    text: str,
    by: Worker,
    then: NextStep | None = None,
    appointment: Appointment | None = None,
    signs: Collection[str] = (),
) -> ContactNote:
    """Write down a contact, once and for all, and if wanted what comes next.

    The same words of the same writer about the same day, twice today, are one note.

    `appointment` makes it the report of that appointment. `signs` are what was ticked of the
    agreed limits; when one stops volunteers, a volunteer no longer sees the person afterwards.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, something is missing, or the next step does not fit.
    """
    request = open_request(request_id, by=by)
    today = timezone.localdate()
    if kind not in NoteKind.values or not text.strip():
        raise RefusedError(_("Kies wat voor contact het was en schrijf op wat u deed."))
    if happened_on > today:
        raise RefusedError(_("Een aantekening gaat over vandaag of eerder."))
    known = {"written_by": by, "kind": kind, "happened_on": happened_on, "text": text.strip()}
    same = _notes_today(request_id).filter(appointment=appointment, **known).first()
    if same and not (signs or then):  # the same form again
        return same
    note = same or _written(request, appointment, by, **known)
    begin_if_helping(request, by=by)
    if then:
        set_next_step(request_id, then.step, then.on, by=by)
    notice(request_id, signs, source=Source.NOTE, by=by)
    return note


def _notes_today(request_id: UUID) -> QuerySet[ContactNote]:
    return ContactNote.objects.filter(
        request_id=request_id, written_at__date=timezone.localdate()
    ).order_by("written_at")


def is_noted(request_id: UUID, *, kind: str, happened_on: date, text: str, by: Worker) -> bool:
    """Whether this worker wrote this down today; for who no longer sees the notes themselves."""
    with acting_as(Organisation.objects.get(pk=by.organisation_id).actor()):
        return (
            _notes_today(request_id)
            .filter(written_by=by, kind=kind, happened_on=happened_on, text=text.strip())
            .exists()
        )


def reported_again(appointment_id: UUID, text: str, *, by: Worker) -> tuple[UUID, bool] | None:
    """For who no longer sees the appointment: whose it was, and whether these words are its report.

    Returns:
        The request, and whether this worker wrote these very words; None for no such appointment.
    """
    with acting_as(Organisation.objects.get(pk=by.organisation_id).actor()):
        appointment = Appointment.objects.filter(pk=appointment_id).first()
        if appointment is None:
            return None
        notes = ContactNote.objects.filter(
            request_id=appointment.request_id, appointment=appointment, written_by=by
        )
        return appointment.request_id, notes.filter(text=text.strip()).exists()


def _written(
    request: HelpRequest, appointment: Appointment | None, by: Worker, **known: object
) -> ContactNote:
    note = ContactNote(
        **case_of(request), organisation_id=by.organisation_id, appointment=appointment, **known
    )
    note.save(force_insert=True)
    record("trajectories.noted", note, purpose="help")
    return note


@transaction.atomic
def set_next_step(  # noqa: PLR0913 - the step, the day, and who
    request_id: UUID,
    step: str,
    on: date | None,
    *,
    by: Worker,
    code: NextCode = NextCode.OTHER,
    responsible: Worker | None = None,
    queue: bool = False,
) -> HelpRequest:
    """Say what comes next and by when, and if wanted who is responsible for it.

    Args:
        request_id: the request.
        step: what comes next, in words.
        on: the last day for it.
        by: who plans; a volunteer moves the next step and nothing else.
        code: the kind of step.
        responsible: another worker of the organisation who sees all its people.
        queue: leave it to the coordinators.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed or not led here, or the step does not fit.
    """
    request = open_request(request_id, by=by)
    if not leads(request, by):
        raise RefusedError(_("De organisatie die de regie heeft, bepaalt de volgende stap."))
    if wrong := wrong_with_next(step, on, today=timezone.localdate()):
        raise RefusedError(wrong)
    if (responsible or queue) and not by.has(Duty.CASES):
        raise RefusedError(_("Vraag uw coördinator om iemand anders verantwoordelijk te maken."))
    _refuse_without_asking(request, responsible, by)
    if responsible and (
        responsible.organisation_id != by.organisation_id
        or not responsible.active
        or not responsible.has(Duty.CASES)
    ):
        raise RefusedError(_("Kies een coördinator of beroepskracht van uw eigen organisatie."))
    plan_next(
        request,
        code=code,
        step=step.strip(),
        on=on or timezone.localdate(),
        by=by,
        responsible=responsible,
        queue=queue,
    )
    if responsible or queue:
        end_takeovers(request, by=by)
    return request


def _refuse_without_asking(request: HelpRequest, to: Worker | None, by: Worker) -> None:
    """A coordinator decides, and anybody takes what nobody has; else the colleague is asked first."""
    if to is None or by.has(Duty.COORDINATE) or to.pk == request.responsible_id:
        return
    if to.organisation_id == by.organisation_id and not (
        to.pk == by.pk and request.coordinator_queue
    ):
        raise RefusedError(
            _("Vraag uw collega eerst om dit over te nemen. Tot het ja blijft het zoals het is.")
        )


@transaction.atomic
def add_goal(request_id: UUID, words: str, *, by: Worker) -> Goal:
    """Write down a goal in the person's own words. The same words twice are one goal.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, or nothing is written.
    """
    request = open_request(request_id, by=by)
    if not words.strip():
        raise RefusedError(_("Schrijf het doel op, in de woorden van de hulpvrager."))
    same = Goal.objects.filter(request=request, words=words.strip(), reached_on__isnull=True)
    if goal := same.first():
        return goal
    goal = Goal(**case_of(request), words=words.strip(), made_on=timezone.localdate())
    goal.save(force_insert=True)
    record("trajectories.goal", goal, purpose="help")
    begin_if_helping(request, by=by)
    return goal


@transaction.atomic
def reach_goal(goal_id: UUID, *, by: Worker) -> Goal:  # noqa: ARG001 - the log asks who acts
    """The goal was reached. Twice is once.

    Raises:
        Goal.DoesNotExist: when it is not there, or not for whoever acts.
    """
    goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal_id)
    if goal.reached_on is None:
        goal.change(reached_on=timezone.localdate())
        record("trajectories.goal_reached", goal, purpose="help")
    return goal
