"""Answers to applications that should have come: who answers for the person asks after them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ketenloket.chain.applications.actions import late_for
from ketenloket.chain.help_seekers.models import NAME_OF_PERSON
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.windows.workbench.rules import PAGE, day_words
from ketenloket.windows.workbench.views.silence import told_of, told_words


def kinds(acting: Worker, today: date) -> dict[str, QuerySet[Any]]:
    """The querysets for Vandaag: of whoever answers for the person, and of volunteers who help."""
    if not acting.has(Duty.HELP):
        return {}
    late = late_for(acting, today).annotate(person=NAME_OF_PERSON, told_to=told_of("request_id"))
    return {"awaited": late.order_by("due_on", "id")[:PAGE]}


def waits(found: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """What of this becomes a line on Vandaag."""
    for row in found.get("awaited", []):
        yield {
            "on": row.due_on,
            "title": _("%(name)s · vraag na: %(what)s")
            % {"name": row.person or _("hulpvraag"), "what": row.name},
            "why": _(
                "Het antwoord had er op %(day)s moeten zijn. Bel, en schrijf op wat ze zeggen."
            )
            % {"day": day_words(row.due_on)},
            "url": reverse("applications:application", args=[row.pk]),
            "button": _("Bekijk de aanvraag"),
            "case": reverse("workbench:case", args=[row.request_id]),
            "told": told_words(row.told_to),
        }
