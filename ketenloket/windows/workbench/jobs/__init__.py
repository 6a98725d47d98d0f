"""Mails to workers about their work: the overview of the day, and what cannot wait for it."""

from procrastinate.contrib.django import app

from ketenloket.windows.workbench.jobs.digest import send_day
from ketenloket.windows.workbench.jobs.urgent import send_urgent

__all__ = ["send_day", "send_urgent"]


@app.periodic(cron="*/5 * * * *", periodic_id="digest")
@app.task(queue="digest", queueing_lock="digest")
def overview_of_the_day(timestamp: int) -> None:
    """Every five minutes: it works early on a working day, and later only after a breakdown."""
    send_day()


@app.periodic(cron="*/2 * * * *", periodic_id="urgent")
@app.task(queue="urgent", queueing_lock="urgent")
def what_cannot_wait(timestamp: int) -> None:
    """Every two minutes, day and night."""
    send_urgent()
