"""The clock, every quarter of an hour: terms are days, but a day begins somewhere."""

from procrastinate.contrib.django import app

from ketenloket.chain.desk.actions import run_clocks


@app.periodic(cron="*/15 * * * *", periodic_id="clocks")
@app.task(queue="clocks", queueing_lock="clocks")
def watch_clocks(timestamp: int) -> None:
    """What climbs, what comes back, what begins again; twice or late gives the same."""
    run_clocks()
