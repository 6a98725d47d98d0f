"""A version: begun as a draft, written, put in force from a day, and adopted."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.agreements.actions.reading import draft_of, in_force, proposal
from ketenloket.network.agreements.models import Adoption, AgreedLimit, Agreement
from ketenloket.network.agreements.notifications import tell_new_version
from ketenloket.network.agreements.permissions import may_adopt, may_write
from ketenloket.network.agreements.rules import wrong_limit
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def start_draft(*, by: Worker) -> Agreement:
    """The draft: the version in force with every sign that came since; the proposal when it is new.

    Twice is one draft, with the signs that came in between.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
    """
    _refuse_others(by)
    draft = draft_of(by.alliance_id) or _begin(by)
    before = in_force(by.alliance_id, date.max)
    rows = AgreedLimit.objects.filter(agreement_id__in=[draft.pk, before.pk if before else None])
    there = {row.sign_id for row in rows if row.agreement_id == draft.pk}
    earlier = {row.sign_id: row.as_limit() for row in rows if row.agreement_id != draft.pk}
    wanted = {limit.code: limit for limit in proposal()} | earlier
    for position, limit in enumerate(wanted.values()):
        if limit.code in there:
            continue
        AgreedLimit(
            alliance_id=by.alliance_id,
            agreement=draft,
            sign_id=limit.code,
            label=limit.label,
            effect=limit.effect,
            why=limit.why,
            route=limit.route,
            decider=limit.decider,
            days=limit.days,
            position=position,
        ).save(force_insert=True)
    return draft


def _begin(by: Worker) -> Agreement:
    last = Agreement.objects.filter(alliance_id=by.alliance_id).order_by("-number").first()
    draft = Agreement(alliance_id=by.alliance_id, number=last.number + 1 if last else 1, made_by=by)
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:  # a colleague began at the same moment
        there = draft_of(by.alliance_id)
        if there is None:
            raise
        return there
    record("agreements.draft", draft, purpose="manage")
    return draft


@transaction.atomic
def change_limit(  # noqa: PLR0913 - all by name
    limit: AgreedLimit,
    *,
    effect: str,
    why: str,
    route: str,
    decider: str,
    days: int,
    by: Worker,
) -> None:
    """Change what a sign means in the draft.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
        RefusedError: when the version is in force already, or a limit that stops has no route or
            would be a coordinator's to lift.
    """
    _refuse_others(by)
    version = Agreement.objects.select_for_update(of=("self",)).filter(
        pk=limit.agreement_id, from_on__isnull=True
    )
    if not version.exists():
        raise RefusedError(_("Deze versie geldt al. Begin een nieuwe versie."))
    if wrong := wrong_limit(effect, route, decider):
        raise RefusedError(wrong)
    values: dict[str, object] = {"effect": effect, "why": why.strip(), "route": route.strip()}
    values |= {"decider": decider, "days": days}
    if any(getattr(limit, name) != value for name, value in values.items()):
        limit.change(**values)
        record("agreements.limit_changed", limit, purpose="manage")


@transaction.atomic
def put_in_force(from_on: date, *, changed: str, by: Worker) -> Agreement:
    """The draft holds from this day on; from now it never changes. Everybody hears of it.

    Raises:
        PermissionDenied: when `by` does not care for the alliance.
        RefusedError: when there is no draft, the day lies in the past, or it is not said what changed.
    """
    _refuse_others(by)
    draft = (
        Agreement.objects.select_for_update(of=("self",))
        .filter(alliance_id=by.alliance_id, from_on__isnull=True)
        .first()
    )
    if draft is None:
        raise RefusedError(_("Er is geen concept om vast te stellen."))
    if from_on < timezone.localdate():
        raise RefusedError(_("Kies een dag vanaf vandaag."))
    if not changed.strip():
        raise RefusedError(_("Schrijf op wat er verandert. Dat leest iedereen."))
    draft.change(changed=changed.strip(), from_on=from_on, put_at=timezone.now(), put_by=by)
    record("agreements.in_force", draft, purpose="manage")
    tell_new_version(draft)
    return draft


@transaction.atomic
def adopt(agreement: Agreement, *, by: Worker) -> Adoption:
    """The organisation of `by` adopts this version. Twice is once.

    The limits hold for everybody from their day on, also before that: one line for all.

    Raises:
        PermissionDenied: when `by` does not speak for the own organisation.
        RefusedError: while it is a draft.
    """
    if not may_adopt(by) or agreement.alliance_id != by.alliance_id:
        raise PermissionDenied
    if agreement.from_on is None:
        raise RefusedError(_("Dit is nog een concept. Neem de versie over als die is vastgesteld."))
    own = Adoption.objects.filter(agreement=agreement, organisation_id=by.organisation_id)
    if there := own.first():
        return there
    adoption = Adoption(
        alliance_id=by.alliance_id,
        agreement=agreement,
        organisation_id=by.organisation_id,
        adopted_by=by,
    )
    try:
        with transaction.atomic():
            adoption.save(force_insert=True)
    except IntegrityError:
        return own.get()
    record("agreements.adopted", adoption, purpose="manage")
    return adoption


def _refuse_others(by: Worker) -> None:
    if not may_write(by):
        raise PermissionDenied
