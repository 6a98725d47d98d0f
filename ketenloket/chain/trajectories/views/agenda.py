"""A worker's own calendar: the page that makes the secret address, and what stands behind it."""

from http import HTTPStatus

from allauth.core.ratelimit import consume
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.models import CalendarFeed
from ketenloket.chain.trajectories.notifications import entry_of
from ketenloket.chain.trajectories.rules.calendar import feed
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers, open_to_all
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: WorkerRequest) -> HttpResponse:
    """Make a link for the own calendar, or let it stop. The link is shown once."""
    by, address = request.acting, ""
    if request.method == "POST" and "stop" in request.POST:
        actions.end_feed(by=by)
        messages.success(request, _("De link werkt niet meer."))
        return redirect("trajectories:agenda")
    if request.method == "POST":
        secret = actions.make_feed(by=by)
        address = settings.SITE_URL + reverse("trajectories:feed", args=[secret])
    standing = CalendarFeed.objects.filter(
        worker_id=by.pk, organisation_id=by.organisation_id, ended_at=None
    ).first()
    return render(request, "trajectories/agenda.html", {"feed": standing, "address": address})


@open_to_all
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address: times and kinds of places, nobody's name.

    An address that is wrong, ended, or of somebody who stopped gives the same answer.
    """
    if not consume(request, action="calendar"):
        return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    worker = actions.worker_behind(secret)
    if worker is None:
        raise Http404
    with acting_as(worker.actor()):
        found = actions.appointments_of(worker, timezone.now())
        content = feed(_("Ketenloket"), [entry_of(row) for row in found])
        actions.note_reading(worker)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="ketenloket.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer
