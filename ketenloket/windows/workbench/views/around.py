"""Who stands around the person, and what is going on: the side of the case page."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.rules import Status
from ketenloket.chain.escalation.actions import meaning
from ketenloket.chain.intake.rules import DebtSum, YesNo
from ketenloket.chain.referrals.rules import CAME_BACK, REROUTES_BEFORE_ALARM, State
from ketenloket.chain.trajectories.models import Absence, Appointment
from ketenloket.chain.trajectories.rules import AppointmentResult, TakeoverState
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.windows.workbench.rules import day_words, first_name, short
from ketenloket.windows.workbench.views.story import Story


def helpers(story: Story) -> list[dict[str, Any]]:
    """Who stands around the person, the most important first; the picture holds six."""
    request = story.request
    helpers: list[dict[str, Any]] = [
        {"name": request.lead.name, "role": _("houdt de regie"), "strong": True}
    ]
    if request.responsible and story.is_lead:
        helpers.append({"name": _fitting(request.responsible.name), "role": _("verantwoordelijk")})
    referral = story.open_referral
    if referral and referral.state in {State.SENT, State.ACCEPTED}:
        role = _("neemt over") if referral.state == State.ACCEPTED else _("is gevraagd")
        helpers.append({"name": referral.receiver.name, "role": role, "tone": "active"})
    helpers += [
        {"name": _fitting(row.worker.name), "role": _("helpt")}
        for row in story.assignments
        if row.ended_at is None and row.worker_id != request.responsible_id
    ]
    if request.finding_place:
        helpers.append({"name": request.finding_place.name, "role": _("meldde aan")})
    if story.intake and story.intake.help_already_there:
        helpers.append({"name": story.intake.help_already_there, "role": _("was er al")})
    return [helper | {"name": short(helper["name"])} for helper in helpers[:6]]


def _fitting(name: str) -> str:
    return name if short(name) == name else first_name(name)


def who_does_what(story: Story) -> list[dict[str, Any]]:
    """Everybody around the person as far as the viewer may see: role, since when, what is next.

    The lead comes first and is marked; there is always exactly one.
    """
    return [
        row
        for part in (_lead_rows, _asked_rows, _helper_rows, _door_rows, _other_rows)
        for row in part(story)
    ]


def _row(name: str, role: str, since: date | datetime | None = None, **more: Any) -> dict[str, Any]:
    if isinstance(since, datetime):
        since = timezone.localtime(since)
    return {"name": name, "role": role, "since": since, "place": "", "next": "", "tag": ""} | more


def _lead_rows(story: Story) -> Iterator[dict[str, Any]]:
    request = story.request
    step = _("%(step)s, uiterlijk %(day)s")
    following = (
        step % {"step": request.next_step, "day": day_words(request.next_on)}
        if request.next_on and request.status == Status.OPEN
        else ""
    )
    arrivals = [row.arrived_at for row in story.referrals if row.receiver_id == request.lead_id]
    since = max(filter(None, arrivals), default=None)
    if since is None and story.seeker.name:
        since = story.seeker.lead_since
    yield _row(request.lead.name, _("houdt de regie"), since, tag="lead", next=following)
    if not story.is_lead or request.status != Status.OPEN:
        return
    if request.responsible is None:
        yield _row(_("de coördinatoren"), _("verantwoordelijk"), place=request.lead.name)
        return
    mine = [row for row in story.takeovers if row.state == TakeoverState.ACCEPTED]
    took = next((row for row in mine if row.to_worker_id == request.responsible_id), None)
    away = next((row for row in story.absences if row.first_on <= story.today <= row.last_on), None)
    yield _row(
        request.responsible.name,
        _("verantwoordelijk"),
        took.answered_at if took else None,
        place=request.lead.name,
        next=_away_words(away) if away else _promised_by(story, request.responsible_id),
    )


def _away_words(away: Absence) -> str:
    words = {"day": day_words(away.last_on), "name": away.stand_in and away.stand_in.name}
    if away.stand_in:
        return _("is weg tot en met %(day)s; %(name)s neemt waar") % words
    return _("is weg tot en met %(day)s; de coördinatoren nemen waar") % words


def _promised_by(story: Story, worker_id: int | None, *, by_person: bool = False) -> str:
    """What somebody promised, and the next appointment with them."""
    said = [
        _("%(what)s, uiterlijk %(day)s") % {"what": row.what, "day": day_words(row.until)}
        for row in story.tasks
        if row.done_at is None and (row.by_person if by_person else row.worker_id == worker_id)
    ]
    now = timezone.now()
    coming = [
        row.starts_at
        for row in story.appointments
        if row.result == AppointmentResult.PLANNED
        and row.starts_at > now
        and worker_id in {row.worker_id, *_along(story, row)}
        and not by_person
    ]
    if coming:
        said.append(_("afspraak op %(day)s") % {"day": day_words(timezone.localdate(min(coming)))})
    return "; ".join(said)


def _along(story: Story, appointment: Appointment) -> set[int | None]:
    return {row.worker_id for row in story.companions if row.appointment_id == appointment.pk} - {
        None
    }


def _asked_rows(story: Story) -> Iterator[dict[str, Any]]:
    for row in story.takeovers:
        if row.state == TakeoverState.PROPOSED and row.organisation_id == story.request.lead_id:
            yield _row(
                row.to_worker.name,
                _("gevraagd om over te nemen"),
                row.asked_at,
                place=story.request.lead.name,
                tag="asked",
                next=_("antwoordt uiterlijk %(day)s") % {"day": day_words(row.answer_on)},
            )
    for referral in story.referrals:
        if referral.state in {State.SENT, State.ACCEPTED}:
            accepted = referral.state == State.ACCEPTED
            yield _row(
                referral.receiver.name,
                _("neemt over") if accepted else _("is gevraagd om over te nemen"),
                referral.answered_at if accepted else referral.sent_at,
                tag="asked",
                next=_("%(step)s, uiterlijk %(day)s")
                % {"step": referral.next_step, "day": day_words(referral.next_on)}
                if referral.next_on
                else "",
            )


def _helper_rows(story: Story) -> Iterator[dict[str, Any]]:
    for row in story.assignments:
        if row.ended_at is None and row.worker_id != story.request.responsible_id:
            yield _row(
                row.worker.name,
                _("helpt"),
                row.started_at,
                place=row.organisation.name,
                next=_promised_by(story, row.worker_id),
            )
    known = {row.worker_id for row in story.assignments if row.ended_at is None}
    others = {row.worker_id: row.worker for row in story.tasks if row.done_at is None}
    others |= {row.worker_id: row.worker for row in story.companions}
    for key, worker in others.items():
        if worker is None or key in known or key == story.request.responsible_id:
            continue
        if said := _promised_by(story, key):
            yield _row(worker.name, _("helpt mee"), next=said)
    if said := _promised_by(story, None, by_person=True):
        yield _row(story.seeker.name or story.request.number, _("hulpvrager zelf"), next=said)


def _door_rows(story: Story) -> Iterator[dict[str, Any]]:
    asked = {
        row.receiver_id for row in story.referrals if row.state in {State.SENT, State.ACCEPTED}
    }
    for row in story.disclosures:
        if row.is_live and row.to_organisation_id not in asked:
            yield _row(
                row.to_organisation.name,
                _("kijkt en denkt mee"),
                row.accepted_at,
                next=_("kan meekijken tot en met %(day)s") % {"day": day_words(row.last_day)},
            )


def _other_rows(story: Story) -> Iterator[dict[str, Any]]:
    request = story.request
    if request.finding_place:
        yield _row(request.finding_place.name, _("meldde aan"), request.registered_at)
    if story.intake and story.intake.help_already_there:
        yield _row(story.intake.help_already_there, _("was er al"))


def desks(story: Story) -> dict[str, Any]:
    """How many organisations this person was sent to, for the lead; and whether that is an alarm."""
    if not story.is_lead or story.is_volunteer:
        return {"seen": 0, "alarm": False}
    back = sum(row.state in CAME_BACK for row in story.referrals)
    return {
        "seen": story.request.desks_seen,
        "back": back,
        "alarm": back >= REROUTES_BEFORE_ALARM and story.request.status == Status.OPEN,
    }


def matters(story: Story) -> dict[str, Any]:
    """What is going on, in a few words that can be taken in at a glance."""
    intake, request = story.intake, story.request
    told = intake.boundary_signs if intake else []
    signs = meaning(request.alliance_id).of(told) if told else []
    return {
        "threats": request.threat_words,
        "needs": [row.need.label for row in intake.need_rows] if intake else request.concern_words,
        "languages": _languages(story),
        "debts": _debts(intake),
        "signs": signs,
        "stops_volunteer": any(sign.stops_volunteer for sign in signs),
        "dated": [
            _("%(what)s op %(day)s")
            % {"what": row.get_threat_display(), "day": day_words(row.expected_on)}
            for row in (intake.threat_rows if intake else [])
            if row.expected_on
        ],
    }


def _languages(story: Story) -> str:
    intake = story.intake
    codes = (intake.languages if intake else None) or [story.seeker.language]
    spoken = [str(LANGUAGES.get(code, code)) for code in codes]
    if intake and intake.needs_interpreter == YesNo.YES:
        spoken.append(_("tolk"))
    return "" if spoken == [str(LANGUAGES["nl"])] else ", ".join(spoken)


def _debts(intake: Any) -> str:
    if intake is None:
        return ""
    total = intake.get_debts_sum_display()
    if intake.debts_sum == DebtSum.UNKNOWN:
        total = _("bedrag nog niet bekend")
    if not intake.debts_count:
        return str(total)
    return _("ongeveer %(count)s schuldeisers, %(total)s") % {
        "count": intake.debts_count,
        "total": total,
    }
