"""Eerst rust, and trying once more: the pages of one request that waits on purpose."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk import actions
from ketenloket.chain.desk.forms import AttemptForm, RestForm
from ketenloket.chain.desk.models import ContactAttempt
from ketenloket.chain.desk.rules import TOGETHER, Status, is_beyond, last_day_of_rest
from ketenloket.chain.desk.views.contact import look, next_words, own_request, to_case
from ketenloket.chain.desk.views.public import posted
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def rest(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Agree on a pause, with a day on which it goes on."""
    found = own_request(request, pk)
    waiting = actions.waiting_of(found)
    today, at_most = timezone.localdate(), request.acting.alliance.rest_days
    last = last_day_of_rest(today, waiting, at_most=at_most)
    days = actions.rested(found, today)
    beyond = is_beyond(last, today=today, rested=days, at_most=at_most)
    form = RestForm(
        posted(request),
        last=last,
        may_be_longer=beyond and request.acting.has(Duty.COORDINATE),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_rest(found.pk, **form.cleaned_data, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            day = date_format(made.rest_until, "l j F") if made.rest_until else ""
            return to_case(request, found, _("Er is nu rust tot %(day)s.") % {"day": day})
    context = {
        "form": form,
        "last": last,
        "waiting": waiting,
        "rested": days if beyond else 0,
        "together": TOGETHER * at_most,
    }
    return look(request, found, "desk/rest.html", context)


@for_workers(Duty.DESK, Duty.CASES)
@require_POST
def end_rest(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Go on now; on the same day this undoes the rest."""
    found = own_request(request, pk)
    try:
        made = actions.end_rest(found.pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("workbench:case", pk=pk)
    return to_case(request, found, _("De rust is voorbij.") + " " + next_words(made))


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def once_more(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The last attempt after "no contact"."""
    found = own_request(request, pk)
    if found.once_more_on is None or found.once_more_at is not None:
        messages.info(request, _("Hier hoeft niets meer te worden geprobeerd."))
        return redirect("workbench:case", pk=pk)
    form = AttemptForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.try_once_more(found.pk, form.attempt(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            if made.status == Status.OPEN:
                said = _("Fijn, er is contact.") + " " + next_words(made)
            else:
                said = _("De poging staat erin. De hulpvraag blijft afgesloten.")
            return to_case(request, found, said)
    tried = ContactAttempt.objects.filter(request=found).prefetch_related("tried_by")
    rows = list(tried.order_by("-tried_at")[:25])
    return look(request, found, "desk/once_more.html", {"form": form, "attempts": rows})
