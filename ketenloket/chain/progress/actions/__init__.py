"""The only code that writes in this room."""

from ketenloket.chain.progress.actions.saying import (
    ask_how_it_goes,
    say_how_it_goes,
    say_of_the_help,
    waits_for_answer,
)
from ketenloket.chain.progress.actions.steps import (
    Doer,
    add_step,
    drop_step,
    may_do_a_step,
    tick_step,
    untick_step,
)

__all__ = [
    "Doer",
    "add_step",
    "ask_how_it_goes",
    "drop_step",
    "may_do_a_step",
    "say_how_it_goes",
    "say_of_the_help",
    "tick_step",
    "untick_step",
    "waits_for_answer",
]
