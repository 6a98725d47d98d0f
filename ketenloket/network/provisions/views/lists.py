"""The Voorzieningenlijst for workers: look for one, read it, see who changed it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ketenloket.foundation.pages import page_of
from ketenloket.network.directory.rules import municipality_name
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.provisions.forms import ListSearchForm
from ketenloket.network.provisions.models import Provision, ProvisionChange, ProvisionQuerySet
from ketenloket.network.provisions.permissions import may_change, may_keep, may_set_norms
from ketenloket.network.provisions.rules.columns import LISTS
from ketenloket.network.provisions.rules.upkeep import last_good_day, needs_review

_PAGE, _MOST_PAGES, _MOST_CHANGES = 25, 100, 50


@require_safe
@for_workers()
def listed(request: WorkerRequest) -> HttpResponse:
    """Find a provision by words, whose it is, part of life, who asks for it or municipality."""
    by, today = request.acting, timezone.localdate()
    form = ListSearchForm(request.GET or None, municipalities=by.alliance.municipalities)
    wanted = form.wanted() if request.GET else {}
    found = _found(wanted, by).select_related("organisation").order_by("name", "pk")
    page = page_of(found, request, rows=_PAGE, most=_MOST_PAGES)
    context = {
        "form": form,
        "rows": [
            {"provision": each, "review": needs_review(each.checked_on, today)}
            for each in page.rows
        ],
        **page.beside(),
        "searched": bool(request.GET),
        "may_keep": may_keep(by),
    }
    return render(request, "provisions/list.html", context)


def _found(wanted: Mapping[str, Any], by: Worker) -> ProvisionQuerySet:
    found = Provision.objects.listed_in(by.alliance_id)
    if words := wanted.get("q"):
        found = found.about(str(words))
    for name, field in (("wie", "layer"), ("gebied", "life_area"), ("aanvraag", "apply_by")):
        if name in wanted:
            found = found.filter(**{field: wanted[name]})
    if "gemeente" in wanted:
        everywhere = Q(municipalities=[])
        found = found.filter(everywhere | Q(municipalities__contains=[wanted["gemeente"]]))
    if "oud" in wanted:
        day = last_good_day(timezone.localdate())
        found = found.filter(Q(checked_on__isnull=True) | Q(checked_on__lt=day))
    return found


@require_safe
@for_workers()
def provision(request: WorkerRequest, pk: int) -> HttpResponse:
    """One provision, to read to somebody or to print."""
    by = request.acting
    found = one(request, pk)
    known = Provision.objects.known_in(by.alliance_id)
    changes = (
        ProvisionChange.objects.filter(provision=found)
        .select_related("organisation", "made_by")
        .order_by("-made_at", "-pk")[:_MOST_CHANGES]
    )
    labels = {field.name: field.verbose_name for field in Provision._meta.fields}
    context = {
        "provision": found,
        "municipalities": [municipality_name(code) or code for code in found.municipalities],
        "first": list(known.filter(code__in=found.before).order_by("name")),
        "after": list(known.filter(before__contains=[found.code], active=True).order_by("name")),
        "review": needs_review(found.checked_on, timezone.localdate()),
        "may_change": may_change(by, found),
        "may_set_norms": may_set_norms(by),
        "changes": [
            {
                "change": each,
                "fields": [
                    {"label": labels.get(name, name), "was": _in_words(name, was)}
                    for name, was in each.before.items()
                ],
            }
            for each in changes
        ],
    }
    return render(request, "provisions/provision.html", context)


def one(request: WorkerRequest, pk: int) -> Provision:
    """The provision, if the alliance knows it; else it is not there."""
    known = Provision.objects.known_in(request.acting.alliance_id)
    return get_object_or_404(known.select_related("organisation", "checked_by"), pk=pk)


def _in_words(name: str, was: object) -> str:
    if name in LISTS:
        was = str(LISTS[name].get(str(was), was))
    if isinstance(was, bool):
        return "ja" if was else "nee"
    if isinstance(was, list):
        return ", ".join(map(str, was)) or "(leeg)"
    return "(leeg)" if was in (None, "") else str(was)
