"""A worker's own calendar feed: made, shown once, ended."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ketenloket.chain.trajectories.models import Appointment, CalendarFeed, Companion
from ketenloket.chain.trajectories.rules.calendar import FEED_AHEAD, FEED_BACK
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.organisations.models import Worker


def feed_hash(secret: str) -> str:
    """What is kept of the secret in the address."""
    return salted_hmac("ketenloket.calendar", secret, algorithm="sha256").hexdigest()


@transaction.atomic
def make_feed(*, by: Worker) -> str:
    """A new secret address for the calendar of `by`; an earlier one stops working.

    Returns:
        The secret. It is kept nowhere, and so shown once.
    """
    end_feed(by=by)
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed(
        alliance_id=by.alliance_id,
        organisation_id=by.organisation_id,
        worker=by,
        secret_hash=feed_hash(secret),
    )
    feed.save(force_insert=True)
    record("trajectories.feed_made", feed, purpose="own_calendar")
    return secret


@transaction.atomic
def end_feed(*, by: Worker) -> None:
    """The address stops working at once. Twice is once."""
    standing = CalendarFeed.objects.select_for_update(of=("self",)).filter(
        worker=by, organisation_id=by.organisation_id, ended_at__isnull=True
    )
    for feed in standing:
        feed.change(ended_at=timezone.now())
        record("trajectories.feed_ended", feed, purpose="own_calendar")


def worker_behind(secret: str) -> Worker | None:
    """Whose calendar this is, if the address still works: worker, account and organisation all do."""
    wanted = feed_hash(secret)
    with acting_as(Actor(follow_up_key=wanted)):
        feed = CalendarFeed.objects.filter(secret_hash=wanted, ended_at__isnull=True).first()
    if feed is None:
        return None
    somebody = Actor(
        organisation=str(feed.organisation_id), alliance=str(feed.alliance_id), sees=Sees.NOTHING
    )
    with acting_as(somebody):
        return (
            Worker.objects.filter(
                pk=feed.worker_id,
                organisation_id=feed.organisation_id,
                active=True,
                organisation__active=True,
                account__is_active=True,
            )
            .select_related("role", "account", "organisation")
            .first()
        )


def appointments_of(worker: Worker, now: datetime) -> QuerySet[Appointment]:
    """What stands in the calendar of this worker, as host or along; asked as this worker."""
    along = Companion.objects.filter(
        worker=worker, organisation_id=worker.organisation_id, ended_at__isnull=True
    )
    return Appointment.objects.filter(
        Q(worker_id=worker.pk) | Q(pk__in=along.values("appointment_id")),
        starts_at__gt=now - FEED_BACK,
        starts_at__lt=now + FEED_AHEAD,
    ).order_by("starts_at")


@transaction.atomic
def note_reading(worker: Worker) -> None:
    """Write down, once a day, that the calendar was read."""
    today = timezone.localdate()
    for feed in CalendarFeed.objects.filter(
        worker=worker, organisation_id=worker.organisation_id, ended_at__isnull=True
    ).exclude(read_on=today):
        feed.change(read_on=today)
        record("trajectories.calendar_viewed", feed, purpose="own_calendar")
