"""What the person sees of the own request: who helps, what is next, who may see what, who looked."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest, SeekerMessage
from ketenloket.chain.desk.rules import NextCode, Status
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import Category, LegalBasis
from ketenloket.chain.trajectories.actions import choice_of
from ketenloket.chain.trajectories.models import Appointment, Assignment, CannotCome, Companion
from ketenloket.chain.trajectories.rules import AppointmentResult, ReminderWay, address_of
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.models import Organisation
from ketenloket.windows.portal.actions import agreed_to_asking
from ketenloket.windows.portal.forms import MessageForm, ReminderForm
from ketenloket.windows.portal.permissions import HelpSeekerRequest, for_help_seekers
from ketenloket.windows.portal.rules import (
    EVENTS,
    PLACES,
    referral_sentence,
    sentence,
    what_happened,
)
from ketenloket.windows.portal.views.going import going_of
from ketenloket.windows.portal.views.papers import papers_of


@for_help_seekers
@require_safe
def overview(request: HelpSeekerRequest) -> HttpResponse:
    """One page: who, what next, by when, who may see what."""
    record(
        "portal.viewed",
        request.help_request,
        purpose="own_data",
        request_id=request.help_request.pk,
    )
    read_only()
    return render(request, "portal/overview.html", context_of(request.help_request, MessageForm()))


def context_of(help_request: HelpRequest, form: MessageForm) -> dict[str, Any]:
    """Everything that the overview shows; also for a message that could not be sent."""
    mine = {"request_id": help_request.pk}
    now = timezone.now()
    responsible = help_request.responsible
    referral = (
        Referral.objects.filter(**mine, state__in=[State.SENT, State.ACCEPTED])
        .select_related("receiver")
        .order_by("-sent_at")
        .first()
    )
    return {
        "help_request": help_request,
        "form": form,
        "is_open": help_request.status == Status.OPEN,
        "helper": responsible.name.split(" ")[0] if responsible else "",
        "next": _next(help_request, referral),
        "volunteers": [
            {"name": row.worker.name.split(" ")[0], "place": row.organisation.name}
            for row in Assignment.objects.filter(**mine, ended_at=None)
            .exclude(worker=responsible)
            .select_related("worker", "organisation")[:3]
        ],
        "appointments": _appointments(help_request, now),
        "reminder": reminder_form(help_request),
        "doors": _doors(help_request, now),
        "asking": bool(agreed_to_asking(help_request)),
        **going_of(help_request),
        **papers_of(help_request.pk),
        "sent": SeekerMessage.objects.filter(**mine).order_by("-written_at")[:20],
    }


def _appointments(help_request: HelpRequest, now: datetime) -> list[dict[str, Any]]:
    """What is planned: where, with whom as far as the person may know them, what to bring."""
    mine = {"request_id": help_request.pk}
    planned = list(
        Appointment.objects.filter(**mine, starts_at__gte=now, result=AppointmentResult.PLANNED)
        .select_related("organisation")
        .order_by("starts_at")[:5]
    )
    along = Companion.objects.filter(
        **mine, ended_at=None, appointment_id__in=[row.pk for row in planned]
    ).values_list("appointment_id", "organisation__name")
    said = set(CannotCome.objects.filter(**mine).values_list("appointment_id", "starts_at"))
    return [
        {
            "row": row,
            "where": PLACES.get(row.place_kind, ""),
            "with": [row.organisation.name, *(name for key, name in along if key == row.pk)],
            "cannot": (row.pk, row.starts_at) in said,
        }
        for row in planned
    ]


def reminder_form(help_request: HelpRequest) -> ReminderForm:
    """How the person is reminded now; only ways for which there is an address."""
    chosen = choice_of(help_request.pk)
    form = ReminderForm(initial={"way": chosen.way if chosen else ReminderWay.NONE})
    seeker = help_request.help_seeker
    ways = {
        way: way == ReminderWay.NONE
        or bool(address_of(way, phone=seeker.phone, email=seeker.email))
        for way in ReminderWay
    }
    field = form.fields["way"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so
    field.choices = [(way, ReminderWay(way).label) for way, able in ways.items() if able]
    return form


def _next(help_request: HelpRequest, referral: Referral | None) -> list[str]:
    """What happens next; who was asked to help is named."""
    said = sentence(help_request.next_code, _day(help_request.next_on))
    if referral is None:
        return [said]
    accepted = referral.state == State.ACCEPTED
    asked = referral_sentence(referral.receiver.name, _day(referral.next_on), accepted=accepted)
    return [asked] if help_request.next_code == NextCode.AWAIT_ARRIVAL else [said, asked]


def _day(day: date | None) -> str:
    return date_format(day, pgettext("datum", "l j F")) if day else _("binnenkort")


def _doors(help_request: HelpRequest, now: datetime) -> list[dict[str, Any]]:
    """Which organisations may see something, why, until when, and how to stop it."""
    mine = {"request_id": help_request.pk}
    today = timezone.localdate()
    disclosures = list(
        Disclosure.objects.filter(**mine, ended_at=None, ends_at__gt=now)
        .exclude(to_organisation_id=help_request.lead_id)
        .select_related("to_organisation")
    )
    doors: list[dict[str, Any]] = [
        {
            "place": row.to_organisation,
            "what": _words(row.categories),
            "until": timezone.localtime(row.ends_at).date(),
            "by_law": True,
            "sees_now": row.accepted_at is not None,
            "stop": None,
        }
        for row in disclosures
        if row.legal_basis == LegalBasis.PUBLIC_TASK
    ]
    for consent in (
        Consent.objects.filter(**mine, withdrawn_at=None, until__gte=today)
        .select_related("organisation")
        .order_by("recorded_at")
    ):
        opened = [row for row in disclosures if row.consent_id == consent.pk]
        doors.append(
            {
                "place": consent.organisation,
                "what": _words(consent.covers),
                "until": consent.until,
                "by_law": False,
                "sees_now": any(row.accepted_at for row in opened),
                "stop": consent.pk,
            }
        )
    return doors


def _words(codes: list[str]) -> list[Any]:
    return [Category(code).label for code in codes if code in Category.values]


@for_help_seekers
@require_safe
def looks(request: HelpSeekerRequest) -> HttpResponse:
    """Who looked at the request or did something: organisations and times, no names of workers."""
    own = request.help_request
    record("portal.looks_viewed", own, purpose="own_data", request_id=own.pk)
    events = Event.objects.filter(request_id=own.pk)
    shown, older = events.newest(EVENTS, before=request.GET.get("voor", ""))
    names = dict(
        Organisation.objects.filter(pk__in={row.organisation_id for row in shown}).values_list(
            "pk", "name"
        )
    )
    read_only()
    return render(
        request,
        "portal/looks.html",
        {
            "help_request": own,
            "lines": _lines(shown, names),
            "older": older,
        },
    )


def _lines(events: list[Event], names: dict[int, str]) -> list[dict[str, Any]]:
    """One line for the same thing by the same organisation on the same day, however often."""
    lines: dict[tuple[date, str, str], dict[str, Any]] = {}
    for event in events:
        if event.worker_id is None and event.what == "desk.next_step":
            continue  # follows from what the person did, which has a line of its own
        at = timezone.localtime(event.at)
        # Whoever acts in Mijn hulp acts for the lead, but is the person.
        who = (
            _("u zelf")
            if _by_person(event)
            else names.get(event.organisation_id or 0, _("het loket"))
        )
        line = lines.setdefault(
            (at.date(), who, what_happened(event.what)),
            {"at": at, "who": who, "what": what_happened(event.what), "times": 0},
        )
        line["times"] += 1
    return list(lines.values())


def _by_person(event: Event) -> bool:
    return event.worker_id is None and (
        event.purpose == "own_data" or event.what == "desk.registered"
    )
