"""Papers that each side brings: which, who sees to it, and in what form it was received."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.rules import BRING_IN_WORDS

# What an appointment may ask as well (`Bring`), and what the work after it needs. One list of codes:
# what the person reads is the same word everywhere.
MORE_PAPERS: dict[str, str | Promise] = {
    "debt_letters": _("brieven van schuldeisers, incasso en deurwaarder"),
    "attachment": _("brief over beslag op loon, uitkering of bankrekening"),
    "arrangement": _("afspraken over betalen in delen"),
    "year_income": _("jaaropgave van werk of uitkering"),
    "tax": _("laatste aanslag van de Belastingdienst"),
    "savings": _("overzicht van spaargeld en andere rekeningen"),
    "local_taxes": _("aanslag van gemeente en waterschap"),
    "divorce": _("papieren over scheiding en alimentatie"),
    "residence": _("verblijfsvergunning"),
    "decision": _("besluit van de gemeente"),
    "statement": _("overzicht van de schuld, van de schuldeiser"),
    "plan": _("plan van aanpak"),
    "permission": _("machtiging met handtekening"),
}
PAPERS: dict[str, str | Promise] = BRING_IN_WORDS | MORE_PAPERS
ELSE = ""  # no code: in words of one's own


class Giver(TextChoices):
    """Which side sees to a paper."""

    PERSON = "person", _("de hulpvrager brengt het mee")
    HELPER = "helper", _("de helper regelt het")
    ORGANISATION = "organisation", _("een organisatie geeft het")


class Received(TextChoices):
    """In what form a paper was received. The file itself is not kept here."""

    SEEN = "seen", _("gezien, niet bewaard")
    COPY = "copy", _("kopie gekregen")
    RETURNED = "returned", _("origineel gekregen en teruggegeven")
    HANDED_OVER = "handed_over", _("gegeven aan de hulpvrager")


@dataclass(frozen=True)
class Asked:
    """One paper that is asked: a code, or words of one's own; from which side, and from whom."""

    code: str = ELSE
    what_else: str = ""
    giver: str = Giver.PERSON
    giver_name: str = ""


@dataclass(frozen=True)
class Bundle:
    """A list of papers that is asked as a whole, for one purpose."""

    code: str
    name: str | Promise
    papers: tuple[str, ...]


# Our own proposals for a first list; an alliance may change each and add its own.
STANDARD_SETS = (
    Bundle(
        "first_visit",
        _("Eerste gesprek"),
        ("identity", "letters", "bank", "income", "rent"),
    ),
    Bundle(
        "credit_bank",
        _("Voor de gemeente of kredietbank"),
        ("identity", "bank", "income", "rent", "insurance", "debt_letters", "attachment",
         "arrangement", "tax", "savings"),
    ),
    Bundle(
        "allowances",
        _("Voor toeslagen"),
        ("digid", "year_income", "income", "rent", "insurance", "allowances"),
    ),
    Bundle(
        "remission",
        _("Voor kwijtschelding van gemeente en waterschap"),
        ("local_taxes", "income", "rent", "bank", "savings", "insurance"),
    ),
)  # fmt: skip


def in_words(code: str, what_else: str) -> str:
    """A paper in words, in the language that is on."""
    return str(PAPERS[code]) if code in PAPERS else what_else


def same_papers_once(asked: Collection[Asked]) -> list[Asked]:
    """Each paper once, in the order in which it was asked; what says nothing falls out."""
    kept: dict[tuple[str, str], Asked] = {}
    for row in asked:
        what = row.what_else.strip() if row.code == ELSE else ""
        if row.code or what:
            kept.setdefault((row.code, what.casefold()), row)
    return list(kept.values())


FURTHEST = timedelta(days=366)  # a paper that is asked for later than that is not asked now


def wrong_day_to_ask(until: date, today: date) -> str:
    """Why a paper cannot be asked by this day; empty when it can."""
    if until < today:
        return str(_("Kies een dag die nog komt."))
    return str(_("Kies een dag binnen een jaar.")) if until > today + FURTHEST else ""
