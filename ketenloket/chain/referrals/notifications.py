"""What each side hears by e-mail. Never a word about a person: only that something waits.

At once goes what changes somebody's plan. What only waits, an answer or a question, is in the overview
of the next working day, unless something threatens. The computer system of an organisation that
listens hears of every change.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketenloket.chain.referrals.models import Referral
from ketenloket.foundation.outbox.actions import post, tell
from ketenloket.network.organisations.models import Alliance, Organisation

_LOG_IN = gettext_lazy("Log in bij het loket om te kijken.")


def tell_receiver(referral: Referral, what: str, *, can_wait: bool = False) -> None:
    """The receiver hears that something happened to a referral.

    Args:
        referral: of which; nothing of it is told.
        what: what happened.
        can_wait: it is in the overview of the next morning; only a threat makes it a mail now.
    """
    _tell(referral, referral.receiver, what, can_wait=can_wait)


def remind_receiver(referral: Referral) -> None:
    """The term for an answer is nearly over. Once for this referral, ever."""
    what = _("Er wacht nog een verwijzing op uw antwoord")
    body = _("Zonder antwoord gaat de verwijzing na de termijn terug naar de verwijzer.")
    tell(
        referral.receiver.email,
        subject=what,
        body=f"{what}. {body} {_LOG_IN}",
        once=f"referrals.reminded {referral.pk}",
    )


def tell_sender(referral: Referral, what: str, *, can_wait: bool = False) -> None:
    """The sender hears that something happened to a referral; as `tell_receiver`."""
    _tell(referral, referral.sender, what, can_wait=can_wait)


def _tell(referral: Referral, to: Organisation, what: str, *, can_wait: bool) -> None:
    if referral.is_threatened or not can_wait:
        tell(to.email, subject=what, body=f"{what}. {_LOG_IN}")
    page = reverse("referrals:detail", args=[referral.pk])
    post(to.pk, what="referral.changed", link=settings.SITE_URL.rstrip("/") + page)


def sound_alarm(referral: Referral, alliance: Alliance) -> None:
    """The desk and the sender hear that somebody is being sent around."""
    what = _("Een hulpvraag komt voor de tweede keer terug")
    body = _(
        "Een hulpvraag is twee keer verwezen en niet aangenomen. Spreek samen af wie nu helpt,"
        " zodat niemand van het kastje naar de muur gaat."
    )
    addresses = {referral.sender.email, alliance.desk.email if alliance.desk else ""}
    for address in sorted(addresses):
        tell(address, subject=what, body=f"{body} {_LOG_IN}")
