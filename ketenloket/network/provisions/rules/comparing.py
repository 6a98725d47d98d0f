"""How an answer is compared with a norm that may be old, unsure or not there."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.findings import Outcome, Reason, reason
from ketenloket.network.provisions.rules.norms import Found, State
from ketenloket.network.provisions.rules.sentences import Sentence, Words

_DOUBTS = {
    State.OLD: _("%(what)s: wij hebben alleen de norm van %(year)s (%(norm)s). Controleer dit."),
    State.UNSURE: _("%(what)s: de norm van %(year)s (%(norm)s) is niet zeker. Controleer dit."),
    State.MISSING: _("%(what)s: hiervoor staat geen norm in onze lijst. Vraag dit na."),
}


def doubt(test: str, found: Found, what: Words, arithmetic: Sentence | None = None) -> Reason:
    """Why this norm cannot decide, with the year it is of."""
    values: dict[str, object] = {"what": what}
    if found.norm:
        values |= {"year": found.norm.valid_from.year, "norm": found.norm.value}
    return reason(test, Outcome.ASK, _DOUBTS[found.state], values, arithmetic, [found])


def not_above(test: str, value: Decimal, found: Found, what: Words) -> Reason:
    """Whether a value stays within a limit; nothing at all is within any limit.

    Args:
        test: the code of the test.
        value: what somebody has.
        found: the limit.
        what: what is compared, in words.
    """
    if not value:
        return reason(
            test,
            Outcome.YES,
            _("%(what)s: niets. Dat is onder elke grens."),
            {"what": what},
            used=[found],
        )
    limit = found.norm.value if found.norm else None
    arithmetic = None if limit is None else compared(value, limit)
    if limit is None or not found.decides:
        return doubt(test, found, what, arithmetic)
    values = {"what": what, "value": value, "limit": limit}
    if value <= limit:
        says = _("%(what)s (%(value)s) is niet meer dan de grens van %(limit)s.")
        return reason(test, Outcome.YES, says, values, arithmetic, [found])
    says = _("%(what)s (%(value)s) is meer dan de grens van %(limit)s.")
    return reason(test, Outcome.NO, says, values, arithmetic, [found])


def compared(value: Decimal, limit: Decimal) -> Sentence:
    """The two numbers with a sign between them."""
    sign = "≤" if value <= limit else ">"
    return Sentence("%(value)s %(sign)s %(limit)s", {"value": value, "limit": limit, "sign": sign})
