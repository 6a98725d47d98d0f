"""The time line of a case: what happened, in words, newest first."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.rules import AttemptResult, Entry
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.sharing.rules import Category
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.chain.triage.rules import DecisionKind
from ketenloket.network.organisations.models import Worker
from ketenloket.windows.workbench.rules import day_words
from ketenloket.windows.workbench.views.fitting import moments as fitting_moments
from ketenloket.windows.workbench.views.silence import moments as silences
from ketenloket.windows.workbench.views.story import Story

Moment = dict[str, Any]


def timeline(story: Story) -> tuple[list[Moment], bool]:
    """The newest moments, and whether there are older ones."""
    found = [
        moment
        for kind in (_arrival, _contacts, _intake, _table, _sharing, _referrals, _help, _planned)
        for moment in kind(story)
    ]
    found += [_moment(**moment) for moment in silences(story.climbs, story.rests)]
    found += [_moment(**moment) for moment in fitting_moments(story)]
    found.sort(key=lambda moment: _instant(moment["at"]), reverse=True)
    for moment in found:
        if isinstance(moment["at"], datetime):
            moment["at"] = timezone.localtime(moment["at"])
    return found[: story.moments], len(found) > story.moments


def _instant(at: date | datetime) -> datetime:
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, time(12)))


def _moment(at: date | datetime, title: str, **more: Any) -> Moment:
    return {"at": at, "title": title, **{name: value for name, value in more.items() if value}}


def _name(worker: Worker | None) -> str:
    return worker.name if worker else ""


def _arrival(story: Story) -> Iterator[Moment]:
    request = story.request
    if request.finding_place:
        how = _("Aangemeld door %(place)s, met akkoord") % {"place": request.finding_place}
    else:
        how = {
            Entry.FRONT_DOOR: _("Aangemeld via de website"),
            Entry.WALK_IN: _("Langsgekomen bij de inloop"),
            Entry.PHONE: _("Aangemeld aan de telefoon"),
        }.get(Entry(request.entry), _("Aangemeld"))
    yield _moment(request.registered_at, how, who=request.handed_in_by, detail=request.message)


def _contacts(story: Story) -> Iterator[Moment]:
    for row in story.attempts:
        spoken = row.result == AttemptResult.SPOKEN
        yield _moment(
            row.tried_at,
            _("Contact: %(how)s, %(result)s")
            % {"how": row.get_channel_display(), "result": row.get_result_display()},
            who=row.tried_by.name,
            detail=row.note,
            tone="accent" if spoken else "neutral",
        )
    for message in story.person_messages:
        yield _moment(
            message.written_at,
            _("Bericht uit Mijn hulp"),
            detail=message.text,
            tone="" if message.read_at else "warn",
            tag=None if message.read_at else {"tone": "warn", "label": _("nog niet gelezen")},
        )


def _intake(story: Story) -> Iterator[Moment]:
    intake = story.intake
    if intake and intake.talked_at:
        yield _moment(
            intake.talked_at,
            _("Intakegesprek"),
            who=_name(intake.talked_by),
            detail=intake.help_already_there
            and _("Er is al hulp: %(help)s") % {"help": intake.help_already_there},
        )
    if intake and intake.completed_at:
        yield _moment(intake.completed_at, _("De intake is klaar"), who=_name(intake.completed_by))


def _table(story: Story) -> Iterator[Moment]:
    for item in story.triage_items:
        decision = getattr(item, "decision", None)
        if decision is None:
            if item.withdrawn_at:
                yield _moment(
                    item.withdrawn_at, _("Van de agenda van de triage gehaald"), tone="neutral"
                )
            else:
                yield _moment(
                    item.brought_at,
                    _("Op de agenda van de triage"),
                    detail=_("Overleg op %(day)s")
                    % {"day": day_words(timezone.localtime(item.meeting.starts_at).date())},
                )
            continue
        if decision.kind == DecisionKind.REFER:
            title = _("Triage: %(place)s past het best") % {"place": decision.organisation}
        else:
            title = _("Triage: %(decision)s") % {"decision": decision.get_kind_display()}
        yield _moment(decision.decided_at, title, detail=decision.why)


def _sharing(story: Story) -> Iterator[Moment]:
    for consent in story.consents:
        what = ", ".join(str(Category(code).label) for code in consent.covers)
        words = {"place": consent.organisation, "until": day_words(consent.until)}
        yield _moment(
            consent.recorded_at,
            _("Toestemming om te delen met %(place)s") % words,
            who=consent.get_given_how_display(),
            detail=_("Geldig tot en met %(until)s: ") % words + what,
            tone="neutral",
        )
        if consent.withdrawn_at:
            yield _moment(
                consent.withdrawn_at,
                _("Toestemming voor %(place)s gestopt") % words,
                detail=_("%(place)s ziet vanaf dat moment niets meer.") % words,
                tone="warn",
            )


def _referrals(story: Story) -> Iterator[Moment]:
    for row in story.referrals:
        words = {"sender": row.sender, "receiver": row.receiver}
        if row.sent_at:
            yield _moment(
                row.sent_at,
                _("Verwezen door %(sender)s naar %(receiver)s") % words,
                who=row.told_how and _("ingelicht: %(how)s") % {"how": row.get_told_how_display()},
                detail=row.why,
            )
        if row.answered_at and row.state in {State.DECLINED, State.HANDLED}:
            yield _moment(
                row.answered_at,
                _("Niet aangenomen door %(receiver)s") % words,
                detail=row.decline_reason and row.decline_reason.label,
                tone="warn",
            )
        elif row.answered_at:
            yield _moment(
                row.answered_at,
                _("Aangenomen door %(receiver)s") % words,
                detail=_("%(sender)s blijft verantwoordelijk tot aankomst.") % words,
            )
        if row.expired_at:
            yield _moment(
                row.expired_at,
                _("Terug van %(receiver)s: er kwam geen antwoord op tijd") % words,
                detail=_("%(sender)s bleef verantwoordelijk.") % words,
                tone="warn",
            )
        if row.arrived_at:
            yield _moment(
                row.arrived_at,
                _("Aangekomen bij %(receiver)s") % words,
                tag={"tone": "ok", "label": _("eerste contact gehad")},
            )


def _help(story: Story) -> Iterator[Moment]:
    if story.trajectory:
        yield _moment(
            story.trajectory.started_on,
            _("De hulp is begonnen"),
            detail=story.trajectory.service.name
            if story.trajectory.service
            else story.trajectory.form and story.trajectory.get_form_display(),
        )
    for helper in story.assignments:
        yield _moment(helper.started_at, _("%(name)s gaat helpen") % {"name": helper.worker.name})
        if helper.ended_at:
            yield _moment(
                helper.ended_at,
                _("%(name)s helpt niet meer") % {"name": helper.worker.name},
                tone="neutral",
            )
    for note in story.notes:
        yield _moment(
            note.written_at,
            note.get_kind_display().capitalize(),
            who=note.written_by.name,
            detail=note.text,
        )
    for goal in story.goals:
        if goal.reached_on:
            yield _moment(
                goal.reached_on,
                _("Doel gelukt"),
                detail=goal.words,
                tag={"tone": "ok", "label": _("gelukt")},
            )
    for ended in story.exits:
        yield _moment(
            ended.ended_at,
            _("Afgesloten: %(how)s") % {"how": ended.get_outcome_display()},
            detail=ended.why,
        )


def _planned(story: Story) -> Iterator[Moment]:
    for row in story.appointments:
        tag = {
            AppointmentResult.NO_SHOW: {"tone": "warn", "label": _("niet verschenen")},
            AppointmentResult.CANCELLED: {"tone": "neutral", "label": _("afgezegd")},
            AppointmentResult.HELD: {"tone": "ok", "label": _("doorgegaan")},
        }.get(AppointmentResult(row.result), {"tone": "info", "label": _("gepland")})
        at = timezone.localtime(row.starts_at)
        yield _moment(
            row.starts_at,
            _("Afspraak: %(what)s") % {"what": row.subject or row.place},
            who=row.worker.name,
            detail=_("%(time)s uur, %(place)s") % {"time": f"{at:%H.%M}", "place": row.place},
            tag=tag,
        )
