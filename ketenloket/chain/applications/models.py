"""What was asked for on behalf of somebody, and what it gave."""

from datetime import date

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.applications.policies import COUNTED
from ketenloket.chain.applications.rules import (
    FORMS,
    Applicant,
    FormKind,
    Granted,
    Per,
    Result,
    Stand,
    TotalGranted,
    stand_of,
    total_granted,
)
from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import NOT_THE_PERSON, added_by_all_who_see, shown
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import OWNER_ROLE, CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.provisions.models import Provision


class Application(OfRequest):
    """A form or provision that is asked for: what, by whom, when, and what came of it."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )  # whose helpers fill it in: the euros count for it
    form = models.SlugField(_("formulier"), max_length=60)
    name = models.CharField(_("wat"), max_length=120)
    provision = models.ForeignKey(Provision, models.PROTECT, null=True, related_name="+")
    place = models.PositiveSmallIntegerField(_("volgorde"), default=0)  # voorliggend comes first
    applicant = models.CharField(
        _("wie dient in"), max_length=20, choices=Applicant.choices, default=Applicant.HELPER
    )
    applied_on = models.DateField(_("ingediend op"), null=True)
    due_on = models.DateField(_("antwoord uiterlijk"), null=True)
    result = models.CharField(
        _("besluit"), max_length=20, choices=Result.choices, default=Result.OPEN, blank=True
    )
    decided_on = models.DateField(_("besloten op"), null=True)
    euros = models.DecimalField(_("toegekend, in euro"), max_digits=9, decimal_places=2, null=True)
    per = models.CharField(_("per"), max_length=10, choices=Per.choices, blank=True)
    object_by = models.DateField(_("bezwaar kan tot en met"), null=True)
    made_at = models.DateTimeField(_("gekozen op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("aanvraag")
        verbose_name_plural = _("aanvragen")
        indexes = [
            models.Index(fields=["request", "place"], name="applications_of_request"),
            models.Index(
                fields=["organisation", "per"],
                name="applications_granted",
                condition=Q(result=Result.GRANTED),
            ),
            models.Index(
                fields=["lead", "due_on"],
                name="applications_awaited",
                condition=Q(result=Result.OPEN),
            ),
        ]
        constraints = [
            of_request("applications_application"),
            models.UniqueConstraint(fields=["id", "request"], name="applications_application_key"),
            CompositeKey(
                name="applications_application_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            # What still runs is asked for once.
            models.UniqueConstraint(
                fields=["request", "form"],
                condition=Q(result=Result.OPEN),
                name="applications_runs_once",
            ),
            models.CheckConstraint(
                name="applications_application_says_what", condition=~Q(form="") & ~Q(name="")
            ),
            models.CheckConstraint(
                name="applications_decided_with_day",
                condition=Q(result=Result.OPEN, decided_on__isnull=True)
                | (~Q(result=Result.OPEN) & Q(decided_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="applications_euros_are_granted",
                condition=Q(euros__isnull=True, per="")
                | (Q(result=Result.GRANTED, euros__gte=0) & ~Q(per="")),
            ),
            models.CheckConstraint(
                name="applications_objects_to_refusal",
                condition=Q(object_by__isnull=True) | Q(result=Result.REFUSED),
            ),
            Rights(
                name="applications_application_rights",
                insert=True,
                update=(
                    "place",
                    "applicant",
                    "applied_on",
                    "due_on",
                    "result",
                    "decided_on",
                    "euros",
                    "per",
                    "object_by",
                ),
            ),
            Policy(name="applications_application_seen", rows=shown("notes")),
            Policy(
                name="applications_application_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND made_by_id = acting_worker()"
                f" AND organisation_id = acting_organisation() AND {NOT_THE_PERSON}",
            ),
            Policy(
                name="applications_application_changed",
                command="UPDATE",
                rows=f"{NOT_THE_PERSON} AND ({shown('notes')})",
                new_rows=f"alliance_id = acting_alliance() AND {NOT_THE_PERSON}",
            ),
            Policy(name="applications_application_counted", role=OWNER_ROLE, rows=COUNTED),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> FormKind | None:
        """The form as our own list knows it."""
        return FORMS.get(self.form)

    def stand(self, today: date) -> Stand:
        """Where it stands on a day."""
        return stand_of(self.applied_on, self.due_on, self.result, today)

    @property
    def stand_now(self) -> Stand:
        """Where it stands today."""
        return self.stand(timezone.localdate())


class ChecklistItem(OfRequest):
    """One paper to have at hand for a form, ticked when it is there."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="items", db_constraint=False
    )
    words = models.CharField(_("wat nodig is"), max_length=150)
    place = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    there_at = models.DateTimeField(_("er sinds"), null=True)
    there_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("papier bij een aanvraag")
        verbose_name_plural = _("papieren bij een aanvraag")
        indexes = [models.Index(fields=["request", "application"], name="applications_items")]
        constraints = [
            of_request("applications_checklistitem"),
            CompositeKey(
                name="applications_item_application",
                columns=("application_id", "request_id"),
                to="applications_application",
                to_columns=("id", "request_id"),
            ),
            models.CheckConstraint(name="applications_item_says_what", condition=~Q(words="")),
            paired("applications_checklistitem", "there_at", "there_by"),
            Rights(
                name="applications_checklistitem_rights",
                insert=True,
                update=("there_at", "there_by_id"),
            ),
            Policy(name="applications_checklistitem_seen", rows=shown("notes")),
            Policy(
                name="applications_checklistitem_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND {NOT_THE_PERSON}",
            ),
            Policy(
                name="applications_checklistitem_changed",
                command="UPDATE",
                rows=f"{NOT_THE_PERSON} AND ({shown('notes')})",
                new_rows=f"alliance_id = acting_alliance() AND {NOT_THE_PERSON}",
            ),
        ]

    def __str__(self) -> str:
        return self.words


def granted_between(since: date, until: date) -> TotalGranted:
    """What the helpers of the organisation that acts made possible, decided in these days."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT per, euros FROM euros_granted(%s, %s)", [since, until])
        return total_granted(Granted(euros, per) for per, euros in cursor.fetchall())
