"""Take a step: first what happens then and who hears of it, then the button."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.referrals.actions import take
from ketenloket.chain.referrals.forms import ArriveForm, DeclineForm, MissForm, StepForm, ToldForm
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, StepRefusedError, Verb
from ketenloket.chain.referrals.views.consequences import consequences
from ketenloket.chain.referrals.views.detail import found_referral
from ketenloket.chain.referrals.views.shown import basis_shown
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class Page:
    """How a step asks, and what is said when it is done. Texts may name %(other)s."""

    title: str | Promise
    button: str | Promise
    done: str | Promise
    tone: str = "accent"
    form: type[StepForm] | None = None


PAGES: dict[Verb, Page] = {
    Verb.SEND: Page(
        gettext_lazy("Verstuur de verwijzing naar %(other)s"),
        gettext_lazy("Verstuur de verwijzing"),
        gettext_lazy(
            "De verwijzing is verstuurd. %(other)s krijgt bericht. U blijft verantwoordelijk tot"
            " de hulpvrager daar is aangekomen."
        ),
        form=ToldForm,
    ),
    Verb.ACCEPT: Page(
        gettext_lazy("Neem de verwijzing van %(other)s aan"),
        gettext_lazy("Neem aan"),
        gettext_lazy(
            "U hebt aangenomen en ziet nu wie het is en de intake. %(other)s krijgt bericht."
            " Neem contact op en leg het eerste contact vast."
        ),
    ),
    Verb.DECLINE: Page(
        gettext_lazy("Neem de verwijzing van %(other)s niet aan"),
        gettext_lazy("Neem niet aan"),
        gettext_lazy("U hebt niet aangenomen. %(other)s krijgt bericht en is weer aan de beurt."),
        tone="bad",
        form=DeclineForm,
    ),
    Verb.WITHDRAW: Page(
        gettext_lazy("Trek de verwijzing naar %(other)s in"),
        gettext_lazy("Trek in"),
        gettext_lazy(
            "De verwijzing is ingetrokken. %(other)s ziet niets meer."
            " Bespreek met de hulpvrager wat nu past."
        ),
        tone="bad",
    ),
    Verb.ARRIVE: Page(
        gettext_lazy("Leg het eerste contact vast"),
        gettext_lazy("Leg vast en neem de regie over"),
        gettext_lazy(
            "De hulpvrager is aangekomen. Uw organisatie heeft nu de regie."
            " %(other)s krijgt bericht. Kies nu wie helpt."
        ),
        form=ArriveForm,
    ),
    Verb.MISS: Page(
        gettext_lazy("Het eerste contact ging niet door"),
        gettext_lazy("Zet de nieuwe datum"),
        gettext_lazy("De nieuwe datum staat erin. %(other)s krijgt bericht."),
        form=MissForm,
    ),
    Verb.HANDLE: Page(
        gettext_lazy("Pak op dat %(other)s niet aannam"),
        gettext_lazy("Pak op"),
        gettext_lazy("U bent weer aan de beurt. De volgende stap staat bij de hulpvraag."),
    ),
}


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: WorkerRequest, pk: UUID, verb: str) -> HttpResponse:
    """One step of one referral: ask, then do."""
    if verb not in Verb.values or Verb(verb) not in PAGES:  # what the clock does has no page
        raise Http404
    chosen, referral = Verb(verb), found_referral(pk)
    page = PAGES[chosen]
    data = request.POST if request.method == "POST" else None
    form = page.form(data, referral=referral, acting=request.acting) if page.form else None
    if data is not None and (form is None or form.is_valid()):
        try:
            take(chosen, pk, by=request.acting, **(form.details() if form else {}))
        except StepRefusedError as refused:  # pressed twice, or the other side was faster
            messages.error(request, str(refused))
            return redirect("referrals:detail", pk=pk)
        except RefusedError as refused:
            if form is None:
                messages.error(request, str(refused))
                return redirect("referrals:detail", pk=pk)
            form.add_error(None, str(refused))
        else:
            messages.success(request, page.done % _names(referral, request.acting))
            return redirect(_then(chosen, referral))
    if chosen not in referral.open_steps(request.acting.organisation_id):
        messages.info(request, _("Deze stap kan nu niet. Hier ziet u hoe het staat."))
        return redirect("referrals:detail", pk=pk)
    return _ask(request, chosen, referral, form)


def _names(referral: Referral, acting: Worker) -> dict[str, str]:
    sends = referral.sender_id == acting.organisation_id
    return {"other": (referral.receiver if sends else referral.sender).name}


def _then(verb: Verb, referral: Referral) -> str:
    if verb is Verb.DECLINE:  # the receiver sees no case any more
        return reverse("referrals:list")
    return reverse("workbench:case", args=[referral.request_id])


def _ask(
    request: WorkerRequest, verb: Verb, referral: Referral, form: StepForm | None
) -> HttpResponse:
    page = PAGES[verb]
    help_request = (
        HelpRequest.objects.filter(pk=referral.request_id).select_related("help_seeker").first()
    )
    context = {
        "referral": referral,
        "help_request": help_request,
        "verb": verb,
        "form": form,
        "title": page.title % _names(referral, request.acting),
        "button": page.button,
        "tone": page.tone,
        "items": consequences(verb, referral),
        "heard_on": date_format(referral.told_on, "j F") if referral.told_on else "",
    }
    if referral.state == State.DRAFT and verb is Verb.SEND and help_request:
        context["basis"] = basis_shown(help_request, referral.receiver)
    record("referrals.viewed", referral, purpose="help")
    read_only()
    return render(request, "referrals/step.html", context)
