"""The meeting and who sits there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.triage.rules import MeetingState, Presence
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

AT_THE_TABLE = "at_the_table(meeting_id)"


# Whoever sits there lets others in, or the neutral coordinator does; nobody sits down uninvited.
MAY_SEAT = (
    "alliance_id = acting_alliance() AND (acting_sees() = 'counts'"
    f" OR (acting_sees() = 'organisation' AND ({AT_THE_TABLE}"
    " OR (organisation_id = acting_organisation() AND table_is_new(meeting_id)))))"
)


COUNTED = "acting_sees() = 'counts' AND alliance_id = acting_alliance()"


class TriageMeeting(OwnKey):
    """One meeting of the table; it holds no help-seeker."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("begint op"))
    place = models.CharField(_("waar"), max_length=120)
    state = models.CharField(
        _("stand"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    held_from = models.DateTimeField(_("begonnen op"), null=True)
    held_until = models.DateTimeField(_("afgerond op"), null=True)

    class Meta:
        verbose_name = _("triage-overleg")
        verbose_name_plural = _("triage-overleggen")
        indexes = [models.Index(fields=["alliance", "starts_at"], name="triage_meeting_when")]
        constraints = [
            models.UniqueConstraint(fields=["id", "alliance"], name="triage_triagemeeting_key"),
            Rights(
                name="triage_triagemeeting_rights",
                insert=True,
                update=("starts_at", "place", "state", "held_from", "held_until"),
            ),
            Policy(
                name="triage_triagemeeting_seen",
                rows="alliance_id = acting_alliance()"
                " AND acting_sees() IN ('organisation', 'table', 'counts')",
            ),
            Policy(
                name="triage_triagemeeting_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance()"
                " AND acting_sees() IN ('organisation', 'counts')",
            ),
            Policy(
                name="triage_triagemeeting_changed",
                command="UPDATE",
                rows="alliance_id = acting_alliance()"
                " AND (acting_sees() = 'counts' OR at_the_table(id))",
                new_rows="alliance_id = acting_alliance()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.starts_at)


class TriageSeat(OwnKey):
    """A seat of an organisation at a meeting: its fixed member, and who stands in.

    Whoever writes the seat, `worker` is who stands in the list of fixed members: the database
    fills it in, so that nobody puts somebody of another organisation at the table.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    meeting = models.ForeignKey(
        TriageMeeting, models.PROTECT, related_name="seats", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    presence = models.CharField(
        _("aanwezig"), max_length=10, choices=Presence.choices, default=Presence.EXPECTED
    )
    stand_in = models.CharField(_("vervanger"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("plaats aan tafel")
        verbose_name_plural = _("plaatsen aan tafel")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "meeting"], name="triage_triageseat_once"
            ),
            CompositeKey(
                name="triage_triageseat_meeting",
                columns=("meeting_id", "alliance_id"),
                to="triage_triagemeeting",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="triage_triageseat_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="triage_triageseat_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(
                name="triage_triageseat_rights",
                insert=True,
                update=("worker_id", "presence", "stand_in"),
            ),
            Policy(
                name="triage_triageseat_seen",
                rows="alliance_id = acting_alliance()"
                " AND acting_sees() IN ('organisation', 'table', 'counts')",
            ),
            Policy(
                name="triage_triageseat_added",
                command="INSERT",
                new_rows=MAY_SEAT,
            ),
            Policy(
                name="triage_triageseat_changed",
                command="UPDATE",
                rows="alliance_id = acting_alliance()"
                f" AND (acting_sees() = 'counts' OR {AT_THE_TABLE})",
                new_rows="alliance_id = acting_alliance()",
            ),
            SqlRule(
                name="triage_triageseat_follows_list",
                create="CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF worker_id ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION seat_follows_list()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.presence}"
