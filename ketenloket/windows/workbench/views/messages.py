"""What leaves the house: how somebody is mailed, what did not arrive, and the own computer system."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages as said
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.foundation.outbox.actions import (
    answer_dead_letter,
    renew_webhook_key,
    set_webhook,
    stop_webhook,
    try_webhook,
)
from ketenloket.foundation.outbox.models import DeadLetter, WebhookResult, WebhookTarget
from ketenloket.foundation.outbox.rules import Answer, Channel, error_words, recipient, shown_secret
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.actions import choose_mails
from ketenloket.windows.workbench.forms import MailsForm, WebhookForm
from ketenloket.windows.workbench.models import MailChoice, Mails

MOST = 50  # messages on one page; the oldest first, so that what is answered makes room
RESULTS = 10
_KEY = "webhook_key"


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers()
def mails(request: WorkerRequest) -> HttpResponse:
    """When I am mailed about my work."""
    by = request.acting
    choice = MailChoice.objects.filter(worker_id=by.pk).first()
    now = choice.mails if choice else Mails.DAILY
    form = MailsForm(request.POST or None, initial={"mails": now})
    if request.method == "POST" and form.is_valid():
        choose_mails(Mails(form.cleaned_data["mails"]), by=by)
        said.success(request, _("Opgeslagen."))
        return redirect("organisations:account")
    return render(request, "workbench/mails.html", {"form": form, "hats": request.hats})


@require_safe
@for_workers(Duty.COORDINATE)
def messages(request: WorkerRequest) -> HttpResponse:
    """What the own organisation sent and nobody received."""
    by = request.acting
    letters = DeadLetter.objects.filter(organisation_id=by.organisation_id)
    waiting = list(letters.filter(answered_at=None).order_by("died_at")[:MOST])
    colleagues = _colleagues(by)
    for letter in waiting:
        letter.to_words = _to_words(letter, colleagues)  # type: ignore[attr-defined]
        letter.error_words = error_words(letter.error)  # type: ignore[attr-defined]
    context = {"waiting": waiting, "answers": Answer.choices}
    return render(request, "workbench/messages.html", context)


@require_POST
@for_workers(Duty.COORDINATE)
def answer_message(request: WorkerRequest) -> HttpResponse:
    """Again, or leave it."""
    try:
        letter, answer = (
            UUID(request.POST.get("letter", "")),
            Answer(request.POST.get("answer", "")),
        )
        answer_dead_letter(letter, answer, by=request.acting.pk)
    except (ValueError, DeadLetter.DoesNotExist) as wrong:
        raise Http404 from wrong
    except RefusedError as refused:
        said.error(request, str(refused))
    else:
        again = answer == Answer.AGAIN
        said.success(
            request,
            _("Wij proberen het binnen een minuut opnieuw.") if again else _("Dit bericht is weg."),
        )
    return redirect("workbench:messages")


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers(Duty.COORDINATE)
def webhook(request: WorkerRequest) -> HttpResponse:
    """Where our computer system listens, its key (shown once), and how it went."""
    own = request.acting.organisation_id
    target = WebhookTarget.objects.filter(organisation_id=own).first()
    used = target if target and target.active else None
    form = WebhookForm(initial={"url": used.url if used else ""})
    if request.method == "POST":
        form, done = _change_webhook(request, target)
        if done:
            return redirect("workbench:webhook")
    results = list(WebhookResult.objects.filter(organisation_id=own).order_by("-at")[:RESULTS])
    for result in results:
        result.error_words = error_words(result.error)  # type: ignore[attr-defined]
    context = {
        "form": form,
        "target": used,
        "key": request.session.pop(_KEY, ""),
        "results": results,
    }
    return render(request, "workbench/webhook.html", context)


def _change_webhook(
    request: WorkerRequest, target: WebhookTarget | None
) -> tuple[WebhookForm, bool]:
    """What was asked for with the page; the form, and whether it was done."""
    by, asked = request.acting.pk, request.POST.get("do", "save")
    if asked == "save":
        form = WebhookForm(request.POST)
        if not form.is_valid():
            return form, False
        try:
            made = set_webhook(form.cleaned_data["url"], by=by)
        except RefusedError as refused:
            form.add_error("url", str(refused))
            return form, False
        if target is None:
            request.session[_KEY] = shown_secret(made.salt)
        said.success(request, _("Opgeslagen."))
        return form, True
    if target is None:
        raise Http404
    _press(request, asked, by)
    return WebhookForm(), True


def _press(request: WorkerRequest, asked: str, by: int) -> None:
    try:
        if asked == "key":
            request.session[_KEY] = shown_secret(renew_webhook_key(by=by).salt)
        elif asked == "stop":
            stop_webhook(by=by)
            said.success(request, _("De koppeling staat uit."))
        else:
            try_webhook(settings.SITE_URL.rstrip("/") + reverse("workbench:webhook"))
            said.success(
                request,
                _("Er gaat binnen een minuut een proef uit. Ververs daarna deze bladzijde."),
            )
    except RefusedError as refused:
        said.error(request, str(refused))


def _colleagues(by: Worker) -> dict[str, str]:
    """The addresses of the own colleagues, by what is kept of an address."""
    own = Worker.objects.filter(organisation_id=by.organisation_id, account__isnull=False)
    addresses = set(own.values_list("account__email", flat=True))
    addresses.add(by.organisation.email)
    return {recipient(address): address for address in addresses if address}


def _to_words(letter: Any, colleagues: dict[str, str]) -> str:
    if letter.channel == Channel.WEBHOOK:
        return _("uw eigen systeem")
    return colleagues.get(letter.recipient) or _("iemand buiten uw organisatie")
