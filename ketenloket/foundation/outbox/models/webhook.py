"""Where the computer system of an organisation listens, and what came of telling it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import Policy, Rights

_OWN = "organisation_id = case_organisation() AND alliance_id = acting_alliance()"


class WebhookTarget(OwnKey):
    """The address at which the system of an organisation wants to hear that something changed."""

    alliance_id = models.BigIntegerField(_("samenwerking"))
    organisation_id = models.BigIntegerField(_("organisatie"))
    url = models.URLField(_("adres"), max_length=300)
    salt = models.CharField(_("zout van de sleutel"), max_length=64)
    active = models.BooleanField(_("in gebruik"), default=True)
    changed_at = models.DateTimeField(_("ingesteld op"), default=timezone.now)
    changed_by = models.BigIntegerField(_("ingesteld door"))

    class Meta:
        verbose_name = _("koppeling met een ander systeem")
        verbose_name_plural = _("koppelingen met andere systemen")
        constraints = [
            models.UniqueConstraint(fields=["organisation_id"], name="outbox_webhook_one"),
            paired("outbox_webhook", "changed_at", "changed_by"),
            Rights(
                name="outbox_webhooktarget_rights",
                insert=True,
                update=("url", "salt", "active", "changed_at", "changed_by"),
            ),
            Policy(
                name="outbox_webhooktarget_seen",
                rows="organisation_id = case_organisation() OR acting_sees() = 'postman'",
            ),
            Policy(
                name="outbox_webhooktarget_added",
                command="INSERT",
                new_rows=f"{_OWN} AND changed_by = acting_worker()",
            ),
            Policy(
                name="outbox_webhooktarget_changed",
                command="UPDATE",
                rows=_OWN,
                new_rows=f"{_OWN} AND changed_by = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class WebhookResult(OwnKey):
    """What a system answered; the last ones are shown to its organisation."""

    alliance_id = models.BigIntegerField(_("samenwerking"), null=True)
    organisation_id = models.BigIntegerField(_("organisatie"))
    message_id = models.UUIDField(_("bericht"))
    what = models.CharField(_("wat er gemeld is"), max_length=120)
    at = models.DateTimeField(_("geprobeerd op"), default=timezone.now)  # by the postman
    sent = models.BooleanField(_("aangekomen"))
    error = models.CharField(_("soort fout"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("uitkomst van een seintje")
        verbose_name_plural = _("uitkomsten van seintjes")
        indexes = [models.Index(fields=["organisation_id", "-at"], name="outbox_webhook_results")]
        constraints = [
            Rights(name="outbox_webhookresult_rights", insert=True, delete=True),
            Policy(
                name="outbox_webhookresult_seen",
                rows="organisation_id = case_organisation() OR acting_sees() = 'postman'",
            ),
            Policy(
                name="outbox_webhookresult_added",
                command="INSERT",
                new_rows="acting_sees() = 'postman'",
            ),
            Policy(
                name="outbox_webhookresult_removed",
                command="DELETE",
                rows="acting_sees() = 'postman'",
            ),
        ]

    def __str__(self) -> str:
        return self.what
