"""What is offered to whom: one row is one offer of one organisation (HSDS: service)."""

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights
from ketenloket.network.directory.rules import CAPACITY_STALE_DAYS, Capacity, FormOfHelp
from ketenloket.network.directory.rules.words import LOAD_STALE_DAYS
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

_MOST_WORDS = 6
# What whoever keeps a card writes on it.
WRITTEN = (
    "name",
    "form_of_help",
    "does",
    "does_not",
    "for_whom",
    "audiences",
    "not_audiences",
    "min_age",
    "max_age",
    "needs",
    "municipalities",
    "postcode_areas",
    "languages",
    "not_with_signs",
    "for_entrepreneurs",
    "by_volunteers",
    "home_visits",
    "costs",
    "opening_hours",
    "how_to_reach",
    "open_to_public",
    "contact_person",
    "contact_public",
    "phone",
    "email",
    "website",
)


class ServiceQuerySet(models.QuerySet["Service"]):
    """Ways to find an offer; each narrows what the one before found."""

    def offered_in(self, alliance_id: int) -> "ServiceQuerySet":
        """What is offered now in this alliance."""
        return self.filter(alliance_id=alliance_id, active=True)

    def about(
        self, words: str, *, organisations: Mapping[int, str], needs: Mapping[str, str]
    ) -> "ServiceQuerySet":
        """Offers that have every word: in their own text, their needs or who offers them.

        Args:
            words: what somebody typed.
            organisations: names by id, of the alliance.
            needs: labels by code. Names and labels are few, so they are matched here; that leaves
                the database one condition that its indexes can answer.
        """
        found = self
        for word in words.lower().split()[:_MOST_WORDS]:
            by = [pk for pk, name in organisations.items() if word in name.lower()]
            meant = [code for code, label in needs.items() if word in label.lower()]
            hit = Q(name__icontains=word) | Q(does__icontains=word) | Q(for_whom__icontains=word)
            if by:
                hit |= Q(organisation_id__in=by)
            if meant:
                hit |= Q(needs__overlap=meant)
            found = found.filter(hit)
        return found

    def with_room(self, today: date) -> "ServiceQuerySet":
        """Offers whose coordinator said lately that there is room."""
        lately = today - timedelta(days=CAPACITY_STALE_DAYS)
        return self.filter(capacity=Capacity.ROOM, capacity_set_on__gte=lately)


class Service(Changeable):
    """Hulpaanbod of one organisation (HSDS: service)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="services", verbose_name=_("organisatie")
    )
    alliance = models.ForeignKey(
        Alliance, models.PROTECT, related_name="+", verbose_name=_("samenwerking")
    )
    name = models.CharField(_("naam van het aanbod"), max_length=120)
    form_of_help = models.CharField(_("vorm van hulp"), max_length=30, choices=FormOfHelp.choices)
    does = models.TextField(_("wat u doet"))
    does_not = models.TextField(_("wat u niet doet"), blank=True)
    for_whom = models.TextField(_("voor wie"), blank=True)
    audiences = ArrayField(
        models.CharField(max_length=30),
        verbose_name=_("alleen voor"),
        default=list,
        blank=True,
        help_text=_("Niets gekozen: voor iedereen."),
    )
    not_audiences = ArrayField(
        models.CharField(max_length=30), verbose_name=_("niet voor"), default=list, blank=True
    )
    min_age = models.PositiveSmallIntegerField(_("vanaf leeftijd"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("tot en met leeftijd"), null=True, blank=True)
    needs = ArrayField(models.CharField(max_length=40), verbose_name=_("helpt bij"), default=list)
    municipalities = ArrayField(
        models.CharField(max_length=6), verbose_name=_("gemeenten"), default=list
    )
    postcode_areas = ArrayField(
        models.CharField(max_length=4),
        verbose_name=_("alleen in deze postcodes"),
        default=list,
        blank=True,
        help_text=_("De vier cijfers. Niets ingevuld: de hele gemeente."),
    )
    languages = ArrayField(models.CharField(max_length=10), verbose_name=_("talen"), default=list)
    not_with_signs = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("niet bij deze signalen"),
        default=list,
        blank=True,
    )
    for_entrepreneurs = models.BooleanField(_("ook voor ondernemers"), default=False)
    by_volunteers = models.BooleanField(_("door vrijwilligers"), default=False)
    home_visits = models.BooleanField(_("komt aan huis"), default=False)
    costs = models.CharField(_("kosten"), max_length=120, default="gratis")
    opening_hours = models.CharField(_("wanneer open"), max_length=200, blank=True)
    how_to_reach = models.CharField(_("hoe u zich aanmeldt"), max_length=300, blank=True)
    open_to_public = models.BooleanField(_("mensen mogen zelf bellen of langskomen"), default=True)
    contact_person = models.CharField(_("contactpersoon"), max_length=120, blank=True)
    contact_public = models.BooleanField(_("contactpersoon mag openbaar zijn"), default=False)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    capacity = models.CharField(
        _("ruimte"), max_length=20, choices=Capacity.choices, default=Capacity.MEET_FIRST
    )
    capacity_set_on = models.DateField(_("ruimte aangegeven op"), null=True)
    waiting_weeks = models.PositiveSmallIntegerField(_("wachttijd in weken"), default=0)
    checked_on = models.DateField(_("nagekeken op"), null=True)
    checked_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    owner = models.ForeignKey(
        Worker,
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("wie houdt dit bij"),
    )
    helps_now = models.PositiveIntegerField(
        _("helpt nu, in vijftallen"),
        null=True,
        help_text=_("Geteld in de nacht uit lopende trajecten; 0 is minder dan vijf."),
        editable=False,
    )
    helps_counted_on = models.DateField(_("geteld op"), null=True, editable=False)
    active = models.BooleanField(_("wordt nu aangeboden"), default=True)
    public_id = models.UUIDField(
        _("openbaar nummer"),
        default=uuid.uuid4,
        db_default=RandomUUID(),
        unique=True,
        editable=False,
        help_text=_("Onder dit nummer kennen andere systemen het aanbod (HSDS)."),
    )
    last_modified = models.DateTimeField(
        _("gewijzigd op"), default=timezone.now, db_default=Now(), editable=False
    )

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("hulpaanbod")
        verbose_name_plural = _("hulpaanbod")
        indexes = [
            models.Index(fields=["alliance", "active"], name="directory_service_alliance"),
            # In the order of the page, so that a page is read and nothing is sorted.
            models.Index(
                fields=["alliance", "name", "id"],
                name="directory_service_listed",
                condition=Q(active=True),
            ),
            # Any part of a word, in whatever letters.
            GinIndex(
                OpClass(Upper("name"), name="gin_trgm_ops"),
                OpClass(Upper("does"), name="gin_trgm_ops"),
                OpClass(Upper("for_whom"), name="gin_trgm_ops"),
                name="directory_service_words",
                fastupdate=False,  # looked at all day, changed now and then
            ),
            GinIndex(fields=["needs"], name="directory_service_needs", fastupdate=False),
            models.Index(
                fields=["last_modified"],
                name="directory_service_modified",
                condition=Q(active=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="directory_service_name"),
            models.UniqueConstraint(fields=["id", "organisation"], name="directory_service_key"),
            models.CheckConstraint(
                name="directory_service_ages",
                condition=Q(min_age__isnull=True)
                | Q(max_age__isnull=True)
                | Q(min_age__lte=F("max_age")),
            ),
            Rights(
                name="directory_service_rights",
                insert=True,
                update=(
                    *WRITTEN,
                    "capacity",
                    "capacity_set_on",
                    "waiting_weeks",
                    "checked_on",
                    "checked_by_id",
                    "owner_id",
                    "helps_now",
                    "helps_counted_on",
                    "active",
                    "last_modified",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def helps_known(self, today: date) -> int | None:
        """How many people it helps, in fives; None when that was counted too long ago."""
        if self.helps_counted_on is None:
            return None
        fresh = (today - self.helps_counted_on).days <= LOAD_STALE_DAYS
        return self.helps_now if fresh else None

    def change(self, **values: Any) -> None:
        """Set these fields and say when: other systems ask for what changed since."""
        super().change(**{"last_modified": timezone.now()} | values)
