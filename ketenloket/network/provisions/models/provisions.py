"""One row is one provision: what, for whom, how much, how to ask for it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights
from ketenloket.network.directory.rules import LifeArea
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.policies import written_by
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.provisions.policies import said_by
from ketenloket.network.provisions.rules import (
    Aow,
    ApplyBy,
    Certainty,
    Conditions,
    Layer,
    Scheme,
    Students,
    Unit,
)

_MOST_WORDS = 6
# What whoever keeps a provision writes of it.
WRITTEN = (
    "name",
    "layer",
    "life_area",
    "what",
    "for_whom",
    "conditions",
    "amount_words",
    "amount",
    "unit",
    "how",
    "apply_by",
    "documents",
    "before",
    "link",
    "municipalities",
    "scheme",
    "min_age",
    "max_age",
    "aow",
    "students",
    "renters_only",
    "child_from",
    "child_to",
    "income_sure",
    "income_most",
    "wealth_as_bijstand",
    "own_judgement",
    "source",
    "source_on",
    "certainty",
    "organisation",
)


class ProvisionQuerySet(models.QuerySet["Provision"]):
    """Ways to find a provision."""

    def known_in(self, alliance_id: int) -> "ProvisionQuerySet":
        """The rows of an alliance, and those of the national list that it has no row for itself."""
        own = Provision.objects.filter(alliance_id=alliance_id, code=OuterRef("code"))
        national = Q(alliance__isnull=True) & ~Exists(own)
        return self.filter(Q(alliance_id=alliance_id) | national)

    def listed_in(self, alliance_id: int) -> "ProvisionQuerySet":
        """What stands on the list of this alliance now."""
        return self.known_in(alliance_id).filter(active=True)

    def about(self, words: str) -> "ProvisionQuerySet":
        """Provisions that have every word in their own text."""
        found = self
        for word in words.split()[:_MOST_WORDS]:
            found = found.filter(
                Q(name__icontains=word)
                | Q(what__icontains=word)
                | Q(for_whom__icontains=word)
                | Q(conditions__icontains=word)
            )
        return found


class Provision(Changeable):
    """Voorziening: a benefit, fund or service that one may ask for."""

    code = models.SlugField(_("code"), max_length=60)
    alliance = models.ForeignKey(
        Alliance, models.PROTECT, null=True, related_name="+", verbose_name=_("samenwerking")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("wie houdt dit bij"),
    )
    name = models.CharField(_("naam"), max_length=120)
    layer = models.CharField(_("van wie"), max_length=20, choices=Layer.choices)
    life_area = models.CharField(_("leefgebied"), max_length=20, choices=LifeArea.choices)
    what = models.TextField(_("wat het is"), max_length=2000)
    for_whom = models.TextField(_("voor wie"), max_length=2000, blank=True)
    conditions = models.TextField(_("voorwaarden"), max_length=2000, blank=True)
    amount_words = models.CharField(_("bedrag in woorden"), max_length=300, blank=True)
    amount = models.DecimalField(
        _("bedrag in euro"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(_("per"), max_length=10, choices=Unit.choices, default=Unit.YEAR)
    how = models.TextField(_("hoe u het aanvraagt"), max_length=2000, blank=True)
    apply_by = models.CharField(
        _("wie het aanvraagt"), max_length=20, choices=ApplyBy.choices, default=ApplyBy.HELPER
    )
    documents = models.TextField(_("welke papieren"), max_length=2000, blank=True)
    before = ArrayField(
        models.SlugField(max_length=60),
        verbose_name=_("eerst aanvragen"),
        default=list,
        blank=True,
    )
    link = models.URLField(_("website"), max_length=300, blank=True)
    municipalities = ArrayField(
        models.CharField(max_length=6),
        verbose_name=_("gemeenten"),
        default=list,
        blank=True,
        help_text=_("Niets gekozen: overal."),
    )
    scheme = models.CharField(
        _("rekent als"), max_length=30, choices=Scheme.choices, blank=True, default=Scheme.NONE
    )
    min_age = models.PositiveSmallIntegerField(_("vanaf leeftijd"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("tot en met leeftijd"), null=True, blank=True)
    aow = models.CharField(_("AOW"), max_length=10, choices=Aow.choices, blank=True, default="")
    students = models.CharField(
        _("studenten"), max_length=10, choices=Students.choices, blank=True, default=""
    )
    renters_only = models.BooleanField(_("alleen voor wie huurt"), default=False)
    child_from = models.PositiveSmallIntegerField(_("kind vanaf leeftijd"), null=True, blank=True)
    child_to = models.PositiveSmallIntegerField(
        _("kind tot en met leeftijd"), null=True, blank=True
    )
    income_sure = models.PositiveSmallIntegerField(
        _("inkomen: zeker tot % van de bijstandsnorm"), null=True, blank=True
    )
    income_most = models.PositiveSmallIntegerField(
        _("inkomen: hoogstens % van de bijstandsnorm"), null=True, blank=True
    )
    wealth_as_bijstand = models.BooleanField(_("vermogen zoals bij de bijstand"), default=False)
    own_judgement = models.BooleanField(_("altijd eigen beoordeling"), default=False)
    source = models.CharField(_("bron"), max_length=300, blank=True)
    source_on = models.DateField(_("bron gezien op"), null=True, blank=True)
    certainty = models.CharField(
        _("hoe zeker"), max_length=20, choices=Certainty.choices, default=Certainty.SECONDARY
    )
    checked_on = models.DateField(_("nagekeken op"), null=True)
    checked_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    active = models.BooleanField(_("staat op de lijst"), default=True)
    last_modified = models.DateTimeField(_("gewijzigd op"), default=timezone.now, editable=False)

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorziening")
        verbose_name_plural = _("voorzieningen")
        indexes = [models.Index(fields=["alliance", "name"], name="provisions_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "code"], nulls_distinct=False, name="provisions_code_once"
            ),
            models.CheckConstraint(
                name="provisions_ages_in_order",
                condition=Q(min_age__isnull=True)
                | Q(max_age__isnull=True)
                | Q(min_age__lte=F("max_age")),
            ),
            models.CheckConstraint(
                name="provisions_percents_in_order",
                condition=Q(income_sure__isnull=True)
                | Q(income_most__isnull=True)
                | Q(income_sure__lte=F("income_most")),
            ),
            models.CheckConstraint(
                name="provisions_amount_above_nothing",
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
            ),
            Rights(
                name="provisions_provision_rights",
                insert=True,
                update=(
                    *(name for name in WRITTEN if name != "organisation"),
                    "organisation_id",
                    "checked_on",
                    "checked_by_id",
                    "active",
                    "last_modified",
                ),
            ),
            written_by("provisions_provision_written", Duty.COORDINATE, Duty.ALLIANCE),
            said_by("provisions_provision_checked", "checked_by_id", "checked_on"),
        ]

    def __str__(self) -> str:
        return self.name

    def asks(self) -> Conditions:
        """What it asks of somebody, as plain values for the check."""
        return Conditions(
            key=self.pk,
            code=self.code,
            name=self.name,
            scheme=self.scheme,
            municipalities=tuple(self.municipalities),
            min_age=self.min_age,
            max_age=self.max_age,
            aow=self.aow,
            students=self.students,
            renters_only=self.renters_only,
            child_from=self.child_from,
            child_to=self.child_to,
            income_sure=self.income_sure,
            income_most=self.income_most,
            wealth_as_bijstand=self.wealth_as_bijstand,
            own_judgement=self.own_judgement,
            amount=self.amount,
            unit=self.unit,
            before=tuple(self.before),
        )


def provisions_for(alliance_id: int) -> list[Provision]:
    """All that stands on the list of an alliance now; `asks` of each is what the check takes."""
    return list(Provision.objects.listed_in(alliance_id).order_by("name", "pk"))
