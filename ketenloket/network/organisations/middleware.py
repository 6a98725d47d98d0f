"""One request, one transaction, one acting worker."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone

from ketenloket.foundation.rows import connect, together
from ketenloket.foundation.tenancy.acting import NOBODY, Actor, acting_as, set_actor
from ketenloket.network.organisations.models import Alliance, Organisation, Role, Worker
from ketenloket.network.organisations.permissions import AnyRequest

_SEEN_EVERY = timedelta(minutes=1)


def _kinds(account: int) -> dict[str, QuerySet[Any]]:
    hats = Worker.objects.filter(account_id=account, active=True, organisation__active=True)
    return {
        "hats": hats,
        "roles": Role.objects.filter(pk__in=hats.values("role_id")),
        "organisations": Organisation.objects.filter(pk__in=hats.values("organisation_id")),
        "alliances": Alliance.objects.filter(pk__in=hats.values("alliance_id")),
    }


def _hats_of(account: int) -> list[Worker]:
    """Every page begins with this: the hats of an account, each with all that it points at."""
    found = together(_kinds, account)
    connect([row for rows in found.values() for row in rows], {})
    return sorted(found["hats"], key=lambda hat: hat.pk)


class ActingMiddleware:
    """Opens the one transaction of a request and says who acts in it.

    `ATOMIC_REQUESTS` would wrap only the view, too late for this. A 5xx that Django has turned
    into a page, or an error that became a 404 or 403, does not reach `atomic()`: roll back by hand.
    """

    def __init__(self, get_response: Callable[[AnyRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        """Answer the request as whoever asks, and keep nothing of an answer that failed."""
        request.acting, request.hats, request.failed = None, [], False
        self._end_idle_session(request)
        account = request.user.pk if request.user.is_authenticated else None
        with acting_as(Actor(account=str(account)) if account else NOBODY):
            if account:
                self._put_on_a_hat(request, account)
            response = self.get_response(request)
            if response.status_code >= 500 or request.failed:  # noqa: PLR2004
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: AnyRequest, exception: Exception) -> None:
        """Django turns it into a page before we see it; remember that it happened.

        What a page found may be another organisation's by the time the action asks for it: that is
        answered like anything else that is not there.
        """
        request.failed = True
        if isinstance(exception, ObjectDoesNotExist):
            raise Http404 from exception

    def process_view(
        self,
        request: AnyRequest,
        view: Callable[..., HttpResponse],
        args: list[object],
        kwargs: dict[str, object],
    ) -> None:
        """Refuse any view of ours about which nobody decided who may use it."""
        decided = hasattr(view, "access") or view.__module__.startswith(("allauth.", "django."))
        if not decided:
            msg = f"{view.__module__}.{view.__name__} has no decision about who may use it"
            raise ImproperlyConfigured(msg)

    @staticmethod
    def _put_on_a_hat(request: AnyRequest, account: int) -> None:
        hats = _hats_of(account)
        chosen = request.session.get("worker")
        acting = next((hat for hat in hats if hat.pk == chosen), hats[0] if hats else None)
        request.acting, request.hats = acting, [hat for hat in hats if hat is not acting]
        if acting:
            set_actor(acting.actor())

    @staticmethod
    def _end_idle_session(request: AnyRequest) -> None:
        """Nobody stays signed in who left the desk, and nobody for longer than a day of work.

        The age of the cookie would do only the first: it starts anew whenever the session changes.
        """
        if not request.user.is_authenticated:
            return
        now, session = timezone.now().timestamp(), request.session
        seen, since = session.get("seen", now), session.setdefault("since", now)
        too_idle = now - seen > settings.SESSION_IDLE_SECONDS
        if too_idle or now - since > settings.SESSION_COOKIE_AGE:
            session.flush()
            request.user = AnonymousUser()
        elif "seen" not in session or now - seen > _SEEN_EVERY.total_seconds():
            session["seen"] = now
