"""The form of this room."""

from ketenloket.chain.intake.forms.intake import IntakeForm

__all__ = ["IntakeForm"]
