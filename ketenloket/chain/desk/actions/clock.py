"""The clock: what happens by itself when a term passes, for every organisation in turn."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from ketenloket.chain.desk.actions.climb import climb, to_climb
from ketenloket.chain.desk.actions.rest import over, take_up_again
from ketenloket.foundation.tenancy.acting import NOBODY, Actor, Sees, acting_as
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

    Returns:
        How often each thing happened.
    """
    done: Counter[str] = Counter()
    today = timezone.localdate()
    with acting_as(NOBODY):
        organisations = list(Organisation.objects.select_related("alliance").order_by("pk"))
    for organisation in organisations:
        done += _for(organisation, today)
    return done


def _for(organisation: Organisation, today: date) -> Counter[str]:
    """What happens by itself at one organisation, and then what must climb as things are now."""
    actor = Actor(
        organisation=str(organisation.pk),
        alliance=str(organisation.alliance_id),
        sees=Sees.ORGANISATION,
    )
    with acting_as(actor):
        found = [(what, key) for what in _by_itself for key in what.find(organisation, today)]
        late = [] if found else to_climb(organisation, today)
    done = _each(found, actor, organisation, today)
    if found:
        with acting_as(actor):
            late = to_climb(organisation, today)
    return done + _each([(_CLIMB, key) for key in late], actor, organisation, today)


def _each(
    found: list[tuple[ByItself, UUID]], actor: Actor, organisation: Organisation, today: date
) -> Counter[str]:
    done: Counter[str] = Counter()
    for what, key in found:
        with acting_as(actor):
            done[what.name] += what.do(key, organisation, today)
    return done
