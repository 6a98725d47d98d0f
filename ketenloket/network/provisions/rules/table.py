"""The tests of the check as a table that a coordinator can read: what is asked, and what follows."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.sentences import Words


@dataclass(frozen=True)
class RuleLine:
    """One test in words.

    Attributes:
        test: its code.
        about: what it looks at.
        when: for which provisions.
        yes: when it says likely.
        ask: when it says ask.
        no: when it says not likely; empty when it never does.
    """

    test: str
    about: Words
    when: Words
    yes: Words
    ask: Words
    no: Words = ""


_UNSAID = _("niet gezegd")
TABLE = (
    RuleLine("area", _("gemeente"), _("als er gemeenten bij staan"), _("de gemeente staat erbij"),
             _UNSAID, _("een andere gemeente")),
    RuleLine("age", _("leeftijd"), _("als er een leeftijd bij staat"),
             _("tussen de leeftijden"), _UNSAID, _("jonger of ouder")),
    RuleLine("aow", _("AOW"), _("als AOW erbij staat"), _("past"), _UNSAID, _("past niet")),
    RuleLine("student", _("studie"), _("als studenten erbij staan"), _("past"),
             _("niet gezegd, of studie bij een regeling met andere regels"), _("past niet")),
    RuleLine("renting", _("huren"), _("alleen huurders, en huurtoeslag"), _("huurt"), _UNSAID,
             _("huurt niet")),
    RuleLine("children", _("kinderen"), _("voor kinderen, en kindgebonden budget"),
             _("een kind van die leeftijd thuis"), _UNSAID, _("geen kind van die leeftijd")),
    RuleLine("childcare", _("kinderopvang"), _("kinderopvangtoeslag"), "",
             _("er is opvang, of niet gezegd: het bedrag hangt af van uren en inkomen"),
             _("geen opvang")),
    RuleLine("sharing_home", _("kosten delen"), _("bijstand"), "",
             _("er wonen andere volwassenen: de norm kan lager zijn")),
    RuleLine("income", _("inkomen per maand, na belasting"),
             _("als er een percentage bij staat; bijstand: 100%"),
             _("niet hoger dan het eerste percentage keer de bijstandsnorm"),
             _("tussen de twee percentages, niet gezegd, of de norm is oud of onzeker"),
             _("hoger dan het tweede percentage keer de bijstandsnorm")),
    RuleLine("rent", _("huur die meetelt"), _("huurtoeslag"), _("altijd: er staat bij hoeveel"),
             _("de norm is oud of onzeker")),
    RuleLine("year_income", _("inkomen per jaar, voor belasting"),
             _("zorgtoeslag, huurtoeslag, kindgebonden budget"),
             _("niet hoger dan de grens; alleen maandinkomen bekend: 12 keer inkomen keer 2 is niet hoger"),
             _("daartussen, niet gezegd, of geen goede norm"),
             _("hoger dan de grens; of 12 keer het inkomen na belasting is al hoger")),
    RuleLine("wealth", _("vermogen"), _("toeslagen, bijstand, en waar het erbij staat"),
             _("niets, of niet meer dan de grens"),
             _("niet gezegd, of de norm is oud of onzeker"), _("meer dan de grens")),
    RuleLine("left_over", _("wat overblijft na huur en vaste lasten"), _("voedselbank"),
             _("niet meer dan het bedrag per huishouden + het bedrag per persoon"),
             _("niet gezegd, of de norm is oud of onzeker"), _("meer")),
    RuleLine("judgement", _("eigen beoordeling"), _("als dat erbij staat"), "",
             _("altijd: iemand kijkt naar de eigen situatie")),
)  # fmt: skip
AMOUNTS: tuple[tuple[Words, Words], ...] = (
    (_("vast bedrag"), _("het bedrag van de lijst; per maand keer 12")),
    (_("bijstand"), _("12 keer (bijstandsnorm min inkomen)")),
    (_("zorgtoeslag"), _("12 keer het hoogste bedrag; het kan minder zijn")),
    (
        _("kindgebonden budget"),
        _(
            "per kind, meer voor 12-15 en 16-17 jaar, en voor een alleenstaande ouder; minder boven "
            "een inkomen"
        ),
    ),
)
