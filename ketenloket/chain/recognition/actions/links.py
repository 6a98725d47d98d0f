"""Saying that two files are one person, or one household; and taking it back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.models import Household, SamePerson
from ketenloket.chain.recognition.rules import Tie
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


def _ends(one: HelpSeeker, other: HelpSeeker, by: Worker) -> dict[str, Any]:
    """Both people in their fixed order: what is said of them is said of both."""
    if one.pk == other.pk:
        raise RefusedError(_("Dit is hetzelfde dossier. Kies een ander."))
    if {one.lead_id, other.lead_id} != {by.organisation_id}:
        raise RefusedError(_("Alleen dossiers van uw eigen organisatie kunt u koppelen."))
    first, second = sorted((one, other), key=lambda person: person.pk)
    return {
        "alliance_id": by.alliance_id,
        "one": first,
        "one_lead_id": first.lead_id,
        "other": second,
        "other_lead_id": second.lead_id,
        "made_by": by,
    }


@transaction.atomic
def judge(one: HelpSeeker, other: HelpSeeker, *, same: bool, by: Worker) -> SamePerson:
    """Write down that these two files are one person, or are not.

    Nothing is merged and nothing is lost: what was said before is taken back, and kept.

    Raises:
        RefusedError: one of them is not of the own organisation.
    """
    ends = _ends(one, other, by)
    _hold(ends)
    between = {key: ends[key] for key in ("one", "other")}
    ours = {"one_lead_id": by.organisation_id, "other_lead_id": by.organisation_id}
    for before in SamePerson.objects.filter(**between, **ours, undone_at=None):
        if before.same == same:
            return before
        before.change(undone_at=timezone.now(), undone_by=by)
    said = SamePerson(**ends, same=same)
    said.save(force_insert=True)
    record("recognition.same" if same else "recognition.not_same", said, purpose="help")
    return said


def _hold(ends: dict[str, Any]) -> None:
    """Two who press at once wait for each other."""
    keys = [ends["one"].pk, ends["other"].pk]
    list(
        HelpSeeker.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=keys)
        .order_by("pk")
    )


@transaction.atomic
def tie(
    one: HelpSeeker, other: HelpSeeker, *, how: Tie, by: Worker, since: date | None = None
) -> Household:
    """Write down that these two belong to one household; twice gives the same.

    Raises:
        RefusedError: one of them is not of the own organisation.
    """
    ends = _ends(one, other, by)
    _hold(ends)
    there = Household.objects.filter(
        one=ends["one"],
        other=ends["other"],
        one_lead_id=by.organisation_id,
        other_lead_id=by.organisation_id,
        undone_at=None,
        until=None,
        tie=how,
    ).first()
    if there:
        return there
    made = Household(**ends, tie=how, since=since)
    made.save(force_insert=True)
    record("recognition.household", made, purpose="help")
    return made


@transaction.atomic
def undo(row: SamePerson | Household, *, by: Worker) -> None:
    """Take a link back, as if it was never made; it stays readable who made it and who undid it."""
    locked = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.undone_at is None:
        locked.change(undone_at=timezone.now(), undone_by=by)
        record("recognition.undone", locked, purpose="help")


@transaction.atomic
def end_tie(row: Household, *, on: date, by: Worker) -> None:  # noqa: ARG001 - every action says who
    """They no longer live together; until that day they did.

    Raises:
        RefusedError: the day lies before the beginning.
    """
    if row.since and on < row.since:
        raise RefusedError(_("De einddatum ligt vóór het begin."))
    row.change(until=on)
    record("recognition.household_ended", row, purpose="help")


def same_people(person: HelpSeeker, *, by: Worker) -> list[UUID]:
    """The other files of this person at the own organisation."""
    said = SamePerson.objects.filter(
        Q(one_id=person.pk) | Q(other_id=person.pk),
        same=True,
        undone_at=None,
        one_lead_id=by.organisation_id,
        other_lead_id=by.organisation_id,
    )
    return [row.other_id if row.one_id == person.pk else row.one_id for row in said]
