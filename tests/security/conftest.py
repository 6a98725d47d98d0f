"""The same world as the matrix."""

from tests.matrix.fixtures import browsers, quick_press, world

__all__ = ["browsers", "quick_press", "world"]
