"""Why a receiver does not take somebody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import NextCode
from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights


class DeclineReason(Changeable):
    """Why a receiver does not take it; each reason has a fixed next step and owner."""

    code = models.CharField(_("code"), max_length=40, primary_key=True)
    label = models.CharField(_("reden"), max_length=120)
    next_code = models.CharField(_("soort volgende stap"), max_length=30, choices=NextCode.choices)
    next_step = models.CharField(_("volgende stap voor de verwijzer"), max_length=200)
    within_days = models.PositiveSmallIntegerField(_("binnen zoveel werkdagen"), default=2)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        verbose_name = _("reden om niet aan te nemen")
        verbose_name_plural = _("redenen om niet aan te nemen")
        ordering = ["position"]
        constraints = [
            Rights(
                name="referrals_declinereason_rights",
                insert=True,
                update=(
                    "label",
                    "next_code",
                    "next_step",
                    "within_days",
                    "position",
                    "active",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label
