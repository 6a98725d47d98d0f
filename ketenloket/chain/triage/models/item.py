"""What lies on the table, and where it came from."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import ADDED_BY_LEAD, MINE
from ketenloket.chain.intake.rules import DebtKind, DebtSum, YesNo
from ketenloket.chain.triage.models.meeting import AT_THE_TABLE, COUNTED, TriageMeeting
from ketenloket.chain.triage.rules import AGES, AgeBand, Place
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import OWNER_ROLE, CompositeKey, Policy, Rights
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules.matching import Ask, Offer
from ketenloket.network.directory.rules.upkeep import capacity_today, needs_review
from ketenloket.network.organisations.models import Alliance, Organisation


class TriageItem(OwnKey):
    """One question on the table, as codes: enough to decide, too little to recognise."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    meeting = models.ForeignKey(
        TriageMeeting, models.PROTECT, related_name="items", db_constraint=False
    )
    brought_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    number = models.CharField(_("nummer"), max_length=10)
    words = models.CharField(_("in één zin"), max_length=200, blank=True)
    municipality = models.CharField(_("gemeente"), max_length=6, blank=True)
    needs = ArrayField(models.CharField(max_length=40), verbose_name=_("vragen"))
    underlying = models.CharField(_("daaronder"), max_length=40, blank=True)
    threats = ArrayField(
        models.CharField(max_length=40), verbose_name=_("bedreigende situatie"), default=list
    )
    clock_due_on = models.DateField(_("eerste gesprek uiterlijk"), null=True)
    languages = ArrayField(models.CharField(max_length=10), verbose_name=_("talen"), default=list)
    needs_interpreter = models.CharField(
        _("tolk nodig"), max_length=10, choices=YesNo.choices, default=YesNo.NOT_ASKED
    )
    adults = models.PositiveSmallIntegerField(_("volwassenen"), default=1)
    children = models.PositiveSmallIntegerField(_("kinderen"), default=0)
    age_band = models.CharField(
        _("leeftijd ongeveer"), max_length=10, choices=AgeBand.choices, blank=True
    )
    reads_letters = models.CharField(
        _("kan brieven lezen en begrijpen"),
        max_length=10,
        choices=YesNo.choices,
        default=YesNo.NOT_ASKED,
    )
    is_entrepreneur = models.CharField(
        _("eigen bedrijf"), max_length=10, choices=YesNo.choices, default=YesNo.NOT_ASKED
    )
    debts_count = models.PositiveSmallIntegerField(_("schuldeisers"), null=True)
    debts_sum = models.CharField(_("schulden samen"), max_length=20, choices=DebtSum.choices)
    debts_kind = models.CharField(_("soort schulden"), max_length=20, choices=DebtKind.choices)
    has_administrator = models.CharField(
        _("bewindvoerder"), max_length=10, choices=YesNo.choices, default=YesNo.NOT_ASKED
    )
    boundary_signs = ArrayField(
        models.CharField(max_length=40), verbose_name=_("signalen"), default=list
    )
    waiting_since = models.DateField(_("wacht sinds"), null=True)
    desks_seen = models.PositiveSmallIntegerField(_("aantal organisaties gezien"), default=1)
    brought_at = models.DateTimeField(_("ingebracht op"), default=timezone.now)  # by brought_by
    withdrawn_at = models.DateTimeField(_("van de agenda op"), null=True)  # by brought_by

    class Meta:
        verbose_name = _("agendapunt")
        verbose_name_plural = _("agendapunten")
        indexes = [models.Index(fields=["meeting", "position"], name="triage_item_meeting")]
        constraints = [
            models.UniqueConstraint(
                fields=["id", "alliance", "brought_by"], name="triage_triageitem_key"
            ),
            models.UniqueConstraint(fields=["id", "meeting"], name="triage_triageitem_at_meeting"),
            models.UniqueConstraint(fields=["id", "alliance"], name="triage_triageitem_alliance"),
            CompositeKey(
                name="triage_triageitem_meeting",
                columns=("meeting_id", "alliance_id"),
                to="triage_triagemeeting",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="triage_triageitem_brought_by",
                columns=("brought_by_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            Rights(
                name="triage_triageitem_rights",
                insert=True,
                update=("meeting_id", "position", "withdrawn_at"),  # a table may carry it over
            ),
            Policy(
                name="triage_triageitem_seen",
                rows=f"NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND {AT_THE_TABLE}",
            ),
            Policy(
                name="triage_triageitem_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance() AND brought_by_id = case_organisation()"
                f" AND {AT_THE_TABLE}",
            ),
            Policy(
                name="triage_triageitem_changed",
                command="UPDATE",
                rows=f"NOT abs(alliance_id - (SELECT acting_alliance())) > 0 AND {AT_THE_TABLE}",
                new_rows=f"alliance_id = acting_alliance() AND {AT_THE_TABLE}",
            ),
            Policy(name="triage_triageitem_counted", role=OWNER_ROLE, rows=COUNTED),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_decided(self) -> bool:
        """Whether the table decided; asks the database unless the decision is at hand."""
        return hasattr(self, "decision")

    @property
    def place(self) -> Place:
        """Where it stands on the agenda."""
        return Place(bool(self.threats), self.clock_due_on, self.position, self.number)

    @property
    def ask(self) -> Ask:
        """The question as the matching sees it.

        Without the four digits of the postcode: in a village they tell with a household and its
        debts who it is, so they never come to the table.
        """
        return Ask(
            needs=tuple(self.needs),
            underlying=self.underlying,
            threats=tuple(self.threats),
            municipality=self.municipality,
            languages=tuple(self.languages),
            needs_interpreter=self.needs_interpreter == YesNo.YES,
            boundary_signs=tuple(self.boundary_signs),
            debts_count=self.debts_count,
            business=self.debts_kind != DebtKind.PRIVATE,
            administrator=self.has_administrator == YesNo.YES,
            adults=self.adults,
            children=self.children,
            entrepreneur=_known(self.is_entrepreneur),
            reads=_known(self.reads_letters),
            ages=AGES.get(self.age_band),
            known_by=(self.brought_by_id,),
        )


def _known(answer: str) -> bool | None:
    """Yes or no; None while nobody asked."""
    return {YesNo.YES: True, YesNo.NO: False}.get(YesNo(answer))


def offer_of(service: Service, today: date) -> Offer:
    """A service as the matching sees it today; its organisation must be at hand."""
    return Offer(
        id=service.pk,
        organisation=service.organisation.name,
        organisation_id=service.organisation_id,
        kind=service.organisation.kind,
        name=service.name,
        form=service.form_of_help,
        needs=tuple(service.needs),
        municipalities=tuple(service.municipalities),
        postcode_areas=tuple(service.postcode_areas),
        audiences=tuple(service.audiences),
        not_audiences=tuple(service.not_audiences),
        min_age=service.min_age,
        max_age=service.max_age,
        needs_review=needs_review(service.checked_on, today),
        languages=tuple(service.languages),
        not_with_signs=tuple(service.not_with_signs),
        for_entrepreneurs=service.for_entrepreneurs,
        by_volunteers=service.by_volunteers,
        home_visits=service.home_visits,
        capacity=capacity_today(
            service.capacity, service.capacity_set_on, service.checked_on, today
        ),
        waiting_weeks=service.waiting_weeks,
        active=service.active and service.organisation.active,
    )


class TriageSource(OfRequest):
    """Which request an item speaks of; only the organisation that brought it knows."""

    item = models.OneToOneField(
        TriageItem, models.PROTECT, related_name="source", db_constraint=False
    )
    brought_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("herkomst van een agendapunt")
        verbose_name_plural = _("herkomst van agendapunten")
        indexes = [models.Index(fields=["request"], name="triage_source_request")]
        constraints = [
            of_request("triage_triagesource"),
            CompositeKey(
                name="triage_triagesource_item",
                columns=("item_id", "alliance_id", "brought_by_id"),
                to="triage_triageitem",
                to_columns=("id", "alliance_id", "brought_by_id"),
            ),
            Rights(name="triage_triagesource_rights", insert=True),
            Policy(name="triage_triagesource_seen", rows=MINE),
            Policy(
                name="triage_triagesource_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND brought_by_id = case_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)
