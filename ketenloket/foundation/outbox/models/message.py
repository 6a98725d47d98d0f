"""What must be told to whom: a row in the same transaction as the fact, sent later by a job."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.outbox.rules import Channel
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import Policy, Rights

WAITING = Q(sent_at__isnull=True, died_at__isnull=True)


class Message(OwnKey):
    """An e-mail, SMS or webhook that waits, was sent or was given up.

    It holds no help-seeker: only that something is ready.
    """

    alliance_id = models.BigIntegerField(_("samenwerking"), null=True)
    organisation_id = models.BigIntegerField(_("namens organisatie"), null=True)
    channel = models.CharField(
        _("langs welke weg"), max_length=7, choices=Channel.choices, default=Channel.EMAIL
    )
    to = models.CharField(_("aan"), max_length=254)  # of a webhook: the key of the organisation
    subject = models.CharField(_("onderwerp"), max_length=120)
    body = models.TextField(_("tekst"))
    calendar = models.TextField(_("agendabijlage"), default="")  # iCalendar, with the e-mail
    once = models.CharField(_("kenmerk voor één keer"), max_length=64, default="")
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)  # by the fact
    due_at = models.DateTimeField(_("niet eerder dan"), default=timezone.now)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True)  # by the job
    died_at = models.DateTimeField(_("opgegeven op"), null=True)  # by the job
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    claim = models.UUIDField(_("door welke ronde gepakt"), null=True)
    claimed_at = models.DateTimeField(_("gepakt op"), null=True)
    unsure = models.PositiveSmallIntegerField(_("keren dat de afloop onbekend bleef"), default=0)
    error = models.CharField(_("laatste fout"), max_length=60, default="")

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        indexes = [
            models.Index(fields=["due_at"], name="outbox_waiting", condition=WAITING),
            models.Index(
                fields=["sent_at"], name="outbox_sent", condition=Q(sent_at__isnull=False)
            ),
        ]
        constraints = [
            # With the organisation in it, so that nobody learns of a message of another.
            models.UniqueConstraint(
                name="outbox_message_once",
                fields=["alliance_id", "organisation_id", "once"],
                condition=~Q(once=""),
                nulls_distinct=False,
            ),
            Rights(
                name="outbox_message_rights",
                insert=True,
                update=(
                    *("sent_at", "died_at", "due_at", "attempts", "claim", "claimed_at"),
                    *("unsure", "error", '"to"', "subject", "body", "calendar"),
                ),
                delete=True,
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
            Policy(
                name="outbox_message_removed",
                command="DELETE",
                rows="acting_sees() = 'postman' AND (sent_at IS NOT NULL OR died_at IS NOT NULL)",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
