"""Everything that can happen to consent and disclosure: asked, opened, accepted, closed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import locked, plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import NextCode, Status, working_days_after
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import (
    PUBLIC_TASK_MONTHS,
    Category,
    LegalBasis,
    basis_of,
    in_order,
    may_open,
    months_after,
    standing_consent,
    wrong_with_consent,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker


class NoLegalBasis(RefusedError):  # noqa: N818 - it is the answer "no", not a mistake
    """Nothing may be shared with this organisation for this purpose today."""


# What later rooms do when a consent is taken back, in the same transaction. They add it when Django
# starts (`apps.py`), because imports only look back along the road.
_after_withdrawal: list[Callable[..., object]] = []


def follow_withdrawal(action: Callable[..., object]) -> None:
    """Have `action(consent, by=...)` done with every withdrawal; adding it twice is once."""
    if action not in _after_withdrawal:
        _after_withdrawal.append(action)


@dataclass(frozen=True)
class Basis:
    """Why something may be shared, and the last day on which that holds."""

    legal_basis: LegalBasis
    consent: Consent | None
    ends_on: date


@transaction.atomic
def give_consent(  # noqa: PLR0913 - a consent names all of these, or it is none
    request: HelpRequest,
    *,
    organisation: Organisation,
    purpose: str,
    covers: Iterable[str],
    given_how: str,
    given_on: date,
    until: date,
    by: Worker,
) -> Consent:
    """Write down the consent that the person gave for one organisation and one purpose.

    That there is a request is always part of it. The same consent twice is one consent.

    Raises:
        RefusedError: when consent is not the basis for this organisation, the dates do not fit,
            the organisation is the lead itself or of another alliance, or the request is closed.
    """
    request = locked(request.pk)
    wrong = wrong_with_consent(
        kind=organisation.kind, given_on=given_on, until=until, today=timezone.localdate()
    )
    if wrong:
        raise RefusedError(wrong)
    if request.status != Status.OPEN:
        raise RefusedError("Deze hulpvraag is afgesloten. Er valt niets meer te delen.")
    if organisation.pk == request.lead_id or organisation.alliance_id != request.alliance_id:
        raise RefusedError("Kies een andere organisatie uit deze samenwerking.")
    values = {
        "organisation_id": organisation.pk,
        "purpose": purpose,
        "covers": in_order({*covers, Category.REQUEST}),
        "given_how": given_how,
        "given_on": given_on,
        "until": until,
    }
    same = Consent.objects.filter(request=request, withdrawn_at__isnull=True, **values).first()
    if same:
        return same
    consent = Consent(**case_of(request), **values, recorded_by=by)
    consent.save(force_insert=True)
    record("sharing.consent_given", consent, purpose="help")
    return consent


def legal_basis_for(
    request: HelpRequest, organisation: Organisation, *, purpose: str, on: date
) -> Basis | None:
    """Why this organisation may see something of this request on this day, or None.

    For the municipality and its credit bank that is their public task, and no consent is asked.
    For all others it is the standing consent that lasts longest.
    """
    if basis_of(organisation.kind) is LegalBasis.PUBLIC_TASK:
        return Basis(LegalBasis.PUBLIC_TASK, None, months_after(on, PUBLIC_TASK_MONTHS))
    consents = {
        consent.as_given(): consent
        for consent in Consent.objects.filter(
            request_id=request.pk, organisation_id=organisation.pk, withdrawn_at__isnull=True
        ).order_by("-until", "-recorded_at")
    }
    found = standing_consent(consents, organisation_id=organisation.pk, purpose=purpose, day=on)
    if found is None:
        return None
    return Basis(LegalBasis.CONSENT, consents[found], found.until)


@transaction.atomic
def disclose(
    request: HelpRequest,
    *,
    to: Organisation,
    purpose: str,
    categories: Iterable[str],
    by: Worker,
) -> Disclosure:
    """Open this request to another organisation, as far and as long as its basis allows.

    Nothing is seen before the receiver accepts. Every call makes a row of its own.

    Raises:
        NoLegalBasis: when there is no basis today, or it covers nothing of what was asked.
    """
    request = locked(request.pk)
    basis = legal_basis_for(request, to, purpose=purpose, on=timezone.localdate())
    if basis is None:
        msg = f"Er is nog geen toestemming om met {to.name} te delen. Vraag die eerst."
        raise NoLegalBasis(msg)
    opens = may_open(categories, basis.consent.covers if basis.consent else None)
    if not opens:
        msg = f"De toestemming voor {to.name} gaat niet over deze gegevens. Vraag die eerst."
        raise NoLegalBasis(msg)
    disclosure = Disclosure(
        **case_of(request),
        to_organisation=to,
        categories=opens,
        purpose=purpose,
        legal_basis=basis.legal_basis,
        consent=basis.consent,
        made_by=by,
        ends_at=_end_of(basis.ends_on),
    )
    disclosure.save(force_insert=True)
    record("sharing.disclosed", disclosure, purpose="help")
    return disclosure


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


@transaction.atomic
def accept(disclosure: Disclosure, *, by: Worker) -> Disclosure:
    """The receiver takes it: from now on it sees what the disclosure opens.

    Raises:
        RefusedError: when it was ended or ran out in the meantime.
    """
    found = _locked_disclosure(disclosure.pk)
    if found is None or found.ended_at or found.ends_at <= timezone.now():
        raise RefusedError("Dit delen is intussen gestopt. Vraag het na bij wie het deelde.")
    if found.accepted_at is None:
        found.change(accepted_at=timezone.now(), accepted_by=by)
        record("sharing.accepted", found, purpose="help")
    return found


@transaction.atomic
def end(disclosure: Disclosure, *, by: Worker | None) -> None:
    """Close it, by the lead or by the receiver (or by the person: None). Twice is once."""
    found = _locked_disclosure(disclosure.pk)
    if found is not None and found.ended_at is None:
        found.change(ended_at=timezone.now())
        record("sharing.ended", found, purpose="help" if by else "own_data")


def _locked_disclosure(pk: UUID) -> Disclosure | None:
    return Disclosure.objects.select_for_update(of=("self",)).filter(pk=pk).first()


@transaction.atomic
def withdraw_consent(consent_id: UUID, *, by: Worker | None) -> Consent:
    """Take back a consent: what it opened closes in this transaction.

    Whoever says no to an organisation means all of it: other consents for the same organisation
    and purpose go with it, and so does what was sent on them. The responsible worker stays; the
    next step is to talk it over.

    Args:
        consent_id: the consent.
        by: the worker who writes down what the person said; None when the person does it in
            Mijn hulp.

    Raises:
        Consent.DoesNotExist: when it is not there, or not for whoever acts.
    """
    consent = Consent.objects.select_related("organisation").get(pk=consent_id)
    request = locked(consent.request_id)
    same = Consent.objects.select_for_update(of=("self",)).filter(
        request=request,
        organisation_id=consent.organisation_id,
        purpose=consent.purpose,
        withdrawn_at__isnull=True,
    )
    standing = list(same)
    for taken_back in standing:
        _take_back(taken_back, by)
    if standing:
        _talk_it_over(request, consent.organisation, by)
        _tell_both(request, consent.organisation)
    consent.refresh_from_db()
    if standing:
        for action in _after_withdrawal:
            action(consent, by=by)
    return consent


def _take_back(consent: Consent, by: Worker | None) -> None:
    # First what it opened, then the consent: the database refuses the other order.
    for disclosure in Disclosure.objects.filter(consent=consent, ended_at__isnull=True):
        end(disclosure, by=by)
    consent.change(withdrawn_at=timezone.now())
    record("sharing.consent_withdrawn", consent, purpose="help" if by else "own_data")


@transaction.atomic
def end_consents(request: HelpRequest, *, by: Worker) -> None:
    """Close what is open and end every consent: the help ended, or begins anew.

    A consent was given for the help that was there then. After a closing it opens nothing any
    more: whoever is helped again is asked again. Nobody took anything back, so nobody is told so.
    """
    for disclosure in Disclosure.objects.filter(request=request, ended_at__isnull=True):
        end(disclosure, by=by)
    standing = Consent.objects.select_for_update(of=("self",)).filter(
        request=request, withdrawn_at__isnull=True
    )
    for consent in standing:
        consent.change(withdrawn_at=timezone.now())
        record("sharing.ended", consent, purpose="help")


def end_at_reopening(request: HelpRequest, *_how: object, by: Worker) -> None:
    """Nothing that was agreed before the closing comes back with the request."""
    end_consents(request, by=by)


def _talk_it_over(request: HelpRequest, organisation: Organisation, by: Worker | None) -> None:
    if request.status != Status.OPEN:
        return
    today = timezone.localdate()
    tomorrow = working_days_after(today, 1)
    plan_next(
        request,
        code=NextCode.CALL,
        step=f"Toestemming voor {organisation.name} is ingetrokken: bespreek wat nu",
        # What was due earlier does not become later by this.
        on=max(today, min(request.next_on or tomorrow, tomorrow)),
        by=by,
    )


def _tell_both(request: HelpRequest, organisation: Organisation) -> None:
    tell(
        request.lead.email,
        subject="Een toestemming is ingetrokken",
        body="Iemand heeft een toestemming ingetrokken. Log in om te zien wat de volgende stap is.",
    )
    tell(
        organisation.email,
        subject="Een toestemming is ingetrokken",
        body="Iemand heeft een toestemming voor uw organisatie ingetrokken."
        " Wat daarmee gedeeld was, ziet u niet meer.",
    )
