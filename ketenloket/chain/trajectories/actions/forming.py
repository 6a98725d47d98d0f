"""Which form of help somebody gets: chosen, changed, and gone back to."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.trajectories.actions.asking import asked_now, end_questions
from ketenloket.chain.trajectories.actions.begin import begin, start
from ketenloket.chain.trajectories.actions.ceilings import columns, days_of_contact, led_request
from ketenloket.chain.trajectories.models import FormCeiling, Reopening, Trajectory
from ketenloket.chain.trajectories.rules import limit_of, limit_resumed
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def choose_form(request_id: UUID, form: str, *, by: Worker) -> Trajectory:
    """Say which form of help this is. Another form has its own ceiling, from today.

    Where no form was chosen yet, this answers what was asked about that; what was done already
    counts for the form that is chosen.

    Raises:
        HelpRequest.DoesNotExist: not there, or not led by this organisation.
        RefusedError: it is closed, or the question at the ceiling is due and has no answer, whether
            the clock asked it already or not.
    """
    request = led_request(request_id, by)
    if form not in FormOfHelp.values:
        raise RefusedError(_("Kies een vorm van hulp."))
    trajectory, today = begin(request.pk, by=by), timezone.localdate()
    if trajectory is None:
        raise HelpRequest.DoesNotExist
    if trajectory.form == form:
        return trajectory
    if trajectory.form:
        if asked_now(trajectory, today)[0]:
            raise RefusedError(_("Beantwoord eerst de vraag bij het plafond."))
        return change_form(request, trajectory, form)
    end_questions(request, _("de vorm van hulp is gekozen"), by=by)
    limit = limit_of(FormCeiling.of(request.alliance_id)[form], trajectory.started_on)
    trajectory.change(form=form, **columns(limit))
    record("trajectories.form_chosen", trajectory, purpose="help")
    asked_now(trajectory, today)
    return trajectory


def change_form(request: HelpRequest, running: Trajectory | None, form: str) -> Trajectory:
    """End the form of help that runs, and begin another; a form of earlier goes on counting."""
    if running:
        running.change(ended_on=timezone.localdate())
    earlier = _earlier(request, form)
    trajectory = start(request, None, form=form)
    if earlier and earlier.ended_on:
        days = days_of_contact([earlier])[earlier.pk]
        done = [day for day in days if day <= earlier.ended_on]
        trajectory.change(**columns(limit_resumed(earlier.limit, done, timezone.localdate())))
    return trajectory


def _earlier(request: HelpRequest, form: str) -> Trajectory | None:
    """The last time that this was the form; a story that opened again begins with a fresh ceiling."""
    rows = Trajectory.objects.filter(request=request, form=form, ended_on__isnull=False)
    opened = Reopening.objects.filter(request=request).order_by("-reopened_at").first()
    if opened:
        rows = rows.filter(started_on__gte=timezone.localdate(opened.reopened_at))
    return rows.order_by("-ended_on", "-started_on", "ceiling_contacts").first()
