"""How far each form of help goes, what was asked at the ceiling, and what was answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import ADDED_BY_LEAD, MINE
from ketenloket.chain.trajectories.models.helping import Trajectory
from ketenloket.chain.trajectories.rules import DEFAULT_CEILINGS, Ceiling, CeilingAnswer
from ketenloket.foundation.tenancy.models import Changeable, paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.policies import written_by
from ketenloket.network.organisations.rules import Duty


class FormCeiling(Changeable):
    """What an alliance agreed on for one form of help, instead of the proposal in the rules."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+")
    form = models.CharField(_("vorm van hulp"), max_length=30, choices=FormOfHelp.choices)
    contacts = models.PositiveSmallIntegerField(_("hoogstens zoveel gesprekken"), null=True)
    days = models.PositiveSmallIntegerField(_("hoogstens zoveel dagen"), null=True)
    source = models.CharField(_("waar dit is afgesproken"), max_length=200)
    agreed_on = models.DateField(_("afgesproken op"))

    class Meta:
        verbose_name = _("plafond van een vorm van hulp")
        verbose_name_plural = _("plafonds van vormen van hulp")
        constraints = [
            models.UniqueConstraint(fields=["alliance", "form"], name="trajectories_form_ceiling"),
            models.CheckConstraint(
                name="trajectories_formceiling_is_no_zero",
                condition=(Q(contacts__isnull=True) | Q(contacts__gt=0))
                & (Q(days__isnull=True) | Q(days__gt=0)),
            ),
            Rights(
                name="trajectories_formceiling_rights",
                insert=True,
                update=("contacts", "days", "source", "agreed_on"),
            ),
            written_by("trajectories_formceiling_written", Duty.ALLIANCE),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.contacts} {self.days}"

    @property
    def ceiling(self) -> Ceiling:
        """As the rules know it."""
        return Ceiling(self.contacts, self.days, self.source)

    @classmethod
    def of(cls, alliance_id: int) -> dict[str, Ceiling]:
        """The ceiling of every form in this alliance: as agreed, or as the rules propose it."""
        agreed = {row.form: row.ceiling for row in cls.objects.filter(alliance_id=alliance_id)}
        proposed = {form: DEFAULT_CEILINGS.get(form, Ceiling()) for form in FormOfHelp.values}
        return proposed | agreed


class CeilingQuestion(OfRequest):
    """Asked at a ceiling: ready, extend or hand over. The clock asks; a worker answers, once."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    trajectory = models.ForeignKey(
        Trajectory, models.PROTECT, related_name="questions", db_constraint=False
    )
    asked_on = models.DateField(_("gevraagd op"))
    due_on = models.DateField(_("antwoord uiterlijk"), null=True)
    contacts = models.PositiveSmallIntegerField(_("gesprekken tot dan"))
    ceiling_contacts = models.PositiveSmallIntegerField(_("plafond in gesprekken"), null=True)
    ceiling_on = models.DateField(_("plafond als dag"), null=True)
    answer = models.CharField(
        _("antwoord"), max_length=20, choices=CeilingAnswer.choices, blank=True
    )
    why = models.CharField(_("waarom"), max_length=300, blank=True)
    person_agreed = models.BooleanField(_("de hulpvrager is het eens"), default=False)
    agreed_with = models.ForeignKey(  # the coordinator
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    extra = models.PositiveSmallIntegerField(_("gesprekken erbij"), default=0)
    until = models.DateField(_("verder tot"), null=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True)
    answered_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("vraag bij het plafond")
        verbose_name_plural = _("vragen bij het plafond")
        indexes = [
            models.Index(fields=["request"], name="trajectories_ceiling_request"),
            models.Index(
                fields=["lead", "due_on"],
                name="trajectories_ceiling_waits",
                condition=Q(answered_at__isnull=True),
            ),
        ]
        constraints = [
            of_request("trajectories_ceilingquestion"),
            CompositeKey(
                name="trajectories_ceilingquestion_trajectory",
                columns=("trajectory_id", "request_id"),
                to="trajectories_trajectory",
                to_columns=("id", "request_id"),
            ),
            *(
                CompositeKey(
                    name=f"trajectories_ceilingquestion_{who}",
                    columns=(f"{who}_id", "organisation_id"),
                    to="organisations_worker",
                    to_columns=("id", "organisation_id"),
                )
                for who in ("agreed_with", "answered_by")
            ),
            models.UniqueConstraint(
                fields=["request", "trajectory"],
                condition=Q(answered_at__isnull=True),
                name="trajectories_ceiling_asked_once",
            ),
            paired("trajectories_ceilingquestion", "answered_at", "answered_by"),
            models.CheckConstraint(
                name="trajectories_ceilingquestion_answered",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False) & ~Q(why="")),
            ),
            # Who agreed and until when: an extension without them is none.
            models.CheckConstraint(
                name="trajectories_ceilingquestion_extended",
                condition=~Q(answer=CeilingAnswer.EXTEND)
                | Q(person_agreed=True, agreed_with__isnull=False, until__isnull=False),
            ),
            Rights(
                name="trajectories_ceilingquestion_rights",
                insert=True,
                update=(
                    "organisation_id",
                    "due_on",
                    "contacts",
                    "answer",
                    "why",
                    "person_agreed",
                    "agreed_with_id",
                    "extra",
                    "until",
                    "answered_at",
                    "answered_by_id",
                ),
            ),
            Policy(name="trajectories_ceilingquestion_seen", rows=MINE),
            Policy(
                name="trajectories_ceilingquestion_asked",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND organisation_id = case_organisation()"
                " AND answered_at IS NULL",
            ),
            Policy(
                name="trajectories_ceilingquestion_changed",
                command="UPDATE",
                rows=f"{MINE} AND answered_at IS NULL",
                new_rows="lead_id = case_organisation() AND organisation_id = case_organisation()"
                " AND (answered_by_id IS NULL OR answered_by_id = acting_worker())",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_on} {self.answer}"
