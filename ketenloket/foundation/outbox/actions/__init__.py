"""All that writes in the outbox: putting in, and what became of it."""

from ketenloket.foundation.outbox.actions.marks import claim, forget_old, hold, mark_failed, settle
from ketenloket.foundation.outbox.actions.put import post, tell, text

__all__ = ["claim", "forget_old", "hold", "mark_failed", "post", "settle", "tell", "text"]
