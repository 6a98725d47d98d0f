"""The postman: sends what waits in the outbox, every minute, and tidies up at night."""

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status

from ketenloket.foundation.outbox.actions import forget_old
from ketenloket.foundation.outbox.jobs.postman import POSTMAN, deliver
from ketenloket.foundation.tenancy.acting import acting_as

__all__ = ["deliver"]

FINISHED_KEPT_HOURS = 7 * 24
"""What is known of a job that is done: a week is enough to find out what went wrong."""


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


@app.periodic(cron="*/2 * * * *", periodic_id="stalled")
@app.task(queue="stalled", queueing_lock="stalled", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Jobs of a worker that was killed begin again; every job of ours may run twice.

    Where the same job already waits, the stalled one has nothing left to do.
    """
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        try:
            await jobs.retry_job(job)
        except (AlreadyEnqueued, ConnectorException):
            await jobs.finish_job(job, status=Status.FAILED, delete_job=False)


@app.periodic(cron="23 4 * * *", periodic_id="old_jobs")
@app.task(queue="stalled", queueing_lock="old_jobs", pass_context=True)
async def forget_finished_jobs(context: JobContext, timestamp: int) -> None:
    """Every night: the list of jobs would otherwise grow for ever."""
    await context.app.job_manager.delete_old_jobs(nb_hours=FINISHED_KEPT_HOURS, include_failed=True)
