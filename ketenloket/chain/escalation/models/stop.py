"""What was seen, the stop that followed, and what a professional decided."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.escalation.rules import Outcome, Source
from ketenloket.chain.help_seekers.policies import (
    ADDED_BY_LEAD,
    NOT_THE_PERSON,
    added_by_all_who_see,
    shown,
)
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.agreements.rules import Decider
from ketenloket.network.organisations.models import Organisation, Worker

_CODES = models.CharField(max_length=40)


class Sighting(OfRequest):
    """Somebody ticked what they saw: codes of the list, at a contact, an intake, or "te zwaar"."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    source = models.CharField(_("waar"), max_length=20, choices=Source.choices)
    codes = ArrayField(_CODES, verbose_name=_("wat is aangekruist"), default=list)
    words = models.CharField(_("toelichting"), max_length=300, blank=True)
    with_professional = models.BooleanField(_("een beroepskracht hielp mee"), default=False)
    stopped = models.BooleanField(_("daarmee stopte het"), default=False)
    seen_at = models.DateTimeField(_("gezien op"), default=timezone.now)
    seen_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("gezien signaal")
        verbose_name_plural = _("geziene signalen")
        indexes = [models.Index(fields=["request", "seen_at"], name="escalation_sightings")]
        constraints = [
            of_request("escalation_sighting"),
            CompositeKey(
                name="escalation_sighting_by",
                columns=("seen_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.CheckConstraint(
                name="escalation_sighting_known",
                condition=Q(source__in=Source.values) & ~Q(codes=[]),
            ),
            Rights(name="escalation_sighting_rights", insert=True),
            Policy(
                name="escalation_sighting_seen",
                rows=f"{NOT_THE_PERSON} AND ({shown('notes')})",
            ),
            Policy(
                name="escalation_sighting_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('request')} AND {NOT_THE_PERSON}"
                " AND organisation_id = acting_organisation() AND seen_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.codes)


class Escalation(OfRequest):
    """A limit was crossed: while it stops, no volunteer of any organisation may help.

    Opened in the name of whoever leads, by no worker: what was seen opens it, nobody may choose
    not to. A key table: the trigger on `trajectories_assignment` reads `stops`.
    """

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        verbose_name=_("waar het gezien is"),
    )
    source = models.CharField(_("waar"), max_length=20, choices=Source.choices)
    signs = ArrayField(_CODES, verbose_name=_("geraakte grenzen"), default=list)
    version = models.PositiveSmallIntegerField(_("versie van de grenzen"), default=0)
    route = models.CharField(_("wat dan"), max_length=1000)
    decider = models.CharField(_("wie beslist"), max_length=20, choices=Decider.choices)
    stops = models.BooleanField(_("geen vrijwilliger"), default=True)
    due_on = models.DateField(_("opgepakt uiterlijk op"), null=True)
    opened_at = models.DateTimeField(_("sinds"), default=timezone.now)
    opened_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    taker = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("wie het oppakte"),
    )
    picked_up_at = models.DateTimeField(_("opgepakt op"), null=True)
    picked_up_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    proposal = models.CharField(_("voorstel van de tafel"), max_length=300, blank=True)
    proposed_at = models.DateTimeField(_("voorgesteld op"), null=True)
    proposed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    closed_at = models.DateTimeField(_("besloten op"), null=True)
    closed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("opschaling")
        verbose_name_plural = _("opschalingen")
        indexes = [
            models.Index(fields=["request"], name="escalation_stopped", condition=Q(stops=True)),
            models.Index(
                fields=["lead", "due_on"],
                name="escalation_waiting",
                condition=Q(closed_at__isnull=True, picked_up_at__isnull=True),
            ),
        ]
        constraints = [
            of_request("escalation_escalation"),
            models.UniqueConstraint(fields=["id", "request"], name="escalation_escalation_key"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(closed_at__isnull=True), name="escalation_one_open"
            ),
            models.CheckConstraint(
                name="escalation_says_what",
                condition=~Q(signs=[]) & ~Q(route="") & ~Q(decider=Decider.COORDINATOR),
            ),
            models.CheckConstraint(
                name="escalation_stops_while_open",
                condition=Q(stops=True) | Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="escalation_closed_after_pick_up",
                condition=Q(closed_at__isnull=True) | Q(picked_up_at__isnull=False),
            ),
            models.CheckConstraint(
                name="escalation_taken_somewhere",
                condition=Q(picked_up_at__isnull=True, taker__isnull=True)
                | Q(picked_up_at__isnull=False, taker__isnull=False),
            ),
            *(
                paired("escalation_escalation", f"{what}_at", f"{what}_by")
                for what in ("picked_up", "proposed", "closed")
            ),
            Rights(
                name="escalation_escalation_rights",
                insert=True,
                update=(
                    "signs",
                    "route",
                    "decider",
                    "stops",
                    "due_on",
                    "taker_id",
                    "picked_up_at",
                    "picked_up_by_id",
                    "proposal",
                    "proposed_at",
                    "proposed_by_id",
                    "closed_at",
                    "closed_by_id",
                ),
            ),
            Policy(name="escalation_escalation_seen", rows=shown("intake")),
            Policy(
                name="escalation_escalation_opened",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND acting_worker() IS NULL AND stops"
                " AND closed_at IS NULL AND picked_up_at IS NULL",
            ),
            Policy(
                name="escalation_escalation_changed",
                command="UPDATE",
                rows=f"acting_sees() = 'organisation' AND ({shown('intake')})",
                new_rows="acting_sees() = 'organisation' AND alliance_id = acting_alliance()"
                " AND (taker_id IS NULL OR taker_id = acting_organisation()"
                " OR picked_up_by_id IS DISTINCT FROM acting_worker())",
            ),
            SqlRule(
                name="escalation_escalation_step",
                create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW"
                " EXECUTE FUNCTION escalation_step()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.signs)


class LimitDecision(OfRequest):
    """What a professional decided about a stop; never changed, a later one is added."""

    escalation = models.ForeignKey(
        Escalation, models.PROTECT, related_name="decisions", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    outcome = models.CharField(_("besluit"), max_length=10, choices=Outcome.choices)
    part = models.CharField(_("welk deel kan vrijwillig"), max_length=300, blank=True)
    why = models.CharField(_("waarom"), max_length=500)
    decided_at = models.DateTimeField(_("besloten op"), default=timezone.now)
    decided_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("besluit bij een grens")
        verbose_name_plural = _("besluiten bij een grens")
        indexes = [models.Index(fields=["request", "decided_at"], name="escalation_decisions")]
        constraints = [
            of_request("escalation_limitdecision"),
            CompositeKey(
                name="escalation_limitdecision_of",
                columns=("escalation_id", "request_id"),
                to="escalation_escalation",
                to_columns=("id", "request_id"),
            ),
            CompositeKey(
                name="escalation_limitdecision_by",
                columns=("decided_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.CheckConstraint(
                name="escalation_decision_says_why",
                condition=~Q(why="")
                & (Q(outcome=Outcome.STAYS, part="") | (Q(outcome=Outcome.PART) & ~Q(part=""))),
            ),
            Rights(name="escalation_limitdecision_rights", insert=True),
            Policy(name="escalation_limitdecision_seen", rows=shown("intake")),
            Policy(
                name="escalation_limitdecision_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('intake')} AND acting_professional()"
                " AND organisation_id = acting_organisation() AND decided_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return self.outcome
