"""Looking for people of the own organisation who may be somebody already there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.models.keys import secret_of, traits_of
from ketenloket.chain.recognition.models.links import Household, SamePerson
from ketenloket.chain.recognition.models.questions import Counterpart, Question
from ketenloket.chain.recognition.models.signs import Handle
from ketenloket.chain.recognition.rules import (
    ANSWER_DAYS,
    TELLS,
    Likeness,
    Traits,
    compare_possible,
    sought_numbers,
)
from ketenloket.foundation.rows import tuples
from ketenloket.network.organisations.models import Worker

MOST_COMPARED = 500  # people that one look-up compares at most
MOST_SHOWN = 5
_COMPARED = ("name", "born", "postcode", "house_number", "phone", "email")  # as in `Traits`


@dataclass(frozen=True)
class Candidate:
    """Somebody of the own organisation who may be the person, and what agrees."""

    person: HelpSeeker
    likeness: Likeness


def by_handles(sought: Mapping[str, list[int]]) -> Q:
    """Any of the handles; each is a plain equality, which an index serves under a policy."""
    found = Q(pk__in=[])
    for handle, values in sought.items():
        found |= Q(**{f"{handle}__in": values})
    return found


def most_shared(sought: Mapping[str, list[int]]) -> list[OrderBy | str]:
    """Who shares most comes first: of very many only the first are compared."""
    shared: Any = Value(0)
    for handle, values in sought.items():
        shared += Case(When(**{f"{handle}__in": values}, then=TELLS[handle]), default=0)
    return [OrderBy(shared, descending=True), "pk"]


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
    sought = sought_numbers(secret_of("own", by.alliance_id), traits)
    if not sought:
        return []
    numbers = [number for values in sought.values() for number in values]
    shape = tuple((handle, len(values)) for handle, values in sought.items())
    alike = [
        (likeness, pk, values)
        for pk, *values in tuples(_near, by.organisation_id, *numbers, shape=(shape,))
        if pk not in but and (likeness := compare_possible(traits, Traits(*values)))
    ]
    return [
        Candidate(_person(pk, by, values), likeness)
        for likeness, pk, values in nlargest(most, alike, key=lambda found: found[0].score)
    ]


def _near(mine: int, *told: Any) -> QuerySet[Any, Any]:
    """Who shares anything: after the organisation the numbers, and how many there are of each."""
    *numbers, shape = told
    left = iter(numbers)
    sought = {handle: [next(left) for _number in range(count)] for handle, count in shape}
    near = Handle.objects.filter(by_handles(sought), lead_id=mine)
    keys = near.order_by(*most_shared(sought)).values("pk")[:MOST_COMPARED]
    return HelpSeeker.objects.filter(pk__in=keys, lead_id=mine).values_list("pk", *_COMPARED)


def _person(pk: UUID, by: Worker, values: list[Any]) -> HelpSeeker:
    """The person as read; what was not compared is fetched when somebody asks for it."""
    known = {"id": pk, "alliance_id": by.alliance_id, "lead_id": by.organisation_id}
    known |= dict(zip(_COMPARED, values, strict=True))
    order = [field.attname for field in HelpSeeker._meta.concrete_fields]
    names = sorted(known, key=order.index)
    return HelpSeeker.from_db("default", names, [known[name] for name in names])


@dataclass(frozen=True)
class Linked:
    """Another person, and the row that says what they are to the first."""

    person: HelpSeeker
    row: SamePerson | Household


@dataclass(frozen=True)
class Ties:
    """Everything that was said of a person and others of the own organisation."""

    same: list[Linked]
    not_same: list[Linked]
    household: list[Linked]

    @property
    def all(self) -> list[Linked]:
        """Everybody of whom something was said."""
        return [*self.same, *self.not_same, *self.household]

    @property
    def people(self) -> set[UUID]:
        """The keys of all of whom it was said whether they are the same."""
        return {linked.person.pk for linked in (*self.same, *self.not_same)}


def around(person: HelpSeeker, *, by: Worker) -> Ties:
    """What stands about this person, newest last. What was taken back is not there."""
    ours = {"one_lead_id": by.organisation_id, "other_lead_id": by.organisation_id}
    here = (Q(one_id=person.pk) | Q(other_id=person.pk)) & Q(undone_at=None)
    said = list(SamePerson.objects.filter(here, **ours).order_by("made_at"))
    ties = list(Household.objects.filter(here, **ours).order_by("made_at"))
    rows: list[Any] = [*said, *ties]
    keys = {_other_end(row, person.pk) for row in rows}
    people = HelpSeeker.objects.filter(lead_id=by.organisation_id).in_bulk(keys) if keys else {}

    def linked(rows: Iterable[Any]) -> list[Linked]:
        found = ((people.get(_other_end(row, person.pk)), row) for row in rows)
        return [Linked(other, row) for other, row in found if other]

    return Ties(
        same=linked(row for row in said if row.same),
        not_same=linked(row for row in said if not row.same),
        household=linked(ties),
    )


def _other_end(row: SamePerson | Household, pk: UUID) -> UUID:
    return row.other_id if row.one_id == pk else row.one_id


def look_alikes(person: HelpSeeker, *, by: Worker, known: Ties | None = None) -> list[Candidate]:
    """People like this one, of whom nobody has said yet whether they are the same."""
    said = known or around(person, by=by)
    return likely_people(traits_of(person), by=by, but={person.pk, *said.people})


@dataclass(frozen=True)
class Asked:
    """A question that we put, with the organisations that said yes."""

    question: Question
    answers: list[Counterpart]
    days: int = ANSWER_DAYS


def questions_of(person: HelpSeeker, *, by: Worker) -> list[Asked]:
    """What we asked of other organisations about this person, newest first.

    A question that was withdrawn has no answers, also before the job ends them over there.
    """
    mine = by.organisation_id
    put = list(
        Question.objects.filter(help_seeker_id=person.pk, lead_id=mine, organisation_id=mine)
        .select_related("asked_by")
        .order_by("-asked_at")[:MOST_SHOWN]
    )
    if not put:
        return []
    told = Counterpart.objects.filter(
        question_id__in=[row.pk for row in put if row.ended_at is None], asker_id=mine
    ).select_related("lead")
    by_question: dict[UUID, list[Counterpart]] = {}
    for row in told:
        by_question.setdefault(row.question_id, []).append(row)
    return [Asked(row, by_question.get(row.pk, [])) for row in put]
