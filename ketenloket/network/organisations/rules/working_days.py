"""The calendar of working days in the Netherlands: everybody counts with this one."""

from datetime import date, timedelta
from functools import cache

import holidays


@cache
def _dutch_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("NL", years=year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no Dutch public holiday."""
    return day.weekday() < 5 and day not in _dutch_holidays(day.year)  # noqa: PLR2004


def working_days_after(day: date, count: int) -> date:
    """The working day that lies `count` working days after `day`; 0 gives the day or the next.

    The day itself never counts: three working days after a Saturday is Wednesday, as after a Friday.
    """
    result = day
    while count == 0 and not is_working_day(result):
        result += timedelta(days=1)
    for _step in range(count):
        result += timedelta(days=1)
        while not is_working_day(result):
            result += timedelta(days=1)
    return result


def working_days_before(day: date, count: int) -> date:
    """The working day that lies `count` working days before `day`; 0 gives the day or the last."""
    result = day
    while count == 0 and not is_working_day(result):
        result -= timedelta(days=1)
    for _step in range(count):
        result -= timedelta(days=1)
        while not is_working_day(result):
            result -= timedelta(days=1)
    return result


def working_days_between(start: date, end: date) -> int:
    """Working days from `start` to `end`, without `start`; negative when `end` lies before."""
    if end < start:
        return -working_days_between(end, start)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days)
