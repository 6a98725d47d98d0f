"""Prepare a referral: to whom, why, and what the receiver sees before answering."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Concern, NextCode, Status, StepClock, Threat
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.intake.rules import DebtSum, YesNo
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import Coded, Packet, State, send_by, wrong_told
from ketenloket.chain.triage.models import TriageDecision
from ketenloket.chain.triage.rules import DecisionKind
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import BoundarySign, Need, Service
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.directory.rules.municipalities import municipality_name
from ketenloket.network.organisations.models import Organisation, Worker


def decision_for(request: HelpRequest) -> TriageDecision | None:
    """The last decision of the table to refer this request, if there is one."""
    return (
        TriageDecision.objects.filter(item__source__request_id=request.pk, kind=DecisionKind.REFER)
        .select_related("organisation", "service")
        .order_by("-decided_at")
        .first()
    )


@transaction.atomic
def make_referral(
    request_id: UUID, *, receiver: Organisation, service: Service | None, why: str, by: Worker
) -> Referral:
    """Prepare a referral. Nobody sees it yet; sending is a step of its own.

    The packet is made here and made again when it is sent, out of the intake as it is then.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not led by whoever acts.
        RefusedError: when it is closed, the receiver does not fit, or one is under way already.
    """
    request = locked(request_id)
    _refuse_unfit(request, receiver, service, why)
    threatened = request.is_crisis
    until = send_by(timezone.localdate(), threatened=threatened)
    referral = Referral(
        **case_of(request),
        sender_id=by.organisation_id,
        receiver=receiver,
        service=service,
        why=why.strip(),
        packet=packet_of(request, why.strip()),
        made_by=by,
        next_step=_("vertel het de hulpvrager en verstuur de verwijzing"),
        next_on=until,
        next_clock=StepClock.THREAT if threatened else StepClock.SEND,
    )
    referral.save(force_insert=True)
    record("referrals.made", referral, purpose="help")
    plan_next(
        request,
        code=NextCode.REFER,
        step=_("Vertel het de hulpvrager en verstuur de verwijzing naar %(name)s")
        % {"name": receiver.name},
        on=until,
        clock=StepClock.THREAT if threatened else StepClock.SEND,
        by=by,
    )
    return referral


def _refuse_unfit(
    request: HelpRequest, receiver: Organisation, service: Service | None, why: str
) -> None:
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten. Er valt niets meer te verwijzen."))
    if receiver.pk == request.lead_id or receiver.alliance_id != request.alliance_id:
        raise RefusedError(_("Kies een andere organisatie uit deze samenwerking."))
    if not receiver.active:
        raise RefusedError(_("Deze organisatie doet nu niet mee. Kies een andere."))
    if service and (service.organisation_id != receiver.pk or not service.active):
        raise RefusedError(_("Dit aanbod hoort niet bij deze organisatie. Kies opnieuw."))
    if not why.strip():
        raise RefusedError(_("Schrijf op waarom deze organisatie het best past."))
    if Referral.objects.open().filter(request_id=request.pk, receiver=receiver).exists():
        raise RefusedError(
            _("Er loopt al een verwijzing naar %(name)s. Ga daarmee verder.")
            % {"name": receiver.name}
        )


@transaction.atomic
def note_told(referral_id: UUID, *, told_on: date, told_how: str, by: Worker) -> Referral:
    """Write down that the person was told, before anything is sent.

    Raises:
        Referral.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the day or the way is missing, or it was sent already.
    """
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    if referral.state != State.DRAFT:
        raise RefusedError(_("Deze verwijzing is al verstuurd."))
    wrong = wrong_told(told_on, told_how, today=timezone.localdate())
    if wrong:
        raise RefusedError(wrong)
    referral.change(told_on=told_on, told_how=told_how, told_by=by)
    record("referrals.told", referral, purpose="help")
    return referral


def preview(request: HelpRequest) -> Packet:
    """What a receiver would see beforehand, as the intake is now."""
    return _packet(request, "")


def packet_of(request: HelpRequest, why: str) -> dict[str, object]:
    """The packet as it is stored: codes with their words, no name, no story."""
    return asdict(_packet(request, why))


def _packet(request: HelpRequest, why: str) -> Packet:
    intake = Intake.objects.with_rows().filter(request_id=request.pk).first()
    return _from_intake(request, intake, why) if intake else _from_request(request, why)


def _from_intake(request: HelpRequest, intake: Intake, why: str) -> Packet:
    needs, signs = _labels(intake)
    underlying = [code for code, lies_under in intake.told_needs.items() if lies_under]
    return Packet(
        number=request.number,
        needs=tuple(needs.values()),
        underlying=needs[underlying[0]].label if underlying else "",
        threats=_threats({*intake.told_threats, *request.threats}),
        languages=tuple(Coded(code, str(LANGUAGES.get(code, code))) for code in intake.languages),
        needs_interpreter=_asked(intake.needs_interpreter),
        household=_household(intake.adults, intake.children),
        debts=_debts(intake),
        municipality=municipality_name(request.help_seeker.municipality),
        signs=tuple(signs.values()),
        why=why,
        from_intake=True,
    )


def _labels(intake: Intake) -> tuple[dict[str, Coded], dict[str, Coded]]:
    """Needs and signs with their words, in one query."""
    needs = Need.objects.filter(code__in=intake.told_needs)
    signs = BoundarySign.objects.filter(code__in=intake.boundary_signs)
    found = needs.values_list(Value("need"), "code", "label").union(
        signs.values_list(Value("sign"), "code", "label")
    )
    rows = sorted(found)
    by_kind = {
        wanted: {code: Coded(code, label) for kind, code, label in rows if kind == wanted}
        for wanted in ("need", "sign")
    }
    return by_kind["need"], by_kind["sign"]


def _from_request(request: HelpRequest, why: str) -> Packet:
    language = request.help_seeker.language
    known = {concern.value: concern.label for concern in Concern}
    return Packet(
        number=request.number,
        needs=tuple(Coded(code, str(known.get(code, code))) for code in request.concerns),
        underlying="",
        threats=_threats(set(request.threats)),
        languages=(Coded(language, str(LANGUAGES.get(language, language))),),
        needs_interpreter="",
        household="",
        debts="",
        municipality=municipality_name(request.help_seeker.municipality),
        signs=(),
        why=why,
    )


def _threats(codes: set[str]) -> tuple[Coded, ...]:
    return tuple(Coded(threat.value, str(threat.label)) for threat in Threat if threat in codes)


def _asked(answer: str) -> str:
    return "" if answer == YesNo.NOT_ASKED else str(YesNo(answer).label)


def _household(adults: int, children: int) -> str:
    grown = _("1 volwassene") if adults == 1 else _("%(n)s volwassenen") % {"n": adults}
    if not children:
        return grown
    small = _("1 kind") if children == 1 else _("%(n)s kinderen") % {"n": children}
    return f"{grown}, {small}"


def _debts(intake: Intake) -> str:
    if intake.debts_sum == DebtSum.NONE:
        return str(intake.get_debts_sum_display())
    unknown = intake.debts_sum == DebtSum.UNKNOWN
    words = [
        _("bedrag niet bekend") if unknown else str(intake.get_debts_sum_display()),
        str(intake.get_debts_kind_display()),
    ]
    if intake.debts_count:
        words.insert(0, _("ongeveer %(n)s schuldeisers") % {"n": intake.debts_count})
    return ", ".join(words)
