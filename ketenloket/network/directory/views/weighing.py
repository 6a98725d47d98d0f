"""How the order of the suggestions comes about: the table of the matching, for whoever asks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketenloket.network.directory.actions import stopping_signs
from ketenloket.network.directory.rules.weights import (
    FACTOR_IN_WORDS,
    VOLUNTEER_STOPS,
    WEIGHTS,
    Stop,
)
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@require_safe
@for_workers(Duty.TRIAGE, Duty.COORDINATE, Duty.ALLIANCE)
def weighing(request: WorkerRequest) -> HttpResponse:
    """What leaves an offer out, what counts for how much, and which signs stop a volunteer."""
    said = {
        Stop.OUT: _("vrijwilligers: niet getoond"),
        Stop.AFTER: _("vrijwilligers: pas nadat de gemeente met de hulpvrager sprak"),
        Stop.LAST: _("vrijwilligers: onderaan, met de reden"),
    }
    factors = [
        {"text": FACTOR_IN_WORDS[factor], "points": points}
        for factor, points in sorted(WEIGHTS.items(), key=lambda pair: -pair[1])
    ]
    signs = [
        {"label": sign.label, "text": said[VOLUNTEER_STOPS.get(sign.code, Stop.LAST)]}
        for sign in stopping_signs(request.acting.alliance_id, timezone.localdate())
    ]
    return render(request, "directory/weighing.html", {"factors": factors, "signs": signs})
