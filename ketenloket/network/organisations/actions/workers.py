"""What happens to workers: other details, another role, another hat, the end of their work."""

from collections.abc import Iterator, Sequence

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.policies import HeldWhileOpen
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Role, Worker
from ketenloket.network.organisations.permissions import may_change, may_give
from ketenloket.network.organisations.rules import Duty

_SEES_ALL = "organisation"


@transaction.atomic
def change_worker(
    worker: Worker, *, name: str, phone: str, languages: Sequence[str], by: Worker
) -> None:
    """Change how a worker is known to colleagues.

    Raises:
        PermissionDenied: when this worker is not for `by` to change.
    """
    if not may_change(by, worker):
        raise PermissionDenied
    worker.change(name=name, phone=phone, languages=list(languages))
    record("organisations.worker_changed", worker, purpose="manage")


@transaction.atomic
def change_role(worker: Worker, role: Role, *, by: Worker) -> None:
    """Give a worker another role; from the next page on it decides what they see.

    Raises:
        PermissionDenied: when this worker or this role is not for `by` to give.
        RefusedError: when something would be left with nobody.
    """
    if not may_change(by, worker) or not may_give(by, role, worker.organisation):
        raise PermissionDenied
    worker = _locked(worker)
    if role == worker.role:
        return
    if Duty.COORDINATE not in role.duties:
        _refuse_for_last_coordinator(worker)
    if worker.role.sees == _SEES_ALL and role.sees != _SEES_ALL:
        _refuse_while_holding(worker)  # they would no longer see what they answer for
    try:
        with transaction.atomic():
            worker.change(role=role, known_in_alliance=role.known_in_alliance)
    except IntegrityError as error:
        raise RefusedError(_("Deze medewerker heeft deze rol al.")) from error
    record("organisations.role_changed", worker, purpose="manage")


@transaction.atomic
def end_worker(worker: Worker, *, by: Worker) -> None:
    """Somebody stops working here: from the next page on they see nothing any more.

    Raises:
        PermissionDenied: when this worker is not for `by` to end.
        RefusedError: while they still answer for somebody, or are the last coordinator.
    """
    if not may_change(by, worker):
        raise PermissionDenied
    worker = _locked(worker)
    if not worker.active:
        return
    _refuse_for_last_coordinator(worker)
    _refuse_while_holding(worker)
    worker.change(active=False, ended_on=timezone.localdate())
    for invitation in worker.invitations.filter(accepted_at__isnull=True):
        invitation.change(expires_at=timezone.now())
    record("organisations.worker_ended", worker, purpose="manage")


def switch_hat(worker: Worker) -> None:
    """Write down that this person now works for another organisation or in another role."""
    record("organisations.switched", worker, purpose="manage")


def still_holds(worker: Worker) -> list[str]:
    """What this worker still answers for, as words; empty when nothing.

    The rooms where cases live are not known here. Each of them declares in its models which rows
    hold a worker (`HeldWhileOpen`): switch the worker off, see which keys break, undo it.
    """
    held = []
    with transaction.atomic(), connection.cursor() as cursor:
        Worker.objects.filter(pk=worker.pk).update(active=False, ended_on=timezone.localdate())
        for model, rule in _rules_that_hold():
            try:
                with transaction.atomic():
                    name = connection.ops.quote_name(rule.name)
                    cursor.execute(f"SET CONSTRAINTS {name} IMMEDIATE")
            except IntegrityError:
                held.append(str(model._meta.verbose_name_plural))
        transaction.set_rollback(True)
    return held


def _rules_that_hold() -> Iterator[tuple[type[models.Model], HeldWhileOpen]]:
    for model in apps.get_models():
        for rule in model._meta.constraints:
            if isinstance(rule, HeldWhileOpen):
                yield model, rule


def _locked(worker: Worker) -> Worker:
    """The worker as it is now. The organisation is locked: its coordinators change one by one."""
    Organisation.objects.select_for_update().get(pk=worker.organisation_id)
    return (
        Worker.objects.select_for_update(of=("self",))
        .select_related("role", "organisation")
        .get(pk=worker.pk)
    )


def _refuse_while_holding(worker: Worker) -> None:
    if held := still_holds(worker):
        raise RefusedError(
            _(
                "%(name)s staat nog op naam bij: %(what)s. Zet die eerst op naam van een ander. "
                "Zo raakt niemand zoek."
            )
            % {"name": worker.name, "what": ", ".join(held)}
        )


def _refuse_for_last_coordinator(worker: Worker) -> None:
    duty = next((d for d in (Duty.COORDINATE, Duty.ALLIANCE) if worker.has(d)), None)
    if duty is None or worker.account_id is None:
        return
    others = Worker.objects.filter(
        organisation_id=worker.organisation_id,
        active=True,
        account__isnull=False,
        role__duties__contains=[duty],
    ).exclude(pk=worker.pk)
    if not others.exists():
        raise RefusedError(
            _(
                "%(name)s is de laatste coördinator van %(organisation)s. Nodig eerst een andere "
                "coördinator uit. Stop hier pas mee als die de uitnodiging heeft aangenomen."
            )
            % {"name": worker.name, "organisation": worker.organisation.name}
        )
