"""What must be told to whom: a row in the same transaction as the fact, sent later by a job."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import Policy, Rights


class Message(OwnKey):
    """An e-mail that waits or was sent. It holds no help-seeker: only that something is ready."""

    alliance_id = models.BigIntegerField(_("samenwerking"), null=True)
    organisation_id = models.BigIntegerField(_("namens organisatie"), null=True)
    to = models.EmailField(_("aan"))
    subject = models.CharField(_("onderwerp"), max_length=120)
    body = models.TextField(_("tekst"))
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)  # by the fact
    sent_at = models.DateTimeField(_("verstuurd op"), null=True)  # by the job
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        indexes = [
            models.Index(
                fields=["made_at"], name="outbox_waiting", condition=Q(sent_at__isnull=True)
            )
        ]
        constraints = [
            Rights(
                name="outbox_message_rights", insert=True, update=("sent_at", "attempts", "body")
            ),
            Policy(
                name="outbox_message_seen",
                rows="acting_sees() = 'postman'",
            ),
            Policy(
                name="outbox_message_added",
                command="INSERT",
                new_rows="alliance_id IS NOT DISTINCT FROM acting_alliance()"
                " AND organisation_id IS NOT DISTINCT FROM acting_organisation()",
            ),
            Policy(
                name="outbox_message_sent",
                command="UPDATE",
                rows="acting_sees() = 'postman'",
                new_rows="acting_sees() = 'postman'",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
