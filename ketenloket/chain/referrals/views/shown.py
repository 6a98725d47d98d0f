"""Parts of the pages in words: the packet, the legal basis, how far it is."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, missing_in
from ketenloket.chain.sharing.actions import legal_basis_for
from ketenloket.chain.sharing.rules import LegalBasis, Purpose, basis_of
from ketenloket.network.organisations.models import Organisation, Worker


def packet_rows(packet: dict[str, Any]) -> list[dict[str, str]]:
    """What the receiver sees beforehand, line by line; what is not known has no line."""
    underlying = packet.get("underlying", "")
    lines = (
        (_("Nummer"), packet.get("number", "")),
        (_("Waarom deze organisatie"), packet.get("why", "")),
        (_("Vragen"), _words(packet.get("needs", ()))),
        (_("Wat eronder zit"), underlying),
        (_("Dreigt nu"), _words(packet.get("threats", ()))),
        (_("Talen"), _words(packet.get("languages", ()))),
        (_("Tolk nodig"), packet.get("needs_interpreter", "")),
        (_("Huishouden"), packet.get("household", "")),
        (_("Schulden"), packet.get("debts", "")),
        (_("Gemeente"), packet.get("municipality", "")),
        (_("Signalen"), _words(packet.get("signs", ()))),
    )
    return [{"label": label, "value": value} for label, value in lines if value]


def _words(coded: Iterable[dict[str, str]]) -> str:
    return ", ".join(row["label"] for row in coded)


def basis_shown(help_request: HelpRequest, receiver: Organisation) -> dict[str, Any]:
    """On which basis may be shared with this receiver today, and what to do when there is none."""
    basis = legal_basis_for(
        help_request, receiver, purpose=Purpose.REFERRAL, on=timezone.localdate()
    )
    words = {"name": receiver.name}
    add = reverse("sharing:add", args=[help_request.pk]) + f"?organisation={receiver.pk}"
    if basis is None:
        text = _("Er is nog geen toestemming om met %(name)s te delen.") % words
        return {"stands": False, "tone": "warn", "text": text, "url": add}
    words["day"] = date_format(basis.ends_on, "j F Y")
    if basis.legal_basis is LegalBasis.PUBLIC_TASK:
        text = _(
            "%(name)s doet dit als wettelijke taak (Wgs). Daarvoor vraagt u geen toestemming."
            " Vertel het de hulpvrager wel. Dit geldt tot en met %(day)s."
        )
        return {"stands": True, "tone": "info", "text": text % words, "until": words["day"]}
    covers = basis.consent.covers if basis.consent else []
    if missing := missing_in(covers):
        words["what"] = ", ".join(missing)
        text = _(
            "De toestemming voor %(name)s gaat niet over: %(what)s. Bij aankomst gaat het hele"
            " dossier over. Vraag daar eerst toestemming voor."
        )
        return {"stands": False, "tone": "warn", "text": text % words, "url": add}
    text = _("De hulpvrager gaf toestemming voor %(name)s, tot en met %(day)s.") % words
    return {"stands": True, "tone": "ok", "text": text, "until": words["day"]}


def needs_consent(receiver: Organisation) -> bool:
    """Whether consent is the basis for this receiver, and not its task by law."""
    return basis_of(receiver.kind) is LegalBasis.CONSENT


def road_of(referral: Referral) -> list[dict[str, str]]:
    """The road of a referral: prepared, sent, accepted, arrived; or where it left the road."""
    labels = [_("Voorbereid"), _("Verstuurd"), _("Aangenomen"), _("Aangekomen")]
    here = {State.DRAFT: 0, State.SENT: 1, State.ACCEPTED: 2, State.ARRIVED: 4}
    if referral.state not in here:
        last = str(State(referral.state).label).capitalize()
        labels = [_("Voorbereid"), *([_("Verstuurd")] if referral.sent_at else []), last]
        return [{"label": label, "state": "now" if label == last else "done"} for label in labels]
    place = here[State(referral.state)]
    return [
        {"label": label, "state": "done" if n < place else "now" if n == place else "later"}
        for n, label in enumerate(labels)
    ]


def people_of(referral: Referral) -> dict[int, Worker]:
    """The workers in a referral whom whoever looks may know, by key."""
    keys = {
        referral.made_by_id,
        referral.told_by_id,
        referral.sent_by_id,
        referral.answered_by_id,
        referral.arrived_by_id,
    }
    return Worker.objects.in_bulk([key for key in keys if key])
