"""What the list starts with: our proposal, until an alliance agrees on its own.

The signs and routes stand in the tables of the directory (facts C10-C13). Why, who decides and
the working days are a proposal of our own; C13 asks for them and no source was seen that has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ketenloket.network.agreements.rules.deciding import Decider
from ketenloket.network.agreements.rules.limits import Effect, Limit


@dataclass(frozen=True)
class _Proposal:
    why: str
    days: int
    effect: Effect | None = None  # None: as the sign in the directory says


_PROPOSED: Mapping[str, _Proposal] = {
    "crisis": _Proposal(
        "De wet geeft drie werkdagen voor het eerste gesprek. Dat kan alleen de gemeente.", 1
    ),
    "many_creditors": _Proposal("Het moet te overzien blijven, ook voor wie helpt.", 3),
    "large_debts": _Proposal("Bij heel grote schulden is een beroepskracht nodig.", 3),
    "business_debts": _Proposal("Een bedrijf vraagt andere kennis en andere regels.", 3),
    "administrator": _Proposal("De bewindvoerder beslist over het geld.", 3),
    "needs_more_support": _Proposal("Hulp moet haalbaar zijn, voor beiden.", 3),
    "confused": _Proposal("Dit vraagt zorg. Een vrijwilliger kan dat niet dragen.", 2),
    "dependence": _Proposal("Eerst hulp bij het stoppen, dan bij het geld.", 3),
    "unsafe": _Proposal("Niemand gaat ergens heen waar het niet veilig is.", 1, Effect.STOP),
    "dispute": _Proposal("Een vrijwilliger kiest geen partij.", 3),
    "no_common_language": _Proposal("Wie elkaar niet verstaat, maakt fouten met geld.", 3),
    "no_steps": _Proposal("Helpen is samen doen, op eigen tempo.", 3),
}
_USUAL = _Proposal("", 3)


def proposed(code: str, label: str, *, stops: bool, route: str) -> Limit:
    """The proposal for one sign of the directory."""
    known = _PROPOSED.get(code, _USUAL)
    effect = known.effect if known.effect and stops else Effect.ALONE if stops else Effect.LOOK
    return Limit(
        code=code,
        label=label,
        effect=effect,
        why=known.why,
        route=route,
        decider=Decider.PROFESSIONAL if stops else Decider.COORDINATOR,
        days=known.days,
    )
