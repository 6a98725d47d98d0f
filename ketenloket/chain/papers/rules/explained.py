"""What a letter is and what to do with it, said to the person in the language the person reads."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.papers.rules.letters import LetterKind

# Three sentences for each letter: what it is, what to do with it, what comes after.
EXPLAINED: dict[str, tuple[str | Promise, ...]] = {
    LetterKind.CREDITOR_OVERVIEW: (
        _("Met deze brief vraagt u aan iemand die geld van u wil, hoeveel u precies moet betalen."),
        _("U vraagt ook om even te wachten. De ander hoeft dat niet te doen, maar doet het vaak wel."),
        _("Zet uw handtekening onder de brief. Bewaar een kopie. Krijgt u antwoord? Neem het mee"
          " naar uw helper."),
    ),
    LetterKind.CREDITOR_ARRANGEMENT: (
        _("Met deze brief vraagt u of u een schuld in delen mag betalen."),
        _("Kijk goed naar het bedrag per maand. Kunt u dat elke maand missen? Teken dan pas."),
        _("Wacht op het antwoord. Is er een afspraak? Betaal dan op tijd. Lukt het een keer niet,"
          " bel dan meteen uw helper."),
    ),
    LetterKind.HELPER_HELPS: (
        _("Met deze brief vertelt u dat iemand u helpt en over uw zaak mag praten."),
        _("Uw helper beslist niets voor u en tekent niets voor u. Uw post komt gewoon bij u."),
        _("Wilt u dit niet meer? Dan kunt u het altijd stoppen. Zeg het tegen uw helper."),
    ),
    LetterKind.PAPERS_ASKED: (
        _("In deze brief staat welke papieren nodig zijn om u te helpen."),
        _("Neem mee wat u heeft. Heeft u iets niet? Dat geeft niet, wij zoeken het samen."),
        _("Wij bewaren uw papieren niet zonder dat u het weet. U krijgt ze terug."),
    ),
    LetterKind.CONFIRMATION: (
        _("In deze brief staat wanneer en waar u een afspraak heeft."),
        _("U mag iemand meenemen: familie, een vriend of iemand die vertaalt."),
        _("Kunt u niet komen? Bel dan. U krijgt een nieuwe afspraak, zonder problemen."),
    ),
}  # fmt: skip

HEADING = _("Wat is dit voor brief?")
IN_DUTCH = _("De brief zelf is in het Nederlands. Op deze bladzijde staat wat erin staat.")
CALL = _("Begrijpt u iets niet? Bel ons:")
ABOUT = {
    LetterKind.CREDITOR_OVERVIEW: _("Vraag om een overzicht en om uitstel"),
    LetterKind.CREDITOR_ARRANGEMENT: _("Vraag om in delen te betalen"),
    LetterKind.HELPER_HELPS: _("Iemand helpt u, met uw toestemming"),
    LetterKind.PAPERS_ASKED: _("Papieren die nodig zijn"),
    LetterKind.CONFIRMATION: _("Uw afspraak"),
}
