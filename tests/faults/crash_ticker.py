"""Ask the worker for a round of the postman several times a second, instead of once a minute.

It is not what is killed. While the database is gone it tries again.
"""

import os
import sys
import time
from contextlib import suppress

import django
from django.db import Error, connection

PAUSE = 0.15


def main() -> None:
    """Until somebody ends it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.faults.crash_settings"
    django.setup()
    from procrastinate.exceptions import AlreadyEnqueued, ConnectorException  # noqa: PLC0415

    from ketenloket.foundation.outbox.jobs import deliver_waiting, take_up_stalled  # noqa: PLC0415

    turn = 0
    while os.getppid() != 1:
        turn += 1
        job = take_up_stalled if turn % 20 == 0 else deliver_waiting
        try:
            with suppress(AlreadyEnqueued):
                job.defer(timestamp=0)
        except (ConnectorException, Error, OSError):
            connection.close()
        time.sleep(PAUSE)


if __name__ == "__main__":
    sys.exit(main())
