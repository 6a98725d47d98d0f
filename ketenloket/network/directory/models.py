"""Verwijskaart: who offers what to whom. Public; no help-seeker in it, so no row-level security."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights
from ketenloket.network.directory.rules import (
    CAPACITY_STALE_DAYS,
    Capacity,
    FormOfHelp,
    LifeArea,
)
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

_MOST_WORDS = 6


class Need(Changeable):
    """Hulpvraag in one word: what somebody may need help with. Data, not code."""

    code = models.CharField(_("code"), max_length=40, primary_key=True)
    label = models.CharField(_("naam"), max_length=80)
    life_area = models.CharField(_("leefgebied"), max_length=20, choices=LifeArea.choices)
    may_be_underlying = models.BooleanField(_("kan eronder zitten"), default=True)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        verbose_name = _("soort vraag")
        verbose_name_plural = _("soorten vragen")
        ordering = ["life_area", "position", "label"]
        constraints = [
            Rights(
                name="directory_need_rights",
                insert=True,
                update=("label", "life_area", "may_be_underlying", "position", "active"),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class BoundarySign(Changeable):
    """A sign that bears on the agreed limits of volunteer help: a code, never a diagnosis.

    Source: facts C10-C13; the list is a proposal that an alliance agrees on.
    """

    code = models.CharField(_("code"), max_length=40, primary_key=True)
    label = models.CharField(_("wat de hulpverlener ziet"), max_length=120)
    stops_volunteer = models.BooleanField(_("niet bij een vrijwilliger alleen"), default=False)
    route = models.CharField(_("wat dan"), max_length=200)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        verbose_name = _("grenssignaal")
        verbose_name_plural = _("grenssignalen")
        ordering = ["position"]
        constraints = [
            Rights(
                name="directory_boundary_sign_rights",
                insert=True,
                update=("label", "stops_volunteer", "route", "position", "active"),
            ),
        ]

    def __str__(self) -> str:
        return self.label


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
    needs = ArrayField(models.CharField(max_length=40), verbose_name=_("helpt bij"), default=list)
    municipalities = ArrayField(
        models.CharField(max_length=6), verbose_name=_("gemeenten"), default=list
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
    active = models.BooleanField(_("wordt nu aangeboden"), default=True)

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
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="directory_service_name"),
            Rights(
                name="directory_service_rights",
                insert=True,
                update=(
                    "name",
                    "form_of_help",
                    "does",
                    "does_not",
                    "for_whom",
                    "needs",
                    "municipalities",
                    "languages",
                    "not_with_signs",
                    "for_entrepreneurs",
                    "by_volunteers",
                    "home_visits",
                    "costs",
                    "phone",
                    "email",
                    "website",
                    "capacity",
                    "capacity_set_on",
                    "waiting_weeks",
                    "checked_on",
                    "checked_by_id",
                    "active",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name
