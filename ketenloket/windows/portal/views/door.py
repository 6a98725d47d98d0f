"""The door of Mijn hulp: in with a follow-up code, and out."""

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.desk.actions import follow_up_hash
from ketenloket.network.organisations.permissions import open_to_all, too_often
from ketenloket.windows.portal.forms import EnterForm
from ketenloket.windows.portal.permissions import (
    appointment_to_open,
    close_portal,
    is_open,
    key_behind,
    open_portal,
    owns_appointment,
)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Follow-up code and number or e-mail address; a wrong pair always gets the same answer."""
    if request.method != "POST":
        if is_open(request):
            return redirect("portal:overview")
        return render(request, "portal/enter.html", {"form": EnterForm()})
    form = EnterForm(request.POST)
    if form.is_valid():
        code, contact = form.cleaned_data["code"], form.cleaned_data["contact"]
        # Counted by address and by code, whether the code exists or not.
        if not consume(request, action="portal", key=follow_up_hash(code, "")):
            return too_often(request)
        key_hash = follow_up_hash(code, contact)
        if key := key_behind(key_hash):
            then = appointment_to_open(request)
            open_portal(request, key_hash)
            if then and owns_appointment(key, then):
                return redirect("portal:cannot_come", pk=then)
            return redirect("portal:overview")
        form.add_error(
            None,
            _(
                "Deze code en dit nummer of e-mailadres horen niet bij elkaar. Kijk ze nog eens na, "
                "of bel het loket."
            ),
        )
    return render(request, "portal/enter.html", {"form": form})


@open_to_all
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Shut the door."""
    close_portal(request)
    messages.success(request, _("Mijn hulp is gesloten. Niemand kan nu op dit apparaat meelezen."))
    return redirect("portal:enter")
