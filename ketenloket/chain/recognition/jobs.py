"""What goes on behind the questions: compare, close at the term, fill what is missing."""

from procrastinate.contrib.django import app

from ketenloket.chain.recognition.actions import close_past, compare_waiting, remember_all
from ketenloket.foundation.tenancy.acting import Turns
from ketenloket.network.organisations.models import Alliance


@app.periodic(cron="*/10 * * * *", periodic_id="recognition_compare")
@app.task(queue="recognition", queueing_lock="recognition_compare")
def compare_questions(timestamp: int) -> None:
    """Every ten minutes, whatever waits: when it happens says nothing about a question."""
    turns = Turns()
    for alliance in Alliance.objects.all():
        for work in (close_past, compare_waiting):
            with turns.apart(f"{work.__name__}, alliance {alliance.pk}"):
                work(alliance)
    turns.end()


@app.periodic(cron="23 3 * * *", periodic_id="recognition_fill")
@app.task(queue="recognition", queueing_lock="recognition_fill")
def fill_signs(timestamp: int) -> None:
    """Every night: people from before this room was there, or from before a new secret."""
    remember_all()
