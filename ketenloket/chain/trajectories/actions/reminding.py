"""Reminding the person of an appointment, in their language, along the way they chose themselves.

A reminder says when, and how to say "I cannot come". It does not say what the help is about, nor
who gives it: others read along on a telephone.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.trajectories.models import Appointment, CannotCome, ReminderChoice
from ketenloket.chain.trajectories.rules import (
    AppointmentResult,
    ReminderWay,
    address_of,
    is_awake,
    may_remind,
    way_now,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.outbox.actions import tell, text
from ketenloket.foundation.tenancy.acting import Turns
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation, Worker

LONGEST = 7  # days that the job looks ahead: a reminder leaves on the last working day before
_SALT = "ketenloket.appointment"


@transaction.atomic
def choose_reminder(request: HelpRequest, way: str, *, by: Worker | None) -> ReminderChoice | None:
    """Write down how the person wants to be reminded. The same choice again is no new one.

    Args:
        request: the request.
        way: one of `ReminderWay`.
        by: the worker to whom the person said so; None when they chose it in Mijn hulp.

    Raises:
        RefusedError: when there is no number or address for this way, or none that works.
    """
    if way not in ReminderWay.values:
        raise RefusedError(_("Kies hoe wij u herinneren."))
    seeker = HelpSeeker.objects.filter(pk=request.help_seeker_id).first()
    if seeker and way != ReminderWay.NONE and not _address(seeker, way):
        if way == ReminderWay.TEXT_MESSAGE and seeker.phone:
            raise RefusedError(
                _("Dit nummer klopt niet. Schrijf het zo: 06 12345678, of +48 512 345 678.")
            )
        raise RefusedError(_("Hiervoor is een telefoonnummer of e-mailadres nodig."))
    before = choice_of(request.pk)
    if before is not None and before.way == way:
        return before
    if before is None and way == ReminderWay.NONE:
        return None
    choice = ReminderChoice(**case_of(request), way=way, recorded_by=by)
    choice.save(force_insert=True)
    record("trajectories.reminder_chosen", choice, purpose="help" if by else "own_data")
    return choice


def choice_of(request_id: UUID) -> ReminderChoice | None:
    """What the person chose last."""
    return ReminderChoice.objects.filter(request_id=request_id).order_by("-recorded_at").first()


def _address(seeker: HelpSeeker, way: str) -> str:
    return address_of(way, phone=seeker.phone, email=seeker.email)


def token_of(appointment: Appointment) -> str:
    """What stands in the link of a reminder: it names the appointment and opens nothing."""
    return signing.dumps(appointment.pk.hex, salt=_SALT)


def appointment_in(token: str) -> UUID | None:
    """The appointment that a link of ours names."""
    try:
        return UUID(signing.loads(token, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def remind_all() -> int:
    """Remind everybody whose time it is; each in a transaction of their own.

    May run as often as one likes, by several at once, and after days of standing still. What fails
    for one stops no other; it is known at the end, and tried in the next run.

    Returns:
        How many reminders were put in the outbox, or were there already.
    """
    count, turns = 0, Turns()
    if not is_awake(timezone.localtime()):
        return count
    for organisation in Organisation.objects.filter(active=True):
        actor = organisation.actor()
        due: list[UUID] = []
        with turns.take(f"reminders, organisation {organisation.pk}", actor):
            due = _due(organisation)
        for key in due:
            with turns.take(f"reminder, appointment {key}", actor):
                count += _remind(key)
    turns.end()
    return count


def _due(organisation: Organisation) -> list[UUID]:
    now = timezone.localtime()
    planned = Appointment.objects.filter(
        organisation_id=organisation.pk,
        result=AppointmentResult.PLANNED,
        starts_at__gt=now,
        starts_at__lt=now + timedelta(days=LONGEST),
    )
    return [row.pk for row in planned if may_remind(timezone.localtime(row.starts_at), now)]


def _remind(key: UUID) -> int:
    appointment = Appointment.objects.select_for_update(of=("self",)).filter(pk=key).first()
    if appointment is None or appointment.result != AppointmentResult.PLANNED:
        return 0
    request = HelpRequest.objects.filter(pk=appointment.request_id, status=Status.OPEN).first()
    choice = choice_of(appointment.request_id)
    seeker = HelpSeeker.objects.filter(pk=appointment.help_seeker_id).first()
    if not request or not seeker or not choice or _cannot(appointment):
        return 0
    # The number may have changed since they chose; then another way that they gave us.
    way = way_now(choice.way, phone=seeker.phone, email=seeker.email)
    if way == ReminderWay.NONE:
        return 0  # the case page says so
    address = _address(seeker, way)
    once = f"reminder {appointment.pk} {appointment.starts_at:%Y-%m-%dT%H:%M%z}"
    with override(seeker.language if seeker.language in dict(settings.LANGUAGES) else "nl"):
        body = _words(appointment)
        if way == ReminderWay.TEXT_MESSAGE:
            text(address, body=body, once=once)
        else:
            tell(address, subject=_("Herinnering aan uw afspraak"), body=body, once=once)
    return 1


def _cannot(appointment: Appointment) -> bool:
    said = CannotCome.objects.filter(
        request_id=appointment.request_id, appointment=appointment, starts_at=appointment.starts_at
    )
    return said.exists()


def _words(appointment: Appointment) -> str:
    starts = timezone.localtime(appointment.starts_at)
    organisation = Organisation.objects.select_related("alliance").get(
        pk=appointment.organisation_id
    )
    link = reverse("portal:reminded", args=[token_of(appointment)])
    said = _(
        "U heeft een afspraak op %(day)s om %(time)s uur. Kunt u niet? Bel %(phone)s"
        " of zeg het hier: %(link)s"
    )
    return said % {
        "day": date_format(starts, pgettext("datum", "l j F")),
        "time": date_format(starts, pgettext("datum", "H.i")),
        "phone": organisation.phone or organisation.alliance.phone,
        "link": f"{settings.SITE_URL}{link}",
    }
