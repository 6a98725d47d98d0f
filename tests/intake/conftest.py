"""An intake as a worker would tell it."""

from dataclasses import replace

import pytest
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.intake.actions import save_intake
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.intake.rules import IntakeContent
from ketenloket.foundation.tenancy.acting import acting_as


@pytest.fixture
def told(db):
    """All that the triage wants to know."""
    return IntakeContent(
        story="Het begon met de scheiding.",
        goal="Ik wil weer rustig slapen.",
        table_words="moeder van twee durft haar post niet te openen",
        talked_on=timezone.localdate(),
        needs=("letters", "rent"),
        underlying="separation",
        languages=("nl", "tr"),
    )


@pytest.fixture
def save(cast, noor, told):
    """Save Noor's intake; what is not said is as told."""

    def save(worker=None, opened=None, **changes):
        by = worker or cast.gemeente
        with acting_as(by.actor()):
            return save_intake(noor.pk, replace(told, **changes), by=by, opened=opened)

    return save


@pytest.fixture
def now(cast, noor):
    """The request and its intake as they are stored."""

    def read():
        with acting_as(cast.gemeente.actor()):
            request = HelpRequest.objects.get(pk=noor.pk)
            return request, Intake.objects.with_rows().filter(request_id=noor.pk).first()

    return read
