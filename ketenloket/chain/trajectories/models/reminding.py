"""What the person says about an appointment: "I cannot come", and how to be reminded."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import NOT_THE_PERSON, added_by_all_who_see, shown
from ketenloket.chain.trajectories.models.appointment import Appointment
from ketenloket.chain.trajectories.rules import ReminderWay
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Worker


class CannotCome(OfRequest):
    """The person said in Mijn hulp that they cannot come at this moment.

    It stands as long as the appointment is at that moment: somebody else who goes, or another list
    of what to bring, changes nothing about it.
    """

    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="refusals", db_constraint=False
    )
    # None: said of an appointment that changed before the moment was kept.
    starts_at = models.DateTimeField(_("het moment waar het over gaat"), null=True)
    said_at = models.DateTimeField(_("gezegd op"), default=timezone.now)  # by the person
    why = models.CharField(_("waarom niet"), max_length=300, blank=True)
    suggestion = models.CharField(_("wanneer wel"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("afmelding van de hulpvrager")
        verbose_name_plural = _("afmeldingen van de hulpvrager")
        indexes = [models.Index(fields=["request"], name="trajectories_cannot_come")]
        constraints = [
            of_request("trajectories_cannotcome"),
            CompositeKey(
                name="trajectories_cannotcome_at",
                columns=("appointment_id", "request_id"),
                to="trajectories_appointment",
                to_columns=("id", "request_id"),
            ),
            models.UniqueConstraint(
                fields=["request", "appointment", "starts_at"], name="trajectories_cannot_come_once"
            ),
            Rights(name="trajectories_cannotcome_rights", insert=True),
            Policy(name="trajectories_cannotcome_seen", rows=shown("notes")),
            Policy(
                name="trajectories_cannotcome_said",
                command="INSERT",
                new_rows="request_id = own_request() AND alliance_id = acting_alliance()"
                " AND lead_id = acting_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.appointment_id)


class ReminderChoice(OfRequest):
    """How the person agreed to be reminded. The newest row counts; each is proof of what was said."""

    way = models.CharField(_("herinneren"), max_length=15, choices=ReminderWay.choices)
    recorded_at = models.DateTimeField(_("gekozen op"), default=timezone.now)
    recorded_by = models.ForeignKey(  # None: the person, in Mijn hulp
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("keuze over herinneren")
        verbose_name_plural = _("keuzes over herinneren")
        indexes = [
            models.Index(fields=["request", "-recorded_at"], name="trajectories_reminder_choice")
        ]
        constraints = [
            of_request("trajectories_reminderchoice"),
            Rights(name="trajectories_reminderchoice_rights", insert=True),
            Policy(name="trajectories_reminderchoice_seen", rows=shown("notes")),
            Policy(
                name="trajectories_reminderchoice_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND {NOT_THE_PERSON}"
                " AND recorded_by_id = acting_worker()",
            ),
            Policy(
                name="trajectories_reminderchoice_own",
                command="INSERT",
                new_rows="request_id = own_request() AND alliance_id = acting_alliance()"
                " AND lead_id = acting_organisation() AND recorded_by_id IS NULL",
            ),
        ]

    def __str__(self) -> str:
        return self.way
