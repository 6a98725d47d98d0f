"""Which group of a norm somebody belongs to, as far as the answers tell it."""

from ketenloket.network.provisions.rules.situation import ADULT, GROWN, Situation

# The groups as the norm table names them (facts D and data/normbedragen.json).
SINGLE, PARTNERS = "alleenstaande", "toeslagpartners"
PARENT_OR_COUPLE = "alleenstaande ouder of gehuwden"


def allowance_group(told: Situation) -> str | None:
    """For zorgtoeslag, huurtoeslag and kindgebonden budget; None when it was not said."""
    if told.partner is None:
        return None
    return PARTNERS if told.partner else SINGLE


def wealth_group(told: Situation) -> str | None:
    """For the limit of wealth in the bijstand (art. 34 Participatiewet, facts D3)."""
    if told.partner:
        return PARENT_OR_COUPLE
    if told.single_parent is None:
        return None
    return PARENT_OR_COUPLE if told.single_parent else SINGLE


def bijstand_group(told: Situation) -> str | None:
    """For the bijstandsnorm; None when it was not said, or the list has no such group."""
    if told.partner is None or told.age is None:
        return None
    return _together(told) if told.partner else _alone(told)


def _alone(told: Situation) -> str | None:
    if told.has_aow is None:
        return None
    if told.has_aow:
        return "alleenstaande AOW"
    if told.age is None or told.age < ADULT:
        return None
    if told.age >= GROWN:
        return "alleenstaande 21+"
    # For a parent of this age the list has no amount.
    return None if told.single_parent is not False else "alleenstaande 18-20"


def _together(told: Situation) -> str | None:
    aow = (told.has_aow, told.partner_has_aow)
    if told.age is None or told.partner_age is None or None in aow:
        return None
    if any(aow):
        return "gehuwden AOW" if all(aow) else None  # for one of the two the list has no amount
    ages = sorted((told.age, told.partner_age))
    if ages[0] < ADULT:
        return None
    if ages[0] >= GROWN:
        return "gehuwden 21+"
    if told.minors is None:
        return None
    children = "met" if told.minors else "zonder"
    who = "een partner" if ages[1] >= GROWN else "beiden"
    return f"gehuwden {who} 18-20 {children} kinderen"
