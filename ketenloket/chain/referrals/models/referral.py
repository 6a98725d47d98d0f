"""The referral itself."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.desk.rules import Deadline, StepClock, deadline, step_source
from ketenloket.chain.help_seekers.policies import ADDED_BY_LEAD
from ketenloket.chain.referrals.models.reason import DeclineReason
from ketenloket.chain.referrals.rules import (
    OPEN_STATES,
    TURN,
    Side,
    State,
    ToldHow,
    Verb,
    open_steps,
)
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Organisation, Worker

PARTIES = "(sender_id = case_organisation() OR receiver_id = case_organisation())"


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Questions that pages ask of referrals."""

    def with_parties(self) -> "ReferralQuerySet":
        """With what a line about them shows; nothing that is hidden from one of the sides."""
        return self.select_related("sender", "receiver", "service", "decline_reason")

    def open(self) -> "ReferralQuerySet":
        """Those that wait for somebody."""
        return self.filter(state__in=OPEN_STATES)


class Referral(OfRequest):
    """One warm referral. The sender stays responsible until the person has arrived."""

    sender = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("verwijzer")
    )
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("ontvanger")
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", verbose_name=_("aanbod")
    )
    state = models.CharField(_("stand"), max_length=10, choices=State.choices, default=State.DRAFT)
    packet = models.JSONField(_("wat de ontvanger vooraf ziet"), default=dict)
    why = models.CharField(_("waarom deze organisatie"), max_length=500)
    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    told_on = models.DateField(_("hulpvrager ingelicht op"), null=True)
    told_how = models.CharField(
        _("hoe ingelicht"), max_length=20, choices=ToldHow.choices, blank=True
    )
    told_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    sent_at = models.DateTimeField(_("verstuurd op"), null=True)
    sent_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True)
    answered_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    decline_reason = models.ForeignKey(DeclineReason, models.PROTECT, null=True, related_name="+")
    next_step = models.CharField(_("volgende stap"), max_length=200, blank=True)
    next_on = models.DateField(_("uiterlijk op"), null=True)
    next_clock = models.CharField(
        _("waar die dag vandaan komt"),
        max_length=20,
        choices=StepClock.choices,
        default=StepClock.SEND,
    )
    reminded_at = models.DateTimeField(_("ontvanger herinnerd op"), null=True)  # by the clock
    expired_at = models.DateTimeField(_("teruggekomen op"), null=True)  # by the clock
    arrived_at = models.DateTimeField(_("aangekomen op"), null=True)
    arrived_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    line = models.CharField(_("hoe het nu staat"), max_length=120, blank=True)
    line_until = models.DateField(_("terugkoppeling tot"), null=True)

    objects = ReferralQuerySet.as_manager()
    steps: list[Verb]  # what whoever looks can do now; set by those who ask for a list

    class Meta:
        verbose_name = _("verwijzing")
        verbose_name_plural = _("verwijzingen")
        indexes = [
            models.Index(fields=["request"], name="referrals_request"),
            models.Index(fields=["help_seeker", "receiver"], name="referrals_seeker"),
            models.Index(fields=["receiver", "state", "next_on"], name="referrals_in"),
            models.Index(fields=["sender", "state", "next_on"], name="referrals_out"),
        ]
        constraints = [
            of_request("referrals_referral"),
            CompositeKey(
                name="referrals_referral_sender",
                columns=("sender_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="referrals_referral_receiver",
                columns=("receiver_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            models.UniqueConstraint(
                fields=["id", "sender", "receiver", "alliance"], name="referrals_referral_key"
            ),
            models.CheckConstraint(
                name="referrals_referral_not_to_self", condition=~Q(sender=F("receiver"))
            ),
            models.CheckConstraint(
                name="referrals_referral_state_known", condition=Q(state__in=State.values)
            ),
            # Sent means: the person was told first, and there is a legal basis to send on.
            models.CheckConstraint(
                name="referrals_referral_told_before_sent",
                condition=Q(sent_at__isnull=True)
                | (
                    Q(told_on__isnull=False, told_by__isnull=False, disclosure__isnull=False)
                    & ~Q(told_how="")
                ),
            ),
            models.CheckConstraint(
                name="referrals_referral_waits_for_somebody",
                condition=~Q(state__in=OPEN_STATES) | (Q(next_on__isnull=False) & ~Q(next_step="")),
            ),
            models.CheckConstraint(
                name="referrals_referral_declined_with_reason",
                condition=~Q(state__in=[State.DECLINED, State.HANDLED])
                | Q(decline_reason__isnull=False),
            ),
            models.CheckConstraint(
                name="referrals_referral_arrived_known",
                condition=~Q(state=State.ARRIVED) | Q(arrived_at__isnull=False),
            ),
            models.CheckConstraint(
                name="referrals_referral_expired_known",
                condition=Q(state=State.EXPIRED, expired_at__isnull=False)
                | (~Q(state=State.EXPIRED) & Q(expired_at__isnull=True)),
            ),
            paired("referrals_referral", "told_on", "told_by"),
            paired("referrals_referral", "sent_at", "sent_by"),
            paired("referrals_referral", "answered_at", "answered_by"),
            paired("referrals_referral", "arrived_at", "arrived_by"),
            Rights(
                name="referrals_referral_rights",
                insert=True,
                update=(
                    "state",
                    "packet",
                    "why",
                    "disclosure_id",
                    "told_on",
                    "told_how",
                    "told_by_id",
                    "sent_at",
                    "sent_by_id",
                    "answered_at",
                    "answered_by_id",
                    "decline_reason_id",
                    "next_step",
                    "next_on",
                    "next_clock",
                    "reminded_at",
                    "expired_at",
                    "arrived_at",
                    "arrived_by_id",
                    "line",
                    "line_until",
                ),
            ),
            # The lead sees where its people were sent, also by an earlier lead. After arrival the
            # sender keeps a line as long as it may. The receiver sees nothing of a draft, and
            # nothing any more of what it left unanswered.
            Policy(
                name="referrals_referral_seen",
                rows="lead_id = case_organisation()"
                " OR (sender_id = case_organisation() AND line_until >= current_date)"
                " OR (receiver_id = case_organisation()"
                " AND state NOT IN ('draft', 'withdrawn', 'expired'))"
                " OR request_id = own_request()",
            ),
            Policy(
                name="referrals_referral_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND sender_id = case_organisation()"
                " AND state = 'draft' AND sent_at IS NULL AND made_by_id = acting_worker()",
            ),
            Policy(
                name="referrals_referral_by_sender",
                command="UPDATE",
                rows="sender_id = case_organisation() AND lead_id = case_organisation()"
                " AND state IN ('draft', 'sent', 'accepted', 'declined')",
                new_rows="sender_id = case_organisation()"
                " AND state IN ('draft', 'sent', 'withdrawn', 'handled', 'expired')",
            ),
            Policy(
                name="referrals_referral_by_receiver",
                command="UPDATE",
                rows="receiver_id = case_organisation()"
                " AND state IN ('sent', 'accepted', 'arrived')",
                new_rows="receiver_id = case_organisation()"
                " AND state IN ('accepted', 'declined', 'arrived')",
            ),
            # Who takes over the lead stops what the earlier lead had begun elsewhere, and keeps
            # the line of those who once referred the person.
            Policy(
                name="referrals_referral_by_lead",
                command="UPDATE",
                rows="lead_id = case_organisation() AND sender_id <> case_organisation()"
                " AND receiver_id <> case_organisation()"
                " AND state IN ('draft', 'sent', 'accepted', 'declined', 'arrived')",
                new_rows="lead_id = case_organisation() AND state IN ('withdrawn', 'arrived')",
            ),
            # Withdrawing a consent stops what was sent on it, in the same transaction.
            Policy(
                name="referrals_referral_by_person",
                command="UPDATE",
                rows="request_id = own_request()",
                new_rows="request_id = own_request() AND state IN ('withdrawn', 'arrived')",
            ),
            SqlRule(
                name="referrals_referral_steps",
                create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW"
                " EXECUTE FUNCTION referral_step()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.request_id}"

    def side_of(self, organisation_id: int) -> Side:
        """Which side this organisation is on.

        Raises:
            KeyError: when it is neither; row-level security then hides the referral anyway.
        """
        return {self.sender_id: Side.SENDER, self.receiver_id: Side.RECEIVER}[organisation_id]

    def open_steps(self, organisation_id: int) -> list[Verb]:
        """What this organisation can do with it now; nothing when it is on neither side."""
        if organisation_id not in {self.sender_id, self.receiver_id}:
            return []
        return open_steps(State(self.state), self.side_of(organisation_id))

    @property
    def turn(self) -> Side | None:
        """Whose move it is."""
        return TURN[State(self.state)]

    @property
    def clock(self) -> Deadline | None:
        """How much time is left for whoever's turn it is."""
        if self.next_on is None:
            return None
        return deadline(self.next_on, timezone.localdate(), step_source(self.next_clock))

    @property
    def opened(self) -> Disclosure:
        """What opens the request to the receiver.

        Raises:
            LookupError: when nothing was sent yet.
        """
        if self.disclosure is None:
            msg = "a draft opens nothing"
            raise LookupError(msg)
        return self.disclosure

    @property
    def number(self) -> str:
        """The number of the request, which both sides may know before anything is shared."""
        return str(self.packet.get("number", ""))

    @property
    def is_threatened(self) -> bool:
        """Whether a threatening situation runs, as the packet says."""
        return bool(self.packet.get("threats"))
