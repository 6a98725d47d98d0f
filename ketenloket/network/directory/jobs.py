"""What goes on behind the pages of the verwijskaart: reading large files, forgetting in time."""

from uuid import UUID

from django.utils import translation
from procrastinate.contrib.django import app

from ketenloket.foundation.tenancy.acting import Actor, Sees
from ketenloket.network.directory.actions.load import count_load
from ketenloket.network.directory.actions.reading import carry_on
from ketenloket.network.directory.actions.runs import JOB, QUEUE
from ketenloket.network.directory.actions.terms import forget_in_time


@app.task(name=JOB, queue=QUEUE)
def read_large_file(run: str, organisation: str, alliance: str) -> None:
    """Look at a large file, or read it in: the step that it waits for."""
    actor = Actor(organisation=organisation, alliance=alliance, sees=Sees.COUNTS)
    with translation.override("nl"):
        carry_on(UUID(run), actor)


@app.periodic(cron="41 3 * * *", periodic_id="directory_terms")
@app.task(queue="terms", queueing_lock="directory_terms")
def forget(timestamp: int) -> None:
    """Every night: texts of corrections and files of which the term is over."""
    forget_in_time()


@app.periodic(cron="23 4 * * *", periodic_id="directory_load")
@app.task(queue="load", queueing_lock="directory_load")
def count(timestamp: int) -> None:
    """Every night: how many people each offer helps, in fives."""
    count_load()
