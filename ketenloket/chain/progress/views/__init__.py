"""Pages of this room."""

from ketenloket.chain.progress.views.page import progress
from ketenloket.chain.progress.views.saying import ask, experience, say
from ketenloket.chain.progress.views.steps import add, tick

__all__ = ["add", "ask", "experience", "progress", "say", "tick"]
