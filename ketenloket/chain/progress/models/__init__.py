"""What this room keeps."""

from ketenloket.chain.progress.models.saying import Asking, Experience, Measure
from ketenloket.chain.progress.models.step import Step

__all__ = ["Asking", "Experience", "Measure", "Step"]
