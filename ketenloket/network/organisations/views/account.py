"""Somebody's own sign-in: hats, second factor, password; and the door of the demo."""

from collections.abc import Callable, Iterator

from allauth.account import views as sign_in
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as, set_actor
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.models import Account, Organisation, Worker
from ketenloket.network.organisations.permissions import (
    SECOND_FACTORS,
    AnyRequest,
    InvitationOnly,
    for_accounts,
    open_to_all,
)


@require_safe
@for_accounts
def account(request: AnyRequest) -> HttpResponse:
    """For whom somebody works, and how the sign-in is protected."""
    hats = [request.acting, *request.hats] if request.acting else []
    context = {"all_hats": hats, "protected": is_mfa_enabled(request.user, SECOND_FACTORS)}
    return render(request, "organisations/account.html", context)


@require_POST
@for_accounts
def switch(request: AnyRequest) -> HttpResponse:
    """Put on another of one's own hats; the session gets a new key."""
    hats = [hat for hat in (request.acting, *request.hats) if hat]
    chosen = next((hat for hat in hats if str(hat.pk) == request.POST.get("worker")), None)
    if chosen is None:
        raise Http404
    request.session["worker"] = chosen.pk
    request.session.cycle_key()
    set_actor(chosen.actor())
    actions.switch_hat(chosen)
    messages.success(
        request,
        _("U werkt nu voor %(organisation)s als %(role)s.")
        % {"organisation": chosen.organisation.name, "role": chosen.role.label},
    )
    back = request.POST.get("back", "")  # where they wanted to go
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("workbench:today")


@require_safe
@open_to_all
def no_sign_up(request: AnyRequest) -> HttpResponse:
    """Why nobody can make an account for themselves, and how one does get one."""
    return render(request, "organisations/no_sign_up.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_accounts
def activate_second_factor(request: AnyRequest) -> HttpResponse:
    """Set up codes from an app; a right code counts as a second factor in this session."""
    return _with_new_factor(request, totp.activate_totp)


@require_http_methods(["GET", "HEAD", "POST"])
@for_accounts
def add_security_key(request: AnyRequest) -> HttpResponse:
    """Add a security key or passkey; it counts as a second factor in this session."""
    return _with_new_factor(request, webauthn.add_webauthn)


@require_http_methods(["GET", "HEAD", "POST"])
@for_accounts
def change_password(request: AnyRequest) -> HttpResponse:
    """Another password; the demo has none."""
    if not request.user.is_authenticated or not request.user.has_usable_password():
        messages.error(request, _("Dit is een account van de proefomgeving, zonder wachtwoord."))
        return redirect("organisations:account")
    response: HttpResponse = sign_in.password_change(request)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def demo_login(request: AnyRequest) -> HttpResponse:
    """Sign in as one of the invented people. It is there in the demo only."""
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return render(request, "organisations/demo_login.html", {"places": list(_demo_places())})
    chosen = request.POST.get("worker", "")
    for place in _demo_places():
        for worker in place.demo_workers:  # type: ignore[attr-defined]
            if str(worker.pk) == chosen:
                return _enter_demo(request, worker)
    raise Http404


def _enter_demo(request: AnyRequest, worker: Worker) -> HttpResponse:
    account = get_object_or_404(Account, pk=worker.account_id, is_demo=True, is_active=True)
    InvitationOnly(request).login(request, account)
    request.session["demo"], request.session["worker"] = True, worker.pk
    return redirect("workbench:today")


def _demo_places() -> Iterator[Organisation]:
    """Organisations with their invented workers; each looked at as that organisation itself."""
    for place in Organisation.objects.filter(active=True).order_by("alliance", "name"):
        actor = Actor(
            organisation=str(place.pk), alliance=str(place.alliance_id), sees=Sees.NOTHING
        )
        with acting_as(actor):
            place.demo_workers = list(  # type: ignore[attr-defined]
                Worker.objects.filter(organisation=place, active=True, account__is_demo=True)
                .select_related("role", "account")
                .order_by("role__position", "name")
            )
        if place.demo_workers:  # type: ignore[attr-defined]
            yield place


def _with_new_factor(
    request: AnyRequest, view: Callable[[HttpRequest], HttpResponse]
) -> HttpResponse:
    before = is_mfa_enabled(request.user, SECOND_FACTORS)
    response = view(request)
    if not before and is_mfa_enabled(request.user, SECOND_FACTORS):
        request.session["second_factor"] = True
        request.session.cycle_key()
    return response
