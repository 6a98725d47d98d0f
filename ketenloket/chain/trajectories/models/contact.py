"""What helper and person do together."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import (
    NOT_THE_PERSON,
    added_by_all_who_see,
    shown,
)
from ketenloket.chain.trajectories.models.appointment import Appointment
from ketenloket.chain.trajectories.rules import NoteKind
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker


class Goal(OfRequest):
    """A goal in the person's own words."""

    words = models.CharField(_("doel, in eigen woorden"), max_length=300)
    made_on = models.DateField(_("afgesproken op"))
    reached_on = models.DateField(_("gelukt op"), null=True)

    class Meta:
        verbose_name = _("doel")
        verbose_name_plural = _("doelen")
        indexes = [models.Index(fields=["request", "made_on"], name="trajectories_goal_on")]
        constraints = [
            of_request("trajectories_goal"),
            models.UniqueConstraint(fields=["id", "request"], name="trajectories_goal_key"),
            Rights(name="trajectories_goal_rights", insert=True, update=("words", "reached_on")),
            Policy(name="trajectories_goal_seen", rows=shown("notes")),
            Policy(
                name="trajectories_goal_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND {NOT_THE_PERSON}",
            ),
            Policy(
                name="trajectories_goal_changed",
                command="UPDATE",
                rows=f"{NOT_THE_PERSON} AND ({shown('notes')})",
                new_rows=f"alliance_id = acting_alliance() AND {NOT_THE_PERSON}",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class ContactNote(OfRequest):
    """What happened in a contact; written once, never changed."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    written_at = models.DateTimeField(_("geschreven op"), default=timezone.now)
    written_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField(_("soort"), max_length=20, choices=NoteKind.choices)
    happened_on = models.DateField(_("op welke dag"))
    text = models.TextField(_("aantekening"), max_length=5000)
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, null=True, related_name="notes", db_constraint=False
    )

    class Meta:
        verbose_name = _("aantekening")
        verbose_name_plural = _("aantekeningen")
        indexes = [models.Index(fields=["request", "-written_at"], name="trajectories_note")]
        constraints = [
            of_request("trajectories_contactnote"),
            CompositeKey(
                name="trajectories_contactnote_appointment",
                columns=("appointment_id", "request_id"),
                to="trajectories_appointment",
                to_columns=("id", "request_id"),
            ),
            # One visit, one report: whoever comes second adds a note of their own.
            models.UniqueConstraint(
                fields=["request", "appointment"],
                condition=models.Q(appointment__isnull=False),
                name="trajectories_one_report",
            ),
            CompositeKey(
                name="trajectories_contactnote_by",
                columns=("written_by_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(name="trajectories_contactnote_rights", insert=True),
            # The person reads status and next step in Mijn hulp; notes are shown on request.
            Policy(
                name="trajectories_contactnote_seen",
                rows=f"{NOT_THE_PERSON} AND ({shown('notes')})",
            ),
            Policy(
                name="trajectories_contactnote_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')}"
                " AND organisation_id = acting_organisation() AND written_by_id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.written_at)

    def get_kind_display(self) -> str:  # type: ignore[no-redef] # instead of Django's
        """The kind in words. Django's own would put all kinds into words first, for each row."""
        return str(NoteKind(self.kind).label)
