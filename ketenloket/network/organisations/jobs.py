"""Tidying up after sign-ins, every hour."""

from procrastinate.contrib.django import app

from ketenloket.network.organisations.actions import forget_ended_sessions


@app.periodic(cron="17 * * * *", periodic_id="sign_in")
@app.task(queue="sign_in", queueing_lock="sign_in")
def tidy_sign_in(timestamp: int) -> None:
    """Sessions that ended, and counts of guesses that no longer count."""
    forget_ended_sessions()
