"""What helpers hear by e-mail. Never a word about a person: only that something waits."""

from dataclasses import replace
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.trajectories.models import Appointment
from ketenloket.chain.trajectories.rules import AppointmentResult, PlaceKind
from ketenloket.chain.trajectories.rules.calendar import Entry, invitation
from ketenloket.foundation.outbox.actions import tell, text
from ketenloket.foundation.outbox.rules import NUMBER
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty


def tell_assigned(worker: Worker) -> None:
    """A helper hears that somebody was entrusted to them."""
    tell(
        worker.account.email if worker.account else "",
        subject=_("Er is iemand aan u gekoppeld"),
        body=_("Uw coördinator heeft iemand aan u gekoppeld. Log in om te kijken."),
    )


def tell_unassigned(worker: Worker) -> None:
    """A helper hears that somebody is no longer entrusted to them."""
    tell(
        worker.account.email if worker.account else "",
        subject=_("Een koppeling is beëindigd"),
        body=_("U helpt iemand niet meer. Bedankt voor uw inzet. Log in om te kijken."),
    )


def tell_relieved(worker: Worker) -> None:
    """A volunteer hears that they stopped because a limit was crossed, and that it is no failure."""
    tell(
        worker.account.email if worker.account else "",
        subject=_("U bent gestopt bij iemand. Dank u wel"),
        body=_(
            "Een grens van vrijwillige hulp is geraakt. Daarom neemt een beroepskracht het over."
            " Uw coördinator belt u. Log in om te lezen wat er gebeurt."
        ),
    )


def tell_care_for_volunteer(organisation: Organisation) -> None:
    """The coordinators hear that a volunteer of theirs stopped, and wants a talk."""
    tell(
        organisation.email,
        subject=_("Nazorg: een vrijwilliger van u is gestopt"),
        body=_(
            "Bij een vrijwilliger van u is een grens geraakt. Bel de vrijwilliger. Log in om te"
            " zien wie het is, en uiterlijk wanneer."
        ),
    )


def tell_finding_place(request: HelpRequest) -> None:
    """The place that handed somebody in hears that a person of that month has arrived; never who."""
    place = request.finding_place
    if place is None or not place.active:
        return
    with override("nl"):
        month = date_format(timezone.localtime(request.registered_at), "F Y")
    tell(
        place.email,
        subject=_("Iemand die u aanmeldde, is aangekomen"),
        body=_(
            "Iemand die u in %(month)s bij ons aanmeldde, is aangekomen: de hulp is begonnen. "
            "Meer mogen wij niet vertellen, ook niet als u belt. Bedankt dat u er was."
        )
        % {"month": month},
    )


def entry_of(appointment: Appointment) -> Entry:
    """The appointment as a calendar may know it."""
    kind = PlaceKind(appointment.place_kind).label
    return Entry(
        key=str(appointment.pk),
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        changed_at=appointment.changed_at,
        title=_("Afspraak (%(kind)s)") % {"kind": kind},
        url=settings.SITE_URL + reverse("workbench:case", args=[appointment.request_id]),
        words=_("Log in om te zien met wie en waarover."),
        sequence=appointment.sequence,
        cancelled=appointment.result == AppointmentResult.CANCELLED,
    )


def send_invitation(worker: Worker | None, appointment: Appointment, *, off: bool = False) -> None:
    """Somebody who comes gets the appointment in their own calendar: new, changed, or off.

    Args:
        worker: who comes; nobody yet gets nothing.
        appointment: as it is now.
        off: this worker no longer comes, or the appointment is off.
    """
    address = worker.account.email if worker and worker.account else ""
    if not address:
        return
    entry = entry_of(appointment)
    if off and not entry.cancelled:  # off for this worker, and for nobody else
        entry = replace(
            entry, cancelled=True, sequence=entry.sequence + 1, changed_at=timezone.now()
        )
    if entry.cancelled:
        subject = _("Een afspraak in uw agenda gaat niet door")
    elif entry.sequence:
        subject = _("Een afspraak in uw agenda is veranderd")
    else:
        subject = _("Er staat een afspraak in uw agenda")
    tell(
        address,
        subject=subject,
        body=_("%(what)s. Log in om te zien met wie en waarover: %(link)s")
        % {"what": subject, "link": entry.url},
        calendar=invitation(
            entry, attendee=address, organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
        ),
    )


def tell_asked_along(organisation: Organisation) -> None:
    """An organisation hears that it is asked to send somebody along."""
    tell(
        organisation.email,
        subject=_("U bent gevraagd om mee te gaan naar een afspraak"),
        body=_(
            "Een andere organisatie vraagt of iemand van u meegaat. Log in en kies wie er gaat."
        ),
    )


def tell_asked_to_take_over(worker: Worker) -> None:
    """A colleague hears that a question to take over waits."""
    tell(
        worker.account.email if worker.account else "",
        subject=_("Een collega vraagt u om iets over te nemen"),
        body=_("Er wacht een vraag van een collega op uw antwoord. Log in om te kijken."),
    )


def tell_answered(worker: Worker | None) -> None:
    """Who asked hears that there is an answer."""
    tell(
        worker.account.email if worker and worker.account else "",
        subject=_("Er is antwoord op uw vraag om over te nemen"),
        body=_("Uw collega gaf antwoord. Log in om te zien wat nu de volgende stap is."),
    )


def tell_stand_in(worker: Worker | None) -> None:
    """Who looks after a colleague's people hears so."""
    tell(
        worker.account.email if worker and worker.account else "",
        subject=_("U neemt waar voor een collega"),
        body=_(
            "Wat er bij uw collega wacht, staat zolang ook bij u op Vandaag. Log in om te kijken."
        ),
    )


def tell_alarm(organisation: Organisation, *, once: str) -> None:
    """The coordinators hear at once that a helper did not say to be away from a home visit.

    Args:
        organisation: the helper's; it acts.
        once: a key of this alarm: nobody hears it twice.
    """
    subject = _("Spoed: een huisbezoek is niet afgemeld")
    body = _(
        "Een helper van u heeft na een huisbezoek niet gemeld veilig weg te zijn. Bel nu met die"
        " helper. Log in om te zien om wie het gaat: %(link)s"
    ) % {"link": settings.SITE_URL + reverse("workbench:today")}
    coordinators = Worker.objects.filter(
        organisation_id=organisation.pk,
        active=True,
        account__is_active=True,
        role__duties__overlap=[Duty.COORDINATE, Duty.ASSIGN],
    ).select_related("account")
    told = False
    for worker in coordinators:
        if worker.account is None:
            continue
        told = True
        tell(worker.account.email, subject=subject, body=body, once=f"{once} {worker.pk}")
        if NUMBER.fullmatch(worker.phone):
            text(worker.phone, body=body, once=f"{once} {worker.pk} sms")
    if not told:
        tell(organisation.email, subject=subject, body=body, once=once)
