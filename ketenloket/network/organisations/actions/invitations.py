"""Invitations: the only way to an account. The link holds a secret of which only a hash is kept."""

import hashlib
import secrets

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as, set_actor
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import (
    Account,
    Invitation,
    Organisation,
    Role,
    Worker,
)
from ketenloket.network.organisations.permissions import may_change, may_give
from ketenloket.network.organisations.rules import INVITATION_VALID

_SECRET_BYTES = 32


@transaction.atomic
def invite(organisation: Organisation, name: str, email: str, role: Role, *, by: Worker) -> str:
    """Invite somebody to work here; the e-mail with the link leaves after commit.

    The same person invited twice gets a new link, and the old one ends.

    Returns:
        The link. Whoever has it can take the place, so it is shown to nobody else.

    Raises:
        PermissionDenied: when this role at this organisation is not for `by` to give.
        RefusedError: when this e-mail address already works here in this role.
    """
    if not may_give(by, role, organisation):
        raise PermissionDenied
    email = email.strip().lower()
    waiting = Invitation.objects.select_related("worker").filter(
        organisation=organisation,
        email=email,
        accepted_at__isnull=True,
        worker__role=role,
        worker__active=True,
        worker__account__isnull=True,
    )
    if earlier := waiting.first():
        return _renew(earlier, by=by)
    if Worker.objects.filter(
        organisation=organisation, role=role, active=True, account__email__iexact=email
    ).exists():
        raise RefusedError(_("Iemand met dit e-mailadres werkt hier al in deze rol."))
    worker = Worker(
        alliance_id=organisation.alliance_id,
        organisation=organisation,
        role=role,
        name=name,
        known_in_alliance=role.known_in_alliance,
    )
    worker.save(force_insert=True)
    secret, link = _new_secret()
    invitation = Invitation(
        alliance_id=organisation.alliance_id,
        organisation=organisation,
        worker=worker,
        email=email,
        secret_hash=_hash(secret),
        expires_at=timezone.now() + INVITATION_VALID,
    )
    invitation.save(force_insert=True)
    record("organisations.invited", worker, purpose="manage")
    _send(invitation, link, by=by)
    return link


@transaction.atomic
def invite_again(worker: Worker, *, by: Worker) -> str:
    """Send somebody who was invited a new link; the earlier one ends.

    Raises:
        PermissionDenied: when this worker is not for `by`.
        RefusedError: when there is nothing left to accept.
    """
    if not may_change(by, worker):
        raise PermissionDenied
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("worker")
        .filter(worker=worker, accepted_at__isnull=True)
        .first()
    )
    if invitation is None or not worker.active:
        raise RefusedError(_("Deze uitnodiging is al aangenomen of gestopt."))
    return _renew(invitation, by=by)


def invitation_of(secret: str) -> Invitation | None:
    """The invitation that this secret opens, with its worker; None for any other secret."""
    with acting_as(Actor(sees=Sees.INVITED, follow_up_key=_hash(secret))):
        return _open_invitation(secret)


def accept_invitation(secret: str, *, password: str = "", account: Account | None = None) -> Worker:
    """Take the place that the invitation keeps: with a new account, or as another hat.

    Args:
        secret: the last part of the link.
        password: for a new account with the e-mail address of the invitation.
        account: somebody who is signed in; no password is needed then.

    Raises:
        RefusedError: when the link is used, too old or unknown (the same words for all three),
            when the e-mail address has an account already, or has this role here already.
        ValidationError: when the password is too weak.
    """
    with acting_as(Actor(sees=Sees.INVITED, follow_up_key=_hash(secret))):
        invitation = _open_invitation(secret, lock=True)
        if invitation is None:
            raise RefusedError(_("Deze uitnodiging is niet meer geldig. Vraag om een nieuwe."))
        account = account or _new_account(invitation.email, password)
        set_actor(_guest(invitation, account))
        worker = invitation.worker
        try:
            with transaction.atomic():
                worker.change(account=account)
        except IntegrityError as error:
            raise RefusedError(_("U werkt hier al in deze rol. U hoeft niets te doen.")) from error
        invitation.change(accepted_at=timezone.now())
        record("organisations.joined", worker, purpose="manage")
    return worker


def _new_account(email: str, password: str) -> Account:
    if Account.objects.filter(email__iexact=email).exists():
        raise RefusedError(_("U heeft al een account. Log in om de uitnodiging aan te nemen."))
    validate_password(password, Account(email=email))
    try:
        with transaction.atomic():
            return Account.objects.create_user(email, password)
    except IntegrityError as error:
        raise RefusedError(
            _("U heeft al een account. Log in om de uitnodiging aan te nemen.")
        ) from error


def _open_invitation(secret: str, *, lock: bool = False) -> Invitation | None:
    """The invitation with its worker, if it can still be accepted; needs an invited actor."""
    invitations = Invitation.objects.select_related("organisation", "alliance")
    if lock:
        invitations = invitations.select_for_update(of=("self",))
    invitation = invitations.filter(
        secret_hash=_hash(secret), accepted_at__isnull=True, expires_at__gt=timezone.now()
    ).first()
    if invitation is None:
        return None
    set_actor(_guest(invitation, None))
    worker = (
        Worker.objects.select_related("role", "organisation", "alliance")
        .filter(pk=invitation.worker_id, active=True, account__isnull=True)
        .first()
    )
    if worker is None:
        return None
    invitation.worker = worker
    return invitation


def _guest(invitation: Invitation, account: Account | None) -> Actor:
    """Somebody who may take this one place and see nothing else."""
    return Actor(
        account=str(account.pk) if account else "",
        organisation=str(invitation.organisation_id),
        worker=str(invitation.worker_id),
        alliance=str(invitation.alliance_id),
        sees=Sees.INVITED,
        follow_up_key=invitation.secret_hash,
    )


def _renew(invitation: Invitation, *, by: Worker) -> str:
    secret, link = _new_secret()
    invitation.change(secret_hash=_hash(secret), expires_at=timezone.now() + INVITATION_VALID)
    record("organisations.invited_again", invitation.worker, purpose="manage")
    _send(invitation, link, by=by)
    return link


def _new_secret() -> tuple[str, str]:
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    return secret, settings.SITE_URL + reverse("organisations:accept_invitation", args=[secret])


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _send(invitation: Invitation, link: str, *, by: Worker) -> None:
    worker = invitation.worker
    tell(
        invitation.email,
        subject=(_("Uitnodiging van %s") % worker.organisation.name)[:120],
        body=_(
            "Beste %(name)s,\n\n"
            "%(by)s nodigt u uit om mee te werken voor %(organisation)s, als %(role)s.\n\n"
            "Open deze link om de uitnodiging aan te nemen:\n%(link)s\n\n"
            "De link is voor u alleen en werkt tot %(until)s. Stuur deze e-mail niet door.\n"
            "Verwacht u deze e-mail niet? Dan hoeft u niets te doen.\n"
        )
        % {
            "name": worker.name,
            "by": by.name,
            "organisation": worker.organisation.name,
            "role": worker.role.label,
            "link": link,
            "until": f"{timezone.localtime(invitation.expires_at):%d-%m-%Y}",
        },
    )
