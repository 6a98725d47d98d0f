"""The alliance, its organisations and finding places."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights
from ketenloket.network.organisations.rules import FindingPlaceKind, OrganisationKind


class Alliance(Changeable):
    """Samenwerking: organisations around one desk, for one or more municipalities."""

    name = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(_("naam in het webadres"), unique=True)
    municipalities = ArrayField(
        models.CharField(max_length=6), verbose_name=_("gemeenten (CBS-code)"), default=list
    )
    phone = models.CharField(_("telefoon van het loket"), max_length=20)
    opening_hours = models.CharField(_("telefonisch bereikbaar"), max_length=200, blank=True)
    visit = models.CharField(_("bezoekadres en inloop"), max_length=200, blank=True)
    desk = models.ForeignKey(
        "Organisation",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organisatie achter het loket"),
    )
    desk_acts_for_municipality = models.BooleanField(
        _("het loket werkt namens de gemeente"), default=False
    )
    reaction_days = models.PositiveSmallIntegerField(_("werkdagen om te reageren"), default=2)
    first_talk_days = models.PositiveSmallIntegerField(
        _("werkdagen tot het eerste gesprek"), default=10
    )
    answer_days = models.PositiveSmallIntegerField(
        _("werkdagen om op een verwijzing te antwoorden"), default=3
    )

    class Meta:
        verbose_name = _("samenwerking")
        verbose_name_plural = _("samenwerkingen")
        constraints = [
            Rights(
                name="organisations_alliance_rights",
                insert=True,
                update=(
                    "name",
                    "municipalities",
                    "phone",
                    "opening_hours",
                    "visit",
                    "desk_id",
                    "desk_acts_for_municipality",
                    "reaction_days",
                    "first_talk_days",
                    "answer_days",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Organisation(Changeable):
    """One local organisation (afdeling) in one alliance."""

    alliance = models.ForeignKey(
        Alliance, models.PROTECT, related_name="organisations", verbose_name=_("samenwerking")
    )
    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=30, choices=OrganisationKind.choices)
    about = models.TextField(_("over de organisatie"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    retention_months = models.PositiveSmallIntegerField(
        _("bewaartermijn na afsluiten, in maanden"), default=24
    )
    active = models.BooleanField(_("doet mee"), default=True)

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        constraints = [
            models.UniqueConstraint(
                fields=["id", "alliance"], name="organisations_organisation_key"
            ),
            models.UniqueConstraint(
                fields=["alliance", "name"], name="organisations_organisation_name"
            ),
            Rights(
                name="organisations_organisation_rights",
                insert=True,
                update=(
                    "name",
                    "kind",
                    "about",
                    "phone",
                    "email",
                    "website",
                    "retention_months",
                    "active",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FindingPlace(Changeable):
    """Vindplaats: a place that can hand somebody in, with that person's agreement."""

    alliance = models.ForeignKey(
        Alliance, models.PROTECT, related_name="finding_places", verbose_name=_("samenwerking")
    )
    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=20, choices=FindingPlaceKind.choices)
    code = models.SlugField(_("code in het webadres"))
    active = models.BooleanField(_("doet mee"), default=True)

    class Meta:
        verbose_name = _("vindplaats")
        verbose_name_plural = _("vindplaatsen")
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "code"], name="organisations_finding_place_code"
            ),
            models.UniqueConstraint(
                fields=["id", "alliance"], name="organisations_finding_place_key"
            ),
            Rights(
                name="organisations_finding_place_rights",
                insert=True,
                update=("name", "kind", "active"),
            ),
        ]

    def __str__(self) -> str:
        return self.name
