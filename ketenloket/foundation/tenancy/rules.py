"""Saying no in words that help."""


class RefusedError(Exception):
    """An action that cannot be done now; the text says why and what does help, in plain Dutch.

    Views show it and change nothing; it is never a bug and never a 500.
    """
