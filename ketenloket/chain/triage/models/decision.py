"""What the table decided, and what was missing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.triage.models.item import TriageItem
from ketenloket.chain.triage.models.meeting import AT_THE_TABLE, COUNTED, TriageMeeting
from ketenloket.chain.triage.rules import DecisionKind
from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import (
    OWNER_ROLE,
    CompositeKey,
    Policy,
    Rights,
    SqlRule,
)
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Alliance, Organisation, Worker


class TriageDecision(OwnKey):
    """What the table decided, with its reasons. Not a formal decision of the municipality."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    item = models.OneToOneField(
        TriageItem, models.PROTECT, related_name="decision", db_constraint=False
    )
    meeting = models.ForeignKey(
        TriageMeeting, models.PROTECT, related_name="decisions", db_constraint=False
    )
    brought_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    kind = models.CharField(_("besluit"), max_length=20, choices=DecisionKind.choices)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("wie helpt"),
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", verbose_name=_("aanbod")
    )
    was_suggested = models.BooleanField(_("stond bij de voorstellen"), default=False)
    why = models.CharField(_("waarom"), max_length=500)
    disagreed = models.CharField(_("wie ziet het anders, en waarom"), max_length=500, blank=True)
    holder = models.ForeignKey(
        Worker,
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        verbose_name=_("verantwoordelijk tot aankomst"),
    )
    next_step = models.CharField(_("eerste stap"), max_length=200)
    next_on = models.DateField(_("uiterlijk op"))
    decided_at = models.DateTimeField(_("besloten op"), default=timezone.now)
    decided_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    version = models.PositiveSmallIntegerField(_("versie"), default=1)

    class Meta:
        verbose_name = _("besluit van de tafel")
        verbose_name_plural = _("besluiten van de tafel")
        indexes = [models.Index(fields=["meeting"], name="triage_decision_meeting")]
        constraints = [
            CompositeKey(
                name="triage_triagedecision_item",
                columns=("item_id", "alliance_id", "brought_by_id"),
                to="triage_triageitem",
                to_columns=("id", "alliance_id", "brought_by_id"),
            ),
            CompositeKey(
                name="triage_triagedecision_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="triage_triagedecision_holder",
                columns=("holder_id", "brought_by_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.CheckConstraint(
                name="triage_decision_complete", condition=~Q(why="") & ~Q(next_step="")
            ),
            models.CheckConstraint(
                name="triage_decision_names_who_helps",
                condition=~Q(kind=DecisionKind.REFER) | Q(organisation__isnull=False),
            ),
            Rights(
                name="triage_triagedecision_rights",
                insert=True,
                update=(
                    "kind",
                    "organisation_id",
                    "service_id",
                    "was_suggested",
                    "why",
                    "disagreed",
                    "holder_id",
                    "next_step",
                    "next_on",
                    "decided_at",
                    "decided_by_id",
                    "version",
                ),
            ),
            Policy(
                name="triage_triagedecision_seen",
                rows=f"NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND {AT_THE_TABLE}",
            ),
            # The organisation that brought the question writes the decision down: it holds on.
            Policy(
                name="triage_triagedecision_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance() AND brought_by_id = case_organisation()"
                f" AND {AT_THE_TABLE} AND decided_by_id = acting_worker()",
            ),
            Policy(
                name="triage_triagedecision_changed",
                command="UPDATE",
                rows=f"alliance_id = acting_alliance() AND brought_by_id = case_organisation()"
                f" AND {AT_THE_TABLE}",
                new_rows="decided_by_id = acting_worker()",
            ),
            SqlRule(
                name="triage_triagedecision_keeps_earlier",
                create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW"
                " EXECUTE FUNCTION keeps_earlier_decision()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
            Policy(name="triage_triagedecision_counted", role=OWNER_ROLE, rows=COUNTED),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"


class EarlierDecision(OwnKey):
    """A decision as it was before the table changed it, with the reason. Nothing is overwritten."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    item = models.ForeignKey(
        TriageItem, models.PROTECT, related_name="earlier_decisions", db_constraint=False
    )
    meeting = models.ForeignKey(
        TriageMeeting, models.PROTECT, related_name="+", db_constraint=False
    )
    brought_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    version = models.PositiveSmallIntegerField(_("versie"))
    kind = models.CharField(_("besluit"), max_length=20, choices=DecisionKind.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="+")
    was_suggested = models.BooleanField(_("stond bij de voorstellen"), default=False)
    why = models.CharField(_("waarom"), max_length=500)
    disagreed = models.CharField(_("wie ziet het anders, en waarom"), max_length=500, blank=True)
    holder = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    next_step = models.CharField(_("eerste stap"), max_length=200)
    next_on = models.DateField(_("uiterlijk op"))
    decided_at = models.DateTimeField(_("besloten op"))
    decided_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    because = models.CharField(_("waarom veranderd"), max_length=300)
    replaced_at = models.DateTimeField(_("veranderd op"), default=timezone.now)
    replaced_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("eerder besluit van de tafel")
        verbose_name_plural = _("eerdere besluiten van de tafel")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "version"], name="triage_earlierdecision_version"
            ),
            CompositeKey(
                name="triage_earlierdecision_item",
                columns=("item_id", "alliance_id", "brought_by_id"),
                to="triage_triageitem",
                to_columns=("id", "alliance_id", "brought_by_id"),
            ),
            models.CheckConstraint(
                name="triage_earlierdecision_says_why", condition=~Q(because="")
            ),
            Rights(name="triage_earlierdecision_rights", insert=True),
            Policy(
                name="triage_earlierdecision_seen",
                rows=f"alliance_id = acting_alliance() AND {AT_THE_TABLE}",
            ),
            Policy(
                name="triage_earlierdecision_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance() AND brought_by_id = case_organisation()"
                f" AND {AT_THE_TABLE} AND replaced_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"


class Gap(OwnKey):
    """Gat in het aanbod: nothing fitted, and what was missing. Without a person.

    When the table finds something after all, the gap is taken back: kept, and no longer counted.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    item = models.ForeignKey(  # None: noted before the question was kept with it
        TriageItem, models.PROTECT, null=True, related_name="gaps", db_constraint=False
    )
    noted_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("gezien door")
    )
    noted_on = models.DateField(_("gezien op"))
    municipality = models.CharField(_("gemeente"), max_length=6, blank=True)
    needs = ArrayField(models.CharField(max_length=40), verbose_name=_("vragen"))
    languages = ArrayField(models.CharField(max_length=10), verbose_name=_("talen"), default=list)
    missing = models.CharField(_("wat ontbrak er"), max_length=500)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True)
    withdrawn_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("gat in het aanbod")
        verbose_name_plural = _("gaten in het aanbod")
        indexes = [models.Index(fields=["alliance", "noted_on"], name="triage_gap_when")]
        constraints = [
            CompositeKey(
                name="triage_gap_noted_by",
                columns=("noted_by_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="triage_gap_item",
                columns=("item_id", "alliance_id", "noted_by_id"),
                to="triage_triageitem",
                to_columns=("id", "alliance_id", "brought_by_id"),
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(withdrawn_at__isnull=True),
                name="triage_gap_stands_once",
            ),
            paired("triage_gap", "withdrawn_at", "withdrawn_by"),
            Rights(
                name="triage_gap_rights", insert=True, update=("withdrawn_at", "withdrawn_by_id")
            ),
            Policy(
                name="triage_gap_seen",
                rows="alliance_id = acting_alliance()"
                " AND acting_sees() IN ('organisation', 'table', 'counts')",
            ),
            Policy(
                name="triage_gap_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance() AND noted_by_id = case_organisation()",
            ),
            Policy(
                name="triage_gap_withdrawn",
                command="UPDATE",
                rows="alliance_id = acting_alliance() AND noted_by_id = case_organisation()"
                " AND withdrawn_at IS NULL",
                new_rows="withdrawn_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return self.missing
