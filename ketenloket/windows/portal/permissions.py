"""Who may open Mijn hulp: whoever holds a follow-up code and a way to be reached that fits it.

The session keeps the keyed hash and nothing else. It is looked up anew on every page, so an ended
key shuts the door at once and a new lead is the one who answers.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import FollowUpKey, HelpRequest
from ketenloket.chain.trajectories.models import Appointment
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.organisations.models import Alliance
from ketenloket.network.organisations.permissions import Access
from ketenloket.windows.portal.rules import IDLE_SECONDS

View = Callable[..., HttpResponse]


class HelpSeekerRequest(HttpRequest):
    """A request in a view behind `for_help_seekers`: a person looks at their own request."""

    help_request: HelpRequest
    alliance: Alliance


_OPENED = "mijn_hulp"
_THEN = "mijn_hulp_afspraak"
_SEEN_EVERY = 60  # seconds between two writes of "still there"


def key_behind(key_hash: str) -> FollowUpKey | None:
    """The follow-up key with this hash, if it stands; whoever asks sees that row and no other."""
    with acting_as(Actor(follow_up_key=key_hash)):
        return FollowUpKey.objects.filter(key_hash=key_hash, ended_at=None).order_by("pk").first()


def person_behind(key: FollowUpKey) -> Actor:
    """The help-seeker as the database wants to know them: one request, led by one organisation."""
    return Actor(
        organisation=str(key.lead_id),
        alliance=str(key.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(key.request_id),
    )


def open_portal(request: HttpRequest, key_hash: str) -> None:
    """Let this browser in; the session gets a new name, so that nobody can have planted it."""
    request.session.cycle_key()
    request.session[_OPENED] = {"key": key_hash, "seen": timezone.now().timestamp()}


def close_portal(request: HttpRequest) -> None:
    """Shut the door behind this browser; a worker who is signed in here stays signed in."""
    if request.session.pop(_OPENED, None) is not None:
        request.session.cycle_key()


def remember_appointment(request: HttpRequest, appointment: UUID) -> None:
    """Where this browser goes once the follow-up code was given."""
    request.session[_THEN] = str(appointment)


def appointment_to_open(request: HttpRequest) -> str:
    """The appointment of the reminder that brought this browser here, once; or nothing."""
    return str(request.session.pop(_THEN, ""))


def owns_appointment(key: FollowUpKey, appointment: str) -> bool:
    """Whether the appointment of a reminder belongs to the person behind this key."""
    with acting_as(person_behind(key)):
        return Appointment.objects.filter(pk=appointment, request_id=key.request_id).exists()


def open_key(request: HttpRequest) -> FollowUpKey | None:
    """The key with which this browser came in, if it stands."""
    return key_behind(request.session[_OPENED]["key"])


def is_open(request: HttpRequest) -> bool:
    """Whether this browser came in before."""
    return _OPENED in request.session


def for_help_seekers(view: View) -> View:
    """A page of Mijn hulp: acts as the person, with the request as `request.help_request`."""

    @wraps(view)
    def guarded(request: HelpSeekerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key_of(request)
        if key is None:
            return redirect("portal:enter")
        with acting_as(person_behind(key)):
            request.help_request = HelpRequest.objects.select_related(
                "help_seeker", "lead", "alliance", "responsible"
            ).get(pk=key.request_id)
            request.alliance = request.help_request.alliance
            return view(request, *args, **kwargs)

    guarded.access = Access("help_seeker")  # type: ignore[attr-defined]
    return guarded


def _key_of(request: HttpRequest) -> FollowUpKey | None:
    opened, now = request.session.get(_OPENED), timezone.now().timestamp()
    if opened is None:
        messages.info(request, _("Vul eerst uw volgcode in."))
        return None
    if now - opened["seen"] > IDLE_SECONDS:
        close_portal(request)
        messages.info(request, _("U was een tijd weg. Voor uw veiligheid is Mijn hulp gesloten."))
        return None
    key = key_behind(opened["key"])
    if key is None:
        close_portal(request)
        messages.info(request, _("Deze volgcode werkt niet meer. Bel het loket voor een nieuwe."))
        return None
    if now - opened["seen"] > _SEEN_EVERY:
        request.session[_OPENED] = opened | {"seen": now}
    return key
