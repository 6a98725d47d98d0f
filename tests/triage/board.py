"""A table that goes on at this moment, with several questions on it."""

from datetime import timedelta

from django.utils import timezone

from ketenloket.chain.triage.actions import plan_meeting
from ketenloket.chain.triage.models import TriageBoard, TriageItem
from ketenloket.chain.triage.rules import Decision, DecisionKind
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import Organisation
from tests.conftest import lead_by
from tests.triage.conftest import brought, ready


def today(worker, *names, place="Raadhuis"):
    """A meeting of today, to which these organisations are invited."""
    with acting_as(worker.actor()):
        invited = Organisation.objects.filter(alliance=worker.alliance, name__in=names)
        soon = timezone.now() + timedelta(minutes=1)
        return plan_meeting(soon, place, invited, by=worker)


def questions(worker, meeting, count, group=0):
    """So many questions of this worker on the agenda, in the order in which they came.

    Each group is other people: whoever registers a name again gets the request that is there.
    """
    names = [f"Mens Nummer {group}-{n}" for n in range(count)]
    return [brought(worker, ready(worker, lead_by(worker, name)), meeting) for name in names]


def keep(by, **changes):
    """The shortest decision that is complete."""
    complete = {
        "kind": DecisionKind.ASK_MORE,
        "why": "Er is nog niet genoeg bekend.",
        "disagreed": "",
        "holder_id": by.pk,
        "next_step": "Bel de hulpvrager",
        "next_on": timezone.localdate() + timedelta(days=(7 - timezone.localdate().weekday())),
    }
    return Decision(**{**complete, **changes})


def board(worker, meeting):
    """The board as this worker sees it."""
    with acting_as(worker.actor()):
        return TriageBoard.objects.filter(meeting=meeting).first()


def order(worker, meeting):
    """The numbers on the agenda, in order."""
    with acting_as(worker.actor()):
        items = TriageItem.objects.filter(meeting=meeting, withdrawn_at__isnull=True)
        return [item.pk for item in sorted(items, key=lambda item: item.place.key)]
