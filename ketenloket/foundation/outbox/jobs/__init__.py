"""The postman: sends what waits in the outbox, every minute, and tidies up at night."""

from procrastinate.contrib.django import app

from ketenloket.foundation.outbox.actions import forget_old
from ketenloket.foundation.outbox.jobs.postman import POSTMAN, deliver
from ketenloket.foundation.tenancy.acting import acting_as

__all__ = ["deliver"]


@app.periodic(cron="* * * * *", periodic_id="outbox")
@app.task(queue="outbox", queueing_lock="outbox")
def deliver_waiting(timestamp: int) -> None:
    """Every minute, by the worker process."""
    deliver()


@app.periodic(cron="41 3 * * *", periodic_id="outbox_old")
@app.task(queue="outbox", queueing_lock="outbox_old")
def forget_what_is_old(timestamp: int) -> None:
    """Every night: what was sent long ago goes."""
    with acting_as(POSTMAN):
        forget_old()
