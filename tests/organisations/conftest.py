"""Roles, and invitations, for the tests of organisations and workers."""

import re

import pytest

from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.organisations.models import Role


def role(code):
    return Role.objects.get(code=code)


@pytest.fixture
def letters():
    """What waits in the outbox, oldest first."""

    def read():
        with acting_as(Actor(sees=Sees.POSTMAN)):
            return list(Message.objects.order_by("made_at"))

    return read


def secret_in(text):
    """The secret in a link or a letter."""
    return re.search(r"/uitnodiging/([\w-]+)/", text).group(1)
