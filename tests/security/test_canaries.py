"""T3: a word of its own in every text about a person, and nobody reads one that is not theirs.

The world of the matrix is built once more, and whatever is told of somebody gets a word that
belongs to that request alone. Then everybody opens every address with the object of every relation,
and every word that comes back is held against who may see it. By day whoever may come to an
address tries one relation there, in turn; at night everybody tries all (over 5,000 answers).
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.db import models, transaction
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse

from config.register import REGISTER
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import PEOPLE
from tests.matrix.fixtures import browsers
from tests.matrix.table import ASSIGNED, EVERYBODY, FIXED, TABLE, VISIBLE
from tests.matrix.world import RELATIONS, World, build

__all__ = ["browsers"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CANARY = re.compile(r"kanarie([0-9a-f]{16})")
# Texts with a form of their own, and what goes to another table on purpose.
SHAPED = {
    "phone", "email", "postcode", "house_number", "municipality", "number", "language", "key_hash",
    "secret_hash", "code",
}  # fmt: skip
TOLD_FURTHER = {"referrals.Referral"}  # what the sender writes to the receiver, answered or not
SEES_ALL = ("coordinator", "professional", "desk_shift", "desk_coordinator")


def whose(row: models.Model) -> str:
    """The key of the request or the person that this row tells of."""
    key = getattr(row, "request_id", None) or getattr(row, "help_seeker_id", None)
    return (key or row.pk).hex[:16] if hasattr(key or row.pk, "hex") else ""


def sing(sender: type[models.Model], instance: models.Model, **_more: Any) -> None:
    """Put the word of this person into every text of a new row."""
    label = sender._meta.label
    if sender._meta.db_table not in PEOPLE or label in TOLD_FURTHER or not instance._state.adding:
        return
    for name in REGISTER[label].erased - SHAPED:
        text = sender._meta.get_field(name)
        if not isinstance(text, models.CharField | models.TextField) or text.choices:
            continue
        room = (text.max_length or 10_000) - 24
        word = whose(instance)
        if word and room >= 0:
            setattr(instance, name, f"{getattr(instance, name)[:room]} kanarie{word}")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The world of the matrix, in which everything told sings."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        pre_save.connect(sing)
        try:
            yield build()
        finally:
            pre_save.disconnect(sing)
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def owners(world: World) -> dict[str, str]:
    """Which relation a word belongs to."""
    return {
        keys[key].hex[:16]: relation
        for relation, keys in world.objects.items()
        for key in ("request", "help_seeker")
    }


def may(who: str) -> frozenset[str]:
    """Of which relations this visitor may read texts."""
    if who in SEES_ALL:
        return VISIBLE
    return {"volunteer": ASSIGNED, "help_seeker": frozenset({"own"})}.get(who, frozenset())


def text_of(answer: Any) -> str:
    """All that somebody gets: headers and body, also what is packed in a sheet or an archive."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            body = b" ".join(packed.read(name) for name in packed.namelist())
    return f"{answer.headers} {body.decode(errors='replace')}"


def tries(world: World, *, everything: bool) -> Iterator[tuple[str, str, str, str]]:
    """Route, visitor, relation and path."""
    for turn, (route, line) in enumerate(sorted(TABLE.items())):
        if "GET" not in line.methods:
            continue
        for place, who in enumerate(EVERYBODY if everything else sorted(line.who)):
            there = RELATIONS if everything else (RELATIONS[(turn + place) % len(RELATIONS)],)
            for relation in there if line.pk else ("own",):
                kwargs = {**FIXED.get(route, {})}
                if line.pk:
                    kwargs["pk"] = world.objects[relation][line.pk]
                yield route, who, relation, reverse(route, kwargs=kwargs)


def crawl(world: World, browsers: dict[str, Client], *, everything: bool) -> Counter[str]:
    """Open all of it; the words that were heard, by visitor."""
    owner, heard, wrong = owners(world), Counter[str](), []
    for route, who, relation, path in tries(world, everything=everything):
        cookies = browsers[who].cookies.copy()
        with transaction.atomic():
            answer = browsers[who].get(path)
            said = set(CANARY.findall(text_of(answer)))
            transaction.set_rollback(True)
        browsers[who].cookies = cookies
        heard["answers"] += 1
        for word in said:
            # Whoever is beside somebody (a partner in one household) is of the same organisation.
            place = owner.get(word)
            heard[who] += 1
            if place is not None and place not in may(who):
                wrong.append(f"{who} reads of {place} at {route} ({relation})")
    assert not wrong, "\n".join(wrong[:20])
    return heard


def test_nobody_reads_a_word_that_is_not_theirs(world, browsers):
    """T3: by day one relation in turn."""
    heard = crawl(world, browsers, everything=False)
    assert heard["answers"] >= 500
    # The words are really there, or this proves nothing.
    assert all(heard[who] > 5 for who in ("coordinator", "professional", "volunteer")), heard
    assert heard["help_seeker"] > 0


@pytest.mark.nightly
def test_nor_anywhere_else(world, browsers):
    """T3: every relation, more than 5,000 answers."""
    assert crawl(world, browsers, everything=True)["answers"] >= 5_000


def test_no_letter_holds_a_word(world):
    """T3: whatever leaves the desk says nothing of a person."""
    for worker in world.workers.values():
        with acting_as(worker.actor()):
            for message in Message.objects.filter(organisation_id=worker.organisation_id):
                assert not CANARY.search(f"{message.to} {message.subject} {message.body}")
