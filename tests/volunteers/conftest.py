"""Two volunteers of maatje who said what they can and want."""

from datetime import timedelta

from django.utils import timezone

from ketenloket.chain.trajectories.actions import Details, assign, make_appointment
from ketenloket.chain.trajectories.rules import PlaceKind
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.volunteers.actions import Wishes, keep_wishes


def wish(worker, by=None, **wishes):
    """What this worker can and wants, said by themselves or by somebody else."""
    by = by or worker
    with acting_as(by.actor()):
        return keep_wishes(worker, Wishes(**wishes), by=by)


def entrust(request, worker, by, **more):
    """This person to this helper."""
    with acting_as(by.actor()):
        return assign(request.pk, worker, by=by, **more)


def visit_at_home(request, worker, by, starts_at=None):
    """A home visit of an hour, tomorrow unless said otherwise."""
    with acting_as(by.actor()):
        return make_appointment(
            request.pk,
            starts_at=starts_at or timezone.now() + timedelta(days=1),
            place="Kerkstraat 1",
            subject="de post",
            worker=worker,
            by=by,
            details=Details(place_kind=PlaceKind.HOME),
        )
