"""Pages of this room."""

from ketenloket.windows.portal.views.coming import cannot_come, reminded, reminder
from ketenloket.windows.portal.views.door import enter, leave
from ketenloket.windows.portal.views.going import going, say, tick
from ketenloket.windows.portal.views.overview import looks, overview
from ketenloket.windows.portal.views.own import correct, message, stop_asking, withdraw

__all__ = [
    "cannot_come",
    "correct",
    "enter",
    "going",
    "leave",
    "looks",
    "message",
    "overview",
    "reminded",
    "reminder",
    "say",
    "stop_asking",
    "tick",
    "withdraw",
]
