"""Tests of the check about who somebody is: place, age, home, children. A test that does not apply is silent."""

from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.findings import Case, Outcome, Reason, reason
from ketenloket.network.provisions.rules.words import Aow, Scheme, Students

YES, ASK, NO = Outcome.YES, Outcome.ASK, Outcome.NO


def area(case: Case) -> Reason | None:
    """Whether it is there where somebody lives."""
    where, here = case.asks.municipalities, case.told.municipality
    if not where:
        return None
    if not here:
        return reason("area", ASK, _("Dit is er niet in elke gemeente. Zeg waar u woont."))
    if here in where:
        return reason("area", YES, _("Dit is er in deze gemeente."))
    return reason("area", NO, _("Dit is er niet in deze gemeente."))


def age(case: Case) -> Reason | None:
    """Whether somebody is old and young enough."""
    low, high, told = case.asks.min_age, case.asks.max_age, case.told.age
    if low is None and high is None:
        return None
    if told is None:
        return reason("age", ASK, _("Dit hangt af van de leeftijd. Die weten wij niet."))
    if low is not None and told < low:
        return reason("age", NO, _("Dit is vanaf %(age)s jaar."), {"age": low})
    if high is not None and told > high:
        return reason("age", NO, _("Dit is tot en met %(age)s jaar."), {"age": high})
    return reason("age", YES, _("De leeftijd past."))


def aow(case: Case) -> Reason | None:
    """Whether AOW is asked for, or in the way."""
    if case.asks.aow == Aow.EITHER:
        return None
    if case.told.has_aow is None:
        return reason("aow", ASK, _("Dit hangt af van AOW. Dat weten wij niet."))
    if case.asks.aow == Aow.ONLY:
        if case.told.has_aow:
            return reason("aow", YES, _("Er is AOW."))
        return reason("aow", NO, _("Dit is alleen voor wie AOW krijgt."))
    if case.told.has_aow:
        return reason("aow", NO, _("Dit is niet voor wie AOW krijgt."))
    return reason("aow", YES, _("Er is geen AOW."))


def student(case: Case) -> Reason | None:
    """Whether it is for who studies."""
    asked, told = case.asks.students, case.told.student
    if asked == Students.EITHER or (asked == Students.ASK and not told):
        return None
    if told is None:
        return reason("student", ASK, _("Dit hangt af van een studie. Dat weten wij niet."))
    if asked == Students.ASK:
        return reason("student", ASK, _("Bij een studie gelden vaak andere regels. Vraag dit na."))
    if told == (asked == Students.ONLY):
        return reason("student", YES, _("Dat past bij wel of niet studeren."))
    if told:
        return reason("student", NO, _("Dit is niet voor studenten."))
    return reason("student", NO, _("Dit is alleen voor studenten."))


def renting(case: Case) -> Reason | None:
    """Whether the home is rented, where that is asked."""
    if not (case.asks.renters_only or case.asks.scheme == Scheme.HUURTOESLAG):
        return None
    told = case.told.rents
    if told is None and case.told.rent:
        told = True
    if told is None:
        return reason("renting", ASK, _("Dit is voor wie huurt. Dat weten wij niet."))
    if told:
        return reason("renting", YES, _("De woning is gehuurd."))
    return reason("renting", NO, _("Dit is alleen voor wie huurt."))


def children(case: Case) -> Reason | None:
    """Whether there is a child of the ages that are asked."""
    low, high = case.asks.child_from, case.asks.child_to
    if case.asks.scheme == Scheme.KINDGEBONDEN_BUDGET:
        low, high = 0, 17
    if low is None and high is None:
        return None
    told = case.told.children
    low, high = low or 0, 120 if high is None else high
    values = {"low": low, "high": high}
    if told is None:
        return reason(
            "children",
            ASK,
            _(
                "Dit is voor kinderen van %(low)s tot en met %(high)s jaar. Wij weten "
                "niet of die er zijn."
            ),
            values,
        )
    fit = sum(low <= each <= high for each in told)
    if fit:
        says = _("Kinderen van %(low)s tot en met %(high)s jaar thuis: %(count)s.")
        return reason("children", YES, says, values | {"count": fit})
    return reason(
        "children",
        NO,
        _("Dit is voor kinderen van %(low)s tot en met %(high)s jaar. Die zijn er niet."),
        values,
    )


def sharing_home(case: Case) -> Reason | None:
    """Whether other grown-ups live there: then the bijstandsnorm is lower (facts D2)."""
    if case.asks.scheme != Scheme.BIJSTAND or not case.told.other_adults:
        return None
    return reason(
        "sharing_home",
        ASK,
        _("Er wonen andere volwassenen in huis. De norm kan dan lager zijn. Vraag dit na."),
    )


def childcare(case: Case) -> Reason | None:
    """Whether there are costs of childcare; what it gives hangs on hours and income."""
    if case.asks.scheme != Scheme.KINDEROPVANGTOESLAG:
        return None
    if case.told.childcare is None:
        return reason(
            "childcare", ASK, _("Dit is voor wie kinderopvang betaalt. Dat weten wij niet.")
        )
    if not case.told.childcare:
        return reason("childcare", NO, _("Dit is alleen voor wie kinderopvang betaalt."))
    return reason(
        "childcare",
        ASK,
        _(
            "Er is kinderopvang. Hoeveel het is, hangt af van de uren en het inkomen. "
            "Maak een proefberekening."
        ),
    )


def judgement(case: Case) -> Reason | None:
    """Whether somebody has to look anyway."""
    if not case.asks.own_judgement:
        return None
    return reason("judgement", ASK, _("Hier kijkt altijd iemand naar uw eigen situatie."))
