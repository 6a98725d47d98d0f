"""How it goes, asked or filled in together; and what the person wrote on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.progress import actions
from ketenloket.chain.progress.forms import PaperForm, ScaleForm
from ketenloket.chain.progress.models import Measure
from ketenloket.chain.progress.rules import TOPICS, Moment
from ketenloket.chain.progress.views.page import find, show, to_progress
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


def _moment(help_request: HelpRequest) -> str:
    """The moment that is likely: the start first, the end when it is over."""
    if help_request.closed_at:
        return Moment.END.value
    begun = Measure.objects.filter(request=help_request).exists()
    return Moment.MIDDLE.value if begun else Moment.START.value


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Fill in together how it goes."""
    help_request = find(pk)
    form = ScaleForm(
        request.POST if request.method == "POST" else None,
        initial={"moment": _moment(help_request)},
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        said = {topic: told[topic] for topic in TOPICS}
        try:
            actions.say_how_it_goes(help_request, told["moment"], said, by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Het staat erin, met een tekening erbij."))
            return to_progress(pk)
    return show(request, help_request, "progress/say.html", form=form)


@for_workers(Duty.HELP)
@require_POST
def ask(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Ask in Mijn hulp how it goes."""
    help_request = find(pk)
    try:
        actions.ask_how_it_goes(pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("De vraag staat in Mijn hulp. Niemand hoeft te antwoorden."))
    return to_progress(help_request.pk)


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Type over what somebody wrote on paper about the help; the coordinator reads it."""
    help_request = find(pk)
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        initial={"moment": _moment(help_request)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_of_the_help(help_request, by=request.acting, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Overgenomen. De coördinator leest het."))
            return to_progress(pk)
    return show(request, help_request, "progress/experience.html", form=form)
