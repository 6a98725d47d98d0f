"""What comes of handing in: numbers per finding place, in which nobody can be recognised."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenloket.network.organisations.models import FindingPlace
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.models import finding_place_counts

_NOBODY = (None, None, None)


@require_safe
@for_workers(Duty.ALLIANCE)
def finding_places(request: WorkerRequest) -> HttpResponse:
    """Handed in, taken up, arrived: each place over the last twelve months."""
    counts = finding_place_counts()
    places = FindingPlace.objects.filter(alliance_id=request.acting.alliance_id)
    rows = [
        {"place": place, "numbers": counts.get(place.pk, _NOBODY)}
        for place in places.order_by("-active", "name")
    ]
    return render(request, "workbench/finding_places.html", {"rows": rows})
