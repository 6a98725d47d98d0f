"""A table in the cast: `gemeente`, `maatje` and `loket` sit there, `vreemd` does not."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.intake.actions import complete_intake, save_intake
from ketenloket.chain.intake.rules import IntakeContent
from ketenloket.chain.triage.actions import bring, plan_meeting
from ketenloket.chain.triage.models import TriageMeeting
from ketenloket.chain.triage.rules import Decision, DecisionKind
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Organisation

TOLD = IntakeContent(
    story="Er liggen dozen met post.",
    goal="Weer rustig slapen.",
    table_words="Ik wil dat iemand met mij meekijkt.",
    needs=("letters", "debts"),
    languages=("nl", "tr"),
    children=2,
)


def told(**changes):
    """An intake that is complete but for what a test changes."""
    return IntakeContent(**{**vars(TOLD), "talked_on": timezone.localdate(), **changes})


def ready(worker, request, **changes):
    """Let this worker finish the intake of the request; gives the request anew."""
    with acting_as(worker.actor()):
        save_intake(request.pk, told(**changes), by=worker)
        complete_intake(request.pk, by=worker)
        return HelpRequest.objects.select_related("help_seeker").get(pk=request.pk)


def plan(worker, *names, days=2, place="Raadhuis"):
    """Plan a meeting with these organisations, some working days from now, at ten."""
    day = working_days_after(timezone.localdate(), days)
    starts_at = timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 10))
    with acting_as(worker.actor()):
        organisations = Organisation.objects.filter(alliance=worker.alliance, name__in=names)
        return plan_meeting(starts_at, place, organisations, by=worker)


def brought(worker, request, meeting):
    """The item with which this worker brings the request to the table."""
    with acting_as(worker.actor()):
        return bring(request.pk, meeting, by=worker)


def again(worker, row):
    """The row as it is now, for this worker."""
    with acting_as(worker.actor()):
        return type(row).objects.get(pk=row.pk)


@pytest.fixture
def table(cast) -> TriageMeeting:
    return plan(cast.gemeente, "maatje", "loket")


@pytest.fixture
def item(cast, noor, table):
    """Noor's question on the agenda."""
    return brought(cast.gemeente, ready(cast.gemeente, noor), table)


@pytest.fixture
def offers(alliance) -> SimpleNamespace:
    """What the organisations offer."""
    today = timezone.localdate()

    def offer(organisation, name, form, **more):
        return Service.objects.create(
            alliance=alliance,
            organisation=Organisation.objects.get(alliance=alliance, name=organisation),
            name=name,
            form_of_help=form,
            does="Helpt.",
            municipalities=["GM1895"],
            capacity_set_on=today,
            checked_on=today,
            **more,
        )

    return SimpleNamespace(
        papers=offer(
            "maatje",
            "Thuisadministratie",
            "long",
            needs=["letters", "overview"],
            languages=["nl", "tr"],
            by_volunteers=True,
            home_visits=True,
            capacity="room",
        ),
        crisis=offer("gemeente", "Crisishulp", "crisis", capacity="room"),
        debts=offer("gemeente", "Schuldhulp", "debt_help", needs=["debts"], capacity="room"),
    )


@pytest.fixture
def decision(cast, offers):
    """A complete decision, but for what a test changes."""

    def make(**changes):
        today = timezone.localdate()
        complete = {
            "kind": DecisionKind.REFER,
            "why": "Spreekt Turks en komt aan huis.",
            "disagreed": "",
            "holder_id": cast.gemeente.pk,
            "next_step": "Bel samen met de coördinator",
            "next_on": working_days_after(today + timedelta(days=1), 1),
            "organisation_id": cast.maatje.organisation_id,
            "service_id": offers.papers.pk,
        }
        return Decision(**{**complete, **changes})

    return make
