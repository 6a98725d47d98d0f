"""Fixtures of the matrix."""

from tests.matrix.fixtures import browsers, world

__all__ = ["browsers", "world"]
