"""What the person sees of the own request: who helps, what is next, who may see what, who looked."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Status
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.sharing.rules import Category, LegalBasis
from ketenloket.chain.trajectories.models import ReminderChoice
from ketenloket.chain.trajectories.rules import ReminderWay, address_of
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.network.organisations.models import Organisation
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
from ketenloket.windows.portal.views.known import HELPERS, known_of
from ketenloket.windows.portal.views.papers import papers_of

Found = dict[str, list[Any]]  # the rows of `known_of`, by kind


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
    found = known_of(help_request, timezone.now())
    responsible = help_request.responsible
    referral = next(iter(found["referrals"]), None)
    return {
        "help_request": help_request,
        "form": form,
        "is_open": help_request.status == Status.OPEN,
        "helper": responsible.name.split(" ")[0] if responsible else "",
        "next": _next(help_request, referral),
        "volunteers": [
            {"name": row.helper.split(" ")[0], "place": row.whose}
            for row in found["assignments"]
            if row.worker_id != help_request.responsible_id
        ][:HELPERS],
        "appointments": _appointments(found),
        "reminder": _reminder_form(help_request.help_seeker, found["reminders"]),
        "doors": _doors(help_request, found),
        "asking": bool(found["askings"]),
        **going_of(help_request, found),
        **papers_of(found),
        "sent": sorted(found["messages"], key=lambda row: row.written_at, reverse=True),
    }


def _appointments(found: Found) -> list[dict[str, Any]]:
    """What is planned: where, with whom as far as the person may know them, what to bring."""
    said = {(row.appointment_id, row.starts_at) for row in found["refusals"]}
    along = found["companions"]
    return [
        {
            "row": row,
            "where": PLACES.get(row.place_kind, ""),
            "with": [row.whose, *(each.whose for each in along if each.appointment_id == row.pk)],
            "cannot": (row.pk, row.starts_at) in said,
        }
        for row in sorted(found["appointments"], key=lambda row: row.starts_at)
    ]


def _reminder_form(seeker: HelpSeeker, chosen: list[ReminderChoice]) -> ReminderForm:
    """How the person is reminded now; only ways for which there is an address."""
    form = ReminderForm(initial={"way": chosen[0].way if chosen else ReminderWay.NONE})
    ways = {
        way: way == ReminderWay.NONE
        or bool(address_of(way, phone=seeker.phone, email=seeker.email))
        for way in ReminderWay
    }
    field = form.fields["way"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so
    field.choices = [(way, ReminderWay(way).label) for way, able in ways.items() if able]
    return form


def _next(help_request: HelpRequest, referral: Any) -> list[str]:
    """What happens next; who was asked to help is named."""
    said = sentence(help_request.next_code, _day(help_request.next_on))
    if referral is None:
        return [said]
    accepted = referral.state == State.ACCEPTED
    asked = referral_sentence(referral.asked_name, _day(referral.next_on), accepted=accepted)
    return [asked] if help_request.next_code == NextCode.AWAIT_ARRIVAL else [said, asked]


def _day(day: date | None) -> str:
    return date_format(day, pgettext("datum", "l j F")) if day else _("binnenkort")


def _doors(help_request: HelpRequest, found: Found) -> list[dict[str, Any]]:
    """Which organisations may see something, why, until when, and how to stop it."""
    lead = help_request.lead_id
    disclosures = [row for row in found["disclosures"] if row.to_organisation_id != lead]
    doors: list[dict[str, Any]] = [
        {
            "place": row.whose,
            "what": _words(row.categories),
            "until": timezone.localtime(row.ends_at).date(),
            "by_law": True,
            "sees_now": row.accepted_at is not None,
            "stop": None,
        }
        for row in disclosures
        if row.legal_basis == LegalBasis.PUBLIC_TASK
    ]
    for consent in sorted(found["consents"], key=lambda row: row.recorded_at):
        opened = [row for row in disclosures if row.consent_id == consent.pk]
        doors.append(
            {
                "place": consent.whose,
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
