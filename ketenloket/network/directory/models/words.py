"""The words of the verwijskaart: what one may need, and the signs that limit a volunteer's help."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights
from ketenloket.network.directory.rules import LifeArea


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
