"""Fetch what the matching needs: the words of the alliance and the offers of today."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import BooleanField, CharField, Q, QuerySet, Value
from django.utils import timezone

from ketenloket.chain.triage.models import TriageItem, offer_of
from ketenloket.network.agreements.actions import stops_as_agreed
from ketenloket.network.agreements.rules import too_heavy
from ketenloket.network.directory.models import BoundarySign, Need, Service
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.directory.rules.matching import (
    Ask,
    LeftOut,
    Offer,
    Sign,
    Suggestion,
    Words,
    left_out,
    suggest,
)
from ketenloket.network.directory.rules.missing import Missing, missing

_MOST_ELSEWHERE = 500  # offers that are looked at only to say what was missing


@dataclass(frozen=True)
class Advice:
    """What the verwijskaart says to one question.

    Attributes:
        fitting: the offers that fit best, with reasons.
        left_out: offers that help with this and are yet not for this question, with why.
        missing: for which needs nothing is left, and what emptied the list.
    """

    fitting: list[Suggestion]
    left_out: list[LeftOut]
    missing: list[Missing]


def known_words(alliance_id: int) -> Words:
    """The words for needs and signs. What a sign means for volunteers is what the alliance agreed."""
    needs = Need.objects.order_by().values_list(
        "code",
        "label",
        Value(value=False, output_field=BooleanField()),
        Value("need", output_field=CharField()),
    )
    signs = BoundarySign.objects.order_by().values_list(
        "code",
        "label",
        stops_as_agreed(alliance_id, timezone.localdate()),
        Value("sign", output_field=CharField()),
    )
    rows = list(needs.union(signs, all=True))
    heavy = too_heavy()
    return Words(
        needs={code: label for code, label, _stops, what in rows if what == "need"},
        signs={code: Sign(label, stops) for code, label, stops, what in rows if what == "sign"}
        | {heavy.code: Sign(heavy.label, stops_volunteer=True)},
    )


def services_of(alliance_id: int) -> list[Service]:
    """Everything that is offered in this alliance, to choose from: names only."""
    return list(
        _offered(alliance_id)
        .only("name", "organisation", "organisation__name")
        .order_by("organisation__name", "name")
    )


def _offered(alliance_id: int) -> "QuerySet[Service]":
    return Service.objects.filter(
        alliance_id=alliance_id, active=True, organisation__active=True
    ).select_related("organisation")


def offers_for(ask: Ask, alliance_id: int, today: date, *, anywhere: bool = False) -> list[Offer]:
    """What may help with this question: by need, and in its municipality unless `anywhere`."""
    meant = Q(needs__overlap=sorted(ask.all_needs))
    if ask.threats:
        meant |= Q(form_of_help=FormOfHelp.CRISIS)
    found = _offered(alliance_id).filter(meant)
    if anywhere:
        found = found.order_by("pk")[:_MOST_ELSEWHERE]
    elif ask.municipality:
        found = found.filter(Q(municipalities__contains=[ask.municipality]) | Q(municipalities=[]))
    return [
        replace(offer_of(service, today), helps_now=service.helps_known(today)) for service in found
    ]


def advice_for(item: TriageItem, *, words: Words, today: date) -> Advice:
    """Which offers fit this question best today, which do not, and what is missing."""
    ask = item.ask
    offers = offers_for(ask, item.alliance_id, today)
    lacks = missing(ask, offers, words)
    if lacks and ask.municipality:  # what is there elsewhere tells what is missing here
        lacks = missing(ask, offers_for(ask, item.alliance_id, today, anywhere=True), words)
    return Advice(
        fitting=suggest(ask, offers, words=words),
        left_out=left_out(ask, offers, words=words),
        missing=lacks,
    )
