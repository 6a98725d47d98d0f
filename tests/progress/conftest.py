"""Somebody who is helped by a volunteer, and a person inside Mijn hulp."""

from tests.portal.conftest import home, no_counts, samira  # noqa: F401 - fixtures by name
