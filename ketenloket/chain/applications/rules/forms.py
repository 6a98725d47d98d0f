"""The forms that come along most, each with what one usually needs to fill it in.

The list is our own (facts C7: allowances, remission and special assistance are the common ones).
The papers are a reminder to look at before an appointment, and never what the law asks: every body
says itself what it wants to see. A code is that of the Voorzieningenlijst where it is on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_LINE = 150
MOST_LINES = 12

_DIGID = _("DigiD, en de telefoon waar de code op komt")
_INCOME = _("inkomen: loonstrook of uitkeringsspecificatie")
_PARTNER = _("inkomen van de partner, als die er is")
_BANK = _("bankafschriften van de laatste maanden")
_RENT = _("huurcontract en de laatste huurverhoging")
_ID = _("identiteitsbewijs")
_WEALTH = _("wat er op de spaarrekening staat")


@dataclass(frozen=True)
class FormKind:
    """A form that people often fill in together.

    Attributes:
        name: what people call it.
        by_law: whether a government body decides, so that one can object to a refusal.
        needs: what one usually needs for it.
    """

    name: str | Promise
    by_law: bool
    needs: tuple[str | Promise, ...]


FORMS: dict[str, FormKind] = {
    "zorgtoeslag": FormKind(_("Zorgtoeslag"), by_law=True, needs=(_DIGID, _INCOME, _PARTNER)),
    "huurtoeslag": FormKind(
        _("Huurtoeslag"), by_law=True, needs=(_DIGID, _RENT, _INCOME, _PARTNER, _WEALTH)
    ),
    "kindgebonden_budget": FormKind(
        _("Kindgebonden budget"), by_law=True, needs=(_DIGID, _INCOME, _PARTNER)
    ),
    "kinderopvangtoeslag": FormKind(
        _("Kinderopvangtoeslag"),
        by_law=True,
        needs=(_DIGID, _INCOME, _("contract en rekening van de opvang")),
    ),
    "algemene_bijstand": FormKind(
        _("Bijstand"), by_law=True, needs=(_DIGID, _ID, _BANK, _RENT, _WEALTH)
    ),
    "bijzondere_bijstand": FormKind(
        _("Bijzondere bijstand"),
        by_law=True,
        needs=(_ID, _INCOME, _BANK, _("offerte of rekening van wat nodig is")),
    ),
    "individuele_inkomenstoeslag": FormKind(
        _("Individuele inkomenstoeslag"), by_law=True, needs=(_ID, _INCOME, _BANK, _WEALTH)
    ),
    "kwijtschelding": FormKind(
        _("Kwijtschelding gemeentelijke belasting"),
        by_law=True,
        needs=(_("de aanslag van de gemeente"), _INCOME, _BANK, _RENT),
    ),
    "kwijtschelding_waterschap": FormKind(
        _("Kwijtschelding waterschap"),
        by_law=True,
        needs=(_("de aanslag van het waterschap"), _INCOME, _BANK, _RENT),
    ),
    "energiefonds": FormKind(
        _("Noodfonds energie"),
        by_law=False,
        needs=(_("jaarafrekening of maandbedrag van de energie"), _INCOME, _PARTNER),
    ),
    "voedselbank": FormKind(
        _("Voedselbank"),
        by_law=False,
        needs=(_INCOME, _("overzicht van vaste lasten"), _BANK),
    ),
    "studiefinanciering": FormKind(
        _("Studiefinanciering"),
        by_law=True,
        needs=(_DIGID, _("bewijs van inschrijving bij de opleiding"), _("inkomen van de ouders")),
    ),
    "aangifte": FormKind(
        _("Belastingaangifte"), by_law=True, needs=(_DIGID, _("jaaropgaven"), _BANK)
    ),
    "adres": FormKind(_("Verhuizing of adres doorgeven"), by_law=True, needs=(_DIGID, _ID, _RENT)),
    "betalingsregeling": FormKind(
        _("Betalingsregeling vragen"),
        by_law=False,
        needs=(_("de laatste brief van de schuldeiser"), _INCOME, _("overzicht van vaste lasten")),
    ),
    "jeugdfonds": FormKind(
        _("Jeugdfonds Sport & Cultuur"),
        by_law=False,
        needs=(_INCOME, _("naam en kosten van de club of les")),
    ),
    "sam": FormKind(_("Sam&"), by_law=False, needs=(_INCOME, _("waar het geld voor nodig is"))),
    "sun_noodhulp": FormKind(
        _("Noodhulp (SUN)"),
        by_law=False,
        needs=(_INCOME, _BANK, _("waarom het niet kan wachten"), _("wat eerst is gevraagd")),
    ),
}
_ALWAYS = (_ID, _INCOME, _BANK)


def form_name(code: str) -> str:
    """What people call a form; a form that is not on the list keeps its code."""
    kind = FORMS.get(code)
    return str(kind.name) if kind else code


def lines_of(text: str) -> list[str]:
    """The papers that a provision names, one a line or between semicolons."""
    lines = (line.strip(" -•\t") for line in text.replace(";", "\n").splitlines())
    return [line[:LONGEST_LINE] for line in lines if line]


def checklist_of(code: str, named: Iterable[str] = ()) -> list[str]:
    """What to have at hand: what the provision names itself, else our own list for this form."""
    own = [*dict.fromkeys(named)]
    if own:
        return own[:MOST_LINES]
    kind = FORMS.get(code)
    return [str(need) for need in (kind.needs if kind else _ALWAYS)]
