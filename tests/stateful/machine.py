"""What every machine that makes up stories has: one story in one transaction that is undone."""

from collections import Counter
from typing import ClassVar

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

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
