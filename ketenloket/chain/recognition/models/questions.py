"""A question to whoever else may help this person, and what came of it at the other side."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.models.signs import MATCHING
from ketenloket.chain.recognition.rules import AgreedHow, Answer
from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker


def _person(table: str) -> CompositeKey:
    return CompositeKey(
        name=f"{table}_of_person",
        columns=("help_seeker_id", "lead_id", "alliance_id"),
        to="help_seekers_helpseeker",
        to_columns=("id", "lead_id", "alliance_id"),
        cascade=True,
    )


# The person no longer agrees, or went to another lead: an answer would reach somebody who no
# longer helps. The matcher sees such a question, and no other one.
TAKEN_BACK = Q(ended_at__isnull=False) | ~Q(lead=F("organisation"))
_TAKEN_BACK = "(ended_at IS NOT NULL OR lead_id <> organisation_id)"


_OWN = "acting_sees() = 'own_request' AND may_see_person(help_seeker_id)"


class Question(OwnKey):
    """Does somebody else help this person already? Put because the person said yes to asking.

    Whether anybody was found stands nowhere in it: the row is the same for a person who is known
    at every organisation and for one who is known at none.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    help_seeker = models.ForeignKey(
        HelpSeeker, models.PROTECT, related_name="+", db_constraint=False
    )
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    asked_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    agreed_how = models.CharField(_("akkoord hoe"), max_length=20, choices=AgreedHow.choices)
    agreed_in = models.CharField(_("akkoord in welke taal"), max_length=10)
    answer_by = models.DateField(_("antwoord uiterlijk"))
    ended_at = models.DateTimeField(_("ingetrokken op"), null=True)
    ended_by = models.ForeignKey(  # None: the person, in Mijn hulp
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("vraag aan andere organisaties")
        verbose_name_plural = _("vragen aan andere organisaties")
        indexes = [
            models.Index(fields=["help_seeker"], name="recog_question_person"),
            models.Index(fields=["organisation", "asked_at"], name="recog_question_asked"),
        ]
        constraints = [
            _person("recognition_question"),
            models.CheckConstraint(
                name="recognition_question_ended_when_by",
                condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False),
            ),
            Rights(
                name="recognition_question_rights", insert=True, update=("ended_at", "ended_by_id")
            ),
            Policy(
                name="recognition_question_seen",
                rows=f"lead_id = (SELECT case_organisation()) OR ({MATCHING} AND {_TAKEN_BACK})",
            ),
            Policy(
                name="recognition_question_added",
                command="INSERT",
                new_rows="lead_id = case_organisation() AND organisation_id = case_organisation()"
                " AND alliance_id = acting_alliance() AND asked_by_id = acting_worker()",
            ),
            Policy(
                name="recognition_question_ended",
                command="UPDATE",
                rows="lead_id = (SELECT case_organisation()) AND ended_at IS NULL",
                new_rows="lead_id = case_organisation() AND ended_by_id = acting_worker()",
            ),
            # The person sees that they agreed to asking, and takes it back as easily.
            Policy(name="recognition_question_own", rows=_OWN),
            Policy(
                name="recognition_question_ended_by_person",
                command="UPDATE",
                rows=f"{_OWN} AND ended_at IS NULL",
                new_rows=f"{_OWN} AND ended_at IS NOT NULL AND ended_by_id IS NULL",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def stands(self) -> bool:
        """Whether an answer may still come."""
        here = self.ended_at is None and self.lead_id == self.organisation_id
        return here and timezone.localdate() <= self.answer_by


class Probe(OwnKey):
    """What the job compares for a question, with the key of the question. Emptied at its term."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    asker = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    asker_name = models.CharField(_("naam van wie vroeg"), max_length=200)
    asker_phone = models.CharField(_("telefoon van wie vroeg"), max_length=40, blank=True)
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    answer_by = models.DateField(_("antwoord uiterlijk"))
    bits = models.BinaryField(_("filters"))
    numbers = models.JSONField(_("eigen zoekgetallen"), default=dict)
    sought = models.JSONField(_("gezochte getallen"), default=dict)
    vague_day = models.BooleanField(_("geboortedag onzeker"), default=False)
    compared_at = models.DateTimeField(_("vergeleken op"), null=True)
    emptied_at = models.DateTimeField(_("gewist op"), null=True)

    class Meta:
        verbose_name = _("versleutelde vraag")
        verbose_name_plural = _("versleutelde vragen")
        indexes = [
            models.Index(
                fields=["alliance", "answer_by"],
                name="recog_probe_open",
                condition=Q(emptied_at__isnull=True),
            )
        ]
        constraints = [
            Rights(
                name="recognition_probe_rights",
                insert=True,
                update=(
                    "bits",
                    "numbers",
                    "sought",
                    "asker_name",
                    "asker_phone",
                    "compared_at",
                    "emptied_at",
                ),
            ),
            Policy(name="recognition_probe_seen", rows=MATCHING),
            Policy(name="recognition_probe_added", command="INSERT", new_rows=MATCHING),
            Policy(
                name="recognition_probe_changed",
                command="UPDATE",
                rows=MATCHING,
                new_rows=MATCHING,
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


# Who asked sees a yes, and nothing else: no row is a no, a silence, or nobody.
_TOLD = (
    "answer = 'yes' AND ended_at IS NULL AND asker_id = (SELECT case_organisation())"
    " AND alliance_id = (SELECT acting_alliance())"
)


class Counterpart(OwnKey):
    """Somebody who may be the person of a question: seen by their own lead, who answers."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    question_id = models.UUIDField(_("vraag"))
    asker = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    asker_name = models.CharField(_("naam van wie vroeg"), max_length=200)
    asker_phone = models.CharField(_("telefoon van wie vroeg"), max_length=40, blank=True)
    help_seeker = models.ForeignKey(
        HelpSeeker, models.PROTECT, related_name="+", db_constraint=False
    )
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    put_at = models.DateTimeField(_("voorgelegd op"), default=timezone.now)
    answer_by = models.DateField(_("antwoord uiterlijk"))
    answer = models.CharField(_("antwoord"), max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True)
    answered_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    contact_name = models.CharField(_("contactpersoon"), max_length=200, blank=True)
    contact_phone = models.CharField(_("telefoon"), max_length=40, blank=True)
    helping_since = models.DateField(_("helpt sinds"), null=True)
    ended_at = models.DateTimeField(_("vervallen op"), null=True)

    class Meta:
        verbose_name = _("vraag van een andere organisatie")
        verbose_name_plural = _("vragen van andere organisaties")
        indexes = [
            models.Index(fields=["lead", "answer_by"], name="recog_counterpart_lead"),
            models.Index(fields=["question_id"], name="recog_counterpart_asked"),
        ]
        constraints = [
            _person("recognition_counterpart"),
            paired("recognition_counterpart", "answered_at", "answered_by"),
            models.CheckConstraint(
                name="recognition_counterpart_yes_says_who",
                condition=~Q(answer="yes") | (~Q(contact_name="") & Q(helping_since__isnull=False)),
            ),
            Rights(
                name="recognition_counterpart_rights",
                insert=True,
                update=(
                    "answer",
                    "answered_at",
                    "answered_by_id",
                    "contact_name",
                    "contact_phone",
                    "helping_since",
                    "ended_at",
                ),
            ),
            Policy(
                name="recognition_counterpart_seen",
                rows=f"(lead_id = (SELECT case_organisation()) AND ended_at IS NULL)"
                f" OR ({_TOLD}) OR ({MATCHING})",
            ),
            Policy(name="recognition_counterpart_put", command="INSERT", new_rows=MATCHING),
            Policy(
                name="recognition_counterpart_answered",
                command="UPDATE",
                rows="lead_id = (SELECT case_organisation()) AND ended_at IS NULL AND answer = ''",
                new_rows="lead_id = case_organisation() AND answered_by_id = acting_worker()"
                " AND answer IN ('yes', 'no') AND ended_at IS NULL",
            ),
            Policy(
                name="recognition_counterpart_ended",
                command="UPDATE",
                rows=MATCHING,
                new_rows=f"{MATCHING} AND ended_at IS NOT NULL",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
