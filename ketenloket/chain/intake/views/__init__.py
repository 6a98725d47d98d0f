"""Pages of this room."""

from ketenloket.chain.intake.views.edit import complete, edit
from ketenloket.chain.intake.views.read import read

__all__ = ["complete", "edit", "read"]
