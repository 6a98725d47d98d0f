"""Pages about the form of help: which one, how far it goes, and what is right at its ceiling."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk.rules import Status
from ketenloket.chain.trajectories import actions
from ketenloket.chain.trajectories.forms import CeilingForm, ChooseFormForm, FormCeilingForm
from ketenloket.chain.trajectories.models import CeilingQuestion, FormCeiling, Trajectory
from ketenloket.chain.trajectories.rules import WITHOUT_FORM, Ceiling, CeilingAnswer, asked
from ketenloket.chain.trajectories.views.pages import find_led, posted, show, to_case
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers()
@require_safe
def forms_of_help(request: WorkerRequest) -> HttpResponse:
    """How far each form of help goes, and where that was agreed; for everybody to read."""
    alliance = request.acting.alliance_id
    agreed = {row.form: row for row in FormCeiling.objects.filter(alliance_id=alliance)}
    rows = [
        {"form": form, "label": FormOfHelp(form).label, "ceiling": ceiling, "own": agreed.get(form)}
        for form, ceiling in FormCeiling.of(alliance).items()
    ]
    context = {
        "rows": rows,
        "without": WITHOUT_FORM,
        "may_change": request.acting.has(Duty.ALLIANCE),
    }
    return render(request, "trajectories/forms_of_help.html", context)


@for_workers(Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_ceiling(request: WorkerRequest, form: str) -> HttpResponse:
    """What the alliance agreed on for one form of help; it holds for help that begins from now on."""
    if form not in FormOfHelp.values:
        raise Http404
    now = FormCeiling.of(request.acting.alliance_id)[form]
    initial = {
        "contacts": now.contacts,
        "days": now.days,
        "source": now.source if now.any else "",
        "agreed_on": timezone.localdate(),
    }
    filled = FormCeilingForm(posted(request), initial=initial)
    if request.method == "POST" and filled.is_valid():
        actions.agree_ceiling(form, by=request.acting, **filled.cleaned_data)
        messages.success(request, _("Opgeslagen. Dit geldt voor hulp die vanaf nu begint."))
        return redirect("trajectories:forms_of_help")
    context = {"form": filled, "label": FormOfHelp(form).label}
    return render(request, "trajectories/change_ceiling.html", context)


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_form(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Say which form of help somebody gets; its ceiling begins to count."""
    help_request = find_led(request, pk)
    if help_request.status != Status.OPEN:
        messages.info(request, _("Deze hulpvraag is afgesloten."))
        return redirect("workbench:case", pk=pk)
    running = Trajectory.objects.filter(request_id=pk, ended_on__isnull=True).first()
    form = ChooseFormForm(posted(request), initial={"form": running.form if running else ""})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.choose_form(pk, form.cleaned_data["form"], by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("Vorm van hulp: %(form)s.") % {"form": made.get_form_display()}
            return to_case(request, pk, said)
    ceilings = FormCeiling.of(request.acting.alliance_id)
    options = [
        {"option": option, "hint": _ceiling_words(ceilings[code])}
        for option, code in zip(form["form"].subwidgets, FormOfHelp.values, strict=True)
    ]
    return show(
        request,
        help_request,
        "trajectories/choose_form.html",
        form=form,
        options=options,
        running=running,
    )


def _ceiling_words(found: Ceiling) -> str:
    words = []
    if found.contacts:
        said = ngettext("%(count)s gesprek", "%(count)s gesprekken", found.contacts)
        words.append(said % {"count": found.contacts})
    if found.days:
        said = ngettext("%(count)s dag", "%(count)s dagen", found.days)
        words.append(said % {"count": found.days})
    limit = _("Plafond: %(what)s.") % {"what": _(" of ").join(words)}
    return limit if words else _("Geen plafond.")


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def ceiling(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """At the ceiling: ready, extend, or hand over."""
    help_request = find_led(request, pk)
    trajectory = Trajectory.objects.filter(request_id=pk, ended_on__isnull=True).first()
    form = CeilingForm(
        posted(request),
        workers=actions.who_agrees(request.acting),
        counts_contacts=bool(trajectory and trajectory.ceiling_contacts is not None),
    )
    if request.method == "POST" and form.is_valid():
        try:
            answered = actions.answer_ceiling(pk, form.said(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return _after(request, pk, answered)
    return show(
        request,
        help_request,
        "trajectories/ceiling.html",
        form=form,
        trajectory=trajectory,
        earlier=CeilingQuestion.objects.filter(request_id=pk, answered_at__isnull=False)
        .select_related("answered_by", "agreed_with")
        .order_by("-answered_at"),
        **_how_far(trajectory),
    )


def _how_far(trajectory: Trajectory | None) -> dict[str, Any]:
    if trajectory is None:
        return {"made": 0, "asked": None}
    days = actions.days_of_contact([trajectory])[trajectory.pk]
    found = asked(trajectory.limit, days, timezone.localdate())
    return {"made": len(days), "asked": found}


def _after(request: WorkerRequest, pk: UUID, answered: CeilingQuestion) -> HttpResponse:
    """Extended: back to the case. The other two lead on to the page that does it."""
    if answered.answer == CeilingAnswer.READY:
        messages.success(request, _("Opgeschreven. Rond de hulp nu samen af."))
        return redirect("trajectories:exit", pk=pk)
    said = _("Opgeschreven.")
    if answered.answer == CeilingAnswer.HAND_OVER:
        said = _("Opgeschreven. De triage kijkt wie het best verder helpt; u helpt tot dan door.")
    return to_case(request, pk, said)
