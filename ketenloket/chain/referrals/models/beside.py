"""Questions about a referral, and the meeting that made it warm."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.referrals.models.referral import PARTIES, Referral
from ketenloket.chain.referrals.rules import (
    HandoverForm,
)
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker


class ReferralQuestion(OwnKey):
    """A question about a referral, or the answer to it; both sides read it."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="questions", db_constraint=False
    )
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    asked_at = models.DateTimeField(_("gesteld op"), default=timezone.now)
    asked_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    text = models.TextField(_("vraag of antwoord"), max_length=1000)

    class Meta:
        verbose_name = _("vraag bij een verwijzing")
        verbose_name_plural = _("vragen bij een verwijzing")
        indexes = [models.Index(fields=["referral", "asked_at"], name="referrals_question")]
        constraints = [
            CompositeKey(
                name="referrals_question_referral",
                columns=("referral_id", "sender_id", "receiver_id", "alliance_id"),
                to="referrals_referral",
                to_columns=("id", "sender_id", "receiver_id", "alliance_id"),
            ),
            CompositeKey(
                name="referrals_question_by",
                columns=("asked_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(name="referrals_question_rights", insert=True),
            Policy(name="referrals_question_seen", rows=PARTIES),
            Policy(
                name="referrals_question_added",
                command="INSERT",
                new_rows=f"{PARTIES} AND organisation_id = case_organisation()"
                " AND asked_by_id = acting_worker() AND alliance_id = acting_alliance()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.asked_at)


class WarmHandover(OfRequest):
    """The meeting that made the referral warm: who met whom, how and when."""

    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="handovers", db_constraint=False
    )
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    form = models.CharField(_("hoe"), max_length=20, choices=HandoverForm.choices)
    met_on = models.DateField(_("op welke dag"))
    recorded_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    recorded_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("warme overdracht")
        verbose_name_plural = _("warme overdrachten")
        constraints = [
            of_request("referrals_warmhandover"),
            CompositeKey(
                name="referrals_warmhandover_referral",
                columns=("referral_id", "sender_id", "receiver_id", "alliance_id"),
                to="referrals_referral",
                to_columns=("id", "sender_id", "receiver_id", "alliance_id"),
            ),
            Rights(name="referrals_warmhandover_rights", insert=True),
            Policy(
                name="referrals_warmhandover_seen",
                rows=f"{PARTIES} OR request_id = own_request()",
            ),
            Policy(
                name="referrals_warmhandover_added",
                command="INSERT",
                new_rows="receiver_id = case_organisation() AND alliance_id = acting_alliance()"
                " AND recorded_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.met_on}"
