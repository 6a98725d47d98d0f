"""The log of every look and every change: who, for whom, what, when, why. Append-only."""

from datetime import datetime
from uuid import UUID

import pgtrigger
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import Policy, Rights


class EventQuerySet(models.QuerySet["Event"]):
    """Lines of the log."""

    def newest(self, most: int, before: str = "") -> tuple[list["Event"], str]:
        """The newest lines, and what to ask for to read on; empty when these are the last.

        Args:
            most: how many at the most.
            before: where the last page ended, as it stood in an address; nonsense is the newest.
        """
        lines = self.order_by("-at", "-id")
        if place := _place(before):
            at, key = place
            lines = lines.filter(Q(at__lt=at) | Q(at=at, id__lt=key))
        found = list(lines[: most + 1])
        shown = found[:most]
        return shown, f"{shown[-1].at.isoformat()}_{shown[-1].pk}" if len(found) > most else ""


def _place(asked: str) -> tuple[datetime, UUID] | None:
    at, _between, key = asked.partition("_")
    try:
        place = datetime.fromisoformat(at.replace(" ", "+")), UUID(key)
    except ValueError:
        return None
    return place if place[0].tzinfo else None


class Event(OwnKey):
    """Something that was seen or done. No foreign keys: the log outlives what it describes.

    It holds ids and codes, never what a person told.
    """

    alliance_id = models.BigIntegerField(_("samenwerking"), null=True)
    organisation_id = models.BigIntegerField(_("namens organisatie"), null=True)
    worker_id = models.BigIntegerField(_("medewerker"), null=True)
    request_id = models.UUIDField(_("hulpvraag"), null=True)
    what = models.CharField(_("wat"), max_length=60)
    subject = models.CharField(_("waarover"), max_length=120)
    purpose = models.CharField(_("waarom"), max_length=60)
    at = models.DateTimeField(_("wanneer"), default=TransactionNow)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("logregel")
        verbose_name_plural = _("logregels")
        indexes = [
            models.Index(fields=["organisation_id", "at"], name="audit_organisation"),
            models.Index(fields=["request_id", "at"], name="audit_request"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="append_only",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]
        constraints = [
            Rights(name="audit_event_rights", insert=True),
            Policy(
                name="audit_event_seen",
                rows="organisation_id = case_organisation() OR request_id = own_request()",
            ),
            Policy(
                name="audit_event_added",
                command="INSERT",
                new_rows="organisation_id IS NOT DISTINCT FROM acting_organisation()"
                " AND worker_id IS NOT DISTINCT FROM acting_worker()"
                " AND alliance_id IS NOT DISTINCT FROM acting_alliance()"
                " AND at = transaction_timestamp()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.subject}"
