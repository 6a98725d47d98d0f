"""The live board of a meeting: what everybody there looks at, who is there, what was proposed."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.triage.models.item import TriageItem
from ketenloket.chain.triage.models.meeting import AT_THE_TABLE, TriageMeeting
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

IN_ALLIANCE = "alliance_id = acting_alliance()"


class TriageBoard(OwnKey):
    """Where the table is now. Beside the meeting, because only who sits there may see it.

    Every change at the table raises `version`: a screen that knows the same version has nothing to
    fetch. The row is written under the lock of its meeting.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    meeting = models.OneToOneField(
        TriageMeeting, models.PROTECT, related_name="board", db_constraint=False
    )
    version = models.PositiveIntegerField(_("versie"), default=0)
    order_version = models.PositiveIntegerField(_("versie van de volgorde"), default=0)
    current = models.ForeignKey(
        TriageItem,
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("wat nu besproken wordt"),
    )
    current_since = models.DateTimeField(_("besproken sinds"), null=True)
    chair = models.ForeignKey(
        Worker,
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        verbose_name=_("voorzitter"),
    )
    chair_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    said = models.CharField(_("laatste verandering"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("bord van een overleg")
        verbose_name_plural = _("borden van overleggen")
        constraints = [
            CompositeKey(
                name="triage_triageboard_meeting",
                columns=("meeting_id", "alliance_id"),
                to="triage_triagemeeting",
                to_columns=("id", "alliance_id"),
            ),
            # What is discussed stands on the agenda of this very meeting.
            CompositeKey(
                name="triage_triageboard_current",
                columns=("current_id", "meeting_id"),
                to="triage_triageitem",
                to_columns=("id", "meeting_id"),
            ),
            CompositeKey(
                name="triage_triageboard_chair",
                columns=("chair_id", "chair_organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.CheckConstraint(
                name="triage_board_chair_of_organisation",
                condition=Q(chair__isnull=True, chair_organisation__isnull=True)
                | Q(chair__isnull=False, chair_organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="triage_board_current_since",
                condition=Q(current__isnull=True, current_since__isnull=True)
                | Q(current__isnull=False, current_since__isnull=False),
            ),
            Rights(
                name="triage_triageboard_rights",
                insert=True,
                update=(
                    "version",
                    "order_version",
                    "current_id",
                    "current_since",
                    "chair_id",
                    "chair_organisation_id",
                    "said",
                ),
            ),
            Policy(name="triage_triageboard_seen", rows=f"{IN_ALLIANCE} AND {AT_THE_TABLE}"),
            Policy(
                name="triage_triageboard_added",
                command="INSERT",
                new_rows=f"{IN_ALLIANCE} AND {AT_THE_TABLE}"
                " AND (chair_id IS NULL OR chair_id = acting_worker())",
            ),
            Policy(
                name="triage_triageboard_changed",
                command="UPDATE",
                rows=f"{IN_ALLIANCE} AND {AT_THE_TABLE}",
                new_rows=IN_ALLIANCE,
            ),
            SqlRule(
                name="triage_triageboard_chair_in_own_name",
                create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW"
                " EXECUTE FUNCTION chair_in_own_name()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.version}"


class TriageStay(OwnKey):
    """Somebody at the table: since when, last seen, gone since. Afterwards it is the attendance."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    meeting = models.ForeignKey(
        TriageMeeting, models.PROTECT, related_name="stays", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    stands_in = models.BooleanField(_("vervangt het vaste lid"), default=False)
    here_since = models.DateTimeField(_("aan tafel sinds"), default=timezone.now)
    last_seen = models.DateTimeField(_("laatst gezien"), default=timezone.now)
    gone_since = models.DateTimeField(_("weg sinds"), null=True)

    class Meta:
        verbose_name = _("aanwezigheid aan tafel")
        verbose_name_plural = _("aanwezigheid aan tafel")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "worker"], name="triage_triagestay_once"),
            CompositeKey(
                name="triage_triagestay_meeting",
                columns=("meeting_id", "alliance_id"),
                to="triage_triagemeeting",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="triage_triagestay_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(
                name="triage_triagestay_rights",
                insert=True,
                update=("stands_in", "last_seen", "gone_since"),
            ),
            Policy(name="triage_triagestay_seen", rows=f"{IN_ALLIANCE} AND {AT_THE_TABLE}"),
            Policy(
                name="triage_triagestay_added",
                command="INSERT",
                new_rows=f"{IN_ALLIANCE} AND organisation_id = table_organisation()"
                f" AND worker_id = acting_worker() AND {AT_THE_TABLE}",
            ),
            # Nobody says for somebody else that they are there or gone.
            Policy(
                name="triage_triagestay_changed",
                command="UPDATE",
                rows=f"{IN_ALLIANCE} AND worker_id = acting_worker()",
                new_rows="worker_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.organisation_id}"


class TriageProposal(OwnKey):
    """What an organisation at the table proposes for a question. One each; the table decides."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    item = models.ForeignKey(
        TriageItem, models.PROTECT, related_name="proposals", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", verbose_name=_("aanbod")
    )
    words = models.CharField(_("voorstel"), max_length=300)
    version = models.PositiveSmallIntegerField(_("versie"), default=1)
    made_at = models.DateTimeField(_("voorgesteld op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("voorstel van een organisatie")
        verbose_name_plural = _("voorstellen van organisaties")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "organisation"], name="triage_triageproposal_once"
            ),
            CompositeKey(
                name="triage_triageproposal_item",
                columns=("item_id", "alliance_id"),
                to="triage_triageitem",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="triage_triageproposal_made_by",
                columns=("made_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.CheckConstraint(name="triage_proposal_says_something", condition=~Q(words="")),
            Rights(
                name="triage_triageproposal_rights",
                insert=True,
                update=("service_id", "words", "version", "made_at", "made_by_id"),
            ),
            # Whoever sees the question sees what was proposed for it, also at a later table.
            Policy(
                name="triage_triageproposal_seen", rows=f"{IN_ALLIANCE} AND on_my_table(item_id)"
            ),
            Policy(
                name="triage_triageproposal_added",
                command="INSERT",
                new_rows=f"{IN_ALLIANCE} AND organisation_id = table_organisation()"
                " AND made_by_id = acting_worker() AND on_my_table(item_id)",
            ),
            Policy(
                name="triage_triageproposal_changed",
                command="UPDATE",
                rows=f"{IN_ALLIANCE} AND organisation_id = table_organisation()"
                " AND on_my_table(item_id)",
                new_rows="organisation_id = table_organisation() AND made_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.organisation_id}"
