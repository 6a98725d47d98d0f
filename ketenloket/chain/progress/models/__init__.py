"""What this room keeps."""

from ketenloket.chain.progress.models.saying import Asking, Experience, Measure, experience_counts
from ketenloket.chain.progress.models.step import Step

__all__ = ["Asking", "Experience", "Measure", "Step", "experience_counts"]
