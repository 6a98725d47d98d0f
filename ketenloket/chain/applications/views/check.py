"""The Voorzieningencheck inside a case: filled in from what is known, and each hit one button.

The answers stay in the page: nothing of them is kept, only what was chosen from the list.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketenloket.chain.applications import actions
from ketenloket.chain.applications.forms import CheckForm
from ketenloket.chain.applications.models import Application
from ketenloket.chain.applications.rules import Result
from ketenloket.chain.applications.views.person import find, show
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.intake.models import Intake
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.rules import municipality_name
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.provisions.models import norms_for, provisions_for
from ketenloket.network.provisions.rules import Situation, Verdict, total
from ketenloket.network.provisions.rules import check as look_up


@for_workers(Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """What might be there for this person, with the reasons; choose what to ask for."""
    help_request = find(pk)
    intake = Intake.objects.filter(request=help_request).first()
    where = _municipality(help_request)
    asked = request.method == "POST"
    if asked and (code := request.POST.get("choose")):
        _choose(request, pk, code)
    form = CheckForm(request.POST if asked else None, initial=_known(help_request, intake))
    findings = None
    if asked:
        form.is_valid()
        findings = _findings(help_request, form.situation(where))
    return show(
        request,
        help_request,
        "applications/check.html",
        form=form,
        known=_known_words(intake),
        place=municipality_name(where) if where else "",
        findings=findings,
    )


def _choose(request: WorkerRequest, pk: UUID, code: str) -> None:
    try:
        chosen = actions.choose(pk, code, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(name)s staat bij de aanvragen.") % {"name": chosen.name})


def _municipality(help_request: HelpRequest) -> str:
    """Where the person lives, as far as it is known; the only one of the alliance otherwise."""
    here: list[str] = help_request.alliance.municipalities
    return help_request.help_seeker.municipality or (here[0] if len(here) == 1 else "")


def _known(help_request: HelpRequest, intake: Intake | None) -> dict[str, Any]:
    """What need not be asked again."""
    known: dict[str, Any] = {}
    if born := help_request.help_seeker.born:
        known["age"] = _age(born, timezone.localdate())
    if intake and intake.completed_at:
        known["no_children"] = intake.children == 0
        if intake.adults == 1:
            known |= {"partner": "no", "other_adults": 0}
    return known


def _known_words(intake: Intake | None) -> str:
    """What the intake says of the household, when it does not say enough."""
    if intake is None or not intake.completed_at or not intake.children:
        return ""
    words = ngettext(
        "In de intake staat: %(number)s kind in huis.",
        "In de intake staat: %(number)s kinderen in huis.",
        intake.children,
    )
    return words % {"number": intake.children}


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _findings(help_request: HelpRequest, situation: Situation) -> dict[str, Any]:
    """What the check says, each finding with its provision and whether it was chosen already."""
    listed = {row.code: row for row in provisions_for(help_request.alliance_id)}
    found = look_up(
        situation,
        [row.asks() for row in listed.values()],
        norms_for(help_request.alliance_id),
        on=timezone.localdate(),
    )
    running = set(
        Application.objects.filter(request=help_request, result=Result.OPEN).values_list(
            "form", flat=True
        )
    )
    lines: list[dict[str, Any]] = [
        {
            "finding": finding,
            "provision": listed[finding.code],
            "chosen": finding.code in running,
            "first": [listed[code].name for code in finding.first if code in listed],
        }
        for finding in found
    ]
    return {
        "hits": [row for row in lines if row["finding"].verdict != Verdict.UNLIKELY],
        "rest": [row for row in lines if row["finding"].verdict == Verdict.UNLIKELY],
        "total": total(found),
    }
