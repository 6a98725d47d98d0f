"""Reminders to help-seekers, every quarter of an hour."""

from procrastinate.contrib.django import app

from ketenloket.chain.trajectories.actions import remind_all


@app.periodic(cron="*/15 * * * *", periodic_id="reminders")
@app.task(queue="reminders", queueing_lock="reminders")
def remind(timestamp: int) -> None:
    """Those whose appointment is on the next working day, while people are awake."""
    remind_all()
