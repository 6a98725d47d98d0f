"""Silence climbs: the clock looks at every organisation, and tells who must hear of it.

The clock is no worker: it acts for one organisation at a time, one request per transaction. Doing it
twice, or by two at once, or not for days, gives the same: what must have climbed by today has.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from ketenloket.chain.desk.actions.hold import hold
from ketenloket.chain.desk.models import Climb, HelpRequest, case_of
from ketenloket.chain.desk.notifications import tell_climbed
from ketenloket.chain.desk.rules import (
    AGREED_CLIMBS,
    ENDS_AT_CLOSING,
    LIES_WITH_LEAD,
    RESTS,
    ClimbTo,
    Status,
    Term,
    climbed_to,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.network.organisations.models import Alliance, Organisation, Worker


@dataclass(frozen=True)
class Passed:
    """A term that passed, and where it lies.

    Attributes:
        request_id: the request it belongs to.
        about: the row whose term it is: the request, or a row of a later room.
        term: which term.
        due_on: its last day.
        organisation_id: who should have acted.
        threatened: whether a threatening situation runs.
    """

    request_id: UUID
    about: UUID
    term: Term
    due_on: date
    organisation_id: int
    threatened: bool


class Finder(Protocol):
    """Finds the passed terms of a room, of all requests that an organisation leads or of one."""

    def __call__(
        self, lead_id: int, today: date, request_id: UUID | None = None
    ) -> Iterable[Passed]:
        """What passed before today."""


_finders: list[Finder] = []


def climb_for(finder: Finder) -> None:
    """Have the passed terms of a later room climb as well; adding it twice is once."""
    if finder not in _finders:
        _finders.append(finder)


def _of_requests(lead_id: int, today: date, request_id: UUID | None = None) -> Iterable[Passed]:
    late = Q(status=Status.OPEN, next_on__lt=today)
    late |= Q(status=Status.OPEN, first_talk_at__isnull=True, clock_due_on__lt=today)
    late |= Q(once_more_on__lt=today, once_more_at__isnull=True)
    rows = HelpRequest.objects.filter(late, lead_id=lead_id)
    for row in rows.filter(pk=request_id) if request_id else rows:
        for term, due_on in row.passed(today).items():
            yield Passed(row.pk, row.pk, term, due_on, row.lead_id, row.is_crisis)


def passed_terms(lead_id: int, today: date, request_id: UUID | None = None) -> list[Passed]:
    """Everything that passed, of the requests that this organisation leads, or of one of them."""
    return [
        passed
        for finder in (_of_requests, *_finders)
        for passed in finder(lead_id, today, request_id)
    ]


def to_climb(organisation: Organisation, today: date) -> list[UUID]:
    """The requests of which something must climb, or be taken back."""
    standing = Climb.objects.filter(lead_id=organisation.pk, taken_back_at__isnull=True)
    missing, stale = _compare(
        passed_terms(organisation.pk, today), standing, today, organisation.alliance
    )
    wanted = [passed.request_id for passed, _to in missing] + [row.request_id for row in stale]
    return list(dict.fromkeys(wanted))


def climb(request_id: UUID, organisation: Organisation, today: date) -> int:
    """Raise what must have climbed of this request, one step after the other.

    Returns:
        How many steps heard of it now.
    """
    hold(request_id)
    request = HelpRequest.objects.filter(pk=request_id, lead_id=organisation.pk).first()
    if request is None:  # somebody else leads by now, and its own turn comes
        return 0
    standing = Climb.objects.filter(request_id=request_id, taken_back_at__isnull=True)
    missing, stale = _compare(
        passed_terms(organisation.pk, today, request_id), standing, today, organisation.alliance
    )
    _take_back(stale, by=None)
    for passed, to in missing:
        _raise(request, passed, to)
    if missing:
        tell_climbed(organisation, [(passed.organisation_id, to) for passed, to in missing], today)
    return len(missing)


def _compare(
    found: Iterable[Passed], standing: Iterable[Climb], today: date, alliance: Alliance
) -> tuple[list[tuple[Passed, ClimbTo]], list[Climb]]:
    """The steps that are missing, and the climbs that have no cause any more."""
    agreed = agreed_climbs(alliance)
    causes = {(row.about, row.term): row for row in found}
    told, stale = set(), []
    for row in standing:
        cause = causes.get((row.about, Term(row.term)))
        if cause and (cause.due_on, cause.organisation_id) == (row.due_on, row.organisation_id):
            told.add((row.about, row.term, row.to))
        else:
            stale.append(row)
    missing = [
        (cause, to)
        for cause in causes.values()
        for to in climbed_to(cause.due_on, today, agreed=agreed, threatened=cause.threatened)
        if (cause.about, cause.term, to) not in told
    ]
    return missing, stale


def agreed_climbs(alliance: Alliance) -> Mapping[str, int]:
    """The alliance's own days, by field."""
    return {field: getattr(alliance, field) for field in AGREED_CLIMBS}


def _raise(request: HelpRequest, passed: Passed, to: ClimbTo) -> None:
    row = Climb(
        **case_of(request),
        about=passed.about,
        term=passed.term,
        organisation_id=passed.organisation_id,
        due_on=passed.due_on,
        to=to,
    )
    row.save(force_insert=True)
    record(f"desk.climbed_to_{to.value}", row, purpose="help")


def settle(request: HelpRequest, *, by: Worker | None) -> None:
    """Somebody acted: take back what climbed for terms of this request that run again.

    What climbed for rows of later rooms goes on, unless the request is closed by now, rests, or
    went to another lead. What of it is asked again, the clock finds.
    """
    today = timezone.localdate()
    passed = request.passed(today)
    standing = Climb.objects.filter(request_id=request.pk, taken_back_at__isnull=True)
    over = ENDS_AT_CLOSING if request.status == Status.CLOSED else frozenset[Term]()
    over |= RESTS if request.at_rest(today) else frozenset()

    def is_over(row: Climb) -> bool:
        term, elsewhere = Term(row.term), row.organisation_id != request.lead_id
        if row.about == request.pk:
            return elsewhere or passed.get(term) != row.due_on
        return term in over or (elsewhere and term in LIES_WITH_LEAD)

    _take_back(filter(is_over, standing), by=by)


def settle_about(about: UUID, request_id: UUID, *, by: Worker | None) -> None:
    """Somebody acted on this row of a later room: take back what climbed for it."""
    standing = Climb.objects.filter(request_id=request_id, taken_back_at__isnull=True)
    _take_back(standing.filter(about=about), by=by)


def _take_back(rows: Iterable[Climb], *, by: Worker | None) -> None:
    for row in rows:
        row.change(taken_back_at=timezone.now(), taken_back_by=by)
        record("desk.climb_taken_back", row, purpose="help")
