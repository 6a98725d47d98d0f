"""An appointment with the person: who comes in which role, and what to bring."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import NOT_THE_PERSON, added_by_all_who_see, shown
from ketenloket.chain.trajectories.policies import MAY_COME_ALONG
from ketenloket.chain.trajectories.rules import (
    BRING_IN_WORDS,
    AppointmentResult,
    Bring,
    PlaceKind,
    VisitRole,
)
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker


class Appointment(OfRequest):
    """An appointment with the person; `worker` is the host, others come along (`Companion`).

    `sequence` counts the changes, for the calendars of everybody who comes (RFC 5545).
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    role = models.CharField(
        _("rol"), max_length=12, choices=VisitRole.choices, default=VisitRole.TALKS
    )
    starts_at = models.DateTimeField(_("wanneer"))
    minutes = models.PositiveSmallIntegerField(_("hoe lang, in minuten"), default=60)
    place_kind = models.CharField(
        _("soort plek"), max_length=12, choices=PlaceKind.choices, default=PlaceKind.ELSEWHERE
    )
    place = models.CharField(_("waar"), max_length=120)
    subject = models.CharField(_("waarover"), max_length=120, blank=True)
    bring = ArrayField(
        models.CharField(max_length=12, choices=Bring.choices),
        verbose_name=_("meenemen"),
        default=list,
    )
    bring_else = models.CharField(_("ook meenemen"), max_length=120, blank=True)
    language = models.CharField(_("taal"), max_length=10, default="nl")
    result = models.CharField(
        _("hoe ging het"),
        max_length=10,
        choices=AppointmentResult.choices,
        default=AppointmentResult.PLANNED,
    )
    sequence = models.PositiveSmallIntegerField(_("hoe vaak veranderd"), default=0)
    changed_at = models.DateTimeField(_("veranderd op"), default=timezone.now)
    changed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        indexes = [
            models.Index(fields=["request", "starts_at"], name="trajectories_appointment_at"),
            models.Index(fields=["worker", "starts_at"], name="trajectories_agenda"),
            models.Index(
                fields=["organisation", "starts_at"],
                name="trajectories_to_remind",
                condition=Q(result=AppointmentResult.PLANNED),
            ),
        ]
        constraints = [
            of_request("trajectories_appointment"),
            models.UniqueConstraint(fields=["id", "request"], name="trajectories_appointment_key"),
            models.UniqueConstraint(
                fields=["id", "organisation"], name="trajectories_appointment_host"
            ),
            models.CheckConstraint(
                name="trajectories_appointment_takes_time",
                condition=Q(minutes__gte=5, minutes__lte=480),
            ),
            CompositeKey(
                name="trajectories_appointment_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(
                name="trajectories_appointment_rights",
                insert=True,
                update=(
                    "worker_id",
                    "role",
                    "starts_at",
                    "minutes",
                    "place_kind",
                    "place",
                    "subject",
                    "bring",
                    "bring_else",
                    "language",
                    "result",
                    "sequence",
                    "changed_at",
                    "changed_by_id",
                ),
            ),
            Policy(name="trajectories_appointment_seen", rows=shown("notes")),
            Policy(
                name="trajectories_appointment_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')}"
                f" AND organisation_id = acting_organisation() AND {NOT_THE_PERSON}",
            ),
            Policy(
                name="trajectories_appointment_changed",
                command="UPDATE",
                rows=f"organisation_id = acting_organisation() AND {NOT_THE_PERSON}"
                f" AND ({shown('notes')})",
                new_rows=f"organisation_id = acting_organisation() AND {NOT_THE_PERSON}",
            ),
            # Who takes over the lead ends what an earlier lead still had planned.
            Policy(
                name="trajectories_appointment_ended_by_lead",
                command="UPDATE",
                rows="lead_id = case_organisation() AND result = 'planned'",
                new_rows="lead_id = case_organisation() AND result = 'cancelled'",
            ),
        ]

    def __str__(self) -> str:
        return str(self.starts_at)

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def bring_words(self) -> list[str]:
        """What to bring, in words of whoever reads."""
        words = [str(BRING_IN_WORDS[code]) for code in self.bring if code in BRING_IN_WORDS]
        return [*words, self.bring_else] if self.bring_else else words


class Companion(OfRequest):
    """Somebody who comes along, of the own or of another organisation, in a role of their own.

    Another organisation is asked, and chooses itself who goes: its volunteers are not known
    elsewhere. It needs a disclosure that opens appointments, or be the lead.
    """

    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="companions", db_constraint=False
    )
    host = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    role = models.CharField(_("rol"), max_length=12, choices=VisitRole.choices)
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    asked_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    ended_at = models.DateTimeField(_("gaat niet mee sinds"), null=True)
    ended_by = models.ForeignKey(  # None: the person took a consent back
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("wie meegaat")
        verbose_name_plural = _("wie er meegaan")
        indexes = [
            models.Index(fields=["appointment"], name="trajectories_companions"),
            models.Index(
                fields=["worker"], name="trajectories_company", condition=Q(ended_at__isnull=True)
            ),
            models.Index(
                fields=["organisation"],
                name="trajectories_company_asked",
                condition=Q(ended_at__isnull=True, worker__isnull=True),
            ),
        ]
        constraints = [
            of_request("trajectories_companion"),
            CompositeKey(
                name="trajectories_companion_at",
                columns=("appointment_id", "request_id"),
                to="trajectories_appointment",
                to_columns=("id", "request_id"),
            ),
            CompositeKey(
                name="trajectories_companion_host",
                columns=("appointment_id", "host_id"),
                to="trajectories_appointment",
                to_columns=("id", "organisation_id"),
            ),
            CompositeKey(
                name="trajectories_companion_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            models.UniqueConstraint(
                fields=["request", "appointment", "worker"],
                condition=Q(ended_at__isnull=True),
                name="trajectories_comes_once",
            ),
            models.CheckConstraint(
                name="trajectories_companion_ended_when_by",
                condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False),
            ),
            Rights(
                name="trajectories_companion_rights",
                insert=True,
                update=("worker_id", "role", "ended_at", "ended_by_id"),
            ),
            Policy(name="trajectories_companion_seen", rows=shown("notes")),
            Policy(
                name="trajectories_companion_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND {NOT_THE_PERSON}"
                " AND host_id = acting_organisation() AND asked_by_id = acting_worker()"
                f" AND ended_at IS NULL AND ({MAY_COME_ALONG})",
            ),
            Policy(
                name="trajectories_companion_changed",
                command="UPDATE",
                rows=f"(host_id = acting_organisation() OR organisation_id = acting_organisation())"
                f" AND {NOT_THE_PERSON} AND ended_at IS NULL AND ({shown('notes')})",
                new_rows="(organisation_id = acting_organisation()"
                " OR (host_id = acting_organisation() AND ended_at IS NOT NULL))"
                f" AND {NOT_THE_PERSON}",
            ),
            Policy(
                name="trajectories_companion_ended_by_lead",
                command="UPDATE",
                rows="lead_id = case_organisation() AND ended_at IS NULL",
                new_rows="lead_id = case_organisation() AND ended_at IS NOT NULL",
            ),
            Policy(
                name="trajectories_companion_ended_by_person",
                command="UPDATE",
                rows="request_id = own_request() AND ended_at IS NULL",
                new_rows="request_id = own_request() AND ended_at IS NOT NULL",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.appointment_id}"
