"""What each side hears by e-mail. Never a word about a person: only that something waits."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketenloket.chain.referrals.models import Referral
from ketenloket.foundation.outbox.actions import tell
from ketenloket.network.organisations.models import Alliance

_LOG_IN = gettext_lazy("Log in bij het loket om te kijken.")


def tell_receiver(referral: Referral, what: str) -> None:
    """The receiver hears that something happened to a referral."""
    tell(referral.receiver.email, subject=what, body=f"{what}. {_LOG_IN}")


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


def tell_sender(referral: Referral, what: str) -> None:
    """The sender hears that something happened to a referral."""
    tell(referral.sender.email, subject=what, body=f"{what}. {_LOG_IN}")


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
