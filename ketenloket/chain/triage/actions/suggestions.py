"""Fetch what the matching needs: the words of the alliance and the offers of today."""

from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, CharField, Value

from ketenloket.chain.triage.models import TriageItem, offer_of
from ketenloket.network.directory.models import BoundarySign, Need, Service
from ketenloket.network.directory.rules.matching import Sign, Suggestion, Words, suggest


def known_words() -> Words:
    """The words for needs and signs, in one query."""
    needs = Need.objects.order_by().values_list(
        "code",
        "label",
        Value(value=False, output_field=BooleanField()),
        Value("need", output_field=CharField()),
    )
    signs = BoundarySign.objects.order_by().values_list(
        "code", "label", "stops_volunteer", Value("sign", output_field=CharField())
    )
    rows = list(needs.union(signs, all=True))
    return Words(
        needs={code: label for code, label, _stops, what in rows if what == "need"},
        signs={code: Sign(label, stops) for code, label, stops, what in rows if what == "sign"},
    )


def services_of(alliance_id: int) -> list[Service]:
    """Everything that is offered in this alliance, with the organisation that offers it."""
    return list(
        Service.objects.filter(alliance_id=alliance_id, active=True, organisation__active=True)
        .select_related("organisation")
        .order_by("organisation__name", "name")
    )


def suggestions_for(
    item: TriageItem, *, services: Iterable[Service], words: Words, today: date
) -> list[Suggestion]:
    """The offers that fit this question best today."""
    offers = [offer_of(service, today) for service in services]
    return suggest(item.ask, offers, words=words)
