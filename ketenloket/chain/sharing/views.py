"""Who may see what of a person; asking consent and taking it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.sharing.actions import give_consent, withdraw_consent
from ketenloket.chain.sharing.forms import ConsentForm, OrganisationForm, TermsForm
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import (
    CONSENT_MONTHS,
    Category,
    LegalBasis,
    Purpose,
    basis_of,
    read_out,
    words_of,
)
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Organisation
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


@dataclass(frozen=True)
class Line:
    """One organisation on the page: what it may see, why, and what came of it."""

    organisation: Organisation
    consent: Consent | None
    disclosure: Disclosure | None

    @property
    def now(self) -> bool:
        """Whether it holds today."""
        if self.consent:
            return self.consent.stands
        return bool(self.disclosure and self.disclosure.is_open)

    @property
    def what(self) -> list[str]:
        """What it opens, or would open."""
        row = self.disclosure or self.consent
        return row.category_words if row else []

    @property
    def tag(self) -> dict[str, str]:
        """How it stands, for the tag beside the name."""
        if self.disclosure and self.disclosure.is_live:
            return {"tone": "info", "icon": "eye", "label": _("ziet mee")}
        if self.disclosure and self.disclosure.is_open:
            return {"tone": "warn", "icon": "clock", "label": _("ziet nog niets: moet aannemen")}
        if self.now:
            return {"tone": "neutral", "icon": "lock", "label": _("nog niets gedeeld")}
        if self.consent and self.consent.withdrawn_at:
            return {"tone": "neutral", "icon": "close", "label": _("gestopt")}
        return {"tone": "neutral", "icon": "close", "label": _("voorbij")}


def _lines(consents: Iterable[Consent], disclosures: Iterable[Disclosure]) -> list[Line]:
    """One line for every consent with the last that was opened on it, and for every other basis."""
    opened: dict[UUID, Disclosure] = {}
    lines = []
    for row in disclosures:
        if row.consent_id is None:
            lines.append(Line(row.to_organisation, None, row))
        elif row.consent_id not in opened or row.is_open:
            opened[row.consent_id] = row
    lines += [Line(c.organisation, c, opened.get(c.pk)) for c in consents]
    return sorted(lines, key=lambda line: line.organisation.name)


def _led(request: WorkerRequest, pk: UUID) -> HelpRequest:
    """The request, if the organisation of whoever acts leads it; 404 for all others."""
    return get_object_or_404(
        HelpRequest.objects.select_related("help_seeker", "lead"),
        pk=pk,
        lead_id=request.acting.organisation_id,
    )


@for_workers(Duty.CASES)
@require_safe
def overview(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Who may see what of this person, on which basis, until when."""
    help_request = _led(request, pk)
    lines = _lines(
        Consent.objects.filter(request_id=pk).select_related("organisation"),
        Disclosure.objects.filter(request_id=pk)
        .select_related("to_organisation")
        .order_by("-made_at"),
    )
    record("sharing.viewed", help_request, purpose="help", request_id=pk)
    read_only()
    return render(
        request,
        "sharing/overview.html",
        {
            "help_request": help_request,
            "now": [line for line in lines if line.now],
            "past": [line for line in lines if not line.now],
            "is_open": help_request.status == Status.OPEN,
        },
    )


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Ask consent: choose, read out, write down. Nothing is kept before the last step."""
    help_request = _led(request, pk)
    if help_request.status != Status.OPEN:
        messages.info(request, _("Deze hulpvraag is afgesloten. Er valt niets meer te delen."))
        return redirect("sharing:overview", pk=pk)
    pressed = "organisation" in request.GET or "verder" in request.GET
    choose = OrganisationForm(request.GET if pressed else None, request=help_request)
    if not choose.is_valid():
        return _page(request, help_request, "choose", form=choose)
    organisation = choose.cleaned_data["organisation"]
    if basis_of(organisation.kind) is LegalBasis.PUBLIC_TASK:
        return _page(request, help_request, "public_task", organisation=organisation)
    if request.method == "POST":
        return _write_down(request, help_request, organisation)
    asked = request.GET if "until" in request.GET else None
    terms = TermsForm(asked, organisation=organisation)
    if not terms.is_valid():
        return _page(request, help_request, "terms", form=terms, organisation=organisation)
    form = ConsentForm(organisation=organisation)
    # Chosen in the earlier step; what always belongs to it is no choice, and the form adds it again.
    covers = [code for code in terms.cleaned_data["covers"] if code != Category.REQUEST]
    form.initial = {**form.initial, **terms.cleaned_data, "covers": covers}
    return _read_out(request, help_request, form, terms.cleaned_data)


def _write_down(
    request: WorkerRequest, help_request: HelpRequest, organisation: Organisation
) -> HttpResponse:
    form = ConsentForm(request.POST, organisation=organisation)
    terms = TermsForm(request.POST, organisation=organisation)
    if not terms.is_valid():
        return _page(request, help_request, "terms", form=terms, organisation=organisation)
    if form.is_valid():
        try:
            give_consent(
                help_request, organisation=organisation, by=request.acting, **form.cleaned_data
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            text = _(
                "De toestemming voor %(organisation)s is vastgelegd. Er is nog niets gedeeld: dat"
                " gebeurt pas als u verwijst."
            )
            messages.success(request, text % {"organisation": organisation})
            return redirect("workbench:case", pk=help_request.pk)
    return _read_out(request, help_request, form, terms.cleaned_data)


def _read_out(
    request: WorkerRequest, help_request: HelpRequest, form: ConsentForm, terms: dict[str, Any]
) -> HttpResponse:
    return _page(
        request,
        help_request,
        "read_out",
        form=form,
        organisation=form.organisation,
        what=read_out(terms["covers"]),
        covers=words_of(terms["covers"]),
        until=terms["until"],
        to_help=terms["purpose"] == Purpose.REFERRAL,
    )


_ROAD = {"choose": 0, "public_task": 0, "terms": 1, "read_out": 2}


def _page(
    request: WorkerRequest, help_request: HelpRequest, step: str, **context: Any
) -> HttpResponse:
    labels = [_("Wie"), _("Wat en hoe lang"), _("Voorlezen en vastleggen")]
    place = _ROAD[step]
    steps = [
        {"label": label, "state": "done" if n < place else "now" if n == place else "later"}
        for n, label in enumerate(labels)
    ]
    record("sharing.consent_asked", help_request, purpose="help", request_id=help_request.pk)
    read_only()
    base = {"help_request": help_request, "steps": steps, "months": CONSENT_MONTHS}
    return render(request, f"sharing/add_{step}.html", base | context)


@for_workers(Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take back a consent on the word of the person, after saying what that does."""
    consent = get_object_or_404(
        Consent.objects.select_related(
            "organisation", "request__help_seeker", "request__lead", "request__responsible"
        ),
        pk=pk,
        lead_id=request.acting.organisation_id,
    )
    if consent.withdrawn_at:
        messages.info(request, _("Deze toestemming was al gestopt."))
        return redirect("sharing:overview", pk=consent.request_id)
    if request.method == "POST":
        withdraw_consent(pk, by=request.acting)
        text = _(
            "De toestemming is ingetrokken. %(organisation)s ziet vanaf nu niets meer en krijgt"
            " daar bericht van. Bespreek met de hulpvrager wat nu."
        )
        messages.success(request, text % {"organisation": consent.organisation})
        return redirect("workbench:case", pk=consent.request_id)
    record("sharing.viewed", consent, purpose="help")
    read_only()
    return render(
        request,
        "sharing/withdraw.html",
        {"consent": consent, "help_request": consent.request, "what": consent.category_words},
    )
