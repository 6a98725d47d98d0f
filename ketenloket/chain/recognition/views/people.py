"""Which files of the own organisation are one person, or one household."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition import actions
from ketenloket.chain.recognition.forms import EndForm, JudgeForm, TieForm
from ketenloket.chain.recognition.models import (
    Household,
    SamePerson,
    around,
    look_alikes,
    questions_of,
)
from ketenloket.chain.recognition.rules import Part, Tie, Verdict, compared_words
from ketenloket.foundation.audit.actions import record_each
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty


def own_person(request: WorkerRequest, pk: UUID) -> HelpSeeker:
    """Somebody whom the organisation of whoever acts leads; 404 for all others."""
    return get_object_or_404(HelpSeeker, pk=pk, lead_id=request.acting.organisation_id)


@for_workers(Duty.DESK, Duty.CASES)
@require_safe
def person(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Who looks like this person, which files belong together, who lives with them, who was asked."""
    found = own_person(request, pk)
    alike = look_alikes(found, by=request.acting)
    ties = around(found, by=request.acting)
    seen = [*(row.person for row in alike), *(row.person for row in ties.all)]
    others = {one.pk: one for one in seen}
    record_each("recognition.person_viewed", [found, *others.values()], purpose="help")
    asked = questions_of(found, by=request.acting)
    read_only()
    context: dict[str, Any] = {
        "person": found,
        "alike": [
            {
                "person": candidate.person,
                "compared": compared_words(candidate.likeness),
                "lives_there": candidate.likeness.parts[Part.ADDRESS] == Verdict.SAME,
            }
            for candidate in alike
        ],
        "ties": ties,
        "ways": Tie.choices,
        "questions": asked,
        "standing": any(row.question.stands for row in asked),
        "today": timezone.localdate(),
    }
    return render(request, "recognition/person.html", context)


def _other(request: WorkerRequest, form: Any) -> HelpSeeker:
    return own_person(request, form.cleaned_data["other"])


@for_workers(Duty.DESK, Duty.CASES)
@require_POST
def judge(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """One person, or two."""
    found = own_person(request, pk)
    form = JudgeForm(request.POST)
    if form.is_valid():
        same = form.cleaned_data["same"] == "yes"
        try:
            actions.judge(found, _other(request, form), same=same, by=request.acting)
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request,
                _("De dossiers zijn gekoppeld. Er is niets samengevoegd: u kunt het terugdraaien.")
                if same
                else _("Onthouden: dit zijn twee mensen."),
            )
    return redirect("recognition:person", pk=found.pk)


@for_workers(Duty.DESK, Duty.CASES)
@require_POST
def tie(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Two people of one household."""
    found = own_person(request, pk)
    form = TieForm(request.POST)
    if form.is_valid():
        try:
            actions.tie(
                found,
                _other(request, form),
                how=Tie(form.cleaned_data["tie"]),
                since=form.cleaned_data["since"],
                by=request.acting,
            )
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Het huishouden is vastgelegd."))
    else:
        messages.error(request, _("Kies wat zij van elkaar zijn."))
    return redirect("recognition:person", pk=found.pk)


def _link(request: WorkerRequest, kind: type[Any], pk: UUID) -> Any:
    mine = request.acting.organisation_id
    return get_object_or_404(kind, pk=pk, one_lead_id=mine, other_lead_id=mine)


def _undo(request: WorkerRequest, row: Any) -> HttpResponse:
    actions.undo(row, by=request.acting)
    messages.success(request, _("Teruggedraaid. Alles staat weer zoals het was."))
    return redirect("recognition:person", pk=_came_from(request, row))


def _came_from(request: WorkerRequest, row: Any) -> UUID:
    """The side of the link from which somebody came."""
    ends: dict[str, UUID] = {str(row.one_id): row.one_id, str(row.other_id): row.other_id}
    first: UUID = row.one_id
    return ends.get(request.POST.get("from", ""), first)


@for_workers(Duty.DESK, Duty.CASES)
@require_POST
def undo_same(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take back that two files are one person, or two."""
    return _undo(request, _link(request, SamePerson, pk))


@for_workers(Duty.DESK, Duty.CASES)
@require_POST
def undo_tie(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Take back that two people are of one household."""
    return _undo(request, _link(request, Household, pk))


@for_workers(Duty.DESK, Duty.CASES)
@require_POST
def end_tie(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """They no longer live together."""
    row = _link(request, Household, pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Vul een dag in."))
    else:
        try:
            actions.end_tie(row, on=form.cleaned_data["on"], by=request.acting)
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("De einddatum staat erbij."))
    return redirect("recognition:person", pk=_came_from(request, row))
