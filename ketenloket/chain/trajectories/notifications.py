"""What helpers hear by e-mail. Never a word about a person: only that something waits."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ketenloket.chain.desk.models import HelpRequest
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


def tell_finding_place(request: HelpRequest) -> None:
    """The place that handed somebody in hears that a person of that month has arrived; never who."""
    place = request.finding_place
    if place is None or not place.active:
        return
    with override("nl"):
        month = date_format(timezone.localtime(request.registered_at), "F Y")
    tell(
        place.email,
        subject=_("Iemand die u aanmeldde, is aangekomen"),
        body=_(
            "Iemand die u in %(month)s bij ons aanmeldde, is aangekomen: de hulp is begonnen. "
            "Meer mogen wij niet vertellen, ook niet als u belt. Bedankt dat u er was."
        )
        % {"month": month},
    )
