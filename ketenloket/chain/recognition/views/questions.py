"""Asking whether another organisation helps somebody already, and answering that."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ketenloket.chain.recognition import actions
from ketenloket.chain.recognition.forms import AnswerForm, AskForm
from ketenloket.chain.recognition.models import Counterpart, Question
from ketenloket.chain.recognition.rules import ANSWER_DAYS, AgreedHow, Answer, agreement
from ketenloket.chain.recognition.views.people import own_person
from ketenloket.foundation.audit.actions import record, record_each
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_MOST = 50


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Read the text to the person, and put the question if they say yes.

    The answer is the same for everybody who is asked about: the question is put.
    """
    person = own_person(request, pk)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(
                person,
                agreed_how=AgreedHow(form.cleaned_data["agreed_how"]),
                agreed_in=person.language,
                by=request.acting,
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De vraag is gesteld."))
            return redirect("recognition:person", pk=person.pk)
    record("recognition.person_viewed", person, purpose="help")
    read_only()
    texts = agreement("nl")
    texts += agreement(person.language) if person.language != "nl" else []
    context = {"person": person, "form": form, "agreement": texts, "days": ANSWER_DAYS}
    return render(request, "recognition/ask.html", context)


@for_workers(Duty.DESK, Duty.CASES)
@require_POST
def withdraw(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The person no longer agrees."""
    question = get_object_or_404(Question, pk=pk, lead_id=request.acting.organisation_id)
    actions.withdraw(question, by=request.acting)
    messages.success(request, _("De vraag is ingetrokken. Er komt geen antwoord meer."))
    return redirect("recognition:person", pk=question.help_seeker_id)


@for_workers(Duty.DESK, Duty.CASES)
@require_safe
def questions(request: WorkerRequest) -> HttpResponse:
    """What other organisations ask us about people whom we help."""
    rows = (
        Counterpart.objects.filter(lead_id=request.acting.organisation_id, ended_at=None)
        .select_related("help_seeker", "asker", "answered_by")
        .order_by("-put_at")[:_MOST]
    )
    today = timezone.localdate()
    listed = list(rows)
    record_each("recognition.counterpart_viewed", listed, purpose="help")
    read_only()
    context = {
        "waiting": [row for row in listed if not row.answer and row.answer_by >= today],
        "past": [row for row in listed if row.answer],
    }
    return render(request, "recognition/questions.html", context)


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Is this the same person? Shows our own person, and who asks."""
    row = get_object_or_404(
        Counterpart.objects.select_related("help_seeker", "asker"),
        pk=pk,
        lead_id=request.acting.organisation_id,
    )
    initial = {
        "since": timezone.localdate(row.help_seeker.lead_since),
        "phone": request.acting.phone or request.acting.organisation.phone,
    }
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            said = actions.answer(
                row.pk,
                Answer(form.cleaned_data["answer"]),
                by=request.acting,
                since=form.cleaned_data["since"],
                phone=form.cleaned_data["phone"],
            )
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _answered(said))
        return redirect("recognition:questions")
    record("recognition.counterpart_viewed", row, purpose="help")
    read_only()
    return render(request, "recognition/answer.html", {"row": row, "form": form})


def _answered(row: Counterpart) -> str:
    if row.answer == Answer.YES:
        return _("Uw antwoord is verstuurd. Bel %(name)s: spreek af wie wat doet.") % {
            "name": row.asker_name
        }
    return _("Uw antwoord is bewaard. De andere organisatie hoort niets.")
