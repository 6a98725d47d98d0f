"""Norm amounts: dated rows with a source. A row never changes; a newer one ends it."""

from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Q
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable, paired
from ketenloket.foundation.tenancy.policies import Rights
from ketenloket.network.organisations.models import Alliance, Worker
from ketenloket.network.organisations.policies import written_by
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.provisions.policies import said_by
from ketenloket.network.provisions.rules import Certainty, Norm, NormUnit, Scheme

# A row that another of the same first day replaced ends on the day before: it counted on no day.
_DAY_BEFORE = ExpressionWrapper(F("valid_from") - 1, output_field=DateField())


class NormAmount(Changeable):
    """One amount of a law or agreement, from a day on. Without an alliance it is of the national list."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, null=True, related_name="+")
    scheme = models.CharField(
        _("regeling"),
        max_length=30,
        choices=[choice for choice in Scheme.choices if choice[0]],
    )
    name = models.CharField(_("norm"), max_length=40)
    group = models.CharField(_("voor wie"), max_length=80)
    value = models.DecimalField(_("bedrag"), max_digits=12, decimal_places=2)
    unit = models.CharField(_("eenheid"), max_length=20, choices=NormUnit.choices)
    valid_from = models.DateField(_("geldt vanaf"))
    valid_to = models.DateField(_("geldt tot en met"), null=True, blank=True)
    source = models.CharField(_("bron"), max_length=300)
    certainty = models.CharField(_("hoe zeker"), max_length=20, choices=Certainty.choices)
    note = models.CharField(_("let op"), max_length=200, blank=True)
    seen_on = models.DateField(_("bron gezien op"))
    added_at = models.DateTimeField(_("toegevoegd op"), null=True)
    added_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("normbedrag")
        verbose_name_plural = _("normbedragen")
        indexes = [
            models.Index(fields=["scheme", "name", "group", "valid_from"], name="provisions_norm")
        ]
        constraints = [
            models.CheckConstraint(
                name="provisions_norm_days_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=_DAY_BEFORE),
            ),
            models.CheckConstraint(name="provisions_norm_has_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="provisions_norm_not_below_nothing", condition=Q(value__gte=0)
            ),
            paired("provisions_norm", "added_at", "added_by"),
            Rights(name="provisions_norm_rights", insert=True, update=("valid_to",)),
            written_by("provisions_norm_written", Duty.ALLIANCE),
            said_by("provisions_norm_added", "added_by_id", "added_at"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.name} {self.group} {self.valid_from}"

    def as_norm(self) -> Norm:
        """The row as plain values for the check."""
        return Norm(
            scheme=self.scheme,
            name=self.name,
            group=self.group,
            value=self.value,
            unit=self.unit,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            source=self.source,
            certainty=self.certainty,
            note=self.note,
            seen_on=self.seen_on,
            ours=self.alliance_id is not None,
            key=self.pk,
        )


def norms_for(alliance_id: int) -> list[Norm]:
    """All norm rows of an alliance and of the national list, for the check."""
    rows = NormAmount.objects.filter(Q(alliance_id=alliance_id) | Q(alliance__isnull=True))
    return [row.as_norm() for row in rows.order_by("pk")]
