"""Where help is given: a place of an organisation (HSDS: location), and which offer is there."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import CompositeKey, Rights
from ketenloket.network.directory.models.offers import Service
from ketenloket.network.organisations.models import Alliance, Organisation


class Location(Changeable):
    """A place where people can come: a community centre, an office, a weekly walk-in."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="locations", verbose_name=_("organisatie")
    )
    alliance = models.ForeignKey(
        Alliance, models.PROTECT, related_name="+", verbose_name=_("samenwerking")
    )
    public_id = models.UUIDField(
        _("openbaar nummer"),
        default=uuid.uuid4,
        db_default=RandomUUID(),
        unique=True,
        editable=False,
    )
    name = models.CharField(_("naam van de plek"), max_length=120)
    street = models.CharField(_("straat en nummer"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    city = models.CharField(_("plaats"), max_length=80, blank=True)
    municipality = models.CharField(_("gemeente (CBS-code)"), max_length=6, blank=True)
    latitude = models.FloatField(_("breedtegraad"), null=True, blank=True)
    longitude = models.FloatField(_("lengtegraad"), null=True, blank=True)
    opening_hours = models.CharField(_("wanneer open"), max_length=200, blank=True)
    accessibility = models.CharField(
        _("toegankelijkheid"),
        max_length=200,
        blank=True,
        help_text=_("Bijvoorbeeld: zonder drempel, lift, invalidentoilet, bus 14 stopt ervoor."),
    )
    active = models.BooleanField(_("in gebruik"), default=True)
    last_modified = models.DateTimeField(
        _("gewijzigd op"), default=timezone.now, db_default=Now(), editable=False
    )

    class Meta:
        verbose_name = _("plek")
        verbose_name_plural = _("plekken")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="directory_location_name"
            ),
            models.UniqueConstraint(fields=["id", "organisation"], name="directory_location_key"),
            Rights(
                name="directory_location_rights",
                insert=True,
                update=(
                    "name",
                    "street",
                    "postcode",
                    "city",
                    "municipality",
                    "latitude",
                    "longitude",
                    "opening_hours",
                    "accessibility",
                    "active",
                    "last_modified",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceLocation(Changeable):
    """An offer at a place (HSDS: service_at_location), with the hours of that offer there."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, models.CASCADE, related_name="at_services")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    public_id = models.UUIDField(
        _("openbaar nummer"),
        default=uuid.uuid4,
        db_default=RandomUUID(),
        unique=True,
        editable=False,
    )
    opening_hours = models.CharField(_("wanneer"), max_length=200, blank=True)
    active = models.BooleanField(_("is daar nu"), default=True)

    class Meta:
        verbose_name = _("aanbod op een plek")
        verbose_name_plural = _("aanbod op plekken")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "location"], name="directory_service_location"
            ),
            # An offer is at a place of its own organisation only.
            CompositeKey(
                name="directory_service_location_service",
                columns=("service_id", "organisation_id"),
                to="directory_service",
                to_columns=("id", "organisation_id"),
            ),
            CompositeKey(
                name="directory_service_location_place",
                columns=("location_id", "organisation_id"),
                to="directory_location",
                to_columns=("id", "organisation_id"),
            ),
            Rights(
                name="directory_service_location_rights",
                insert=True,
                update=("opening_hours", "active"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} @ {self.location_id}"
