"""Everybody's own calendar feed: a secret address that tells when, never who."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker


class CalendarFeed(OwnKey):
    """One worker's feed. The secret is shown once; what is kept is a keyed hash of it."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="feeds", db_constraint=False)
    secret_hash = models.CharField(_("controlegetal van de link"), max_length=64)
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)  # by the worker
    ended_at = models.DateTimeField(_("vervallen op"), null=True)  # by the worker
    read_on = models.DateField(_("laatst gelezen op"), null=True)

    class Meta:
        verbose_name = _("agendalink")
        verbose_name_plural = _("agendalinks")
        indexes = [models.Index(fields=["secret_hash"], name="trajectories_feed_hash")]
        constraints = [
            CompositeKey(
                name="trajectories_calendarfeed_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            CompositeKey(
                name="trajectories_calendarfeed_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            models.UniqueConstraint(
                fields=["organisation", "worker"],
                condition=Q(ended_at__isnull=True),
                name="trajectories_one_feed",
            ),
            Rights(
                name="trajectories_calendarfeed_rights", insert=True, update=("ended_at", "read_on")
            ),
            Policy(
                name="trajectories_calendarfeed_seen",
                rows="(worker_id = acting_worker() AND organisation_id = acting_organisation())"
                " OR secret_hash = acting_follow_up_key()",
            ),
            Policy(
                name="trajectories_calendarfeed_added",
                command="INSERT",
                new_rows="worker_id = acting_worker() AND organisation_id = acting_organisation()"
                " AND alliance_id = acting_alliance()",
            ),
            Policy(
                name="trajectories_calendarfeed_changed",
                command="UPDATE",
                rows="worker_id = acting_worker() AND organisation_id = acting_organisation()"
                " AND ended_at IS NULL",
                new_rows="worker_id = acting_worker() AND organisation_id = acting_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return self.secret_hash[:6]
