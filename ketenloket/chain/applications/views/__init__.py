"""Pages of this room."""

from ketenloket.chain.applications.views.afternoon import afternoon
from ketenloket.chain.applications.views.check import check
from ketenloket.chain.applications.views.person import add, application, of_person

__all__ = ["add", "afternoon", "application", "check", "of_person"]
