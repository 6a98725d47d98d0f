"""What the person decides and changes: a message, the way to be reached, stop sharing."""

from uuid import UUID

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketenloket.chain.sharing.models import Consent
from ketenloket.chain.sharing.rules import Category
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.windows.portal import actions
from ketenloket.windows.portal.forms import ContactForm, MessageForm
from ketenloket.windows.portal.permissions import HelpSeekerRequest, for_help_seekers, open_portal
from ketenloket.windows.portal.views.overview import context_of


@for_help_seekers
@require_POST
def message(request: HelpSeekerRequest) -> HttpResponse:
    """Leave a message; what could not be sent stays in the form."""
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            actions.leave_message(request.help_request, text=form.cleaned_data["text"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                _("Uw bericht is verstuurd. %(place)s leest het uiterlijk de volgende werkdag.")
                % {"place": request.help_request.lead},
            )
            return redirect("portal:overview")
    return render(request, "portal/overview.html", context_of(request.help_request, form))


@for_help_seekers
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HelpSeekerRequest) -> HttpResponse:
    """Correct telephone number and e-mail address; needs the code once more."""
    own = request.help_request
    if request.method != "POST":
        form = ContactForm(initial={"phone": own.help_seeker.phone, "email": own.help_seeker.email})
        record("portal.viewed", own, purpose="own_data", request_id=own.pk)
        read_only()
        return render(request, "portal/correct.html", {"form": form})
    form = ContactForm(request.POST)
    if form.is_valid():
        if not consume(request, action="portal", key=str(own.pk)):
            form.add_error(
                None, _("Dit ging te vaak achter elkaar. Wacht een kwartier, of bel ons.")
            )
            return render(request, "portal/correct.html", {"form": form})
        try:
            opens = actions.correct_contact(own, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("code", str(refused))
        else:
            open_portal(request, opens)
            messages.success(
                request,
                _("Opgeslagen. Uw volgcode werkt vanaf nu met uw nieuwe nummer of e-mailadres."),
            )
            return redirect("portal:overview")
    return render(request, "portal/correct.html", {"form": form})


@for_help_seekers
@require_POST
def stop_asking(request: HelpSeekerRequest) -> HttpResponse:
    """No longer agree with asking other organisations whether they help already."""
    actions.stop_asking(request.help_request)
    messages.success(request, _("Wij vragen het niet meer na. Wat al was gevraagd, is gestopt."))
    return redirect("portal:overview")


@for_help_seekers
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HelpSeekerRequest, pk: UUID) -> HttpResponse:
    """Stop sharing with one organisation; the page before the button says what then happens."""
    consent = get_object_or_404(
        Consent.objects.select_related("organisation"), pk=pk, request_id=request.help_request.pk
    )
    if request.method == "POST":
        if consent.withdrawn_at is None:
            actions.withdraw(consent)
        messages.success(
            request,
            _(
                "%(place)s ziet vanaf nu niets meer van u. %(lead)s weet dit en bespreekt met u wat nu past."
            )
            % {"place": consent.organisation, "lead": request.help_request.lead},
        )
        return redirect("portal:overview")
    if consent.withdrawn_at is not None:
        messages.info(
            request, _("Het delen met %(place)s was al gestopt.") % {"place": consent.organisation}
        )
        return redirect("portal:overview")
    record("portal.viewed", consent, purpose="own_data")
    read_only()
    what = [Category(code).label for code in consent.covers if code in Category.values]
    return render(request, "portal/withdraw.html", {"consent": consent, "what": what})
