"""What the lead organisation hears by e-mail. Never a word about a person: only that something waits."""

from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.trajectories.models import Appointment
from ketenloket.foundation.outbox.actions import tell


def tell_lead(request: HelpRequest) -> None:
    """The lead hears of a message, in Dutch whatever language the person reads; once a day."""
    tell(
        request.lead.email,
        subject="Er is een bericht uit Mijn hulp",
        body="Iemand schreef u een bericht in Mijn hulp. Log in om het te lezen.",
        once=f"portal.message {request.lead_id} {timezone.localdate()}",
    )


def tell_cannot_come(request: HelpRequest, appointment: Appointment) -> None:
    """Lead and whoever made the appointment hear that somebody cannot come."""
    for address in sorted({request.lead.email, appointment.organisation.email}):
        tell(
            address,
            subject="Iemand kan niet op de afspraak komen",
            body="Iemand meldde zich in Mijn hulp af voor een afspraak. Log in en bel voor een nieuwe.",
        )
