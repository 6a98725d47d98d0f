"""The counts of an alliance, which are no table, and how a worker wants to be mailed."""

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker


class Mails(models.TextChoices):
    """When a worker wants an e-mail about their work."""

    DAILY = "daily", _("elke werkdag één overzicht, en meteen bij spoed")
    URGENT = "urgent", _("alleen bij spoed")


class MailChoice(OwnKey):
    """The choice of a worker; without a row it is the first of `Mails`."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    mails = models.CharField(_("e-mail over uw werk"), max_length=10, choices=Mails.choices)

    class Meta:
        verbose_name = _("keuze voor e-mail")
        verbose_name_plural = _("keuzes voor e-mail")
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "organisation"], name="workbench_mailchoice_one"
            ),
            models.CheckConstraint(
                name="workbench_mailchoice_known", condition=Q(mails__in=Mails.values)
            ),
            CompositeKey(
                name="workbench_mailchoice_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(name="workbench_mailchoice_rights", insert=True, update=("mails",)),
            Policy(
                name="workbench_mailchoice_seen",
                rows="worker_id = acting_worker() OR organisation_id = case_organisation()",
            ),
            Policy(
                name="workbench_mailchoice_added",
                command="INSERT",
                new_rows="worker_id = acting_worker() AND organisation_id = acting_organisation()"
                " AND alliance_id = acting_alliance()",
            ),
            Policy(
                name="workbench_mailchoice_changed",
                command="UPDATE",
                rows="worker_id = acting_worker()",
                new_rows="worker_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return self.mails


class DigestDay(OwnKey):
    """The digests of all people of an organisation for one day were put in the outbox."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    day = models.DateField(_("dag"))

    class Meta:
        verbose_name = _("dag waarop het overzicht is gemaakt")
        verbose_name_plural = _("dagen waarop het overzicht is gemaakt")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], name="workbench_digest_once"),
            Rights(name="workbench_digestday_rights", insert=True),
            Policy(
                name="workbench_digestday_seen",
                rows="organisation_id = case_organisation()",
            ),
            Policy(
                name="workbench_digestday_added",
                command="INSERT",
                new_rows="organisation_id = case_organisation() AND alliance_id = acting_alliance()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.day)


def alliance_counts() -> dict[str, int | None]:
    """Open requests, overdue ones and those per stage, for who sees counts; empty for all others.

    Rounded to five by the database; None stands for fewer than five.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, number FROM alliance_counts()")
        return dict(cursor.fetchall())


def finding_place_counts() -> dict[int, tuple[int | None, int | None, int | None]]:
    """Handed in, taken up and arrived in twelve months, by finding place, for who sees counts.

    Rounded to five by the database; None stands for fewer than five. A place without anybody is
    not there; neither is any place for who sees no counts.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT place, handed_in, taken_up, arrived FROM finding_place_counts()")
        return {row[0]: (row[1], row[2], row[3]) for row in cursor.fetchall()}
