"""The forms that come along most, each with what one usually needs to fill it in.

The list is our own (facts C7: allowances, remission and special assistance are the common ones).
The papers are a reminder to look at before an appointment, and never what the law asks: every body
says itself what it wants to see. A code is that of the Voorzieningenlijst where it is on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.applications.rules import papers

LONGEST_LINE = 150
MOST_LINES = 12


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
    "zorgtoeslag": FormKind(
        _("Zorgtoeslag"), by_law=True, needs=(papers.DIGID, papers.INCOME, papers.PARTNER)
    ),
    "huurtoeslag": FormKind(
        _("Huurtoeslag"),
        by_law=True,
        needs=(papers.DIGID, papers.RENT, papers.INCOME, papers.PARTNER, papers.WEALTH),
    ),
    "kindgebonden_budget": FormKind(
        _("Kindgebonden budget"), by_law=True, needs=(papers.DIGID, papers.INCOME, papers.PARTNER)
    ),
    "kinderopvangtoeslag": FormKind(
        _("Kinderopvangtoeslag"),
        by_law=True,
        needs=(papers.DIGID, papers.INCOME, papers.CHILDCARE),
    ),
    "algemene_bijstand": FormKind(
        _("Bijstand"),
        by_law=True,
        needs=(papers.DIGID, papers.ID, papers.BANK, papers.RENT, papers.WEALTH),
    ),
    "bijzondere_bijstand": FormKind(
        _("Bijzondere bijstand"),
        by_law=True,
        needs=(papers.ID, papers.INCOME, papers.BANK, papers.QUOTE),
    ),
    "individuele_inkomenstoeslag": FormKind(
        _("Individuele inkomenstoeslag"),
        by_law=True,
        needs=(papers.ID, papers.INCOME, papers.BANK, papers.WEALTH),
    ),
    "kwijtschelding": FormKind(
        _("Kwijtschelding van gemeentelijke belasting"),
        by_law=True,
        needs=(papers.TAX_BILL, papers.INCOME, papers.BANK, papers.RENT),
    ),
    "kwijtschelding_waterschap": FormKind(
        _("Kwijtschelding van waterschapsbelasting"),
        by_law=True,
        needs=(papers.WATER_BILL, papers.INCOME, papers.BANK, papers.RENT),
    ),
    "energiefonds": FormKind(
        _("Noodfonds energie"),
        by_law=False,
        needs=(papers.ENERGY, papers.INCOME, papers.PARTNER),
    ),
    "voedselbank": FormKind(
        _("Voedselbank"),
        by_law=False,
        needs=(papers.INCOME, papers.FIXED_COSTS, papers.BANK),
    ),
    "studiefinanciering": FormKind(
        _("Studiefinanciering"),
        by_law=True,
        needs=(papers.DIGID, papers.ENROLLED, papers.PARENTS),
    ),
    "aangifte": FormKind(
        _("Belastingaangifte"),
        by_law=True,
        needs=(papers.DIGID, papers.YEAR_STATEMENTS, papers.BANK),
    ),
    "adres": FormKind(
        _("Verhuizing of adres doorgeven"),
        by_law=True,
        needs=(papers.DIGID, papers.ID, papers.RENT),
    ),
    "betalingsregeling": FormKind(
        _("Betalingsregeling vragen"),
        by_law=False,
        needs=(papers.LAST_LETTER, papers.INCOME, papers.FIXED_COSTS),
    ),
    "jeugdfonds": FormKind(
        _("Jeugdfonds Sport & Cultuur"),
        by_law=False,
        needs=(papers.INCOME, papers.CLUB),
    ),
    "sam": FormKind(_("Sam&"), by_law=False, needs=(papers.INCOME, papers.PURPOSE)),
    "sun_noodhulp": FormKind(
        _("Noodhulp (SUN)"),
        by_law=False,
        needs=(papers.INCOME, papers.BANK, papers.URGENT, papers.ASKED_FIRST),
    ),
}
_ALWAYS = (papers.ID, papers.INCOME, papers.BANK)


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
