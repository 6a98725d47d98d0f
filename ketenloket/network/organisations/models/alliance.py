"""The alliance, its organisations and finding places."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.acting import Actor, Sees
from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights, SqlRule
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
    contact_days = models.PositiveSmallIntegerField(
        _("werkdagen tot het eerste contact na aannemen"), default=5, db_default=5
    )
    next_step_days = models.PositiveSmallIntegerField(
        _("werkdagen voor een stap die terugkomt"), default=2, db_default=2
    )
    climb_coordinators_days = models.PositiveSmallIntegerField(
        _("werkdagen te laat: de coördinatoren horen het"), default=2, db_default=2
    )
    climb_desk_days = models.PositiveSmallIntegerField(
        _("werkdagen te laat: het loket hoort het"), default=5, db_default=5
    )
    climb_alliance_days = models.PositiveSmallIntegerField(
        _("werkdagen te laat: de neutrale coördinator hoort het"), default=10, db_default=10
    )
    rest_days = models.PositiveSmallIntegerField(
        _("hoogstens zoveel dagen rust"), default=90, db_default=90
    )
    terms_source = models.CharField(
        _("waar dit is afgesproken"), max_length=200, blank=True, default="", db_default=""
    )
    terms_agreed_on = models.DateField(_("afgesproken op"), null=True, blank=True)

    class Meta:
        verbose_name = _("samenwerking")
        verbose_name_plural = _("samenwerkingen")
        constraints = [
            # Each step hears it after the one before, or on the same day.
            models.CheckConstraint(
                name="organisations_alliance_climbs_in_order",
                condition=Q(climb_coordinators_days__lte=F("climb_desk_days"))
                & Q(climb_desk_days__lte=F("climb_alliance_days")),
            ),
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
                    "contact_days",
                    "next_step_days",
                    "climb_coordinators_days",
                    "climb_desk_days",
                    "climb_alliance_days",
                    "rest_days",
                    "terms_source",
                    "terms_agreed_on",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def law_binds(self, organisation_id: int) -> bool:
        """Whether the terms of the Wgs bind this organisation: the desk, if it acts for the college.

        For all others the same terms are an agreement (facts, decision 1).
        """
        return self.desk_acts_for_municipality and self.desk_id == organisation_id


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
    ambassador = models.CharField(
        _("ambassadeur"),
        max_length=120,
        blank=True,
        help_text=_("Wie vertelt anderen over deze organisatie, en kent de keten."),
    )
    public_id = models.UUIDField(
        _("openbaar nummer"),
        default=uuid.uuid4,
        db_default=RandomUUID(),
        unique=True,
        editable=False,
    )
    last_modified = models.DateTimeField(
        _("gewijzigd op"), default=timezone.now, db_default=Now(), editable=False
    )
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
                    "ambassador",
                    "retention_months",
                    "active",
                    "last_modified",
                ),
            ),
            # Whoever stopped comes back only by who cares for the alliance: a leaver may not open the
            # door again for itself. What keeps it from stopping at all lies where people are.
            SqlRule(
                name="organisations_organisation_comes_back",
                create="CREATE TRIGGER {name} BEFORE UPDATE OF active ON {table} FOR EACH ROW"
                " WHEN (NEW.active AND NOT OLD.active)"
                " EXECUTE FUNCTION written_in_alliance('alliance')",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def actor(self) -> Actor:
        """The organisation itself, by no worker: what happens by itself is done in its name."""
        return Actor(
            organisation=str(self.pk), alliance=str(self.alliance_id), sees=Sees.ORGANISATION
        )

    def change(self, **values: Any) -> None:
        """Set these fields and say when: other systems ask for what changed since."""
        super().change(**{"last_modified": timezone.now()} | values)


class FindingPlace(Changeable):
    """Vindplaats: a place that can hand somebody in, with that person's agreement."""

    alliance = models.ForeignKey(
        Alliance, models.PROTECT, related_name="finding_places", verbose_name=_("samenwerking")
    )
    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=20, choices=FindingPlaceKind.choices)
    code = models.SlugField(_("code in het webadres"))
    email = models.EmailField(
        _("e-mail voor bericht van aankomst"),
        blank=True,
        help_text=_("Hier komt alleen dát iemand is aangekomen; nooit wie, en nooit waarom."),
    )
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
                update=("name", "kind", "email", "active"),
            ),
        ]

    def __str__(self) -> str:
        return self.name
