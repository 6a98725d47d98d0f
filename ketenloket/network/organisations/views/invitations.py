"""The link in an invitation."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations import actions
from ketenloket.network.organisations.forms import NewPasswordForm
from ketenloket.network.organisations.models import Account, Worker
from ketenloket.network.organisations.permissions import (
    AnyRequest,
    InvitationOnly,
    open_to_all,
)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "again")
@open_to_all
def accept_invitation(request: AnyRequest, secret: str) -> HttpResponse:
    """Take the place that was kept: with a new account, or as another hat of whoever is signed in.

    A used, an old and a made-up link get the same answer.
    """
    invitation = actions.invitation_of(secret)
    if invitation is None:
        return render(request, "organisations/invitation_gone.html", status=404)
    signed_in = request.user if request.user.is_authenticated else None
    known = signed_in is None and Account.objects.filter(email__iexact=invitation.email).exists()
    form = None if signed_in or known else NewPasswordForm(request.POST or None)
    refused = ""
    if request.method == "POST" and not known and (form is None or form.is_valid()):
        password = form.cleaned_data["password"] if form else ""
        try:
            worker = actions.accept_invitation(secret, password=password, account=signed_in)
        except RefusedError as error:
            refused = str(error)
        except ValidationError as weak:
            if form:
                form.add_error("password", weak)
        else:
            return _begin(request, worker, new=signed_in is None)
    context = {"invitation": invitation, "form": form, "known": known, "refused": refused}
    return render(request, "organisations/accept_invitation.html", context)


def _begin(request: AnyRequest, worker: Worker, *, new: bool) -> HttpResponse:
    """Straight to work, in the new role; a second factor is asked for where it is needed."""
    if new:
        InvitationOnly(request).login(request, worker.account)
        record_authentication(request, worker.account, "password")  # chosen a moment ago
    request.session["worker"] = worker.pk
    request.session.cycle_key()
    messages.success(
        request,
        _("Welkom bij %(organisation)s. U werkt nu als %(role)s.")
        % {"organisation": worker.organisation.name, "role": worker.role.label},
    )
    return redirect("workbench:today")
