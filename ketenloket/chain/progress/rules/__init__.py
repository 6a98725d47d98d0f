"""How it goes: small steps, our own scale, and whether somebody was heard. Pure."""

from ketenloket.chain.progress.rules.picture import Picture, Row, picture_of
from ketenloket.chain.progress.rules.scale import (
    HEARD,
    HIGHEST,
    LOWEST,
    SCALE,
    TOPICS,
    Moment,
    is_unanswered,
    moments_open,
    read_scores,
    topic_label,
)
from ketenloket.chain.progress.rules.steps import LONGEST_WISH, next_small_step, wrong_with_step

__all__ = [
    "HEARD",
    "HIGHEST",
    "LONGEST_WISH",
    "LOWEST",
    "SCALE",
    "TOPICS",
    "Moment",
    "Picture",
    "Row",
    "is_unanswered",
    "moments_open",
    "next_small_step",
    "picture_of",
    "read_scores",
    "topic_label",
    "wrong_with_step",
]
