"""By what a person is found again, made in the transaction that changes the person."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.models import Encoding, Handle
from ketenloket.chain.recognition.models.keys import made_with, secret_of, traits_of
from ketenloket.chain.recognition.rules import HANDLES, encode, numbers
from ketenloket.foundation.tenancy.acting import Actor, Sees, Turns, acting_as
from ketenloket.network.organisations.models import Organisation

_AT_ONCE = 500  # people of one transaction when many are made


def matcher_of(alliance_id: int) -> Actor:
    """The matcher of an alliance: encodings, and nothing of a person."""
    return Actor(alliance=str(alliance_id), sees=Sees.MATCHER)


def remember(*people: HelpSeeker) -> None:
    """Make, or make anew, what these people of one alliance are found by."""
    if not people:
        return
    alliance_id = people[0].alliance_id
    own, between, mark = (
        secret_of("own", alliance_id),
        secret_of("between", alliance_id),
        made_with(alliance_id),
    )
    handles, encodings = [], []
    for person in people:
        traits = traits_of(person)
        row = {
            "id": person.pk,
            "alliance_id": alliance_id,
            "lead_id": person.lead_id,
            "made_with": mark,
        }
        encoded = encode(between, traits)
        handles.append(Handle(**row, **numbers(own, traits)))
        encodings.append(
            Encoding(**row, **encoded.numbers, bits=encoded.bits, vague_day=encoded.vague_day)
        )
    with acting_as(matcher_of(alliance_id)):
        _keep(Handle, handles, ("made_with", *HANDLES))
        _keep(Encoding, encodings, ("made_with", *HANDLES, "bits", "vague_day"))


def _keep(model: type[Any], rows: list[Any], changing: tuple[str, ...]) -> None:
    """One statement, and no race: two who write the same person both succeed."""
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=list(changing)
    )


def remember_missing(organisation: Organisation, *, most: int = _AT_ONCE) -> int:
    """Make what is missing, or made with an older secret, for people of this organisation.

    Returns:
        How many were made; fewer than `most` means that all are there.
    """
    alliance_id = organisation.alliance_id
    there = Handle.objects.filter(
        pk=OuterRef("pk"), lead_id=organisation.pk, made_with=made_with(alliance_id)
    )
    with transaction.atomic(), acting_as(organisation.actor()):
        people = HelpSeeker.objects.filter(~Exists(there), lead_id=organisation.pk)[:most]
        remember(*people)
        return len(people)


def remember_all() -> int:
    """Make what is missing for all organisations; how many people."""
    total, turns = 0, Turns()
    for organisation in Organisation.objects.order_by("pk"):
        with turns.apart(f"signs, organisation {organisation.pk}"):
            while made := remember_missing(organisation):
                total += made
    turns.end()
    return total
