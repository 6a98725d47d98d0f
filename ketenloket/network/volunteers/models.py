"""What helpers can and want, what was seen of them, and how an organisation works with them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.volunteers.rules import (
    LOAD_AT_FIRST,
    MOST_LOAD,
    VISIT_ALARM_MINUTES,
    VOG_ASKED_AGAIN_MONTHS,
    PartOfWeek,
    Proof,
    Skill,
)

# The coordinators, and the helper whom it is about. Other organisations know of no volunteer.
OURS = "organisation_id = case_organisation() AND alliance_id = acting_alliance()"
MYSELF = "worker_id = acting_worker() AND organisation_id = acting_organisation()"


class VolunteerProfile(OwnKey):
    """What somebody who helps can and wants. Languages stand with the worker."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, related_name="volunteer_profiles", db_constraint=False
    )
    skills = ArrayField(
        models.CharField(max_length=20, choices=Skill.choices),
        verbose_name=_("goed in"),
        default=list,
    )
    parts = ArrayField(
        models.CharField(max_length=20, choices=PartOfWeek.choices),
        verbose_name=_("wanneer"),
        default=list,
    )
    municipalities = ArrayField(
        models.CharField(max_length=6), verbose_name=_("gemeenten"), default=list
    )
    postcode_areas = ArrayField(
        models.CharField(max_length=4), verbose_name=_("postcodes (vier cijfers)"), default=list
    )
    load_wished = models.PositiveSmallIntegerField(
        _("hoeveel mensen tegelijk"), default=LOAD_AT_FIRST
    )
    home_visits = models.BooleanField(_("doet huisbezoeken"), default=False)
    wants_two = models.BooleanField(_("gaat op huisbezoek liever samen"), default=False)
    paused_until = models.DateField(_("wil niemand nieuws tot"), null=True)
    changed_at = models.DateTimeField(_("veranderd op"), default=timezone.now)
    changed_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("profiel van een helper")
        verbose_name_plural = _("profielen van helpers")
        constraints = [
            CompositeKey(
                name="volunteers_profile_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.UniqueConstraint(
                fields=["worker", "organisation"], name="volunteers_profile_one"
            ),
            models.CheckConstraint(
                name="volunteers_profile_load", condition=Q(load_wished__lte=MOST_LOAD)
            ),
            Rights(
                name="volunteers_profile_rights",
                insert=True,
                update=(
                    "skills",
                    "parts",
                    "municipalities",
                    "postcode_areas",
                    "load_wished",
                    "home_visits",
                    "wants_two",
                    "paused_until",
                    "changed_at",
                    "changed_by_id",
                ),
            ),
            Policy(name="volunteers_profile_seen", rows=f"({OURS}) OR ({MYSELF})"),
            Policy(
                name="volunteers_profile_added",
                command="INSERT",
                new_rows=f"(({OURS}) OR ({MYSELF} AND alliance_id = acting_alliance()))"
                " AND changed_by_id = acting_worker()",
            ),
            Policy(
                name="volunteers_profile_changed",
                command="UPDATE",
                rows=f"({OURS}) OR ({MYSELF})",
                new_rows=f"(({OURS}) OR ({MYSELF})) AND changed_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.worker_id)


class VolunteerProof(OwnKey):
    """A yes with a date: a VOG was seen, a training was done. Never the document.

    Only coordinators write it down. The newest of each kind counts; a slip is taken back.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, related_name="volunteer_proofs", db_constraint=False
    )
    what = models.CharField(_("wat"), max_length=20, choices=Proof.choices)
    dated_on = models.DateField(_("datum"))
    recorded_at = models.DateTimeField(_("genoteerd op"), default=timezone.now)
    recorded_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    taken_back_at = models.DateTimeField(_("teruggenomen op"), null=True)
    taken_back_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("VOG of training van een helper")
        verbose_name_plural = _("VOG en trainingen van helpers")
        indexes = [
            models.Index(
                fields=["worker", "what", "-dated_on"],
                name="volunteers_proof_newest",
                condition=Q(taken_back_at__isnull=True),
            )
        ]
        constraints = [
            CompositeKey(
                name="volunteers_proof_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.UniqueConstraint(
                fields=["worker", "what", "dated_on", "organisation"],
                condition=Q(taken_back_at__isnull=True),
                name="volunteers_proof_once",
            ),
            paired("volunteers_proof", "taken_back_at", "taken_back_by"),
            Rights(
                name="volunteers_proof_rights",
                insert=True,
                update=("taken_back_at", "taken_back_by_id"),
            ),
            Policy(name="volunteers_proof_seen", rows=f"({OURS}) OR ({MYSELF})"),
            Policy(
                name="volunteers_proof_added",
                command="INSERT",
                new_rows=f"{OURS} AND recorded_by_id = acting_worker() AND taken_back_at IS NULL",
            ),
            Policy(
                name="volunteers_proof_taken_back",
                command="UPDATE",
                rows=f"{OURS} AND taken_back_at IS NULL",
                new_rows=f"{OURS} AND taken_back_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class VolunteerTerms(OwnKey):
    """How an organisation works with its helpers; without a row the defaults hold, which are ours."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="volunteer_terms", db_constraint=False
    )
    vog_months = models.PositiveSmallIntegerField(
        _("na hoeveel maanden de VOG opnieuw"), default=VOG_ASKED_AGAIN_MONTHS
    )
    vog_for = ArrayField(
        models.CharField(max_length=30, choices=FormOfHelp.choices),
        verbose_name=_("vormen van hulp waarvoor een VOG nodig is"),
        default=list,
    )
    asks = ArrayField(
        models.CharField(max_length=20, choices=Proof.choices),
        verbose_name=_("wat wij van elke vrijwilliger vragen"),
        default=list,
    )
    two_per_visit = models.BooleanField(_("op huisbezoek altijd met zijn tweeën"), default=False)
    alarm_minutes = models.PositiveSmallIntegerField(
        _("minuten na het einde van een huisbezoek tot het alarm"), default=VISIT_ALARM_MINUTES
    )
    changed_at = models.DateTimeField(_("veranderd op"), default=timezone.now)
    changed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("hoe wij met vrijwilligers werken")
        verbose_name_plural = _("hoe wij met vrijwilligers werken")
        constraints = [
            CompositeKey(
                name="volunteers_terms_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            models.CheckConstraint(
                name="volunteers_terms_sensible",
                condition=Q(vog_months__gte=1, vog_months__lte=120)
                & Q(alarm_minutes__gte=5, alarm_minutes__lte=720),
            ),
            Rights(
                name="volunteers_terms_rights",
                insert=True,
                update=(
                    "vog_months",
                    "vog_for",
                    "asks",
                    "two_per_visit",
                    "alarm_minutes",
                    "changed_at",
                    "changed_by_id",
                ),
            ),
            Policy(
                name="volunteers_terms_seen",
                rows="organisation_id = acting_organisation()"
                " AND acting_sees() IN ('organisation', 'assigned')",
            ),
            Policy(
                name="volunteers_terms_added",
                command="INSERT",
                new_rows=f"{OURS} AND changed_by_id = acting_worker()",
            ),
            Policy(
                name="volunteers_terms_changed",
                command="UPDATE",
                rows=OURS,
                new_rows=f"{OURS} AND changed_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)


def terms_of(organisation: Organisation | int) -> VolunteerTerms:
    """How this organisation works with its helpers: what it chose, or the defaults (not kept)."""
    key = organisation if isinstance(organisation, int) else organisation.pk
    found = VolunteerTerms.objects.filter(organisation_id=key).first()
    return found or VolunteerTerms(organisation_id=key)
