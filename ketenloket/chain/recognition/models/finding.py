"""Looking for people of the own organisation who may be somebody already there."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.models.keys import secret_of, traits_of
from ketenloket.chain.recognition.models.links import SamePerson
from ketenloket.chain.recognition.models.signs import Handle
from ketenloket.chain.recognition.rules import Likeness, Traits, compare, sought_numbers
from ketenloket.network.organisations.models import Worker

MOST_COMPARED = 2000  # rows that one look-up reads at most
MOST_SHOWN = 5


@dataclass(frozen=True)
class Candidate:
    """Somebody of the own organisation who may be the person, and what agrees."""

    person: HelpSeeker
    likeness: Likeness


def by_handles(sought: dict[str, list[int]]) -> Q:
    """Any of the handles; each is a plain equality, which an index serves under a policy."""
    found = Q(pk__in=[])
    for handle, values in sought.items():
        found |= Q(**{f"{handle}__in": values})
    return found


def likely_people(
    traits: Traits, *, by: Worker, but: Collection[UUID] = (), most: int = MOST_SHOWN
) -> list[Candidate]:
    """People whom the own organisation leads and who may be this person, the likeliest first.

    Args:
        traits: who is described.
        by: who looks; sees nobody here whom they may not see anyway.
        but: people who are known to be somebody else, or the person themselves.
        most: how many at most.
    """
    mine = by.organisation_id
    sought = sought_numbers(secret_of("own", by.alliance_id), traits)
    keys = Handle.objects.filter(by_handles(sought), lead_id=mine).values("pk")[:MOST_COMPARED]
    found = [
        Candidate(person, likeness)
        for person in HelpSeeker.objects.filter(pk__in=keys, lead_id=mine)
        if person.pk not in but and (likeness := compare(traits, traits_of(person))).possible
    ]
    return sorted(found, key=lambda candidate: -candidate.likeness.score)[:most]


def judged(person: HelpSeeker, *, by: Worker) -> dict[UUID, SamePerson]:
    """What was said of this person and others, by the key of the other; the latest counts."""
    said = SamePerson.objects.filter(
        Q(one_id=person.pk) | Q(other_id=person.pk),
        undone_at=None,
        one_lead_id=by.organisation_id,
        other_lead_id=by.organisation_id,
    ).order_by("made_at")
    return {(row.other_id if row.one_id == person.pk else row.one_id): row for row in said}


def look_alikes(person: HelpSeeker, *, by: Worker) -> list[Candidate]:
    """People like this one, of whom nobody has said yet whether they are the same."""
    return likely_people(traits_of(person), by=by, but={person.pk, *judged(person, by=by)})
