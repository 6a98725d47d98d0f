"""What the lead organisation hears by e-mail. Never a word about a person: only that something waits."""

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.foundation.outbox.actions import tell


def tell_lead(request: HelpRequest) -> None:
    """The lead hears of a message, in Dutch whatever language the person reads."""
    tell(
        request.lead.email,
        subject="Er is een bericht uit Mijn hulp",
        body="Iemand schreef u een bericht in Mijn hulp. Log in om het te lezen.",
    )
