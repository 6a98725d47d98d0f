"""Messages, those that could not be delivered, and where computer systems listen."""

from ketenloket.foundation.outbox.models.dead_letter import DeadLetter
from ketenloket.foundation.outbox.models.message import WAITING, Message
from ketenloket.foundation.outbox.models.webhook import WebhookResult, WebhookTarget

__all__ = ["WAITING", "DeadLetter", "Message", "WebhookResult", "WebhookTarget"]
