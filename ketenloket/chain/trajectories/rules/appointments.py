"""Appointments: where, with whom in which role, what to bring, and when somebody is reminded."""

from datetime import date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import working_days_after, working_days_before
from ketenloket.foundation.outbox.rules import NUMBER

DURATIONS = (30, 45, 60, 90, 120, 180)  # minutes

# A reminder reaches somebody when people are awake, and not while the table is being laid for
# breakfast: our own proposal. From the afternoon of the last working day before, so that whoever
# cannot come can still call somebody.
REMIND_AT = time(16)
EARLIEST, LATEST = time(9), time(20)
TOO_LATE = timedelta(hours=2)  # before the start a reminder only startles


class AppointmentResult(TextChoices):
    """What came of an appointment."""

    PLANNED = "planned", _("gepland")
    HELD = "held", _("doorgegaan")
    NO_SHOW = "no_show", _("niet verschenen")
    CANCELLED = "cancelled", _("afgezegd")


class PlaceKind(TextChoices):
    """Where an appointment is, as far as a calendar may know it: a kind, never an address."""

    HOME = "home", _("huisbezoek")
    OFFICE = "office", _("op kantoor")
    DESK = "desk", _("aan het loket")
    PHONE = "phone", _("aan de telefoon")
    VIDEO = "video", _("met beeldbellen")
    ELSEWHERE = "elsewhere", _("ergens anders")


class VisitRole(TextChoices):
    """What somebody does at an appointment (source text 001: the role of each must be clear)."""

    TALKS = "talks", _("voert het gesprek")
    EXPERT = "expert", _("geeft deskundig advies")
    PAPERS = "papers", _("doet de papieren")
    SUPPORTS = "supports", _("staat de hulpvrager bij")
    INTERPRETS = "interprets", _("vertaalt")
    MEETS = "meets", _("maakt kennis")


class Bring(TextChoices):
    """What the person is asked to bring."""

    IDENTITY = "identity", _("paspoort, identiteitskaart of rijbewijs")
    LETTERS = "letters", _("brieven en rekeningen, ook als ze nog dicht zijn")
    BANK = "bank", _("bankafschriften van de laatste drie maanden")
    INCOME = "income", _("loonstrook of brief over de uitkering")
    RENT = "rent", _("huurcontract of brief van de verhuurder")
    ENERGY = "energy", _("rekening van gas, stroom en water")
    INSURANCE = "insurance", _("polis van de zorgverzekering")
    ALLOWANCES = "allowances", _("brieven van de Belastingdienst en over toeslagen")
    DIGID = "digid", _("telefoon met DigiD")


BRING_IN_WORDS: dict[str, str | Promise] = dict(Bring.choices)


class ReminderWay(TextChoices):
    """How the person wants to be reminded; `none` is an answer, too."""

    TEXT_MESSAGE = "text_message", _("sms")
    EMAIL = "email", _("e-mail")
    NONE = "none", _("geen herinnering")


def address_of(way: str, *, phone: str, email: str) -> str:
    """Where a reminder goes along this way; empty when it cannot go there.

    An SMS goes only to a number as the world writes it (E.164).
    """
    if way == ReminderWay.TEXT_MESSAGE:
        return phone if NUMBER.fullmatch(phone) else ""
    return email if way == ReminderWay.EMAIL else ""


def way_now(chosen: str, *, phone: str, email: str) -> ReminderWay:
    """The way a reminder takes: the chosen one, else another that works; `none` when there is none."""
    others = {ReminderWay.TEXT_MESSAGE, ReminderWay.EMAIL} - {chosen}
    ways = [] if chosen == ReminderWay.NONE else [ReminderWay(chosen), *others]
    able = (way for way in ways if address_of(way, phone=phone, email=email))
    return next(able, ReminderWay.NONE)


def remind_from(starts_at: datetime) -> datetime:
    """From when a reminder may be sent: the afternoon of the last working day before.

    Args:
        starts_at: the start, in the time of the place.
    """
    day = working_days_before(starts_at.date(), 1)
    return datetime.combine(day, REMIND_AT, starts_at.tzinfo)


def answer_along_by(asked_on: date, starts_on: date, *, days: int) -> date:
    """By when an organisation that was asked to come along says who goes.

    Within the term in which the alliance answers each other, and on a working day before the
    appointment: our own proposal. Who asks on the day itself hears it on that day.
    """
    before = working_days_before(starts_on, 1)
    return max(asked_on, min(working_days_after(asked_on, days), before))


def is_awake(now: datetime) -> bool:
    """Whether a message wakes nobody now, in the time of the place."""
    return EARLIEST <= now.time() < LATEST


def next_awake(now: datetime) -> datetime:
    """From when a message wakes nobody: now, or the next morning; in the time of the place."""
    if is_awake(now):
        return now
    day = now.date() if now.time() < EARLIEST else now.date() + timedelta(days=1)
    return datetime.combine(day, EARLIEST, now.tzinfo)


def may_remind(starts_at: datetime, now: datetime) -> bool:
    """Whether a reminder may leave now: not too early, not at night, not when it is too late.

    Both in the time of the place. Where the job stood still in the afternoon, the next morning does.
    """
    return is_awake(now) and remind_from(starts_at) <= now <= starts_at - TOO_LATE


def call_by(starts_on: date, today: date) -> date:
    """By when somebody who cannot come is called: the next working day, or today when it is near."""
    tomorrow = working_days_after(today, 1)
    return working_days_after(today, 0) if starts_on <= tomorrow else tomorrow
