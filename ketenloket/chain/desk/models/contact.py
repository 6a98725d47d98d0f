"""Contact between person and desk: the key to Mijn hulp, attempts, messages."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models.joined import OfRequest, of_request
from ketenloket.chain.desk.rules import (
    AttemptResult,
    Channel,
)
from ketenloket.chain.help_seekers.policies import (
    ADDED_BY_LEAD,
    added_by_all_who_see,
    shown,
)
from ketenloket.chain.help_seekers.rules import PartOfDay
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import (
    CompositeKey,
    Policy,
    Rights,
)
from ketenloket.network.organisations.models import Organisation, Worker


class FollowUpKey(OfRequest):
    """Opens Mijn hulp: a keyed hash of follow-up code and phone number or e-mail address."""

    made_in = models.BigIntegerField(_("transactie van de voordeur"), null=True, editable=False)
    key_hash = models.CharField(_("controlegetal"), max_length=64)
    ended_at = models.DateTimeField(_("vervallen op"), null=True)  # by the person or the lead

    class Meta:
        verbose_name = _("volgcode")
        verbose_name_plural = _("volgcodes")
        indexes = [models.Index(fields=["key_hash"], name="desk_followup_hash")]
        constraints = [
            CompositeKey(
                name="desk_followupkey_a_made_in",
                columns=("request_id", "made_in"),
                to="desk_helprequest",
                to_columns=("id", "made_in"),
            ),
            of_request("desk_followupkey"),
            Rights(name="desk_followupkey_rights", insert=True, update=("ended_at",)),
            Policy(
                name="desk_followupkey_seen",
                rows="key_hash = acting_follow_up_key() OR lead_id = case_organisation()"
                " OR request_id = own_request()",
            ),
            Policy(
                name="desk_followupkey_added",
                command="INSERT",
                new_rows=f"({ADDED_BY_LEAD} AND made_in IS NULL)"
                " OR (request_id = own_request() AND alliance_id = acting_alliance()"
                " AND made_in IS NULL)"
                " OR (lead_id = front_door() AND alliance_id = acting_alliance()"
                " AND made_in = this_transaction())",
            ),
            Policy(
                name="desk_followupkey_ended",
                command="UPDATE",
                rows="(lead_id = case_organisation() OR request_id = own_request())"
                " AND ended_at IS NULL",
                new_rows="(lead_id = case_organisation() OR request_id = own_request())"
                " AND ended_at IS NOT NULL",
            ),
        ]

    def __str__(self) -> str:
        return self.key_hash[:6]


class ContactAttempt(OfRequest):
    """Somebody tried to reach the person; what came of it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    tried_at = models.DateTimeField(_("wanneer"), default=timezone.now)
    tried_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    channel = models.CharField(_("hoe"), max_length=20, choices=Channel.choices)
    part_of_day = models.CharField(_("dagdeel"), max_length=10, choices=PartOfDay.choices)
    result = models.CharField(_("wat kwam ervan"), max_length=20, choices=AttemptResult.choices)
    note = models.CharField(_("opmerking"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("contactpoging")
        verbose_name_plural = _("contactpogingen")
        indexes = [models.Index(fields=["request", "tried_at"], name="desk_attempt_request")]
        constraints = [
            of_request("desk_contactattempt"),
            CompositeKey(
                name="desk_contactattempt_by",
                columns=("tried_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(name="desk_contactattempt_rights", insert=True),
            Policy(name="desk_contactattempt_seen", rows=shown("notes")),
            Policy(
                name="desk_contactattempt_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')}"
                " AND organisation_id = acting_organisation() AND tried_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.result}"


class SeekerMessage(OfRequest):
    """What the person left for the helpers in Mijn hulp."""

    written_at = models.DateTimeField(_("geschreven op"), default=timezone.now)  # by the person
    text = models.TextField(_("bericht"), max_length=2000)
    read_at = models.DateTimeField(_("gelezen op"), null=True)
    read_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("bericht van de hulpvrager")
        verbose_name_plural = _("berichten van de hulpvrager")
        indexes = [models.Index(fields=["request", "written_at"], name="desk_message_request")]
        constraints = [
            of_request("desk_seekermessage"),
            paired("desk_seekermessage", "read_at", "read_by"),
            Rights(name="desk_seekermessage_rights", insert=True, update=("read_at", "read_by_id")),
            Policy(name="desk_seekermessage_seen", rows=shown("notes")),
            Policy(
                name="desk_seekermessage_added",
                command="INSERT",
                new_rows="request_id = own_request() AND alliance_id = acting_alliance()"
                " AND lead_id = acting_organisation()",
            ),
            Policy(
                name="desk_seekermessage_read_by_helper",
                command="UPDATE",
                rows=shown("notes"),
                new_rows="read_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.written_at)
