"""Asking for papers, and writing down that they came."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import case_of
from ketenloket.chain.papers.models import Paper
from ketenloket.chain.papers.rules import (
    PAPERS,
    Asked,
    Giver,
    Received,
    same_papers_once,
    wrong_day_to_ask,
)
from ketenloket.chain.trajectories.actions.begin import open_request
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def ask_papers(request_id: UUID, asked: Iterable[Asked], *, until: date, by: Worker) -> list[Paper]:
    """Ask for papers, each of one side and by one day. What is waited for already is not asked twice.

    Returns:
        What was asked anew.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, nothing was chosen, or the day does not fit.
    """
    request = open_request(request_id, by=by)
    wanted = same_papers_once(list(asked))
    if not wanted or any(row.code and row.code not in PAPERS for row in wanted):
        raise RefusedError(_("Kies welk papier nodig is, of schrijf het op."))
    if any(row.giver not in Giver.values for row in wanted):
        raise RefusedError(_("Kies wie ervoor zorgt."))
    if wrong := wrong_day_to_ask(until, timezone.localdate()):
        raise RefusedError(wrong)
    waiting = {
        (row.code, row.what_else.casefold(), row.giver, row.giver_name.casefold())
        for row in Paper.objects.filter(request=request, received_at=None, dropped_at=None)
    }
    made = []
    for row in wanted:
        what, who = row.what_else.strip() if not row.code else "", row.giver_name.strip()
        if (row.code, what.casefold(), row.giver, who.casefold()) in waiting:
            continue
        paper = Paper(
            **case_of(request),
            organisation_id=by.organisation_id,
            code=row.code,
            what_else=what,
            giver=row.giver,
            giver_name=who,
            until=until,
            asked_by=by,
        )
        paper.save(force_insert=True)
        record("papers.asked", paper, purpose="help")
        made.append(paper)
    return made


def _held(paper_id: UUID, by: Worker) -> Paper:
    """The paper, with its open request held until the end of the transaction."""
    open_request(Paper.objects.values_list("request_id", flat=True).get(pk=paper_id), by=by)
    return Paper.objects.get(pk=paper_id)


@transaction.atomic
def receive_paper(paper_id: UUID, received_as: str, *, by: Worker) -> Paper:
    """The paper came, in this form. Twice is once.

    Raises:
        Paper.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the form is none of ours, or nobody waits for it any more.
    """
    paper = _held(paper_id, by)
    if received_as not in Received.values:
        raise RefusedError(_("Kies hoe u het papier ontving."))
    if paper.received_as == received_as:
        return paper
    if not paper.is_open:
        raise RefusedError(_("Op dit papier wordt niet meer gewacht."))
    paper.change(received_as=received_as, received_at=timezone.now(), received_by=by)
    record("papers.received", paper, purpose="help")
    return paper


@transaction.atomic
def drop_paper(paper_id: UUID, *, by: Worker) -> Paper:
    """The paper is not needed any more. Twice is once.

    Raises:
        Paper.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it was received already.
    """
    paper = _held(paper_id, by)
    if paper.received_at:
        raise RefusedError(_("Dit papier is al ontvangen."))
    if paper.dropped_at is None:
        paper.change(dropped_at=timezone.now(), dropped_by=by)
        record("papers.dropped", paper, purpose="help")
    return paper


@transaction.atomic
def wait_again(paper_id: UUID, *, by: Worker) -> Paper:
    """Undo: it did not come after all, or is needed after all.

    Raises:
        Paper.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when the same paper was asked anew meanwhile.
    """
    paper = _held(paper_id, by)
    if paper.is_open:
        return paper
    twin = Paper.objects.filter(
        request_id=paper.request_id,
        code=paper.code,
        what_else=paper.what_else,
        giver=paper.giver,
        giver_name=paper.giver_name,
        received_at=None,
        dropped_at=None,
    )
    if twin.exists():
        raise RefusedError(_("Dit papier is intussen opnieuw gevraagd."))
    nobody = {"received_at": None, "received_by": None, "dropped_at": None, "dropped_by": None}
    paper.change(received_as="", **nobody)
    record("papers.wait_again", paper, purpose="help")
    return paper
