"""What Mijn hulp shows of one request, read in one query."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest, SeekerMessage
from ketenloket.chain.recognition.models import Question
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.models import (
    Appointment,
    Assignment,
    CannotCome,
    Companion,
    ReminderChoice,
)
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.foundation.rows import together
from ketenloket.windows.portal.views.going import step_kinds
from ketenloket.windows.portal.views.papers import paper_kinds

HELPERS = 3  # beside whoever is responsible
_APPOINTMENTS = 5
_MESSAGES = 20


def known_of(own: HelpRequest, now: datetime) -> dict[str, list[Any]]:
    """All that the overview shows, by kind. `whose` is the name of the organisation of a row."""
    return together(_kinds, own.pk, own.help_seeker_id, timezone.localdate(now), now)


def _kinds(pk: UUID, person: UUID, today: date, now: datetime) -> dict[str, QuerySet[Any]]:
    mine = {"request_id": pk}
    whose = F("organisation__name")
    return {
        "referrals": Referral.objects.filter(**mine, state__in=[State.SENT, State.ACCEPTED])
        .annotate(asked_name=F("receiver__name"))
        .order_by("-sent_at")[:1],
        "assignments": Assignment.objects.filter(**mine, ended_at=None).annotate(
            helper=F("worker__name"), whose=whose
        )[: HELPERS + 1],
        "appointments": Appointment.objects.filter(
            **mine, starts_at__gte=now, result=AppointmentResult.PLANNED
        )
        .annotate(whose=whose)
        .order_by("starts_at")[:_APPOINTMENTS],
        "companions": Companion.objects.filter(
            **mine, ended_at=None, appointment__starts_at__gte=now
        ).annotate(whose=whose),
        "refusals": CannotCome.objects.filter(**mine),
        "reminders": ReminderChoice.objects.filter(**mine).order_by("-recorded_at")[:1],
        "disclosures": Disclosure.objects.filter(**mine, ended_at=None, ends_at__gt=now).annotate(
            whose=F("to_organisation__name")
        ),
        "consents": Consent.objects.filter(**mine, withdrawn_at=None, until__gte=today).annotate(
            whose=whose
        ),
        "askings": Question.objects.filter(
            help_seeker_id=person, ended_at=None, answer_by__gte=today
        )[:1],
        "messages": SeekerMessage.objects.filter(**mine).order_by("-written_at")[:_MESSAGES],
        **step_kinds(pk),
        **paper_kinds(pk),
    }
