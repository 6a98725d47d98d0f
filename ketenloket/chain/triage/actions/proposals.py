"""What an organisation at the table proposes for a question of somebody else."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.triage.actions.board import changed
from ketenloket.chain.triage.actions.checking import decision_of, locked_item
from ketenloket.chain.triage.models import TriageItem, TriageProposal, TriageSource
from ketenloket.chain.triage.permissions import sits_at_table
from ketenloket.chain.triage.rules import MeetingState, names_somebody
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Worker


class ProposalChangedError(RefusedError):
    """A colleague proposed something else meanwhile."""

    def __init__(self, proposal: TriageProposal) -> None:
        self.proposal = proposal
        super().__init__(
            _("Een collega schreef intussen: “%(words)s”. Wat u typte, staat er nog.")
            % {"words": proposal.words}
        )


@transaction.atomic
def propose(
    item_id: UUID, words: str, *, service_id: int | None, seen: int, by: Worker
) -> TriageProposal:
    """Propose something for a question; one proposal for each organisation, which it may change.

    Args:
        item_id: the question.
        words: what and why, without a person.
        service_id: the offer that is meant, if any.
        seen: the version of the own proposal that was looked at; 0 when there was none.
        by: who acts, of an organisation at this table.

    Raises:
        TriageItem.DoesNotExist: when the item is not there, or not for whoever acts.
        ProposalChangedError: when a colleague was first.
        RefusedError: when it says nothing or names the person, the offer is gone, or the question
            is decided or off the agenda.
    """
    item = locked_item(item_id)
    words = words.strip()
    _check(item, words, by)
    service = _service(item, service_id)
    mine = TriageProposal.objects.filter(item=item, organisation_id=by.organisation_id).first()
    if mine and (mine.words, mine.service_id) == (words, service_id):
        return mine
    if mine and mine.version != seen:
        raise ProposalChangedError(mine)
    if mine:
        mine.change(
            words=words,
            service=service,
            version=mine.version + 1,
            made_at=timezone.now(),
            made_by=by,
        )
    else:
        mine = TriageProposal(
            alliance_id=item.alliance_id,
            item=item,
            organisation_id=by.organisation_id,
            service=service,
            words=words,
            made_by=by,
        )
        mine.save(force_insert=True)
    changed(item.meeting, _("voorstel bij %(number)s") % {"number": item.number}, by=by)
    record("triage.proposed", item, purpose="triage")
    return mine


def _check(item: TriageItem, words: str, by: Worker) -> None:
    if not sits_at_table(by):
        raise RefusedError(_("Alleen wie aan tafel zit, doet een voorstel."))
    if item.withdrawn_at or item.meeting.state == MeetingState.CLOSED:
        raise RefusedError(_("Deze vraag staat niet meer op de agenda."))
    if decision_of(item):
        raise RefusedError(_("De tafel heeft hier al over besloten."))
    if not words:
        raise RefusedError(_("Schrijf uw voorstel op."))
    own = (
        TriageSource.objects.filter(item=item, lead_id=by.organisation_id)
        .select_related("help_seeker")
        .first()
    )
    if own and names_somebody(words, own.help_seeker.name):
        raise RefusedError(_("Laat de naam weg: iedereen aan tafel leest dit."))


def _service(item: TriageItem, service_id: int | None) -> Service | None:
    if service_id is None:
        return None
    found = Service.objects.filter(
        pk=service_id, alliance_id=item.alliance_id, active=True, organisation__active=True
    ).first()
    if found is None:
        raise RefusedError(_("Dit aanbod is er niet meer. Kies een ander, of laat het leeg."))
    return found
