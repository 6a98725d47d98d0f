"""Termijnen: what the law says, what the alliance agreed on, and how silence climbs."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk.forms import TermsForm
from ketenloket.chain.desk.rules import AGREED, CLIMB_STEPS, STATUTORY, days_of
from ketenloket.network.organisations.actions import change_alliance
from ketenloket.network.organisations.models import Alliance
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@for_workers()
@require_safe
def terms(request: WorkerRequest) -> HttpResponse:
    """For everybody who works in the alliance, to read."""
    context = _shown(request.acting.alliance)
    context["may_change"] = request.acting.has(Duty.ALLIANCE)
    return render(request, "desk/terms.html", context)


@for_workers(Duty.ALLIANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_terms(request: WorkerRequest) -> HttpResponse:
    """What the alliance agreed on; it holds for terms that begin from now on."""
    by = request.acting
    form = TermsForm.of(by.alliance, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_alliance(by.alliance, by=by, **form.cleaned_data)
        messages.success(request, _("Opgeslagen. Dit geldt voor termijnen die vanaf nu beginnen."))
        return redirect("desk:terms")
    return render(request, "desk/change_terms.html", {"form": form})


def _shown(alliance: Alliance) -> dict[str, Any]:
    names = ("first_talk_days", *AGREED.values())
    agreed = [field for field in alliance._meta.fields if field.name in names]
    climbs = {step.agreed: getattr(alliance, step.agreed) for step in CLIMB_STEPS if step.agreed}
    return {
        "statutory": [str(clock.label) for clock in STATUTORY],
        "bound": alliance.desk_acts_for_municipality,
        "agreed": [
            {"label": field.verbose_name, "days": getattr(alliance, field.name)} for field in agreed
        ],
        "rest_days": alliance.rest_days,
        "climbs": [
            {
                "to": step.to.label,
                "when": _late(days_of(step, climbs, threatened=False)),
                "in_threat": _late(days_of(step, climbs, threatened=True)),
                "sees": step.sees,
            }
            for step in CLIMB_STEPS
        ],
    }


def _late(days: int) -> str:
    if days == 0:
        return _("meteen na de laatste dag")
    words = ngettext("na %(days)s werkdag", "na %(days)s werkdagen", days)
    return words % {"days": days}
