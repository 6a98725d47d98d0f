"""Appointments as calendars know them (RFC 5545, RFC 5546): when and what kind of place, never who.

Times go out in UTC: every calendar shows them in its own zone, and no description of zones can be
wrong. The same appointment keeps its UID for ever, and each change counts up (SEQUENCE).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

FEED_BACK = timedelta(days=60)
FEED_AHEAD = timedelta(days=400)
READ_AGAIN = timedelta(hours=1)
_PRODUCT = "-//Ketenloket//NL"


@dataclass(frozen=True)
class Entry:
    """One appointment, without anything of the person.

    Attributes:
        key: of the appointment; it is random and tells nothing.
        title: "Afspraak" and the kind of place.
        url: the case, behind the sign-in.
        words: what to do to see more.
        sequence: how often it changed.
    """

    key: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    title: str
    url: str
    words: str
    sequence: int = 0
    cancelled: bool = False


def feed(name: str, entries: Iterable[Entry]) -> bytes:
    """A whole calendar to subscribe to."""
    calendar = _calendar("PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    calendar.add("NAME", name)
    calendar.add("REFRESH-INTERVAL", READ_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def invitation(entry: Entry, *, attendee: str, organizer: str) -> str:
    """An invitation for one person's calendar, or its withdrawal when the appointment is off."""
    calendar = _calendar("CANCEL" if entry.cancelled else "REQUEST")
    event = _event(entry)
    host = vCalAddress(f"MAILTO:{organizer}")
    host.params["CN"] = vText("Ketenloket")
    event.add("ORGANIZER", host)
    guest = vCalAddress(f"MAILTO:{attendee}")
    guest.params["PARTSTAT"] = vText("ACCEPTED")
    guest.params["RSVP"] = vText("FALSE")
    event.add("ATTENDEE", guest)
    calendar.add_component(event)
    return bytes(calendar.to_ical()).decode()


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    return calendar


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("UID", f"{entry.key}@ketenloket")
    event.add("DTSTAMP", entry.changed_at.astimezone(UTC))
    event.add("LAST-MODIFIED", entry.changed_at.astimezone(UTC))
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTART", entry.starts_at.astimezone(UTC))
    event.add("DTEND", entry.ends_at.astimezone(UTC))
    event.add("SUMMARY", entry.title)
    event.add("DESCRIPTION", f"{entry.words}\n{entry.url}")
    event.add("URL", entry.url)
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    return event
