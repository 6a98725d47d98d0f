"""Reminders to help-seekers, and watching over helpers who visit people at home."""

from procrastinate.contrib.django import app

from ketenloket.chain.trajectories.actions import remind_all, watch_visits


@app.periodic(cron="*/15 * * * *", periodic_id="reminders")
@app.task(queue="reminders", queueing_lock="reminders")
def remind(timestamp: int) -> None:
    """Those whose appointment is on the next working day, while people are awake."""
    remind_all()


@app.periodic(cron="*/5 * * * *", periodic_id="visits")
@app.task(queue="visits", queueing_lock="visits")
def watch(timestamp: int) -> None:
    """Home visits from which nobody came back in time, also at night."""
    watch_visits()
