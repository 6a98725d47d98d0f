"""Who stands around the person, and what is going on: the side of the case page."""

from typing import Any

from django.utils.translation import gettext as _

from ketenloket.chain.intake.rules import DebtSum, YesNo
from ketenloket.chain.referrals.rules import State
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


def matters(story: Story) -> dict[str, Any]:
    """What is going on, in a few words that can be taken in at a glance."""
    intake, request = story.intake, story.request
    signs = [sign for sign in story.signs if intake and sign.code in intake.boundary_signs]
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
