"""Who hears by e-mail that something moved up. Never a word about a person."""

from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.escalation.models import Escalation
from ketenloket.foundation.outbox.actions import tell
from ketenloket.network.organisations.models import Organisation, Worker


def _address(worker_id: int | None, organisation_id: int) -> str:
    """The worker's own address; the organisation's when nobody in person answers."""
    worker = Worker.objects.filter(pk=worker_id or 0).select_related("account").first()
    if worker and worker.account:
        return worker.account.email
    where = Organisation.objects.filter(pk=organisation_id)
    return where.values_list("email", flat=True).first() or ""


def tell_moved_up(request: HelpRequest) -> None:
    """Whoever answers at the lead hears that a professional must take over."""
    tell(
        _address(request.responsible_id, request.lead_id),
        subject=_("Opschalen: een beroepskracht moet het overnemen"),
        body=_("Er is een grens van vrijwillige hulp geraakt. Log in en pak het op."),
    )


def tell_look(request: HelpRequest) -> None:
    """Whoever answers at the lead hears that there is something to look at together."""
    tell(
        _address(request.responsible_id, request.lead_id),
        subject=_("Kijk samen: er is een signaal gezien"),
        body=_("Een helper kruiste een signaal aan om samen te bekijken. Log in om te kijken."),
    )


def tell_decided(escalation: Escalation, responsible_id: int | None) -> None:
    """Whoever answers at the lead hears that there is a decision."""
    tell(
        _address(responsible_id, escalation.lead_id),
        subject=_("Er is besloten na een opschaling"),
        body=_("Een beroepskracht besloot of een vrijwilliger kan helpen. Log in om te kijken."),
    )


def tell_taken_over(worker: Worker) -> None:
    """A volunteer who stopped hears that a professional has taken over."""
    tell(
        worker.account.email if worker.account else "",
        subject=_("Een beroepskracht heeft het overgenomen"),
        body=_(
            "U bent gestopt bij iemand. Een beroepskracht heeft het nu overgenomen. Dank u wel."
        ),
    )
