"""What silence leads to, and what is no silence: climbs and rests."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models.joined import OfRequest, of_request
from ketenloket.chain.desk.rules import ClimbTo, StepClock, Term
from ketenloket.chain.help_seekers.policies import ADDED_BY_LEAD, MINE, shown
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker


class Climb(OfRequest):
    """A term passed in silence, and somebody heard of it. Never changed; only taken back.

    Who hears of it outside the organisation sees no row of this table, only what the database
    makes of it without a person (`stalled()`).
    """

    about = models.UUIDField(_("waarover"))  # the request, or a row of a later room
    term = models.CharField(_("termijn"), max_length=20, choices=Term.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("waar het ligt")
    )
    due_on = models.DateField(_("uiterlijk op"))
    to = models.CharField(_("wie het hoort"), max_length=20, choices=ClimbTo.choices)
    raised_at = models.DateTimeField(_("gemeld op"), default=timezone.now)  # by the clock
    taken_back_at = models.DateTimeField(_("weer in beweging op"), null=True)
    taken_back_by = models.ForeignKey(  # nobody: the person, or what happened elsewhere
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("melding van stilstand")
        verbose_name_plural = _("meldingen van stilstand")
        indexes = [models.Index(fields=["request", "raised_at"], name="desk_climb_request")]
        constraints = [
            of_request("desk_climb"),
            CompositeKey(
                name="desk_climb_where",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            # Two jobs at once, or the same job twice: a step hears of a silence once.
            models.UniqueConstraint(
                fields=["request", "about", "term", "to"],
                condition=Q(taken_back_at__isnull=True),
                name="desk_climb_once",
            ),
            models.CheckConstraint(
                name="desk_climb_known", condition=Q(term__in=Term.values, to__in=ClimbTo.values)
            ),
            models.CheckConstraint(
                name="desk_climb_by_when_taken_back",
                condition=Q(taken_back_by__isnull=True) | Q(taken_back_at__isnull=False),
            ),
            Rights(
                name="desk_climb_rights",
                insert=True,
                update=("taken_back_at", "taken_back_by_id"),
            ),
            Policy(name="desk_climb_seen", rows=shown("request")),
            # Nobody raises it by hand: the clock acts for the lead, and is no worker.
            Policy(
                name="desk_climb_raised",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND acting_worker() IS NULL AND taken_back_at IS NULL",
            ),
            Policy(
                name="desk_climb_taken_back",
                command="UPDATE",
                rows=f"taken_back_at IS NULL AND ({shown('request')})",
                # In the own name; only the person and the clock have none.
                new_rows="taken_back_at IS NOT NULL"
                " AND taken_back_by_id IS NOT DISTINCT FROM acting_worker()",
            ),
            Policy(
                name="desk_climb_counted",
                role="ketenloket_owner",
                rows="acting_sees() IN ('counts', 'organisation')"
                " AND alliance_id = acting_alliance()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.to}"


class Rest(OfRequest):
    """Eerst rust: agreed with the person, with a day on which it goes on again."""

    until = models.DateField(_("weer verder op"))
    note = models.CharField(_("wat is afgesproken"), max_length=300)
    longer_because = models.CharField(  # of a coordinator, when all rests together last long
        _("waarom langer dan afgesproken"), max_length=300, blank=True, default="", db_default=""
    )
    step_before = models.DateField(_("volgende stap was uiterlijk op"))
    clock_before = models.CharField(
        _("waar die dag vandaan kwam"), max_length=20, choices=StepClock.choices
    )
    talk_before = models.DateField(_("eerste gesprek was uiterlijk op"))
    started_at = models.DateTimeField(_("begonnen op"), default=timezone.now)
    started_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    ended_at = models.DateTimeField(_("geëindigd op"), null=True)
    ended_by = models.ForeignKey(  # nobody: the day had come
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("rust")
        verbose_name_plural = _("periodes van rust")
        constraints = [
            of_request("desk_rest"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(ended_at__isnull=True), name="desk_rest_once"
            ),
            models.CheckConstraint(
                name="desk_rest_by_when_ended",
                condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False),
            ),
            paired("desk_rest", "started_at", "started_by"),
            Rights(name="desk_rest_rights", insert=True, update=("ended_at", "ended_by_id")),
            Policy(name="desk_rest_seen", rows=shown("notes")),
            Policy(
                name="desk_rest_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND started_by_id = acting_worker()",
            ),
            Policy(
                name="desk_rest_ended",
                command="UPDATE",
                rows=f"ended_at IS NULL AND {MINE}",
                new_rows="lead_id = case_organisation() AND ended_at IS NOT NULL"
                " AND (ended_by_id IS NULL OR ended_by_id = acting_worker())",
            ),
        ]

    def __str__(self) -> str:
        return str(self.until)
