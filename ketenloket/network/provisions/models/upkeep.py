"""Who changed what on the Voorzieningenlijst, and when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights, SqlRule
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.provisions.models.provisions import Provision


class Happened(models.TextChoices):
    """What happened to a provision."""

    ADDED = "added", _("toegevoegd")
    TAKEN_OVER = "taken_over", _("overgenomen van de landelijke lijst")
    CHANGED = "changed", _("gewijzigd")
    CHECKED = "checked", _("nagekeken")
    RETIRED = "retired", _("van de lijst gehaald")
    BACK = "back", _("teruggezet")


class ProvisionChange(Changeable):
    """One change: by whom, and what stood there before. It is only added to."""

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="changes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("op"), default=timezone.now)
    made_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    happened = models.CharField(_("wat"), max_length=20, choices=Happened.choices)
    before = models.JSONField(_("wat er stond"), default=dict, blank=True)

    class Meta:
        verbose_name = _("wijziging van een voorziening")
        verbose_name_plural = _("wijzigingen van voorzieningen")
        indexes = [models.Index(fields=["provision", "-made_at"], name="provisions_change_newest")]
        constraints = [
            Rights(name="provisions_change_rights", insert=True),
            SqlRule(
                name="provisions_change_by",
                create="CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW"
                " EXECUTE FUNCTION provisions_changed_by('coordinate', 'alliance')",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provision_id} {self.happened} {self.made_at}"
