"""What could not be delivered, told without the message itself."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.outbox.rules import Answer, Channel
from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import Policy, Rights


class DeadLetter(OwnKey):
    """A message that was given up: for the organisation that sent it, until somebody decides.

    Not the message: its text may hold a link that lets somebody in, and its address may be of a
    help-seeker. Of the address only a keyed number is kept, in which the own colleagues can be
    recognised and nobody else.
    """

    alliance_id = models.BigIntegerField(_("samenwerking"), null=True)
    organisation_id = models.BigIntegerField(_("namens organisatie"), null=True)
    message_id = models.UUIDField(_("bericht"))
    channel = models.CharField(_("langs welke weg"), max_length=7, choices=Channel.choices)
    what = models.CharField(_("onderwerp"), max_length=120)
    recipient = models.CharField(_("controlegetal van het adres"), max_length=64)
    attempts = models.PositiveSmallIntegerField(_("pogingen"))
    error = models.CharField(_("soort fout"), max_length=60)
    made_at = models.DateTimeField(_("bericht gemaakt op"))
    died_at = models.DateTimeField(_("opgegeven op"), default=timezone.now)
    answered_at = models.DateTimeField(_("besloten op"), null=True)
    answered_by = models.BigIntegerField(_("besloten door"), null=True)
    answer = models.CharField(_("besluit"), max_length=10, choices=Answer.choices, blank=True)

    class Meta:
        verbose_name = _("niet bezorgd bericht")
        verbose_name_plural = _("niet bezorgde berichten")
        indexes = [
            models.Index(
                fields=["organisation_id", "died_at"],
                name="outbox_dead_open",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(
                fields=["answered_at"], name="outbox_dead_again", condition=Q(answer=Answer.AGAIN)
            ),
        ]
        constraints = [
            paired("outbox_deadletter", "answered_at", "answered_by"),
            models.CheckConstraint(
                name="outbox_deadletter_answered",
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False, answer__in=Answer.values),
            ),
            Rights(
                name="outbox_deadletter_rights",
                insert=True,
                update=("answered_at", "answered_by", "answer"),
                delete=True,
            ),
            Policy(
                name="outbox_deadletter_seen",
                rows="organisation_id = case_organisation() OR acting_sees() = 'postman'",
            ),
            Policy(
                name="outbox_deadletter_added",
                command="INSERT",
                new_rows="acting_sees() = 'postman' AND answer = ''",
            ),
            Policy(
                name="outbox_deadletter_answered_by",
                command="UPDATE",
                rows="organisation_id = case_organisation() AND answer = ''",
                new_rows="organisation_id = case_organisation() AND answered_by = acting_worker()",
            ),
            Policy(
                name="outbox_deadletter_removed",
                command="DELETE",
                rows="acting_sees() = 'postman' AND answered_at IS NOT NULL",
            ),
        ]

    def __str__(self) -> str:
        return self.what
