"""All that writes in the outbox: putting in, what became of it, and what people decide."""

from ketenloket.foundation.outbox.actions.answers import (
    answer_dead_letter,
    renew_webhook_key,
    set_webhook,
    stop_webhook,
    try_webhook,
)
from ketenloket.foundation.outbox.actions.marks import (
    carry_out_answers,
    claim,
    forget_old,
    hold,
    mark_failed,
    put_back,
    settle,
    waiting,
)
from ketenloket.foundation.outbox.actions.put import post, tell, text

__all__ = [
    "answer_dead_letter",
    "carry_out_answers",
    "claim",
    "forget_old",
    "hold",
    "mark_failed",
    "post",
    "put_back",
    "renew_webhook_key",
    "set_webhook",
    "settle",
    "stop_webhook",
    "tell",
    "text",
    "try_webhook",
    "waiting",
]
