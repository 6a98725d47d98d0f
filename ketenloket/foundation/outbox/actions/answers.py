"""What a coordinator decides: about messages that were given up, and about the own computer system."""

import secrets
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions.put import post
from ketenloket.foundation.outbox.models import DeadLetter, WebhookTarget
from ketenloket.foundation.outbox.rules import Answer, is_usable
from ketenloket.foundation.tenancy.acting import acting_now
from ketenloket.foundation.tenancy.rules import RefusedError

TEST = "webhook.test"


def answer_dead_letter(pk: UUID, answer: Answer, *, by: int) -> None:
    """Have it tried again from the start, or leave it; the postman does so in the next round."""
    organisation = acting_now().organisation
    letters = DeadLetter.objects.filter(pk=pk, organisation_id=organisation)
    letters.get()
    letter = letters.select_for_update().first()  # what is decided cannot be changed, so not held
    if letter is None:
        raise RefusedError(_("Over dit bericht heeft al iemand besloten."))
    letter.change(answer=answer, answered_at=timezone.now(), answered_by=by)
    record(f"outbox.{answer}", letter, purpose="manage")


def set_webhook(url: str, *, by: int) -> WebhookTarget:
    """Where the system of the own organisation listens. The first time a key is made as well."""
    if urlsplit(url).scheme != "https" and not settings.WEBHOOK_NETWORKS:
        raise RefusedError(_("Gebruik een adres dat met https:// begint."))
    if not is_usable(url):
        raise RefusedError(
            _(
                "Dit adres werkt niet. Kijk of de naam klopt, of de poort een getal is van 1 tot"
                " en met 65535, en of achter de naam geen letters met een accent staan."
            )
        )
    actor, now = acting_now(), timezone.now()
    target = WebhookTarget.objects.filter(organisation_id=actor.organisation).first()
    if target:
        target.change(url=url, active=True, changed_at=now, changed_by=by)
    else:
        target = WebhookTarget(
            alliance_id=int(actor.alliance),
            organisation_id=int(actor.organisation),
            url=url,
            salt=secrets.token_urlsafe(24),
            changed_at=now,
            changed_by=by,
        )
        target.save(force_insert=True)
    record("outbox.webhook_set", target, purpose="manage")
    return target


def renew_webhook_key(*, by: int) -> WebhookTarget:
    """A new key; the old one is worth nothing from now on."""
    target = _own_target()
    salt = secrets.token_urlsafe(24)
    target.change(salt=salt, changed_at=timezone.now(), changed_by=by)
    record("outbox.webhook_key", target, purpose="manage")
    return target


def stop_webhook(*, by: int) -> None:
    """Tell the system nothing more."""
    target = _own_target()
    target.change(active=False, changed_at=timezone.now(), changed_by=by)
    record("outbox.webhook_stopped", target, purpose="manage")


def try_webhook(link: str) -> None:
    """Have a word sent that is only a test."""
    target = _own_target()
    if not target.active:
        raise RefusedError(_("De koppeling staat uit. Vul eerst een adres in."))
    post(target.organisation_id, what=TEST, link=link)
    record("outbox.webhook_tried", target, purpose="manage")


def _own_target() -> WebhookTarget:
    organisation = acting_now().organisation
    return WebhookTarget.objects.select_for_update().get(organisation_id=organisation)
