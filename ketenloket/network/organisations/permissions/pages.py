"""Who may open which page.

Every view carries its decision as `view.access`: the middleware refuses a view without one, and
the authorisation matrix in the tests reads it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.network.organisations.models import Account, Worker
from ketenloket.network.organisations.rules import Duty

View = Callable[..., HttpResponse]

# Roles that are shown people, or codes about people: they need a second factor.
_SEE_PEOPLE = {Sees.ORGANISATION, Sees.ASSIGNED, Sees.TABLE}
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class AnyRequest(HttpRequest):
    """A request after the middleware: who acts, if anybody, and with which other hats."""

    acting: Worker | None
    hats: list[Worker]
    failed: bool


class WorkerRequest(AnyRequest):
    """A request in a view behind `for_workers`: somebody acts."""

    user: Account
    acting: Worker  # that is what `for_workers` makes sure of


@dataclass(frozen=True)
class Access:
    """Who may open a page: everybody, any account, workers with one of these duties, a help-seeker."""

    kind: str
    duties: frozenset[Duty] = frozenset()


def open_to_all(view: View) -> View:
    """A public page: no account, nothing personal shown."""
    view.access = Access("public")  # type: ignore[attr-defined]
    return view


def for_accounts(view: View) -> View:
    """A page about somebody's own sign-in: for every account, with or without work."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.access = Access("account")  # type: ignore[attr-defined]
    return guarded


def for_workers(*duties: Duty) -> Callable[[View], View]:
    """A page for signed-in workers with one of these duties; without any, for all workers."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            refused = _refused(request, frozenset(duties))
            return refused or view(request, *args, **kwargs)

        guarded.access = Access("workers", frozenset(duties))  # type: ignore[attr-defined]
        return guarded

    return decorate


def _refused(request: HttpRequest, duties: frozenset[Duty]) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    worker: Worker | None = getattr(request, "acting", None)
    if worker is None:
        return render(request, "organisations/no_work.html", status=403)
    if lacks_second_factor(request, worker):
        return _ask_second_factor(request)
    if duties and not duties & set(worker.role.duties):
        return _with_another_hat(request, duties)
    return None


def _with_another_hat(request: HttpRequest, duties: frozenset[Duty]) -> HttpResponse:
    """Refused, and whoever may look with another of their own hats is shown the way.

    Raises:
        PermissionDenied: when none of them may either.
    """
    fitting = [hat for hat in getattr(request, "hats", []) if duties & set(hat.role.duties)]
    if not fitting:
        raise PermissionDenied
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    context = {"fitting": fitting, "back": back}
    return render(request, "organisations/other_hat.html", context, status=403)


def _ask_second_factor(request: HttpRequest) -> HttpResponse:
    """To the page that sets one up, or asks for the one there is (it was set up elsewhere)."""
    if is_mfa_enabled(request.user, SECOND_FACTORS):
        return redirect_to_login(request.get_full_path(), resolve_url("mfa_reauthenticate"))
    return redirect("mfa_activate_totp")


def lacks_second_factor(request: HttpRequest, worker: Worker) -> bool:
    """Whether this worker is shown people but came in with a password alone.

    What counts is what was shown in this session, not what the account could have shown. The
    one-click demo sign-in needs none: it exists in demo mode only, with invented people.
    """
    if worker.role.sees not in _SEE_PEOPLE:
        return False
    if settings.DEMO and request.session.get("demo"):
        return False
    return not used_second_factor(request)


def used_second_factor(request: HttpRequest) -> bool:
    """Whether a second factor was shown in this session: at sign-in, later, or by setting it up."""
    if request.session.get("second_factor"):
        return True
    return any(
        shown["method"] == "mfa" for shown in get_authentication_records(request, request.user)
    )
