"""A clock that stands still until somebody moves it, for Python and PostgreSQL alike."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.db import connection

HERE = ZoneInfo("Europe/Amsterdam")
START = datetime(2028, 2, 21, 9, 30, tzinfo=HERE)  # a Monday; eight days later it is 29 February

_DAYS = {  # month, day, hour, minute
    "29 February": (2, 29, 10, 0),
    "the night in which summer time begins": (3, 26, 1, 59),
    "a bank holiday in May": (5, 5, 9, 0),
    "a minute before midnight": (6, 30, 23, 59),
    "the night in which summer time ends": (10, 29, 2, 30),
    "a Sunday in December": (12, 17, 16, 0),
    "New Year": (1, 1, 0, 0),
}
_SPANS = {
    "a night": timedelta(hours=15),
    "a weekend": timedelta(days=3),
    "two weeks": timedelta(days=14),
    "two months": timedelta(days=61),
    "half a year": timedelta(days=183),
}
JUMPS = (*_SPANS, *_DAYS)


class Clock:
    """The time in a story."""

    def __init__(self) -> None:
        self.now = START
        self._travel = time_machine.travel(START.astimezone(UTC), tick=False)
        self._machine = self._travel.start()
        self._tell()

    def stop(self) -> None:
        self._travel.stop()

    @property
    def today(self) -> date:
        return self.now.astimezone(HERE).date()

    def tick(self) -> None:
        """Things do not happen at the very same moment."""
        self._set(self.now + timedelta(seconds=40))

    def jump(self, where: str) -> None:
        if where in _SPANS:
            self._set(self.now + _SPANS[where])
            return
        moment = next(
            moment for moment in self._years(*_DAYS[where]) if moment and moment > self.now
        )
        self._set(moment.astimezone(UTC))

    def _years(self, month, day, hour, minute):
        for year in range(self.now.year, self.now.year + 9):
            try:
                yield datetime(year, month, day, hour, minute, tzinfo=HERE)
            except ValueError:  # no 29 February in this year
                yield None

    def _set(self, moment: datetime) -> None:
        self.now = moment
        self._machine.move_to(moment.astimezone(UTC))
        self._tell()

    def _tell(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('story_clock.now', %s, true)", [self.now.isoformat()])
