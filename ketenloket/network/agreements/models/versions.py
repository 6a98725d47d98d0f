"""The list of limits, version after version, and who adopted which."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.agreements.rules import STOPPING, Decider, Effect, Limit
from ketenloket.network.directory.models import BoundarySign
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

MOST_DAYS = 20

_MINE = "alliance_id = acting_alliance()"
# The neutral coordinator writes; everybody in the alliance reads.
_NEUTRAL = f"{_MINE} AND acting_sees() = 'counts'"
_OF_A_DRAFT = (
    "EXISTS (SELECT FROM public.agreements_agreement a"
    " WHERE a.id = agreement_id AND a.from_on IS NULL)"
)


class Agreement(OwnKey):
    """One version of the limits. A draft has no day; once it has one it never changes."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    number = models.PositiveSmallIntegerField(_("versie"))
    changed = models.CharField(_("wat er veranderde"), max_length=500, blank=True)
    from_on = models.DateField(_("geldt vanaf"), null=True)
    made_at = models.DateTimeField(_("begonnen op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    put_at = models.DateTimeField(_("vastgesteld op"), null=True)
    put_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("versie van de grenzen")
        verbose_name_plural = _("versies van de grenzen")
        constraints = [
            models.UniqueConstraint(fields=["id", "alliance"], name="agreements_agreement_key"),
            models.UniqueConstraint(
                fields=["alliance", "number"], name="agreements_agreement_number"
            ),
            models.UniqueConstraint(
                fields=["alliance"], condition=Q(from_on__isnull=True), name="agreements_one_draft"
            ),
            models.CheckConstraint(
                name="agreements_agreement_day_when_put",
                condition=Q(from_on__isnull=True, put_at__isnull=True)
                | Q(from_on__isnull=False, put_at__isnull=False),
            ),
            paired("agreements_agreement", "put_at", "put_by"),
            Rights(
                name="agreements_agreement_rights",
                insert=True,
                update=("changed", "from_on", "put_at", "put_by_id"),
            ),
            Policy(name="agreements_agreement_seen", rows=_MINE),
            Policy(
                name="agreements_agreement_begun",
                command="INSERT",
                new_rows=f"{_NEUTRAL} AND from_on IS NULL AND made_by_id = acting_worker()",
            ),
            Policy(
                name="agreements_agreement_put",
                command="UPDATE",
                rows=f"{_NEUTRAL} AND from_on IS NULL",
                new_rows=f"{_NEUTRAL} AND (put_by_id IS NULL OR put_by_id = acting_worker())",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class AgreedLimit(OwnKey):
    """One limit in one version: the sign, what it means, why, what then, who decides, how soon."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="limits", db_constraint=False
    )
    sign = models.ForeignKey(BoundarySign, models.PROTECT, related_name="+")
    label = models.CharField(_("wat de hulpverlener ziet"), max_length=120)
    effect = models.CharField(
        _("wat het betekent voor een vrijwilliger"), max_length=10, choices=Effect.choices
    )
    why = models.CharField(_("waarom"), max_length=300, blank=True)
    route = models.CharField(_("wat dan"), max_length=200)
    decider = models.CharField(_("wie beslist"), max_length=20, choices=Decider.choices)
    days = models.PositiveSmallIntegerField(
        _("werkdagen om het op te pakken"),
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
    )
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        verbose_name = _("grens")
        verbose_name_plural = _("grenzen")
        ordering = ["position"]
        constraints = [
            CompositeKey(
                name="agreements_agreedlimit_of",
                columns=("agreement_id", "alliance_id"),
                to="agreements_agreement",
                to_columns=("id", "alliance_id"),
            ),
            models.UniqueConstraint(
                fields=["agreement", "sign", "alliance"], name="agreements_limit_once"
            ),
            models.CheckConstraint(
                name="agreements_limit_known",
                condition=Q(effect__in=Effect.values, decider__in=Decider.values)
                & Q(days__gte=1, days__lte=MOST_DAYS),
            ),
            # Who needs a volunteer does not lift the limit.
            models.CheckConstraint(
                name="agreements_limit_that_stops",
                condition=~Q(effect__in=STOPPING)
                | (~Q(decider=Decider.COORDINATOR) & ~Q(route="")),
            ),
            Rights(
                name="agreements_agreedlimit_rights",
                insert=True,
                update=("label", "effect", "why", "route", "decider", "days"),
            ),
            Policy(name="agreements_agreedlimit_seen", rows=_MINE),
            Policy(
                name="agreements_agreedlimit_added",
                command="INSERT",
                new_rows=f"{_NEUTRAL} AND {_OF_A_DRAFT}",
            ),
            Policy(
                name="agreements_agreedlimit_changed",
                command="UPDATE",
                rows=f"{_NEUTRAL} AND {_OF_A_DRAFT}",
                new_rows=_NEUTRAL,
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def as_limit(self) -> Limit:
        """As the rules want it."""
        return Limit(
            code=self.sign_id,
            label=self.label,
            effect=self.effect,
            why=self.why,
            route=self.route,
            decider=self.decider,
            days=self.days,
        )


class Adoption(OwnKey):
    """An organisation adopted a version: who said so for it, and when."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="adoptions", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    adopted_at = models.DateTimeField(_("overgenomen op"), default=timezone.now)
    adopted_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("overgenomen versie")
        verbose_name_plural = _("overgenomen versies")
        constraints = [
            CompositeKey(
                name="agreements_adoption_of",
                columns=("agreement_id", "alliance_id"),
                to="agreements_agreement",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="agreements_adoption_by",
                columns=("adopted_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            CompositeKey(
                name="agreements_adoption_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation"], name="agreements_adopted_once"
            ),
            Rights(name="agreements_adoption_rights", insert=True),
            Policy(name="agreements_adoption_seen", rows=_MINE),
            Policy(
                name="agreements_adoption_added",
                command="INSERT",
                new_rows=f"{_MINE} AND organisation_id = acting_organisation()"
                " AND adopted_by_id = acting_worker()"
                f" AND acting_sees() IN ('organisation', 'nothing') AND NOT {_OF_A_DRAFT}",
            ),
        ]

    def __str__(self) -> str:
        return str(self.adopted_at)
