"""What every machine that makes up stories has: one story in one transaction that is undone."""

from collections import Counter
from typing import ClassVar

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from ketenloket.foundation.tenancy.acting import Actor, Sees
from tests.stateful.story import Story, World


class StoryMachine(RuleBasedStateMachine):
    """A story of its own for each run."""

    world: ClassVar[World]
    counts: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.one_story = transaction.atomic()
        self.one_story.__enter__()
        self.story = Story(self.world, self.counts)

    def teardown(self) -> None:
        self.story.clock.stop()
        transaction.set_rollback(True)
        self.one_story.__exit__(None, None, None)

    def _eyes(self) -> list[Actor]:
        """The clock of every organisation that can lead somebody."""
        return [
            Actor(
                organisation=str(place.pk),
                alliance=str(place.alliance_id),
                sees=Sees.ORGANISATION,
            )
            for place in self.story.world.organisations.values()
            if place.name != "neutraal"
        ]
