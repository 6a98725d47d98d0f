"""What helpers hear by e-mail. Never a word about a person: only that something waits."""

from django.utils.translation import gettext as _

from ketenloket.foundation.outbox.actions import tell
from ketenloket.network.organisations.models import Worker


def tell_assigned(worker: Worker) -> None:
    """A helper hears that somebody was entrusted to them."""
    tell(
        worker.account.email if worker.account else "",
        subject=_("Er is iemand aan u gekoppeld"),
        body=_("Uw coördinator heeft iemand aan u gekoppeld. Log in om te kijken."),
    )


def tell_unassigned(worker: Worker) -> None:
    """A helper hears that somebody is no longer entrusted to them."""
    tell(
        worker.account.email if worker.account else "",
        subject=_("Een koppeling is beëindigd"),
        body=_("U helpt iemand niet meer. Bedankt voor uw inzet. Log in om te kijken."),
    )
