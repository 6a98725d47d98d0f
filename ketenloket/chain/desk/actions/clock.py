"""The clock: what happens by itself when a term passes, for every organisation in turn."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from ketenloket.chain.desk.actions.climb import climb, to_climb
from ketenloket.chain.desk.actions.rest import over, take_up_again
from ketenloket.foundation.tenancy.acting import NOBODY, Actor, Turns, acting_as
from ketenloket.network.organisations.models import Organisation


@dataclass(frozen=True)
class ByItself:
    """Something that happens by itself.

    Attributes:
        name: what it is counted under.
        find: the keys for which it must happen today, of one organisation.
        do: does it for one of them, in a transaction of its own, and says how often. It looks
            again: what was found may have changed meanwhile.
    """

    name: str
    find: Callable[[Organisation, date], list[UUID]]
    do: Callable[[UUID, Organisation, date], int]


_CLIMB = ByItself("climbed", to_climb, climb)
_by_itself: list[ByItself] = [ByItself("rest over", over, take_up_again)]


def happens_by_itself(what: ByItself) -> None:
    """Add something of a later room; adding it twice is once."""
    if what not in _by_itself:
        _by_itself.append(what)


def run_clocks() -> Counter[str]:
    """Do for every organisation what the clock does. Climbing comes last: then all is as it is.

    What fails for one case stops no other; it is known at the end, and tried in the next run.

    Returns:
        How often each thing happened.
    """
    done, turns = Counter[str](), Turns()
    today = timezone.localdate()
    with acting_as(NOBODY):
        organisations = list(Organisation.objects.select_related("alliance").order_by("pk"))
    for organisation in organisations:
        done += _for(organisation, today, turns)
    turns.end()
    return done


def _for(organisation: Organisation, today: date, turns: Turns) -> Counter[str]:
    """What happens by itself at one organisation, and then what must climb as things are now."""
    actor = organisation.actor()
    # All is found before anything is done: what one thing leads to is for the next run.
    found = [(what, _find(what, actor, organisation, today, turns)) for what in _by_itself]
    done = Counter[str]()
    for what, keys in found:
        done += _each(what, keys, actor, organisation, today, turns)
    late = _find(_CLIMB, actor, organisation, today, turns)
    return done + _each(_CLIMB, late, actor, organisation, today, turns)


def _find(
    what: ByItself, actor: Actor, organisation: Organisation, today: date, turns: Turns
) -> list[UUID]:
    found: list[UUID] = []
    with turns.take(f"{what.name}, organisation {organisation.pk}", actor):
        found.extend(what.find(organisation, today))
    return found


def _each(
    what: ByItself,
    keys: list[UUID],
    actor: Actor,
    organisation: Organisation,
    today: date,
    turns: Turns,
) -> Counter[str]:
    done = Counter[str]()
    for key in keys:
        with turns.take(f"{what.name} {key}", actor):
            done[what.name] += what.do(key, organisation, today)
    return done
